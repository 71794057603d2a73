"""No finding of any impact on any page without a kernel, in three languages. Those with one: test_journeys.py."""

from itertools import product

import pytest

from tests.browser.accessible import assert_accessible
from tests.browser.conftest import PHONE

pytestmark = pytest.mark.browser


PLAIN = ("/", "/mine", "/facilitate", "/newcomers", "/run-sheets/respect", "/changes", "/nothing", "/equity?exercise=nothing")


def test_pages_without_a_kernel(server, open_page) -> None:
    """One language after the other: what has the same shape in another one is looked at once."""
    page = open_page(PHONE, "fr", quiet=False)
    for language, path in product(("fr", "en", "es"), PLAIN):
        page.goto(f"{server.url}{path}{'&' if '?' in path else '?'}lang={language}")
        page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
        assert_accessible(page)
