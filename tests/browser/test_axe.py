"""No serious or critical finding on any page, in three languages, on every step."""

import pytest

from tests.browser.accessible import assert_accessible
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.person import START, Person

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


@pytest.mark.parametrize("language", ["fr", "en", "es"])
@pytest.mark.parametrize("slug", list(START))
def test_every_step_of_every_exercise(server, open_page, slug, language) -> None:
    page = open_page(DESKTOP if language == "en" else PHONE, language)
    person = Person(page, server.url, slug, language).open()
    assert_accessible(page)
    person.name_partnership()
    person.form.locator(".kit-runsheet summary").click()
    person.walk(each_step=lambda: assert_accessible(page))
