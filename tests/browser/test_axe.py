"""No serious or critical finding on any page, in three languages, on every step."""

import pytest

from tests.browser.accessible import assert_accessible
from tests.browser.conftest import DESKTOP, PHONE, SMALLEST
from tests.browser.person import START, Person
from tests.pairs import matrix

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


@matrix("slug, language, size", list(START), ("fr", "en", "es"), (PHONE, DESKTOP, SMALLEST))
def test_every_page_of_an_exercise(server, open_page, slug, language, size) -> None:
    """Around the exercise; its steps are walked in test_journeys.py and test_whole_shelf.py."""
    page = open_page(size, language)
    person = Person(page, server.url, slug, language).open()
    assert_accessible(page)
    person.name_partnership()
    person.form.locator(".kit-runsheet summary").click()
    assert_accessible(page)
