"""Every exercise is walked at phone size, in a language that people speak and in two that a machine made."""

import re

import pytest

from kit import content, kinds, settings
from kit.pages.desk import Desk
from tests import pseudo
from tests.browser.conftest import SMALLEST
from tests.browser.test_axe import assert_accessible
from tests.browser.test_bare_page import bare

pytestmark = pytest.mark.browser
BASE = content.Source(settings.read({}).exercises)
SHOWN = "model.state.shown = {sentences: ['Ū.'], picture: 'data:image/svg+xml,<svg xmlns=\"http://www.w3.org/2000/svg\"/>'}"
CLIPPED = """() => [...document.querySelectorAll('.kit-form *')].filter((e) => e.clientWidth > 1
  && getComputedStyle(e).overflowX !== 'visible' && !e.matches('.scroll, textarea, input, select') && e.scrollWidth > e.clientWidth + 1).map((e) => e.outerHTML.slice(0, 200))"""
TEXTS = """() => [...document.querySelectorAll('.kit-form, .kit-form *')].filter((e) => !e.matches('option')).flatMap((e) => [
  ...[...e.childNodes].filter((n) => n.nodeType === 3).map((n) => n.textContent), e.getAttribute('aria-label') ?? '', e.getAttribute('placeholder') ?? ''])"""
OWN = re.compile(r"Northlight|Collectif Maji|Un mot pour voir|31 mars 2027|min\b")


@pytest.fixture(scope="session")
def machine_made(tmp_path_factory):
    site = tmp_path_factory.mktemp("pseudo")
    for code in ("eo", "he"):
        pseudo.write(BASE.base, site, code)
    return str(site)


def sideways(page) -> int:
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


@pytest.mark.parametrize(("exercise", "language"), [(slug, ["fr", "en", "es"][n % 3]) for n, slug in enumerate(BASE.exercises)])
def test_every_exercise_is_walked_and_accessible(open_page, tmp_path, exercise, language) -> None:
    page = open_page(SMALLEST, language)
    person = bare(page, "", language, tmp_path, name=exercise)
    page.evaluate(SHOWN)

    def look() -> None:
        assert sideways(page) <= 0
        assert page.evaluate(CLIPPED) == []
        assert_accessible(page)

    assert len(person.walk(look)) >= 4
    answer = page.evaluate("model.state.stored.answer")
    assert kinds.accepted(content.load_exercise(BASE, exercise, language), answer) == answer
    assert kinds.own_picture(
        kinds.Sitting(content.load_exercise(BASE, exercise, language), Desk({"PARTNERSHIP_KIT_DATA": str(tmp_path)}).partnership(),
                      content.load_phrases(BASE, language), language, answer)
    ).sentences  # fmt: skip


def one_of_each_kind() -> list[str]:
    return list({content.load_exercise(BASE, slug, "fr").kind: slug for slug in BASE.exercises}.values())


@pytest.mark.parametrize(
    ("exercise", "language"), [*((slug, "eo") for slug in BASE.exercises), *((slug, "he") for slug in one_of_each_kind())]
)
def test_a_language_that_a_machine_made_fits_and_nothing_is_left_untranslated(
    open_page, tmp_path, machine_made, exercise, language
) -> None:
    page = open_page(SMALLEST, "fr")
    person = bare(page, "", language, tmp_path, name=exercise, site=machine_made)
    page.evaluate(SHOWN)

    def look() -> None:
        assert sideways(page) <= 0
        assert page.evaluate(CLIPPED) == []
        plain = [OWN.sub("", text) for text in page.evaluate(TEXTS)]
        assert [text for text in plain if re.search(r"[aeiouy]", text)] == []
        assert person.form.get_attribute("dir") == ("rtl" if language == "he" else "ltr")

    person.walk(look)
