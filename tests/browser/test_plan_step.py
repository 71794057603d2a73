"""A plan begins with what was found and written; from a voice one gets back to one's answers."""

import pytest

from kit import content, learning
from tests.browser.alone import SOURCE, put, stage
from tests.browser.conftest import PHONE

pytestmark = pytest.mark.browser


def test_what_was_written_stands_above_a_plan_and_a_voice_leads_back_to_answers(bare_tab) -> None:
    page, library = bare_tab(PHONE, "en"), content.library(SOURCE, "en")
    stage(page, learning.WIDGET)
    lowest = next(item for item in library.items.values() if item.short)
    answers = {"onboarding-accountability": {f"now.{lowest.id}": 0, "journal": "The date is not sure"}}
    put(page, learning.chapter_definition(library, "plan", answers, sitting=1), {"at": "action.1"})
    page.get_by_text("Read your sentences again").click()
    assert page.locator(".kit-inner li").all_inner_texts() == ["The date is not sure"]
    assert lowest.name in page.locator(".kit-inner").inner_text()
    put(page, learning.chapter_definition(library, "accountability", answers, sitting=1), {"at": "voice"})
    assert "[object" not in page.locator(".kit-inner").inner_text()
    page.get_by_role("button", name="Look at my answers again").click()
    first = learning.chapter_definition(library, "accountability", answers, sitting=1)["facts"]["chapter"]["steps"]
    assert page.locator("h3").inner_text() == next(step["title"] for step in first if step["is"] == "habit")
