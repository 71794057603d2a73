"""The same front-end files in a bare page without any kernel: this is how phones will use them."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route

from kit import content, kinds
from kit.server.headers import HEADERS
from kit.widgets import front_end, styles
from tests.browser.alone import SOURCE
from tests.browser.conftest import PHONE
from tests.browser.person import START, Person
from tests.kinds.test_pictures import SIDES

pytestmark = pytest.mark.browser
ADDRESS = "http://127.0.0.1:9/"
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Bare</title>
<link rel="stylesheet"><link rel="icon" href="data:,"><body class="kit"><main><h1>Bare</h1><div id="here"></div></main><script type="module" src="/page.js"></script></body></html>"""
SCRIPT = """const here = document.getElementById("here"), sheet = document.querySelector("link");
const dressed = (href) => new Promise((done, fail) => { if (sheet.getAttribute("href") === href) done(); else Object.assign(sheet, { onload: done, onerror: fail, href }); });
window.cleanUp = () => {};
window.put = async (exercise) => {
  cleanUp();
  document.documentElement.lang = exercise.language;
  const [{ default: widget }] = await Promise.all([import(`/${exercise.kind}.js`), dressed(`/${exercise.kind}.css`)]);
  const state = { exercise, stored: { rev: 0, answer: {} }, shown: {}, problem: "", answer: {}, rev: 0 }, heard = {};
  window.model = {
    state, get: (key) => state[key], set: (key, value) => { state[key] = value; },
    save_changes: () => setTimeout(() => { if (window.refuse) return; state.stored = { rev: state.rev, answer: state.answer }; (heard["change:stored"] ?? []).forEach((f) => f()); }, 5),
    on: (event, f) => (heard[event] ??= []).push(f), off: (event, f) => { heard[event] = heard[event].filter((g) => g !== f); },
    heard,
  };
  window.cleanUp = widget.render({ model, el: here });
};"""


def served(route: Route) -> None:
    """Exactly under the headers that people get; what they forbid fails the test, as an error on the console."""
    name, _, ending = urlsplit(route.request.url).path.strip("/").partition(".")
    if not name:
        kind, text = "html", PAGE
    elif ending == "css":
        kind, text = "css", styles(name)
    else:
        kind, text = "javascript", SCRIPT if name == "page" else front_end(name)
    route.fulfill(headers={**HEADERS, "Content-Type": f"text/{kind}; charset=utf-8"}, body=text)


def defined(name: str, language: str, source: content.Source = SOURCE) -> dict[str, Any]:
    """What a page is given to show of an exercise."""
    library = content.library(source, language)
    return {**kinds.exercise_definition(library, library.shelf[name], kinds.partnership_of(SIDES)), "next": None}


def bare(page: Page, slug: str, language: str, *, name: str = "", source: content.Source = SOURCE) -> Person:
    """The exercise in a page of nothing else, which is loaded unless it stands there."""
    if page.url != ADDRESS:
        page.route(f"{ADDRESS}*", served)
        page.goto(ADDRESS)
    person = Person(page, ADDRESS, slug, language, name)
    page.evaluate("(exercise) => { sessionStorage.clear(); return put(exercise); }", defined(person.exercise, language, source))
    return person


@pytest.mark.parametrize("slug", list(START))
def test_an_exercise_is_answered_without_a_kernel(open_page, slug) -> None:
    page = open_page(PHONE, "es")
    person = bare(page, slug, "es")
    page.evaluate(
        "model.state.shown = {sentences: ['Una frase.'], picture: 'data:image/svg+xml,<svg xmlns=\"http://www.w3.org/2000/svg\"/>'}"
    )
    person.walk()
    answer = page.evaluate("model.state.stored.answer")
    exercise = content.library(SOURCE, "es").shelf[person.exercise]
    assert kinds.accepted(exercise, answer) == answer
    assert len(answer) > 6


