"""Every exercise is walked at phone size, in a language that people speak and in two that a machine made."""

import re

import pytest

from kit import content, kinds, settings
from kit.apps import Desk
from tests import pseudo
from tests.browser.accessible import walk
from tests.browser.conftest import DESKTOP, PHONE, SMALLEST
from tests.browser.test_bare_page import bare
from tests.pairs import matrix, spread

pytestmark = pytest.mark.browser
BASE = content.Source(settings.read({}).exercises)
SHOWN = "model.state.shown = {sentences: ['Ū.'], picture: 'data:image/svg+xml,<svg xmlns=\"http://www.w3.org/2000/svg\"/>'}"
OWN = re.compile(r"Northlight|Collectif Maji|Un mot pour voir|31 mars 2027|min\b")


@pytest.fixture(scope="session")
def machine_made(tmp_path_factory):
    site = tmp_path_factory.mktemp("pseudo")
    for code in ("eo", "he"):
        pseudo.write(BASE.base, site, code)
    return str(site)


KINDS = {slug: content.load_exercise(BASE, slug, "fr").kind for slug in BASE.exercises}
LANGUAGES, SIZES = ("fr", "en", "es"), (SMALLEST, PHONE, DESKTOP)
WALKS = spread(KINDS, LANGUAGES, SIZES)


@matrix("exercise, language, size", BASE.exercises, LANGUAGES, SIZES, few=WALKS)
def test_every_exercise_is_walked_and_accessible(bare_tab, tmp_path, exercise, language, size) -> None:
    page = bare_tab(size, language)
    bare(page, "", language, tmp_path, name=exercise)
    page.evaluate(SHOWN)
    steps = walk(page, axe=True)
    assert len(steps) >= 4
    assert [(step["sideways"], step["clipped"]) for step in steps] == [(0, [])] * len(steps)
    answer = page.evaluate("model.state.stored.answer")
    assert kinds.accepted(content.load_exercise(BASE, exercise, language), answer) == answer
    assert kinds.own_picture(
        kinds.Sitting(content.load_exercise(BASE, exercise, language), Desk.of({"PARTNERSHIP_KIT_DATA": str(tmp_path)}).partnership(),
                      content.load_phrases(BASE, language), language, answer)
    ).sentences  # fmt: skip


@pytest.mark.parametrize(
    ("exercise", "language"),
    [
        *((slug, "eo") for slug in BASE.exercises),
        *((slug, "he") for slug in {kind: slug for slug, kind in KINDS.items()}.values()),
    ],
)
def test_a_language_that_a_machine_made_fits_and_nothing_is_left_untranslated(
    bare_tab, tmp_path, machine_made, exercise, language
) -> None:
    page = bare_tab(SMALLEST)
    bare(page, "", language, tmp_path, name=exercise, site=machine_made)
    page.evaluate(SHOWN)
    steps = walk(page)
    assert len(steps) >= 4
    for step in steps:
        assert (step["sideways"], step["clipped"]) == (0, [])
        plain = [OWN.sub("", text) for text in step["texts"]]
        assert [text for text in plain if re.search(r"[aeiouy]", text)] == []
        assert step["dir"] == ("rtl" if language == "he" else "ltr")
