"""One exercise with the keyboard only, in French, at phone size: nothing is clicked."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.browser.person import Person

pytestmark = pytest.mark.browser
ACTIVE = (
    "(() => { const e = document.activeElement; return [e.tagName, e.type ?? '', e.className ?? '', e.value ?? ''].join(' ') })()"
)


def tab_to(page, wanted, most: int = 60) -> None:
    for _ in range(most):
        if wanted(page.evaluate(ACTIVE)):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"the keyboard does not reach it; the last one was {page.evaluate(ACTIVE)}")


def test_an_exercise_is_done_with_the_keyboard_only(server, open_page) -> None:
    page = open_page(PHONE, "fr")
    person = Person(page, server.url, "accountability", "fr").open()
    tab_to(page, lambda e: e.startswith("INPUT text"))
    page.keyboard.type("Northlight")
    page.keyboard.press("Tab")
    page.keyboard.type("Collectif Maji")
    page.keyboard.press("Tab")
    tab_to(page, lambda e: e.startswith("INPUT radio"))
    page.keyboard.press("Space")
    tab_to(page, lambda e: e.startswith("BUTTON") and "main" in e)
    page.keyboard.press("Enter")
    person.form.wait_for()
    expect(person.form.locator("h3").first).to_be_focused()
    for _ in range(20):
        fields = person.form.locator(".kit-inner fieldset").count()
        for number in range(fields):
            field = person.form.locator(".kit-inner fieldset").nth(number)
            boxes = field.locator("input[type=checkbox]").count()
            kind = "INPUT checkbox" if boxes else "INPUT radio"
            tab_to(page, lambda e, kind=kind: e.startswith(kind))
            page.keyboard.press("Space")
            if not boxes:
                page.keyboard.press("ArrowDown")
            page.keyboard.press("Tab")
        if person.form.locator(".kit-inner textarea").count():
            tab_to(page, lambda e: e.startswith("TEXTAREA"))
            page.keyboard.type("La table du budget s’ouvre au premier brouillon.")
            page.keyboard.press("Tab")
        if not person.more.is_visible():
            break
        tab_to(page, lambda e: e.startswith("BUTTON") and "main" in e)
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.tagName") == "H3"
    assert not person.more.is_visible()
    assert "brouillon" in person.form.locator(".kit-action").inner_text()
    person.saved()
