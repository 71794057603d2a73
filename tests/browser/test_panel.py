"""A screen of a round while its kernel is busy or the network gone: no tap is lost, none is done twice."""

import json

import pytest
from playwright.sync_api import Page, expect

from kit.widgets import front_end, styles
from tests.browser.conftest import PHONE

pytestmark = pytest.mark.browser
ADDRESS = "http://127.0.0.1:9/"
WORDS = {"language": "en", "direction": "ltr", "screen": "facilitator", "stream": False}
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Busy</title><style>%(styles)s</style>
<body class="kit"><main id="here"></main><script type="module">
import widget from "/panel.js";
const state = { words: %(words)s, shown: {}, asked: {} }, heard = {}, done = [];
let way = null, buffer = null; // as ipywidgets: one message on its way, the last state waits for it
const model = {
  get: (key) => state[key], set: (key, value) => { state[key] = value; },
  on: (event, f) => (heard[event] ??= []).push(f), off: () => {},
  save_changes: () => { if (way) buffer = state.asked; else way = state.asked; },
};
Object.assign(window, { done, asked: () => way });
window.button = (name, sends = {}) => ({ is: "button", do: name, label: name, style: "main", sends });
let last = 0;
window.answer = (more = {}) => {
  const { n, do: what } = way;
  if (n > last) done.push(what);
  last = Math.max(n, last);
  state.shown = { n, version: 0, where: {}, blocks: [{ is: "text", text: `after ${done.length}: ${what}` }, button("next"), button("pause")], ...more };
  heard["change:shown"].forEach((f) => f());
  [way, buffer] = [buffer, null];
  return Boolean(way);
};
widget.render({ model, el: document.getElementById("here") });
</script></body></html>"""
LOOK = "document.dispatchEvent(new Event('visibilitychange'))"


@pytest.fixture
def busy(open_page) -> Page:
    page = open_page(PHONE, "en")
    page.clock.install()
    text = PAGE % {"styles": styles("panel"), "words": json.dumps(WORDS)}
    page.route(ADDRESS, lambda route: route.fulfill(body=text, content_type="text/html"))
    page.route(f"{ADDRESS}panel.js", lambda route: route.fulfill(body=front_end("panel"), content_type="text/javascript"))
    page.route(f"{ADDRESS}favicon.ico", lambda route: route.fulfill(status=204))
    page.goto(ADDRESS)
    page.wait_for_function("Boolean(window.answer)")
    page.evaluate("answer()")
    return page


def catch_up(page: Page) -> list[str]:
    """What the kernel has done by the time it has caught up."""
    page.evaluate("() => { while (answer()); }")
    return page.evaluate("done")


def tap(page: Page, *names: str) -> None:
    for name in names:
        page.get_by_role("button", name=name).click()


def test_a_look_never_takes_the_place_of_a_tap(busy: Page) -> None:
    busy.evaluate(LOOK)
    tap(busy, "next")
    busy.evaluate(LOOK)
    busy.evaluate(LOOK)
    assert catch_up(busy) == ["look", "look", "next", "look"]


def test_a_tap_that_waits_for_minutes_is_done_once(busy: Page) -> None:
    busy.evaluate(LOOK)
    tap(busy, "next", "pause")
    busy.clock.run_for(200_000)
    assert catch_up(busy) == ["look", "look", "next", "pause"]


def test_taps_are_done_in_their_order_and_a_double_tap_once(busy: Page) -> None:
    busy.evaluate(LOOK)
    tap(busy, "next", "next", "pause", "next")
    assert catch_up(busy) == ["look", "look", "next", "pause", "next"]


def test_of_a_double_click_the_second_does_nothing_though_the_first_was_answered(busy: Page) -> None:
    button = busy.get_by_role("button", name="next")
    button.click(click_count=1)
    busy.evaluate("answer()")
    button.dispatch_event("click", {"detail": 2})
    assert busy.evaluate("asked()") is None
    assert busy.evaluate("done") == ["look", "next"]


def test_a_tap_is_seen_to_wait_and_keeps_its_place_for_the_keyboard(busy: Page) -> None:
    blocks, button = busy.locator(".kit-blocks"), busy.get_by_role("button", name="pause")
    button.click()
    assert blocks.get_attribute("aria-busy") == "true"
    busy.evaluate("answer()")
    assert blocks.get_attribute("aria-busy") == "false"
    button.focus()
    busy.evaluate(LOOK)
    busy.evaluate("answer()")
    expect(button).to_be_focused()


def test_what_is_said_once_stays_until_somebody_taps(busy: Page) -> None:
    tap(busy, "next")
    busy.evaluate(LOOK)
    busy.evaluate("answer({ once: true, blocks: [{ is: 'text', text: 'six words' }, button('look')] })")
    busy.evaluate(LOOK)
    assert busy.evaluate("asked()") is None
    expect(busy.locator(".kit-blocks")).to_contain_text("six words")
    tap(busy, "look")
    assert catch_up(busy) == ["look", "next", "look"]


TWO_FORMS = """{ blocks: [1, 2].map((number) => ({ is: "form", blocks: [
  { is: "field", name: "what", label: `What ${number}`, value: `old ${number}`, kind: "text", most: 99, hint: "" },
  { is: "choice", name: "done", label: `Done ${number}`, value: "yes", options: [["yes", "Yes"], ["no", "No"]] }, button("save", { number }) ] })) }"""


def test_two_forms_with_fields_of_the_same_name_stay_apart(busy: Page) -> None:
    busy.evaluate(LOOK)
    busy.evaluate(f"answer({TWO_FORMS})")
    busy.get_by_label("What 2").fill("new 2")
    busy.evaluate(LOOK)
    busy.evaluate(f"answer({{ ...{TWO_FORMS}, version: 1 }})")
    assert busy.get_by_label("What 1").input_value() == "old 1"
    assert busy.get_by_label("What 2").input_value() == "new 2"
    busy.get_by_role("button", name="save").first.click()
    assert busy.evaluate("asked().fields") == {"what": "old 1", "done": "yes", "number": 1}


def test_what_is_typed_while_a_tap_is_under_way_stays(busy: Page) -> None:
    form = "[{ is: 'field', name: 'note', label: 'Note', value: '', kind: 'area', most: 99, hint: '' }, button('send')]"
    blocks = f"{{ blocks: [{{ is: 'text', text: String(done.length) }}, {{ is: 'form', blocks: {form} }}] }}"
    busy.evaluate(LOOK)
    busy.evaluate(f"answer({blocks})")
    note = busy.get_by_label("Note")
    note.fill("first")
    tap(busy, "send")
    note.fill("second")
    busy.evaluate(f"answer({blocks})")
    expect(note).to_be_focused()
    assert note.input_value() == "second"
    tap(busy, "send")
    busy.evaluate(f"answer({blocks})")
    assert note.input_value() == "", "what was sent is no draft any more"


STEERED = """{ blocks: [button("next"), { ...button("dark"), style: "quiet", key: "b" },
  { is: "form", blocks: [{ is: "field", name: "note", label: "Note", value: "", kind: "text", most: 99, hint: "" }] }] }"""


def test_the_keys_of_presenters_go_on_and_blank_the_wall_and_never_from_a_field(busy: Page) -> None:
    busy.evaluate(LOOK)
    busy.evaluate(f"answer({STEERED})")
    note = busy.get_by_label("Note")
    note.focus()
    busy.keyboard.type("b ")
    assert busy.evaluate("asked()") is None
    assert note.input_value() == "b "
    note.blur()
    for key in ("Space", "ArrowRight", "b"):
        busy.keyboard.press(key)
        busy.evaluate(f"answer({STEERED})")
    assert busy.evaluate("done").count("next") == 2
    assert busy.evaluate("done")[-1] == "dark"


def test_nothing_moves_between_press_and_release(busy: Page) -> None:
    busy.evaluate(LOOK)
    busy.get_by_role("button", name="next").hover()
    busy.mouse.down()
    busy.evaluate("answer()")
    busy.mouse.up()
    assert busy.evaluate("asked().do") == "next"
    busy.clock.run_for(100)
    expect(busy.locator(".kit-blocks")).to_contain_text("after 2: look")


def test_a_page_that_opens_without_a_network_says_so_and_comes_back(open_page, server) -> None:
    page = open_page(PHONE, "en", quiet=False)
    page.clock.install()
    page.add_init_script("""sessionStorage.setItem("kit-where-join", '{"round": "where it was"}')""")
    page.route("**/join/say*", lambda route: route.abort())
    page.goto(f"{server.url}/join?lang=en")
    note = page.locator(".kit-panel > .kit-note")
    expect(note).to_contain_text("connection")
    page.unroute("**/join/say*")
    page.clock.run_for(6_000)
    page.locator(".kit-blocks button").first.wait_for()
    expect(note).to_be_empty()


def test_a_tap_that_died_with_its_connection_is_done_when_the_connection_is_back(open_page, server) -> None:
    page, sockets, lost = open_page(PHONE, "en", quiet=False), [], []

    def through(route) -> None:
        """Between page and server: the first tap on a chapter is swallowed."""
        to_server = route.connect_to_server()
        sockets.append((route, to_server))

        def up(message) -> None:
            if not lost and b'"do":"chapter"' in (message if isinstance(message, bytes) else message.encode()):
                lost.append(message)
            else:
                to_server.send(message)

        route.on_message(up)
        to_server.on_message(route.send)

    page.route_web_socket("**/channels*", through)
    page.goto(f"{server.url}/onboarding?lang=en")
    page.locator(".kit-blocks .card button").first.click()
    for _ in range(100):
        if lost:
            break
        page.wait_for_timeout(100)
    assert lost, "the tap went out"
    for route, to_server in sockets:
        route.close(code=1011)
        to_server.close()
    page.locator(".kit-form").wait_for(timeout=60_000)  # a lost connection is tried again at growing intervals


def test_headings_of_a_screen_go_down_one_level_at_a_time_and_brothers_stay_brothers(busy) -> None:
    def heading(level: int) -> dict:
        return {"is": "heading", "level": level, "text": "Said"}

    cards = [{"is": "card", "slug": "", "blocks": [heading(4)]}, {"is": "card", "slug": "", "blocks": [heading(4)]}]
    fold = {"is": "fold", "summary": "More", "slug": "", "blocks": [heading(3)]}
    busy.get_by_role("button", name="next").click()
    busy.evaluate("(blocks) => answer({ blocks })", [heading(2), *cards, fold, heading(4), heading(3), heading(4)])
    levels = "[...document.querySelectorAll('.kit-blocks :is(h2, h3, h4)')].map((one) => Number(one.ariaLevel ?? one.tagName[1]))"
    assert busy.evaluate(levels) == [2, 3, 3, 3, 3, 3, 4]
