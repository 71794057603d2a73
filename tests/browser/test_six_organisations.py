"""Six organisations with names of eighty letters, in Arabic and with emoji, on a phone: each kind stays within the screen."""

from __future__ import annotations

import pytest

from kit import content, kinds
from tests.browser.alone import SOURCE, put, stage
from tests.browser.conftest import PHONE
from tests.browser.test_sizes import WALK

pytestmark = pytest.mark.browser
SIX = {
    "name.side-1": "Donaudampfschifffahrtsgesellschaftskapitänsverbandsvorsitzendenstellvertreterin",
    "name.side-2": "Fédération nationale des organisations paysannes et pastorales du Nord-Ouest réu",
    "name.side-3": "جمعية نساء الوادي للتنمية الريفية والعدالة البيئية والسلام في الشمال الغربي معا",
    "name.side-4": "🌱" * 20,
    "name.side-5": "👩🏽‍🌾 مزارعات 🌊 Kapok",
    "name.side-6": "x" * 80,
    "funds": "side-1",
    "own": "side-3",
}


def test_no_kind_overflows_whatever_the_organisations_are_called(bare_tab) -> None:
    page, library, six = bare_tab(PHONE, "en"), content.library(SOURCE, "en"), kinds.partnership_of(SIX)
    one_of = {exercise.kind: exercise for exercise in library.offered.values()}
    wrong = {}
    for kind, exercise in one_of.items():
        stage(page, kind)
        page.emulate_media(reduced_motion="reduce")
        put(page, kinds.exercise_definition(library, exercise, six))
        wrong[exercise.id] = [what for what in page.evaluate(WALK) if what[1] != "small"]
    assert {name: each for name, each in wrong.items() if each} == {}
    assert len(wrong) == len(kinds.KINDS)
