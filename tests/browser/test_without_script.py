"""Without scripts a page says what it needs, in its language, and does not pretend to be opening."""

import pytest
from playwright.sync_api import expect

from kit import content
from tests.server.test_routes import ask

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["fr", "en", "es"])
@pytest.mark.parametrize(
    "name", ["onboarding", "respect", "together", "join", "assessment", "facilitator", "results", "simulator"]
)
def test_every_page_that_needs_scripts_says_so_and_names_its_languages(server, source, name, language) -> None:
    said = content.library(source, language).phrases["app.noscript"]
    status, _, sent = ask(server, f"/{name}?lang={language}")
    page = sent.decode()
    assert status == 200
    assert f'<noscript><p class="card">{said}</p></noscript>' in page
    for other in ("fr", "en", "es"):
        assert f'lang="{other}" hreflang="{other}"' in page, "each language is named in its own voice"


def test_without_scripts_nothing_opens_and_the_way_home_is_there(server, browser) -> None:
    page = browser.new_context(java_script_enabled=False, locale="en").new_page()
    page.goto(f"{server.url}/onboarding?lang=en")
    expect(page.get_by_text("This page needs JavaScript.")).to_be_visible()
    assert page.locator(".skeleton").bounding_box() is None, "no line says that it is opening"
    expect(page.get_by_role("link", name="Who could read this?")).to_be_visible()
    page.context.close()
