"""The browser's own Back is the step before; before the first step of a chapter stands the map."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.alone import definitions, put, stage
from tests.browser.conftest import PHONE

pytestmark = pytest.mark.browser
BAR = "() => document.body.insertAdjacentHTML('afterbegin', '<header class=kit-bar></header><p class=kit-panel><button class=home>Map</button></p>')"
HOME = "() => { window.homes = 0; document.querySelector('.home').onclick = () => { window.homes += 1; }; }"


def opened(page: Page, kind: str, wanted: str = "") -> Page:
    """The first definition of that kind on a page of ours."""
    stage(page, kind)
    page.evaluate("() => history.pushState(null, '')")  # so that leaving it is not the end of the test
    page.evaluate(BAR)
    page.evaluate(HOME)
    put(page, next(one for found, one in definitions() if found == kind and one["id"].startswith(wanted)))
    return page


def at(page: Page) -> str:
    return page.locator("h3").first.inner_text()


def onwards(page: Page, times: int) -> list[str]:
    """The titles of the steps, the first one included."""
    titles = [at(page)]
    for _ in range(times):
        page.locator(".kit-foot .main").click()
        titles.append(at(page))
    return titles


def test_back_is_the_step_before_and_has_the_focus(bare_tab) -> None:
    page = opened(bare_tab(PHONE, "en"), "log")
    first, second, third = onwards(page, 2)
    page.evaluate("history.back()")
    expect(page.locator("h3").first).to_have_text(second)
    expect(page.locator("h3").first).to_be_focused()
    assert page.evaluate("model.get('answer').at")
    page.evaluate("history.forward()")
    expect(page.locator("h3").first).to_have_text(third)
    page.locator(".kit-foot .quiet").click()  # the page's own Back: the browser's does not say it twice
    assert at(page) == second
    page.evaluate("history.back()")
    expect(page.locator("h3").first).to_have_text(first)


def test_before_the_first_step_of_a_chapter_stands_the_map(bare_tab) -> None:
    page = opened(bare_tab(PHONE, "en"), "chapter", "onboarding-power")
    first, _ = onwards(page, 1)
    page.evaluate("history.back()")
    expect(page.locator("h3").first).to_have_text(first)
    assert page.evaluate("homes") == 0
    page.evaluate("history.back()")
    page.wait_for_function("homes === 1")


def test_in_a_notebook_the_history_is_its_hosts(bare_tab) -> None:
    page = stage(bare_tab(PHONE, "en"), "log")
    put(page, next(one for kind, one in definitions() if kind == "log"))
    before = page.evaluate("history.length")
    onwards(page, 2)
    assert page.evaluate("history.length") == before