def test_not_saved_is_said_until_it_is(open_page) -> None:
    page = open_page(PHONE, "en")
    page.clock.install()
    person = bare(page, "accountability", "en")
    page.evaluate("window.refuse = true")
    person.more.click()
    assert person.form.locator(".saved").inner_text() == "Saving…"
    page.clock.run_for(5000)
    assert person.form.locator(".saved").inner_text().startswith("Not saved yet")
    page.evaluate("window.refuse = false")
    page.clock.run_for(10_000)
    person.saved()


def test_cleaning_up_leaves_no_listener(open_page) -> None:
    page = open_page(PHONE, "en")
    bare(page, "equity", "en")
    page.evaluate("cleanUp()")
    assert page.evaluate("Object.values(model.heard).flat().length") == 0


def test_a_newer_answer_from_elsewhere_is_shown_and_gone_on_from(open_page) -> None:
    page = open_page(PHONE, "en")
    person = bare(page, "accountability", "en")
    page.evaluate("""() => { model.state.stored = { rev: 40, answer: { at: "subjects", subjects: ["roles"] } };
        model.heard["change:stored"].forEach((f) => f()); }""")
    assert person.form.locator("input:checked").count() == 1
    person.form.locator("input[type=checkbox]").nth(1).locator("xpath=..").click()
    assert page.evaluate("model.state.rev") == 41


def test_a_right_to_left_language_reads_from_the_right(open_page) -> None:
    page = open_page(PHONE, "en")
    person = bare(page, "accountability", "en")
    page.evaluate("""() => { model.state.exercise = { ...model.state.exercise, direction: "rtl" };
        model.heard["change:exercise"].forEach((f) => f()); }""")
    box = person.form.locator(".mark").first.bounding_box()
    assert box["x"] > PHONE[0] / 2
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_nobody_excludes_the_others(open_page) -> None:
    page = open_page(PHONE, "en")
    person = bare(page, "equity", "en", name="who-leads-what")
    person.more.click()
    rows = person.form.locator("fieldset").first
    for name in ("Northlight", "nobody so far"):
        rows.get_by_text(name).click()
    assert page.evaluate("model.state.answer['row.1.idea']") == ["nobody"]
    assert rows.locator("input:checked").count() == 1
    assert rows.get_by_text("None of these").count() == 0
    rows.get_by_text("the people concerned").click()
    assert page.evaluate("model.state.answer['row.1.idea']") == ["people"]


def test_of_a_side_that_nobody_knows_no_day_is_told_but_whom_one_could_ask(open_page) -> None:
    page = open_page(PHONE, "en")
    person = bare(page, "equity", "en", name="from-the-other-chair")
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


def test_so_far_is_said_once_there_is_a_finding(open_page) -> None:
    page = open_page(PHONE, "en")
    person = bare(page, "equity", "en", name="burdens-and-means")
    person.more.click()
    show = "(found) => { model.state.shown = { sentences: ['Nothing yet.'], finding: found }; model.heard['change:shown'].forEach((f) => f()); }"
    page.evaluate(show, "")
    assert person.form.locator(".kit-sofar p").count() == 0
    page.evaluate(show, "A finding.")
    assert person.form.locator(".kit-sofar p").inner_text() == "So far: A finding."


def test_what_the_headers_forbid_fails_here_too(open_page) -> None:
    page = open_page(PHONE, "en", quiet=False)
    bare(page, "accountability", "en")
    script = """() => new Promise((done) => {
        document.addEventListener("securitypolicyviolation", (event) => done(event.effectiveDirective));
        document.body.setAttribute("style", "color: red"); })"""
    with page.expect_console_message(lambda message: message.type == "error"):
        assert page.evaluate(script) == "style-src-attr"


def test_the_bar_of_a_split_is_seen(open_page) -> None:
    page = open_page(PHONE, "en")
    person = bare(page, "equity", "en", name="three-shares")
    person.more.click()
    for field, parts in zip(person.form.locator("fieldset.parts").all()[:2], (3, 1), strict=True):
        field.locator("label").nth(parts).click()
    widths = page.evaluate("[...document.querySelector('.split').children].map((part) => part.getBoundingClientRect().width)")
    assert widths[0] > 2 * widths[1] > 0
