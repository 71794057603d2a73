"""No finding of any impact on any page without a kernel, in three languages. Those with one: test_journeys.py."""

import pytest

from tests.browser.accessible import assert_accessible
from tests.browser.conftest import PHONE

pytestmark = pytest.mark.browser


PLAIN = ("/", "/mine", "/facilitate", "/newcomers", "/run-sheets/respect", "/changes", "/nothing", "/equity?exercise=nothing")


@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_pages_without_a_kernel(server, open_page, language) -> None:
    page = open_page(PHONE, language, quiet=False)
    for path in PLAIN:
        page.goto(f"{server.url}{path}{'&' if '?' in path else '?'}lang={language}")
        for folded in page.locator("details").all():
            folded.locator("summary").click()
        assert_accessible(page)
