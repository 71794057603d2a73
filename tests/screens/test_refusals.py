"""A refusal names the field to look at, in every form that somebody sends."""

import pytest

from kit.errors import AnswerRefused, MoveRefused, UnknownCode, UnknownReceipt
from kit.screens import Request, Visit, join_screen, results_screen, run_screen
from kit.screens.refusals import fields_of
from kit.screens.responding import respond
from tests.conftest import TODAY
from tests.rounds.people import RUNS, Room
from tests.wire import blocks

SIDES = {"name1": "Northlight", "people1": "12", "mode1": "anonymous", "name2": "Raíces", "people2": "9", "mode2": "anonymous"}
PLAN = {
    **SIDES,
    "form": "short",
    "languages": ["en"],
    "smallest": "5",
    "ends": "2026-12-10",
    "agrees": "2026-12-10",
    "deletes": "2027-01-10",
    "pays": "Northlight",
}
WRONG = [
    ({"name2": " "}, "round.need_sides", "name2"),
    ({"name2": "northlight"}, "round.need_sides", "name2"),
    ({"people1": ""}, "round.need_people", "people1"),
    ({"people2": "x"}, "round.need_people", "people2"),
    ({"people2": "6"}, "round.need_seven", "people2"),
    ({"smallest": "2"}, "round.need_k", "smallest"),
    ({"ends": ""}, "round.need_ends", "ends"),
    ({"ends": "2026-11-23"}, "round.need_ends", "ends"),
    ({"agrees": "2026-12-09"}, "round.need_agrees", "agrees"),
    ({"deletes": "2027-01-08"}, "round.need_deletes", "deletes"),
    ({"languages": []}, "round.need_form", "languages"),
    ({"role": "x" * 200}, "error.refused", "role"),
    ({"name1": "x" * 200}, "error.refused", "name1"),
    ({"pays": " "}, "consent.need_pays", "pays"),
]


@pytest.fixture
def visit(database, source) -> Visit:
    room = Room(database, [])
    room.create()
    return Visit(database, source, "en", browser=RUNS, today=TODAY, here=TODAY)


@pytest.mark.parametrize(("change", "phrase", "field"), WRONG, ids=lambda value: str(value)[:40])
def test_a_plan_is_refused_at_its_field(visit, change, phrase, field) -> None:
    shown = respond(run_screen, visit, {"do": "create", "fields": {**PLAN, **change}, "where": {"sides": "2"}})
    assert (shown["refused"], list(shown["wrong"])) == (phrase, [field])
    assert shown["problem"]


def test_all_that_is_wrong_with_a_plan_stands_at_its_fields_at_once_and_what_was_typed_stays(visit) -> None:
    """Two sides of one name, too few people, a day in the past, erasing before the last day, and too long a role."""
    bad = {
        "name2": "northlight",
        "people1": "3",
        "ends": "2026-11-20",
        "agrees": "2026-12-01",
        "deletes": "2026-11-21",
        "role": "x" * 200,
    }
    shown = respond(run_screen, visit, {"do": "create", "fields": {**PLAN, **bad}, "where": {"sides": "2"}})
    assert shown["wrong"].keys() == {"name2", "people1", "ends", "deletes", "role"}
    assert len(set(shown["wrong"].values())) == 5, "each has a sentence of its own"
    assert shown["problem"] == "5 fields need another look; the reason is beside each of them."
    typed = {block["name"]: block["value"] for block in blocks(shown["blocks"]) if block["is"] == "field"}
    assert {name: typed[name] for name in bad} == bad
    assert typed["name1"] == "Northlight"


def test_a_day_that_is_missing_breaks_no_rule_of_another(visit) -> None:
    for name in ("ends", "agrees", "deletes"):
        shown = respond(run_screen, visit, {"do": "create", "fields": {**PLAN, name: "soon"}, "where": {"sides": "2"}})
        assert list(shown["wrong"]) == [name]


@pytest.mark.parametrize(
    ("screen", "do", "field"),
    [(join_screen, "knock", "code"), (join_screen, "back", "words"), (results_screen, "enter", "code"),
     (run_screen, "words", "words"), (run_screen, "key", "key")],
)  # fmt: skip
def test_a_wrong_code_is_refused_at_its_field(visit, screen, do, field) -> None:
    assert respond(screen, visit, {"do": do, "fields": {field: "nothing"}, "where": {}})["wrong"].keys() == {field}


@pytest.mark.parametrize("missing", ["what", "who", "means", "by", "sign"])
def test_an_action_is_refused_at_the_part_that_is_missing(missing) -> None:
    whole = {"what": "a", "who": "b", "means": "c", "by": "2027-01-31", "sign": "d"}
    assert fields_of(MoveRefused("run.action_whole"), Request(fields={**whole, missing: " "})) == [missing]


@pytest.mark.parametrize(
    ("error", "fields", "field"),
    [
        (MoveRefused("run.tick_first"), {"sure": False}, "sure"),
        (MoveRefused("mine.erase_tick"), {"sure": False}, "sure"),
        (MoveRefused("round.leave_more"), {"out": []}, "out"),
        (MoveRefused("round.need_nine"), {**SIDES, "mode2": "joined"}, "people2"),
        (MoveRefused("round.not_now"), {"sure": True}, ""),
        (UnknownCode(""), {"code": ""}, "code"),
        (UnknownReceipt(""), {}, ""),
        (AnswerRefused(""), {"note": ""}, ""),
    ],
)
def test_a_refusal_names_a_field_of_what_was_sent_or_none(error, fields, field) -> None:
    assert fields_of(error, Request(fields=fields)) == ([field] if field else [])
