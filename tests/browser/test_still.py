"""Nothing that stands on a page jumps when its controls come, late as they may be."""

import pytest

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
