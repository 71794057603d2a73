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
window.done = done;
window.answer = () => {
  const { n, do: what } = way;
  done.push(what);
  const button = (name) => ({ is: "button", do: name, label: name, style: "main", sends: {} });
  state.shown = { n, where: {}, blocks: [{ is: "text", text: `after ${done.length}: ${what}` }, button("next"), button("pause")] };
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


def test_a_look_never_takes_the_place_of_a_tap(busy) -> None:
    busy.evaluate(LOOK)
    busy.get_by_role("button", name="next").click()
    busy.evaluate(LOOK)
    busy.evaluate(LOOK)
    assert catch_up(busy) == ["look", "look", "next"]  # its answer is as fresh as the looks would have been


def test_taps_are_done_in_their_order_and_a_double_tap_once(busy) -> None:
    busy.evaluate(LOOK)
    for name in ("next", "next", "pause"):
        busy.get_by_role("button", name=name).click()
    assert catch_up(busy) == ["look", "look", "next", "pause"]


def test_a_tap_is_seen_to_wait_and_keeps_its_place_for_the_keyboard(busy) -> None:
    panel, button = busy.locator(".kit-panel"), busy.get_by_role("button", name="next")
    button.click()
    assert panel.get_attribute("aria-busy") == "true"
    busy.evaluate("answer()")
    assert panel.get_attribute("aria-busy") == "false"
    button.focus()
    busy.evaluate(LOOK)
    busy.evaluate("answer()")
    expect(button).to_be_focused()


def test_a_page_that_opens_without_a_network_says_so_and_comes_back(open_page, server) -> None:
    page = open_page(PHONE, "en", quiet=False)
    page.clock.install()
    page.route("**/join/ask*", lambda route: route.abort())
    page.goto(f"{server.url}/join?lang=en")
    note = page.locator(".kit-panel > .kit-note")
    expect(note).to_contain_text("connection")
    page.unroute("**/join/ask*")
    page.clock.run_for(6_000)
    page.locator(".kit-blocks button").first.wait_for()
    expect(note).to_be_empty()
