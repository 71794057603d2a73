"""The keyboard, over every kind: after each key the focus is on something that is seen and that nothing covers."""

import pytest

from tests.browser.alone import definitions, put, stage
from tests.pairs import matrix, spread

pytestmark = pytest.mark.browser
SIZES = {"a phone": (390, 700), "a phone on its side": (740, 360), "200 %": (640, 400)}
LOW = ("a phone on its side", "200 %")  # low windows: one stands for the other, where not all is asked for
FOCUS = """() => { const e = document.activeElement;
  if (!e || e === document.body) return "the focus is lost";
  const r = e.getBoundingClientRect(), x = r.left + r.width / 2, y = r.top + r.height / 2, name = e.outerHTML.slice(0, 120);
  if (!r.width || !r.height) return `not seen: ${name}`;
  if (r.height > innerHeight) return "";
  const top = document.elementFromPoint(x, y);
  if (!top) return `outside the window: ${name}`;
  return e.contains(top) || top.contains(e) || e.closest("label")?.contains(top) ? "" : `${name} is covered by ${top.outerHTML.slice(0, 120)}`; }"""
WHAT = """() => { const e = document.activeElement;
  return [e.type || e.tagName, e.id, e.closest(".kit-foot") ? "foot" : "", e.value ?? "", e.ariaLabel ?? e.textContent.slice(0, 20)]; }"""
LOOK = f"() => [({WHAT})(), ({FOCUS})(), document.activeElement === document.body]"
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
PRESSES = 170
TOLD = {
    "why": "Since nobody was asked.",
    "holds": "b",
    "mark": "✓ works best here",
    "verdict": ["What holds best here: the other", "It costs."],
    "others": [["The other", "It costs."]],
    "clauses": ["A1.1"],
}
COMES = "(told) => { window.comes = (state, tell) => setTimeout(() => { state.shown = { told: new Proxy({}, { get: () => told }) }; tell('shown'); }, 30); }"


def each_kind() -> list[tuple[str, str]]:
    """(kind, id) of one definition of each kind, and the three sorts of chapters; the exercise with tokens too."""
    found = list(definitions())
    one = {kind: definition["id"] for kind, definition in reversed(found)}
    more = ["where-power-comes-from", "burdens-and-means"]
    chapters = [
        d["id"]
        for kind, d in found
        if kind == "chapter" and d["id"].startswith(("onboarding-power", "onboarding-equity", "onboarding-plan"))
    ]
    return [
        *((kind, name) for kind, name in one.items() if kind != "chapter"),
        *(("shares", n) for n in more),
        *(("chapter", n) for n in chapters),
    ]


def key_for(what: list[str], done: set[tuple[str, ...]]) -> str:
    """Tick and press everything once; go on by "next" or the first other button that is new; else on with Tab."""
    kind, name, where, value, text = what
    mark = (kind, name or text, where)
    if kind in ("text", "textarea") and not value:
        done.add(mark)
        return "x"
    if kind in ("radio", "checkbox", "button", "submit") and (mark not in done or (where == "foot" and text != "Back")):
        done.add(mark)
        return "Space" if kind in ("radio", "checkbox") else "Enter"
    return "Tab"


KINDS = {name: kind for kind, name in each_kind()}


HIGH_AND_LOW = spread(KINDS, ("a phone", ""))
FEW = [(name, size or LOW[n % 2]) for n, (name, size) in enumerate(HIGH_AND_LOW)]


@matrix("name, size", list(KINDS), list(SIZES), few=FEW)
def test_the_focus_is_always_seen(bare_tab, name, size) -> None:
    kind = KINDS[name]
    page = bare_tab(SIZES[size], "en")
    page.emulate_media(reduced_motion="reduce")
    stage(page, kind)
    page.evaluate("() => { window.print = () => {}; }")
    page.evaluate(COMES, TOLD)
    put(page, next(d for k, d in definitions() if k == kind and d["id"] == name))
    page.evaluate("document.querySelector('h3').focus()")
    done: set[tuple[str, ...]] = set()
    what, seen, lost = page.evaluate(LOOK)
    for press in range(PRESSES):
        key = key_for(what, done)
        page.keyboard.press(key)
        what, seen, lost = page.evaluate(LOOK)
        if seen:
            page.evaluate(DRAWN)  # it is scrolled to when the window is drawn
            what, seen, lost = page.evaluate(LOOK)
        if lost and key == "Tab":
            break  # past the last one: the browser's own bar
        assert seen == "", (press, key, page.locator("h3").first.inner_text())
    assert len(done) >= 3


def test_a_chapter_that_opens_takes_the_focus(bare_tab) -> None:
    page = stage(bare_tab(SIZES["a phone"], "en"), "chapter")
    put(page, next(d for k, d in definitions() if k == "chapter"))
    page.wait_for_function("document.activeElement.tagName === 'H3'")
