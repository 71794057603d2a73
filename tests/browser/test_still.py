"""Nothing that stands on a page jumps when its controls come, late as they may be."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.load.weak import PAGES, SHIFTS

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", ["accountability", "onboarding"])
def test_nothing_jumps_when_the_controls_come(server, open_page, name) -> None:
    """Its script is held back until the page has been painted without controls."""
    page = open_page(PHONE, "fr")
    page.add_init_script(SHIFTS)

    def hold_back(route) -> None:
        page.locator(".skeleton").wait_for()
        page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        route.continue_()

    page.route("**/kit/page.js", hold_back, times=1)
    page.goto(f"{server.url}/{name}?lang=fr", wait_until="commit")
    page.wait_for_selector(PAGES[name])
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("window.shifted") <= 0.02


def test_until_something_has_come_the_page_says_that_it_opens(server, open_page) -> None:
    """Its kernel never answers and the server takes its time: nobody looks at an empty page."""
    page, held = open_page(PHONE, "en"), []
    page.route_web_socket("**/channels*", lambda line: held.append(line.url))
    page.goto(f"{server.url}/results?lang=en#ABCDEFGH")  # a code that was scanned: the page waits for what it opens
    page.locator(".kit-panel").wait_for(state="attached")
    expect(page.locator(".skeleton p")).to_be_visible()
    assert page.locator(".skeleton p").inner_text() == "The page is opening…"
    expect(page.locator(".kit-panel input").first).to_be_visible(timeout=20_000)
    expect(page.locator(".skeleton")).to_have_count(0)
    assert len(held) == 1
