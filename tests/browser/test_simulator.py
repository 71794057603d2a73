"""*Five quarters* in Chromium: one full game, closed in the middle and resumed; every shape of the page asked with axe."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessible import assert_accessible
from tests.browser.conftest import PHONE
from tests.running import Running

pytestmark = pytest.mark.browser
CHOOSE = """(turn) => {
  for (const field of document.querySelectorAll(".kit-inner fieldset")) field.querySelectorAll("input")[turn % 3].click();
  document.querySelector("[id$=-close]").click();
}"""


def open_game(page: Page, server: Running, language: str = "en") -> None:
    page.goto(f"{server.url}/simulator?lang={language}")
    page.locator(".kit-form h3").wait_for()


def go_on(page: Page) -> None:
    page.locator(".kit-foot button.main").click()


def play(page: Page, quarters: range, *, axe: int = 0) -> None:
    """Those quarters, each until what happened has come and has the focus."""
    for n in quarters:
        expect(page.locator(".kit-kicker")).to_contain_text(f"Quarter {n} of 5")
        if n == axe:
            assert_accessible(page)
        page.evaluate(CHOOSE, n)
        expect(page.locator("[data-told]")).to_be_focused()
        if n == axe:
            assert_accessible(page)
        go_on(page)


def title(page: Page) -> str:
    return page.locator(".kit-form h3").inner_text()


def test_a_whole_game_closed_in_the_middle_and_resumed(server, open_page) -> None:
    page = open_page(PHONE, "en")
    open_game(page, server)
    assert_accessible(page)
    go_on(page)
    assert page.locator(".kit-inner ol li").count() == 8
    go_on(page)
    play(page, range(1, 4), axe=1)
    expect(page.locator(".saved")).to_have_class("saved done")
    there, cards = title(page), page.locator(".kit-cards").inner_text()
    page.close()
    page = page.context.new_page()
    open_game(page, server)
    assert (title(page), page.locator(".kit-cards").inner_text()) == (there, cards)
    play(page, range(4, 6))
    assert_accessible(page)
    assert page.locator(".kit-beside").count() == 5
    for _ in range(2):
        go_on(page)
    play(page, range(1, 6), axe=2)
    assert title(page) == "Both screens, side by side"
    assert_accessible(page)
    go_on(page)
    tries_other_rules(page)
    go_on(page)
    page.get_by_role("radio", name="At Vado").check()
    assert page.locator("input:checked").count() == 4, "the chair, and the rules that were tried"
    go_on(page)
    play(page, range(1, 6))
    assert page.locator(".kit-ends li").count() == 3
    expect(page.get_by_text("A game, not a forecast")).to_be_visible()
    page.get_by_role("radio", name="An answer comes when there is time.").check()
    go_on(page)
    expect(page.locator(".kit-inner .say")).to_contain_text("An answer comes when there is time.")
    page.get_by_label("What changes").fill("We look it up together.")
    go_on(page)
    expect(page.locator(".kit-action")).to_contain_text("We look it up together.")
    page.get_by_text("An order for talking").click()
    expect(page.locator("details ol")).to_contain_text("The organisation that holds the funds first:")
    expect(page.locator(".saved")).to_have_class("saved done")


def tries_other_rules(page: Page) -> None:
    """The three lines move at once, and no fourth rule can be ticked."""
    before = page.locator(".kit-strips").inner_html()
    assert page.locator(".kit-ends li").count() == 1
    for n in (0, 2, 4):
        page.locator(".kit-tried input").nth(n).check()
    assert page.locator(".kit-strips").inner_html() != before
    assert page.locator(".kit-ends li").count() == 2
    expect(page.locator("p[role=status]")).to_contain_text("With these:")
    assert page.locator(".kit-tried input:disabled").count() == 5
    assert_accessible(page)


def test_a_quarter_with_the_keyboard_alone(server, open_page) -> None:
    page = open_page(PHONE, "en")
    open_game(page, server)
    for _ in range(2):
        page.locator(".kit-foot button.main").focus()
        page.keyboard.press("Enter")
    expect(page.locator(".kit-kicker")).to_contain_text("Quarter 1 of 5")
    page.locator("[id$=-close]").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert").filter(has_text="A choice is still missing")).to_be_visible()
    assert page.evaluate("document.activeElement.name").endswith("vado.1.reply"), "the first question that is open"
    for _ in range(3):
        page.keyboard.press("Space")
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id").endswith("-close")
    page.keyboard.press("Enter")
    expect(page.locator("[data-told]")).to_be_focused()
    expect(page.locator("[data-told] dl")).to_contain_text("now")
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.innerText") != "Next":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("h3")).to_be_focused()
    expect(page.locator(".kit-kicker")).to_contain_text("Quarter 2 of 5")


def test_a_quarter_that_another_window_has_closed_stays_as_it_was_closed_there(server, open_page) -> None:
    page = open_page(PHONE, "en")
    open_game(page, server)
    for _ in range(2):
        go_on(page)
    expect(page.locator(".saved")).to_have_class("saved done")
    other = page.context.new_page()
    open_game(other, server)
    expect(other.locator(".kit-kicker")).to_contain_text("Quarter 1 of 5")
    play(page, range(1, 2))
    page.get_by_role("button", name="Back").click()
    expect(page.locator(".saved")).to_have_class("saved done")
    there = page.locator(".kit-step").inner_text()
    other.evaluate(CHOOSE, 2)
    expect(other.locator("[data-told]")).to_be_visible()
    assert other.locator(".kit-step").inner_text() == there
    other.get_by_role("button", name="Put back what I wrote here").click()
    expect(other.locator(".kit-asks")).to_be_visible()
    assert other.locator(".kit-step").inner_text() == there, "what is closed is not put back"
    other.get_by_role("button", name="Leave what is kept").click()
    expect(other.locator(".kit-asks")).to_have_count(0)
    expect(other.locator(".saved")).to_have_class("saved done")
