"""The organisations' names reach every place that uses them, at once; until then general words stand there."""

from __future__ import annotations

import pytest

from kit.pages.desk import Desk
from kit.pages.principle import PrinciplePage
from tests.kinds.test_pictures import SIDES, sitting

SLUGS = ("accountability", "transparency", "respect", "equity", "preamble")


@pytest.fixture(params=["fr", "en", "es"])
def desk(request, tmp_path) -> Desk:
    return Desk({"PARTNERSHIP_KIT_DATA": str(tmp_path), "QUERY_STRING": f"lang={request.param}", "HTTP_X_KIT_BROWSER": "b" * 32})


def named(page: PrinciplePage, answer: dict, rev: int) -> str:
    page.partnership.widget.set_state({"answer": answer, "rev": rev})
    return " ".join(entry["invitation"] for entry in page.chooser.entries)


@pytest.mark.parametrize("slug", SLUGS)
def test_the_list_of_exercises_names_the_organisations_as_soon_as_they_are_named(desk, slug) -> None:
    page = PrinciplePage(desk, slug)
    before = " ".join(entry["invitation"] for entry in page.chooser.entries)
    slots = "{funds}" in (raw := " ".join(e.words.invitation for e in page.exercises.values())), "{partner}" in raw
    first = named(page, SIDES, 1)
    assert ("Northlight" in first, "Collectif Maji" in first) == slots
    assert "Northlight" not in before
    second = named(page, {**SIDES, "name.side-1": "Corvane"}, 2)
    assert ("Corvane" in second, "Northlight" in second) == (slots[0], False)


def test_who_holds_the_funds_has_a_general_word_until_it_is_said(source) -> None:
    for language in ("fr", "en", "es"):
        unnamed = sitting(source, "promises-ledger", {}, language, {})
        assert unnamed.names == {"funds": unnamed.phrases["generic.funds"], "partner": unnamed.phrases["partner"]}
