"""What stands in the way on real phones: no cookies, an old browser, a network without websockets, too many tabs, a translating browser."""

import json
import re
from functools import partial

import pytest
from playwright.sync_api import Page, Route, expect

from kit import content
from kit.server.headers import HEADERS
from kit.widgets import front_end, styles
from tests.browser.accessible import assert_accessible
from tests.browser.conftest import PHONE
from tests.browser.person import Person
from tests.browser.seeded import seeded

pytestmark = pytest.mark.browser
ADDRESS = "http://127.0.0.1:9/"


def kept_by_nobody(route: Route) -> None:
    """As a browser does that keeps no cookie."""
    answer = route.fetch()
    route.request.frame.page.context.clear_cookies()
    route.fulfill(response=answer, headers={name: value for name, value in answer.headers.items() if name != "set-cookie"})


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_without_cookies_the_join_page_says_what_to_do_and_stops_asking(open_page, server, source, lang) -> None:
    page, asked = open_page(PHONE, lang, quiet=False), []
    page.clock.install()
    page.route("**/join?*", kept_by_nobody)
    page.on("request", lambda request: asked.append(request.url) if request.url.endswith(f"/join/say?lang={lang}") else None)
    page.goto(f"{server.url}/join?lang={lang}")
    page.locator("input[data-name=code]").fill("ABCD-EFGH")
    page.locator(".kit-blocks button").first.click()
    expect(page.locator(".kit-note.problem")).to_have_text(content.load_phrases(source, lang)["error.cookie"])
    page.clock.run_for(12_000)
    assert len(asked) == 1


