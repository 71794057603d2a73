"""The same front-end files in a bare page without any kernel: this is how phones will use them."""

import json
from functools import partial
from html import escape

import pytest
from playwright.sync_api import Route

from kit import content, kinds
from kit.apps import Desk, Session
from kit.server.headers import HEADERS
from kit.widgets import front_end, styles
from tests.browser.conftest import PHONE
from tests.browser.person import START, Person
from tests.kinds.test_pictures import SIDES

pytestmark = pytest.mark.browser
ADDRESS = "http://127.0.0.1:9/"
PAGE = """<!doctype html><html lang="{language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Bare</title>
<link rel="stylesheet" href="/page.css"><body class="kit"><main><h1>Bare</h1><div id="here" data-state="{state}"></div></main><script type="module" src="/page.js"></script></body></html>"""
SCRIPT = """import widget from "/kind.js";
const here = document.getElementById("here"), state = JSON.parse(here.dataset.state), heard = {};
window.model = {
  state, get: (key) => state[key], set: (key, value) => { state[key] = value; },
  save_changes: () => setTimeout(() => { if (window.refuse) return; state.stored = { rev: state.rev, answer: state.answer }; (heard["change:stored"] ?? []).forEach((f) => f()); }, 5),
  on: (event, f) => (heard[event] ??= []).push(f), off: (event, f) => { heard[event] = heard[event].filter((g) => g !== f); },
  heard,
};
window.cleanUp = widget.render({ model: window.model, el: here });"""


def serve(page, files: dict[str, tuple[str, str]]) -> None:
    """Exactly under the headers that people get; what they forbid fails the test, as an error on the console."""
    for path, (kind, text) in files.items():
        headers = {**HEADERS, "Content-Type": f"text/{kind}; charset=utf-8"}
        page.route(f"{ADDRESS}{path}", partial(Route.fulfill, headers=headers, body=text))
    page.route(f"{ADDRESS}favicon.ico", lambda route: route.fulfill(status=204))


def bare(page, slug: str, language: str, data, *, name: str = "", site: str = "") -> Person:
    desk = Desk.of({"PARTNERSHIP_KIT_DATA": str(data), "PARTNERSHIP_KIT_SITE": site}, language=language)
    desk.save_answer(None, SIDES, 1)
    exercise = content.load_shelf(desk.source, language)[name or START[slug]]
    session = Session(desk, exercise)
    state = {
        "exercise": session.definition(),
        "stored": {"rev": 0, "answer": {}},
        "shown": {},
        "problem": "",
        "answer": {},
        "rev": 0,
    }
    html = PAGE.format(language=language, state=escape(json.dumps(state)))
    kind = ("javascript", front_end(exercise.kind))
    serve(
        page, {"": ("html", html), "page.js": ("javascript", SCRIPT), "kind.js": kind, "page.css": ("css", styles(exercise.kind))}
    )
    page.goto(ADDRESS)
    person = Person(page, ADDRESS, slug, language, exercise.id)
    person.form.wait_for()
    return person


@pytest.mark.parametrize("slug", list(START))
def test_an_exercise_is_answered_without_a_kernel(open_page, tmp_path, slug) -> None:
    page = open_page(PHONE, "es")
    person = bare(page, slug, "es", tmp_path)
    page.evaluate(
        "model.state.shown = {sentences: ['Una frase.'], picture: 'data:image/svg+xml,<svg xmlns=\"http://www.w3.org/2000/svg\"/>'}"
    )
    person.walk()
    answer = page.evaluate("model.state.stored.answer")
    exercise = content.load_shelf(Desk.of({}).source, "es")[page.evaluate("model.state.exercise.id")]
    assert kinds.accepted(exercise, answer) == answer
    assert len(answer) > 6


def test_not_saved_is_said_until_it_is(open_page, tmp_path) -> None:
    page = open_page(PHONE, "en")
    page.clock.install()
    person = bare(page, "accountability", "en", tmp_path)
    page.evaluate("window.refuse = true")
    person.more.click()
    assert person.form.locator(".saved").inner_text() == "Saving…"
    page.clock.run_for(5000)
    assert person.form.locator(".saved").inner_text().startswith("Not saved yet")
    page.evaluate("window.refuse = false")
    page.clock.run_for(10_000)
    person.saved()


