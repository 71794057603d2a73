"""After an answer, the option that holds best is marked where it stands; before, nothing on the page tells it from the others."""

from __future__ import annotations

import copy

import pytest

from tests.browser.alone import definitions, put, stage
from tests.browser.conftest import PHONE
from tests.browser.test_focus import COMES, TOLD

pytestmark = pytest.mark.browser


def only_a_check() -> dict:
    """A chapter of one check."""
    chapter = copy.deepcopy(next(d for kind, d in definitions() if kind == "chapter" and d["id"].startswith("onboarding-review")))
    steps = chapter["facts"]["chapter"]["steps"]
    chapter["facts"]["chapter"]["steps"] = [next(step for step in steps if step["is"] == "check"), steps[-1]]
    return chapter


def test_the_option_that_holds_best_is_marked_in_words_once_an_answer_is_kept(bare_tab) -> None:
    page = bare_tab(PHONE, "en")
    stage(page, "chapter")
    page.evaluate(COMES, TOLD)
    put(page, only_a_check())
    assert page.locator(".kit-holds").count() == 0
    for field in page.locator(".kit-inner fieldset").all():
        field.locator("label").first.click()
    page.locator("button[id*='-why-']").click()
    page.locator(".kit-holds").wait_for()
    options = page.locator(".kit-inner fieldset").first.locator("label")
    assert [option.locator(".kit-holds").count() for option in options.all()] == [0, 1, 0]
    assert "works best" in options.nth(1).inner_text()
    assert page.locator("[data-told]").inner_text().count(TOLD["verdict"][0]) == 1
