"""The organisations' names reach every place that uses them, at once; until then general words stand there."""

from __future__ import annotations

import pytest

from kit.apps import Desk, PrincipleApp
from tests.kinds.test_pictures import SIDES, sitting

SLUGS = ("accountability", "transparency", "respect", "equity", "preamble")


@pytest.fixture(params=["fr", "en", "es"])
def desk(request, tmp_path) -> Desk:
    return Desk.of(
        {"PARTNERSHIP_KIT_DATA": str(tmp_path), "QUERY_STRING": f"lang={request.param}", "HTTP_X_KIT_BROWSER": "b" * 32}
    )


def listed(app: PrincipleApp) -> str:
    return " ".join(entry["invitation"] for entry in app.entries())


def named(app: PrincipleApp, answer: dict, rev: int) -> str:
    told = app.hear("partnership", {"answer": answer, "rev": rev})
    return " ".join(entry["invitation"] for part in told.parts if part.key == "chooser" for entry in part.state["entries"])


@pytest.mark.parametrize("slug", SLUGS)
def test_the_list_of_exercises_names_the_organisations_as_soon_as_they_are_named(desk, slug) -> None:
    app = PrincipleApp(desk, slug)
    before = listed(app)
    slots = "{funds}" in (raw := " ".join(e.words.invitation for e in app.exercises.values())), "{partner}" in raw
    first = named(app, SIDES, 1)
    assert ("Northlight" in first, "Collectif Maji" in first) == slots
    assert "Northlight" not in before
    second = named(app, {**SIDES, "name.side-1": "Corvane"}, 2)
    assert ("Corvane" in second, "Northlight" in second) == (slots[0], False)


def test_who_holds_the_funds_has_a_general_word_until_it_is_said(source) -> None:
    for language in ("fr", "en", "es"):
        unnamed = sitting(source, "promises-ledger", {}, language, {})
        assert unnamed.names == {"funds": unnamed.phrases["generic.funds"], "partner": unnamed.phrases["partner"]}
