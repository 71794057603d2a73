"""What a step says and shows before its time: a reveal that waits for the picture, a choice that is none."""

import pytest
from playwright.sync_api import Page, expect

from kit import content, kinds
from tests.browser.alone import HOST, SOURCE, put, stage
from tests.browser.conftest import PHONE
from tests.kinds.test_pictures import SIDES

pytestmark = pytest.mark.browser
SHOWN = {"finding": "So it is.", "sentences": ["So it is."]}


@pytest.fixture
def page(bare_tab) -> Page:
    return bare_tab(PHONE, "en")


def opened(page: Page, slug: str, at: str) -> None:
    library = content.library(SOURCE, "en")
    exercise = library.shelf[slug]
    definition = kinds.exercise_definition(library, exercise, kinds.partnership_of(SIDES), host=HOST)
    put(stage(page, exercise.kind), definition, {"at": at}, SHOWN)


def test_what_the_messages_were_is_said_with_the_picture_and_not_before(page) -> None:
    opened(page, "whose-default", "rows-template")
    expect(page.locator(".kit-sofar")).to_contain_text("So it is.")
    opened(page, "the-no", "rows-visit-thrice")
    expect(page.locator("fieldset")).to_have_count(2)
    expect(page.locator(".kit-sofar")).to_be_empty()
    opened(page, "the-no", "picture")
    expect(page.locator(".kit-picture")).to_contain_text("So it is.")


def test_where_there_is_one_story_nobody_is_asked_which_and_it_says_that_it_is_invented(page) -> None:
    opened(page, "the-complaint", "about")
    page.locator(".kit-foot .main").click()
    expect(page.locator("h3")).to_have_text("Four desks")
    expect(page.locator(".kit-inner")).to_contain_text("invented")
    opened(page, "one-whole", "about")
    page.locator(".kit-foot .main").click()
    expect(page.locator("fieldset")).to_have_count(1)
    expect(page.locator(".choice")).to_have_count(0)
