"""What comes late takes the focus nevertheless: nothing counts tries; and it is not taken from somebody who has gone on."""

import pytest
from playwright.sync_api import Page

from tests.browser.alone import definitions, put, stage
from tests.browser.conftest import PHONE

pytestmark = pytest.mark.browser
AT_ONCE = "() => { window.setTimeout = (then) => { queueMicrotask(then); return 0; }; }"  # as if every waiting were over
COMES = """() => { const late = document.createElement("section");
  late.className = "kit-form"; late.innerHTML = "<h3 tabindex='-1'>What comes late</h3>"; document.body.append(late); }"""
SETTLED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def organisations_named(page: Page) -> None:
    """The button that opens the exercise has been pressed, and no exercise has come so far."""
    put(stage(page, "partnership"), next(d for kind, d in definitions() if kind == "partnership"))
    for place, name in enumerate(("Northlight", "Raíces")):
        page.locator("input[type=text]").nth(place).fill(name)
        page.locator("input[type=text]").nth(place).blur()
    page.locator("fieldset label").first.click()
    page.evaluate(AT_ONCE)
    page.locator(".kit-inner button.main").click()


def test_an_exercise_that_comes_late_takes_the_focus_unless_somebody_has_gone_on(bare_tab) -> None:
    page = bare_tab(PHONE, "en")
    organisations_named(page)
    page.evaluate(COMES)
    page.wait_for_function("document.activeElement.textContent === 'What comes late'")

    organisations_named(page)
    page.evaluate("() => { document.body.insertAdjacentHTML('afterbegin', '<input id=elsewhere>'); elsewhere.focus(); }")
    page.evaluate(COMES)
    page.evaluate(SETTLED)
    assert page.evaluate("document.activeElement.id") == "elsewhere"


def test_what_is_drawn_anew_keeps_the_focus_where_it_was_on_buttons_too(bare_tab) -> None:
    page = bare_tab(PHONE, "en")
    stage(page, "partnership")
    page.evaluate("() => { window.comes = (state, tell) => { window.anew = () => tell('exercise'); }; }")
    put(page, next(d for kind, d in definitions() if kind == "partnership"))
    for place, name in enumerate(("Northlight", "Raíces")):
        page.locator("input[type=text]").nth(place).fill(name)
        page.locator("input[type=text]").nth(place).blur()
    page.locator("fieldset label").first.click()
    for button in ("Add an organisation", "Go to the exercise"):
        page.get_by_role("button", name=button).focus()
        page.evaluate("anew()")
        assert page.evaluate("document.activeElement.textContent") == button, "an Enter that comes now presses it"
