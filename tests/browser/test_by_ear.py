"""Joining by code and the facilitator's page by ear and keys: what has the focus is known by role and name, nothing is clicked."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.browser.seeded import seeded, take_over
from tests.browser.test_onboarding import Reader

pytestmark = pytest.mark.browser
BUTTONS = """[...document.querySelectorAll("main button")].filter((one) => one.checkVisibility() && !one.disabled)
  .map((one) => (one.ariaLabel ?? one.textContent).trim())"""


def heard(reader: Reader) -> list[tuple[str, str]]:
    """Role and name of each stop from the top of the page to the end of it."""
    reader.page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    found: list[tuple[str, str]] = []
    for _ in range(80):
        reader.page.keyboard.press("Tab")
        if reader.page.evaluate("document.activeElement.closest('footer, body > .kit-foot') !== null"):
            return found
        found.append(reader.focused())
    raise AssertionError(f"no end after {found}")


def test_one_joins_by_code_and_whoever_facilitates_reaches_every_button(server, open_page) -> None:
    room = seeded(server, people=1, plan="60")
    page = open_page(PHONE, "en")
    page.goto(f"{server.url}/join?lang=en")
    page.locator(".kit-blocks > *").first.wait_for()
    reader = Reader(page)
    reader.to("textbox", "The code, or your speaker’s slip")
    page.keyboard.type(room.round.code)
    reader.to("button", "Go in")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Which side is yours?")).to_be_visible()
    assert reader.focused()[0] == "heading", "what is new is read from its heading on"
    reader.to("button", "Take a seat: Northlight")
    page.keyboard.press("Enter")
    expect(page.locator("main .code")).to_be_visible()  # the six words
    assert reader.focused()[0] in ("heading", "paragraph")

    host = take_over(open_page(PHONE, "en"), server, room.host, "/facilitator")
    stops = heard(Reader(host))
    assert [stop for stop in stops if not all(stop)] == [], "each stop has a role and a name"
    buttons = set(host.evaluate(BUTTONS))
    assert len(buttons) > 1
    assert buttons <= {name for role, name in stops if role == "button"}


def test_whoever_has_noted_the_six_words_hears_the_questions_at_once_and_tabs_past_nothing_that_is_folded(
    server, open_page
) -> None:
    room = seeded(server, live=False, people=1)
    page = open_page(PHONE, "en")
    page.goto(f"{server.url}/join?lang=en")
    reader = Reader(page)
    page.locator(".kit-blocks > *").first.wait_for()
    reader.to("textbox", "The code, or your speaker’s slip")
    page.keyboard.type(room.round.code)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Which side is yours?")).to_be_visible()
    reader.to("button", "Take a seat: Northlight")
    page.keyboard.press("Enter")
    expect(page.locator("main .code")).to_be_visible()
    reader.to("button", "Written down, begin")
    page.keyboard.press("Enter")
    expect(page.locator(".kit-form h3")).to_be_focused()
    reader.to("button", "Begin")
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio").first).to_be_visible()
    assert reader.focused()[0] == "heading"
    page.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    stops = []
    while not stops or stops[-1] != ("button", "Next"):
        page.keyboard.press("Tab")
        stops.append(reader.focused())
    assert "link" not in [role for role, _ in stops], "what is said of words stands in the fold where they are written"
