"""Every exercise is walked at phone size, in a language that people speak and in two that a machine made."""

import re
from itertools import product

import pytest

from kit import content, kinds
from tests import pseudo
from tests.browser.accessible import walk
from tests.browser.alone import SOURCE as BASE
from tests.browser.conftest import DESKTOP, PHONE, SMALLEST
from tests.browser.test_bare_page import bare, defined
from tests.kinds.test_pictures import SIDES
from tests.pairs import matrix, spread

pytestmark = pytest.mark.browser
SHOWN = "model.state.shown = {sentences: ['Ū.'], picture: 'data:image/svg+xml,<svg xmlns=\"http://www.w3.org/2000/svg\"/>'}"
OWN = re.compile(
    r"Northlight|Collectif Maji|Un mot pour voir|(mercredi )?31 mars 2027|min\b"
)  # a browser without Esperanto says days in French


@pytest.fixture(scope="session")
def machine_made(tmp_path_factory):
    site = tmp_path_factory.mktemp("pseudo")
    for code in FROM_LEFT_AND_RIGHT:
        pseudo.write(BASE.base, site, code)
    return content.Source(BASE.base, site)


KINDS = {slug: content.load_exercise(BASE, slug, "fr").kind for slug in BASE.exercises}
LANGUAGES, SIZES = ("fr", "en", "es"), (SMALLEST, PHONE, DESKTOP)
WALKS = sorted(
    spread(KINDS, LANGUAGES, SIZES), key=lambda case: KINDS[case[0]]
)  # one kind after the other: its front end is loaded


@matrix("exercise, language, size", BASE.exercises, LANGUAGES, SIZES, few=WALKS)
def test_every_exercise_is_walked_and_accessible(walked_tab, exercise, language, size) -> None:
    page = walked_tab(size, language)
    bare(page, "", language, name=exercise)
    page.evaluate(SHOWN)
    steps = walk(page, axe=True)
    assert len(steps) >= 4
    assert [(step["sideways"], step["clipped"]) for step in steps] == [(0, [])] * len(steps)
    answer, library = page.evaluate("model.state.stored.answer"), content.library(BASE, language)
    assert kinds.accepted(library.shelf[exercise], answer) == answer
    sitting = kinds.Sitting(library.shelf[exercise], kinds.partnership_of(SIDES), library.phrases, language, answer)
    assert kinds.own_picture(sitting).sentences


FROM_LEFT_AND_RIGHT = ("eo", "he")
ONE_OF_EACH = sorted({kind: slug for slug, kind in KINDS.items()}.values())


@matrix("exercise, language", BASE.exercises, FROM_LEFT_AND_RIGHT, few=[*product(ONE_OF_EACH, FROM_LEFT_AND_RIGHT)])
def test_a_language_that_a_machine_made_fits_and_nothing_is_left_untranslated(
    walked_tab, machine_made, exercise, language
) -> None:
    page = walked_tab(SMALLEST)
    bare(page, "", language, name=exercise, source=machine_made)
    page.evaluate(SHOWN)
    steps = walk(page, read=True)
    assert len(steps) >= 4
    for step in steps:
        assert (step["sideways"], step["clipped"]) == (0, [])
        assert len(step["texts"]) > 10
        plain = [OWN.sub("", text) for text in step["texts"]]
        assert [text for text in plain if re.search(r"[aeiouy]", text)] == []
        assert step["dir"] == ("rtl" if language == "he" else "ltr")


@pytest.mark.parametrize("exercise", BASE.exercises)
def test_what_a_page_is_given_to_show_is_translated_whole(machine_made, exercise) -> None:
    """What a script adds to it is seen in the walks: by each kind once, by each exercise with --whole."""
    definition = defined(exercise, "eo", machine_made)
    shown = [*texts_in(definition["words"]), *texts_in(definition["phrases"])]
    assert len(shown) > 100
    assert [text for text in shown if re.search(r"[aeiouy]", pseudo.SLOT.sub("", OWN.sub("", text)))] == []


def texts_in(table: object) -> list[str]:
    inside = table.values() if isinstance(table, dict) else table if isinstance(table, list) else ()
    return [table] if isinstance(table, str) else [text for part in inside for text in texts_in(part)]
