"""Wherever a person alone may type, the screen says who could read it: over every exercise and every chapter."""

from itertools import groupby

import pytest

from kit import content, kinds, learning
from kit.apps import Desk, TogetherApp
from kit.server.house import TEMPLATES
from tests.browser.alone import HOST, SOURCE, definitions, put, stage
from tests.browser.bare_screen import STATIC
from tests.browser.conftest import PHONE

pytestmark = pytest.mark.browser
STEPS = """() => { const found = [];
  for (let n = 0; n < 40; n += 1) {
    found.push([document.querySelector("h3").textContent, document.querySelectorAll(".kit-step :is(textarea, input[type=text])").length,
      [...document.querySelectorAll(".kit-privacy")].map((p) => p.textContent)]);
    const next = document.querySelector(".kit-foot button.main"), way = document.querySelector(".kit-head progress");
    if (next.hidden || way.value === way.max) return found; // the last step of a chapter leads on to the next one
    next.click();
  }
  throw new Error("no end"); }"""


def test_every_screen_with_a_field_for_words_says_once_who_could_read_them(bare_tab) -> None:
    page, fields = bare_tab(PHONE, "en"), 0
    line = kinds.privacy(content.library(SOURCE, "en").phrases, HOST)
    assert HOST in line
    for kind, found in groupby(sorted(definitions(), key=lambda pair: pair[0]), key=lambda pair: pair[0]):
        stage(page, kind)
        for _, definition in found:
            put(page, definition)
            for title, typed, said in page.evaluate(STEPS):
                assert said == ([line] if typed else []), (definition["id"], title)
                fields += typed
    assert fields > 150


def test_on_a_page_of_ours_the_line_leads_to_who_could_read_it(bare_tab) -> None:
    page = stage(bare_tab(PHONE, "en"), kinds.PARTNERSHIP)
    page.evaluate("document.body.prepend(Object.assign(document.createElement('header'), { className: 'kit-bar' }))")
    put(page, next(d for kind, d in definitions() if kind == kinds.PARTNERSHIP))
    link = page.get_by_role("link", name="Who could read this?")
    assert link.get_attribute("href") == "/who-reads?lang=en"
    assert link.get_attribute("target") == "_blank", "what is being written stays"


def test_after_the_first_box_of_the_path_a_link_says_who_could_read_and_where_there_is_no_such_page_the_line_does(
    bare_tab,
) -> None:
    page, library = stage(bare_tab(PHONE, "en"), learning.WIDGET), content.library(SOURCE, "en")
    line = kinds.privacy(library.phrases, HOST)
    written = {learning.record("power"): {"sources": "a signature"}}

    def shown(chapter: str, answers: dict, at: str) -> tuple[list[str], int]:
        put(page, learning.chapter_definition(library, chapter, answers, sitting=1, host=HOST), {"at": at})
        assert page.locator(".kit-inner textarea").count()
        return page.locator(".kit-privacy").all_inner_texts(), page.get_by_role("link", name="Who could read this?").count()

    assert shown("accountability", written, "journal") == ([line], 0)
    page.evaluate("document.body.prepend(Object.assign(document.createElement('header'), { className: 'kit-bar' }))")
    assert shown("power", {}, "sources") == ([line], 1)
    assert shown("accountability", written, "journal") == ([], 1)
    assert shown("plan", written, "action.1") == ([], 1)
    assert shown("plan", {}, "action.1") == ([line], 1)


ASKS = """() => { const found = [];
  for (let n = 0; n < 40; n += 1) {
    const links = [...document.querySelectorAll("a[href*='/who-reads']")].filter((link) => link.checkVisibility());
    const asks = document.querySelector(".kit-inner :is(fieldset, textarea, input[type=text])");
    found.push([document.querySelector("h3").textContent, Boolean(asks), links.length]);
    const next = document.querySelector(".kit-foot button.main"), way = document.querySelector(".kit-head progress");
    if (next.hidden || way.value === way.max) return found;
    next.click();
  } }"""


def test_on_a_step_of_the_path_one_link_leads_to_who_could_read_where_an_answer_is_asked_and_none_where_not(bare_tab) -> None:
    page, base = stage(bare_tab(PHONE, "en"), learning.WIDGET), (TEMPLATES / "base.html").read_text(encoding="utf-8")
    page.add_style_tag(path=STATIC / "site.css")
    foot = base[base.index("<footer") : base.index("</footer>")]
    page.evaluate("(foot) => document.body.insertAdjacentHTML('beforeend', '<header class=kit-bar></header>' + foot)", foot)
    steps = []
    for _, definition in (pair for pair in definitions() if pair[0] == learning.WIDGET):
        put(page, definition)
        steps += page.evaluate(ASKS)
    assert [step for step in steps if step[2] != step[1]] == []
    assert {asks for _, asks, _ in steps} == {True, False}


@pytest.mark.parametrize("language", SOURCE.languages)
def test_the_line_is_there_where_nobody_has_said_who_runs_the_computer(language) -> None:
    phrases = content.library(SOURCE, language).phrases
    assert kinds.privacy(phrases, "") == phrases["privacy.write_here"]


def test_prepare_our_side_says_paper_first_and_prints_the_sheet_empty(bare_tab) -> None:
    page = stage(bare_tab(PHONE, "en"), "cards")
    definition = next(d for _, d in definitions() if d["id"] == "prepare-our-side")
    put(page, definition, {"card.matters.worry": "that we are replaced", "at": "about"})
    first = page.locator(".kit-inner > *").first
    assert first.locator("p").inner_text().startswith("First: whose computer is this?")
    page.evaluate("() => { window.print = () => { window.printed = document.querySelector('.printing').textContent; }; }")
    first.get_by_role("button", name="Print an empty sheet").click()
    printed = page.evaluate("window.printed")
    names = [card["name"] for group in definition["words"]["cards"]["groups"].values() for card in group["cards"].values()]
    assert len(names) == 7
    assert [name for name in names if name not in printed] == []
    assert "replaced" not in printed
    assert not page.locator(".kit-sheet").is_visible()
    page.emulate_media(media="print")
    page.evaluate("document.querySelector('.kit-sheet').classList.add('printing')")
    assert page.locator(".kit-sheet .kit-line").first.is_visible()
    assert not page.get_by_text("Here “we” is your team").is_visible()


@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_prepare_our_side_says_paper_before_the_organisations_are_named(tmp_path, language) -> None:
    desk = Desk.of({"PARTNERSHIP_KIT_DATA": str(tmp_path), "QUERY_STRING": "exercise=prepare-our-side"}, language=language)
    definition = TogetherApp(desk).partnership.opened().state["exercise"]
    assert definition["words"]["first"] == desk.library.shelf["prepare-our-side"].words.cards["paper"]
    desk = Desk.of({"PARTNERSHIP_KIT_DATA": str(tmp_path), "QUERY_STRING": "exercise=one-whole"}, language=language)
    assert TogetherApp(desk).partnership.opened().state["exercise"]["words"]["first"] == ""


def test_what_an_exercise_says_first_stands_above_the_names(bare_tab) -> None:
    page = stage(bare_tab(PHONE, "en"), kinds.PARTNERSHIP)
    definition = next(d for kind, d in definitions() if kind == kinds.PARTNERSHIP)
    put(page, {**definition, "words": {**definition["words"], "first": "Whose computer is this?"}})
    assert page.locator(".kit-inner > *").first.inner_text() == "Whose computer is this?"
