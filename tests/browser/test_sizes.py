"""For fingers and for eyes: what is pressed is 44 pixels high, and wider spacing of the text cuts nothing off (WCAG 2.2: 2.5.8, 1.4.12)."""

from __future__ import annotations

import pytest

from tests.browser.alone import definitions, put, stage
from tests.browser.conftest import PHONE
from tests.browser.test_focus import each_kind

pytestmark = pytest.mark.browser
SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }"""
# Each step in turn: what is pressed and too small (a radio is pressed with its label; a link in a line of text is as high as the line),
# what no longer fits.
WALK = """() => {
  const found = [], form = document.querySelector(".kit-form");
  const pressed = (e) => (e.matches("input[type=radio], input[type=checkbox]") ? e.closest("label") : e);
  for (let n = 0; n < 30; n++) {
    const title = form.querySelector("h3").textContent;
    for (const e of form.querySelectorAll("button, summary, input, select, textarea, a")) {
      const target = pressed(e);
      if (!target?.checkVisibility()) continue;
      if (target.closest("p")?.textContent.trim() !== target.textContent.trim() && target.matches("p a")) continue;
      const { width, height } = target.getBoundingClientRect();
      if (width < 43.5 || height < 43.5) found.push([title, "small", Math.round(width), Math.round(height), target.outerHTML.slice(0, 100)]);
    }
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (wide > 0) found.push([title, "sideways", wide]);
    for (const e of form.querySelectorAll("*"))
      if (e.clientWidth > 1 && getComputedStyle(e).overflow === "hidden" && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1))
        found.push([title, "cut off", e.outerHTML.slice(0, 100)]);
    const more = form.querySelector(".kit-foot button.main");
    const place = form.querySelector(".kit-place").textContent;
    if (!more || more.hidden) return found;
    more.click();
    if (form.querySelector(".kit-place").textContent === place) return found; // from there it leads on
  }
  return found;
}"""


@pytest.mark.parametrize("spaced", [False, True], ids=["as it is", "with wider spacing"])
def test_targets_are_large_and_text_may_be_spaced(bare_tab, spaced) -> None:
    page, names, found = bare_tab(PHONE, "en"), dict(each_kind()), list(definitions())
    wrong = {}
    for kind in dict.fromkeys(kind for kind, _ in found):
        stage(page, kind)
        page.emulate_media(reduced_motion="reduce")
        if spaced:
            page.add_style_tag(content=SPACED)
        for name in {names[kind], *(d["id"] for k, d in found if k == kind == "chapter")}:
            put(page, next(d for k, d in found if k == kind and d["id"] == name))
            wrong[name] = page.evaluate(WALK)
    assert {name: each for name, each in wrong.items() if each} == {}
    assert len(wrong) > 12