def test_cleaning_up_leaves_no_listener(open_page, tmp_path) -> None:
    page = open_page(PHONE, "en")
    bare(page, "equity", "en", tmp_path)
    page.evaluate("cleanUp()")
    assert page.evaluate("Object.values(model.heard).flat().length") == 0


def test_a_newer_answer_from_elsewhere_is_shown_and_gone_on_from(open_page, tmp_path) -> None:
    page = open_page(PHONE, "en")
    person = bare(page, "accountability", "en", tmp_path)
    page.evaluate("""() => { model.state.stored = { rev: 40, answer: { at: "subjects", subjects: ["roles"] } };
        model.heard["change:stored"].forEach((f) => f()); }""")
    assert person.form.locator("input:checked").count() == 1
    person.form.locator("input[type=checkbox]").nth(1).locator("xpath=..").click()
    assert page.evaluate("model.state.rev") == 41


def test_a_right_to_left_language_reads_from_the_right(open_page, tmp_path) -> None:
    page = open_page(PHONE, "en")
    person = bare(page, "accountability", "en", tmp_path)
    page.evaluate("""() => { model.state.exercise = { ...model.state.exercise, direction: "rtl" };
        model.heard["change:exercise"].forEach((f) => f()); }""")
    box = person.form.locator(".mark").first.bounding_box()
    assert box["x"] > PHONE[0] / 2
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_nobody_excludes_the_others(open_page, tmp_path) -> None:
    page = open_page(PHONE, "en")
    person = bare(page, "equity", "en", tmp_path, name="who-leads-what")
    person.more.click()
    rows = person.form.locator("fieldset").first
    for name in ("Northlight", "nobody so far"):
        rows.get_by_text(name).click()
    assert page.evaluate("model.state.answer['row.1.idea']") == ["nobody"]
    assert rows.locator("input:checked").count() == 1
    assert rows.get_by_text("None of these").count() == 0
    rows.get_by_text("the people concerned").click()
    assert page.evaluate("model.state.answer['row.1.idea']") == ["people"]


def test_of_a_side_that_nobody_knows_no_day_is_told_but_whom_one_could_ask(open_page, tmp_path) -> None:
    page = open_page(PHONE, "en")
    person = bare(page, "equity", "en", tmp_path, name="from-the-other-chair")
    for answer in (1, -1):  # the first side is known, the second is not
        person.more.click()
        for field in person.form.locator("fieldset").all():
            field.locator("label").nth(answer).click()
    for told in (True, False):
        person.more.click()
        assert (person.form.locator("section.after").count() > 0) is told
        assert ("Whom could you ask?" in person.form.inner_text()) is not told
    person.more.click()
    assert person.form.locator("fieldset").count() > 0


def test_so_far_is_said_once_there_is_a_finding(open_page, tmp_path) -> None:
    page = open_page(PHONE, "en")
    person = bare(page, "equity", "en", tmp_path, name="burdens-and-means")
    person.more.click()
    show = "(found) => { model.state.shown = { sentences: ['Nothing yet.'], finding: found }; model.heard['change:shown'].forEach((f) => f()); }"
    page.evaluate(show, "")
    assert person.form.locator(".kit-sofar p").count() == 0
    page.evaluate(show, "A finding.")
    assert person.form.locator(".kit-sofar p").inner_text() == "So far: A finding."


def test_what_the_headers_forbid_fails_here_too(open_page, tmp_path) -> None:
    page = open_page(PHONE, "en", quiet=False)
    bare(page, "accountability", "en", tmp_path)
    script = """() => new Promise((done) => {
        document.addEventListener("securitypolicyviolation", (event) => done(event.effectiveDirective));
        document.body.setAttribute("style", "color: red"); })"""
    with page.expect_console_message(lambda message: message.type == "error"):
        assert page.evaluate(script) == "style-src-attr"


def test_the_bar_of_a_split_is_seen(open_page, tmp_path) -> None:
    page = open_page(PHONE, "en")
    person = bare(page, "equity", "en", tmp_path, name="three-shares")
    person.more.click()
    for field, parts in zip(person.form.locator("fieldset.parts").all()[:2], (3, 1), strict=True):
        field.locator("label").nth(parts).click()
    widths = page.evaluate("[...document.querySelector('.split').children].map((part) => part.getBoundingClientRect().width)")
    assert widths[0] > 2 * widths[1] > 0
