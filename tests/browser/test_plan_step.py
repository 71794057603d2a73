"""A plan begins with what was found and written; from a voice one gets back to one's answers."""

import pytest
from playwright.sync_api import expect

from kit import content, learning
from kit.languages import read_day
from tests.browser.alone import SOURCE, put, stage
from tests.browser.conftest import PHONE

pytestmark = pytest.mark.browser


def test_what_was_written_stands_above_a_plan_and_a_voice_leads_back_to_answers(bare_tab) -> None:
    page, library = bare_tab(PHONE, "en"), content.library(SOURCE, "en")
    stage(page, learning.WIDGET)
    lowest = next(item for item in library.items.values() if item.short)
    answers = {"onboarding-accountability": {f"now.{lowest.id}": 0, "journal": "The date is not sure"}}
    put(page, learning.chapter_definition(library, "plan", answers, sitting=1), {"at": "action.1"})
    answer, mine = page.locator(".kit-inner li").all_inner_texts()
    assert lowest.name in answer
    assert mine.split("\n") == [library.onboarding.chapters["accountability"].journal, "The date is not sure"]
    put(page, learning.chapter_definition(library, "equity", answers, sitting=1), {"at": "voice"})
    assert "[object" not in page.locator(".kit-inner").inner_text()
    page.get_by_role("button", name="Look at my answer again").click()
    first = learning.chapter_definition(library, "equity", answers, sitting=1)["facts"]["chapter"]["steps"]
    assert page.locator("h3").inner_text() == next(step["title"] for step in first if step["is"] == "habit")


def test_an_action_asks_three_things_and_folds_its_sign_and_its_habit_until_they_are_there(bare_tab) -> None:
    page, library = bare_tab(PHONE, "en"), content.library(SOURCE, "en")
    stage(page, learning.WIDGET)
    definition = learning.chapter_definition(library, "plan", {"onboarding-welcome": {"place": "partner"}}, sitting=1)
    put(page, definition, {"at": "action.1"})
    fields = page.locator(".kit-inner .field:visible label")
    assert fields.all_inner_texts() == [
        "What do I do differently?",
        "With whom (a role, if that protects somebody)",
        "By when",
    ]
    assert "The other side owes its share, and still does after tonight." in page.locator(".kit-inner").inner_text()
    page.get_by_text("How you will notice it, and more").first.click()
    assert fields.count() == 5
    put(page, definition, {"at": "action.1", "notice.1": "Somebody asks me"})
    assert fields.count() == 5, "what is written stands open"


def test_what_a_principle_asks_stands_at_the_foot_of_its_chapter_and_of_a_scene_once_one_has_chosen(bare_tab) -> None:
    page, library = bare_tab(PHONE, "en"), content.library(SOURCE, "en")
    stage(page, learning.WIDGET)
    for chapter, at in (("accountability", "journal"), ("equity", "voice")):
        put(page, learning.chapter_definition(library, chapter, {}, sitting=1), {"at": at})
        last = page.locator(".kit-inner > *").last
        assert last.inner_text().split("\n\n") == ["What this principle asks", library.onboarding.chapters[chapter].text]
    put(page, learning.chapter_definition(library, "respect", {}, sitting=1), {"at": "dilemma.0"})
    assert page.get_by_text("What this principle asks").count() == 0
    page.locator("button.choice").first.click()
    assert page.get_by_text("What this principle asks").is_visible()


def test_a_second_action_is_folded_behind_the_first_and_a_third_behind_the_second(bare_tab) -> None:
    page, library = bare_tab(PHONE, "en"), content.library(SOURCE, "en")
    stage(page, learning.WIDGET)
    put(page, learning.chapter_definition(library, "plan", {}, sitting=1), {"at": "action.1"})
    another = page.locator(".kit-inner summary").get_by_text("Another action")
    assert [one.is_visible() for one in another.all()] == [True, False]
    another.first.click()
    assert [one.is_visible() for one in another.all()] == [True, True]
    put(page, learning.chapter_definition(library, "plan", {}, sitting=1), {"at": "action.1", "what.3": "Call"})
    assert [one.is_visible() for one in another.all()] == [True, True], "what is written stands open"


def test_all_saved_is_said_where_something_was_answered_and_not_on_the_next_step(bare_tab) -> None:
    page, library = bare_tab(PHONE, "en"), content.library(SOURCE, "en")
    stage(page, learning.WIDGET)
    put(page, learning.chapter_definition(library, "accountability", {}, sitting=1))
    saved = page.locator(".kit-form .saved")
    page.locator("button.choice").first.click()
    expect(saved).to_have_text("All saved")
    page.get_by_role("button", name="Next").click()
    expect(saved).to_have_class("saved done")
    expect(saved).to_have_text("")


def test_a_plan_offers_what_was_looked_at_or_chosen_before_and_says_its_day_in_words(bare_tab) -> None:
    page, library = bare_tab(PHONE, "fr"), content.library(SOURCE, "fr")
    stage(page, learning.WIDGET)
    other = next(item.id for item in library.items.values() if item.short and item.principle == "A")
    answers = {"onboarding-respect": {"now.R1.2": 3, "now.R2.4": 0}, "onboarding-plan": {"habit.1": other}}
    put(page, learning.chapter_definition(library, "plan", answers, sitting=1), {"at": "action.1", "when.1": "2027-02-01"})
    page.locator(".kit-inner details summary").first.click()
    select = page.locator("select").first
    offered = select.locator("option").all_inner_texts()
    assert offered[1:] == [library.items[key].name for key in ("R2.4", "R1.2", other)]
    day = page.locator(".field:has(input[type=date]) span[aria-live]").first
    assert day.inner_text().replace("\xa0", " ") == f"lundi {read_day('2027-02-01', 'fr')}".replace("\xa0", " ")
    page.locator("input[type=date]").first.fill("2027-03-02")
    assert day.inner_text() == "mardi 2 mars 2027"


def test_somebody_in_the_other_chair_reads_so_above_the_scene(bare_tab) -> None:
    page, library = bare_tab(PHONE, "en"), content.library(SOURCE, "en")
    stage(page, learning.WIDGET)
    for place, told in (("funds", 0), ("partner", 1)):
        put(page, learning.chapter_definition(library, "accountability", {"onboarding-welcome": {"place": place}}, sitting=1))
        assert page.locator(".scene").get_by_text(library.phrases["learn.across"]).count() == told
