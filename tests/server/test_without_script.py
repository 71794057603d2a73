"""Without scripts a page says what it needs, in its language, and names its languages."""

import pytest

from kit import content
from tests.server.test_routes import ask

pytestmark = pytest.mark.server


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