def test_a_browser_that_is_too_old_reads_one_sentence(open_page, server, source) -> None:
    page = open_page(PHONE, "fr")
    page.route(re.compile("page.js"), lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(f"{server.url}/join?lang=fr")
    expect(page.locator("#old")).to_have_text(content.load_phrases(source, "fr")["app.old"])
    expect(page.locator("#page")).to_be_hidden()


def test_this_browser_is_not_too_old(open_page, server) -> None:
    page = open_page(PHONE, "fr")
    page.goto(f"{server.url}/join?lang=fr")
    page.wait_for_load_state("load")
    expect(page.locator("#old")).to_be_hidden()
    assert page.evaluate("window.kitRuns") is True


def test_another_language_keeps_the_code_of_a_slip(open_page, server) -> None:
    page = open_page(PHONE, "fr")
    page.goto(f"{server.url}/join?lang=fr#ABCD-EFGH-JKMN")
    expect(page.locator("input[data-name=code]")).to_have_value("ABCD-EFGH-JKMN")
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/join?lang=en#ABCD-EFGH-JKMN")
    expect(page.locator("input[data-name=code]")).to_have_value("ABCD-EFGH-JKMN")


def test_who_chooses_a_language_first_keeps_the_code_of_a_slip(open_page, server) -> None:
    page = open_page(PHONE, "de")
    page.goto(f"{server.url}/join#ABCD-EFGH-JKMN")
    assert_accessible(page)
    page.locator("main").get_by_role("link", name="Español").click()
    page.wait_for_url("**/join?lang=es#ABCD-EFGH-JKMN")
    expect(page.locator("input[data-name=code]")).to_have_value("ABCD-EFGH-JKMN")


@pytest.mark.parametrize("address", ["/join", "/assessment"])
def test_who_scans_a_code_is_at_its_door_without_a_tap(open_page, server, address) -> None:
    room = seeded(server, plan="60", people=1)
    page = open_page(PHONE, "en")
    page.goto(f"{server.url}{address}?lang=en#{room.round.code}")
    expect(page.locator("button.main")).to_have_count(2)  # a place on either side
    expect(page.locator(".kit-panel")).to_contain_text("Collectif Maji")
    assert room.round.code not in page.url


def test_another_language_keeps_the_place_on_every_page(open_page, server) -> None:
    page = open_page(PHONE, "fr")
    page.goto(f"{server.url}/facilitate?lang=fr&minutes=180&people=30#content")
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/facilitate?lang=en&minutes=180&people=30#content")


NEVER = "window.WebSocket = class extends EventTarget { close() {} }"  # a proxy that never answers the upgrade
REFUSED = "window.WebSocket = class extends EventTarget { constructor() { super(); setTimeout(() => this.onclose?.(), 20); } close() {} }"


@pytest.mark.parametrize("network", [NEVER, REFUSED])
def test_a_network_without_websockets_changes_nothing(open_page, server, network) -> None:
    page, said = open_page(PHONE, "en"), []
    page.add_init_script(network)
    page.on(
        "request",
        lambda request: said.append(request.url) if request.url.endswith("step-back") and request.method == "POST" else None,
    )
    person = Person(page, server.url, "accountability", "en", "step-back").open()
    person.name_partnership()
    person.more.click()
    person.answer_step()
    person.saved()
    assert said
    expect(page.locator(".banner")).to_be_hidden()
    person.open()
    expect(person.form.locator(".kit-inner input[type=text]").first).to_have_value("Un mot pour voir")


def test_without_cookies_a_page_of_exercises_says_what_to_do(open_page, server, source) -> None:
    page = open_page(PHONE, "en", quiet=False)
    page.route("**/respect?*", kept_by_nobody)
    person = Person(page, server.url, "respect", "en").open()
    sides = page.locator(".kit-form.single")
    sides.locator("input[type=text]").first.fill("Northlight")
    expect(sides.locator(".saved")).to_have_text(content.load_phrases(source, "en")["error.cookie"], timeout=15_000)
    assert person.form.count() == 0


WORDS = {"language": "en", "direction": "ltr", "screen": "join", "stream": True}
SCREEN = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Screen</title><link rel="stylesheet" href="/page.css">
<body class="kit"><main id="here" data-words='%s'></main><script type="module" src="/page.js"></script></body></html>"""
SCRIPT = """import widget from "/panel.js";
const here = document.getElementById("here"), heard = {};
const state = { words: JSON.parse(here.dataset.words), shown: {}, asked: {} };
window.streams = [];
window.EventSource = class { constructor() { this.open = true; streams.push(this); } close() { this.open = false; } };
window.see = (hidden) => { Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
  Object.defineProperty(document, "visibilityState", { value: hidden ? "hidden" : "visible", configurable: true });
  document.dispatchEvent(new Event("visibilitychange")); };
window.answer = (blocks) => { state.shown = { n: state.asked.n, version: 1, where: {}, stream: "r", blocks }; heard["change:shown"].forEach((f) => f()); };
widget.render({ el: here, model: { get: (key) => state[key], set: (key, value) => { state[key] = value; }, on: (event, f) => (heard[event] ??= []).push(f), off: () => {}, save_changes: () => {} } });
window.ready = true;"""
FOLDS = """[{ is: "fold", summary: "More", slug: "", blocks: [{ is: "text", text: "first", style: "" }] },
  { is: "fold", summary: "More", slug: "", blocks: [{ is: "text", text: TEXT, style: "", own: true }] }]"""


@pytest.fixture
def screen(open_page) -> Page:
    page = open_page(PHONE, "en")
    files = {
        "": ("html", SCREEN % json.dumps(WORDS)),
        "page.js": ("javascript", SCRIPT),
        "panel.js": ("javascript", front_end("panel")),
        "page.css": ("css", styles("panel")),
    }
    for path, (kind, text) in files.items():
        headers = {**HEADERS, "Content-Type": f"text/{kind}; charset=utf-8"}
        page.route(f"{ADDRESS}{path}", partial(Route.fulfill, headers=headers, body=text))
    page.route(f"{ADDRESS}favicon.ico", partial(Route.fulfill, status=204))
    page.goto(ADDRESS)
    page.wait_for_function("window.ready")
    return page


def test_a_tab_that_nobody_sees_lets_go_of_its_stream(screen: Page) -> None:
    screen.evaluate("answer([])")
    open_streams = "streams.filter((one) => one.open).length"
    assert screen.evaluate(open_streams) == 1
    screen.evaluate("see(true)")
    assert screen.evaluate(open_streams) == 0
    screen.evaluate("answer([])")
    assert screen.evaluate(open_streams) == 0, "an answer that comes meanwhile opens none"
    screen.evaluate("see(false)")
    assert screen.evaluate(open_streams) == 1


def test_folds_stay_open_in_a_page_that_the_browser_has_translated(screen: Page) -> None:
    screen.evaluate(f"answer({FOLDS.replace('TEXT', repr('second'))})")
    screen.locator("summary").nth(1).click()
    screen.evaluate("document.querySelectorAll('summary').forEach((one) => { one.textContent = 'Plus'; })")
    screen.evaluate(f"answer({FOLDS.replace('TEXT', repr('third'))})")
    assert screen.evaluate("[...document.querySelectorAll('details')].map((one) => one.open)") == [False, True]
    assert screen.get_by_text("third").get_attribute("translate") == "no"
    assert screen.get_by_text("first").get_attribute("translate") is None
