"""What a game alone accepts: one quarter after the other, each chair its own choices; what is closed stays."""

from itertools import pairwise

import pytest

from kit.errors import AnswerRefused, MoveRefused
from kit.kinds import fitting
from kit.playing import fits, game_rules
from kit.simulator import QUARTERS, TAPS
from tests.playing.played import both_chairs, closed, once_more, quarter, steps_to

THREE = closed("vado", "vado", 3)


def kept(before: dict, after: dict) -> dict:
    found = fitting(game_rules(), after)
    fits(before, found)
    return found


def test_a_whole_game_is_accepted_quarter_after_quarter() -> None:
    steps = steps_to(once_more("vado", QUARTERS))
    for before, after in pairwise(steps):
        assert kept(before, after) == after
    assert len(steps) == 1 + 3 * QUARTERS


def test_the_open_quarter_may_be_changed_as_often_as_one_likes() -> None:
    for way in TAPS["vado"]["days"]:
        assert kept({**THREE, "vado.4.days": "team"}, {**THREE, "vado.4.days": way})["vado.4.days"] == way


@pytest.mark.parametrize("tap", TAPS["vado"])
@pytest.mark.parametrize("n", [1, 2, 3])
def test_a_closed_quarter_cannot_be_changed(tap, n) -> None:
    now = THREE[f"vado.{n}.{tap}"]
    other = next(way for way in TAPS["vado"][tap] if way != now)
    for after in ({**THREE, f"vado.{n}.{tap}": other}, {key: v for key, v in THREE.items() if key != f"vado.{n}.{tap}"}):
        with pytest.raises(MoveRefused) as refused:
            kept(THREE, after)
        assert refused.value.phrase == "play.closed"


def test_a_closed_quarter_is_not_opened_again() -> None:
    with pytest.raises(MoveRefused):
        kept(THREE, closed("vado", "vado", 2))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({}, closed("vado", "vado", 2)),  # two at once
        ({}, {"vado.closed": 1}),  # without its choices
        ({}, {"vado.closed": 1, **quarter("vado", "vado", 1), "vado.3.days": "work"}),  # a quarter that has not come
        ({}, {"vado.2.days": "work"}),
        ({}, {"tessera.1.request": "pass"}),  # Tessera before Vado
        (THREE, {**THREE, "again.chair": "vado", "again.closed": 1, **quarter("again", "vado", 1)}),
        (both_chairs(), {**both_chairs(), "again.closed": 1}),  # a run without a chair
        (both_chairs(), {**both_chairs(), "again.1.days": "work"}),
        (both_chairs(), {**both_chairs(), "again.chair": "tessera", "again.1.days": "work"}),  # another chair's choice
        (both_chairs(), {**both_chairs(), "again.chair": "tessera", "again.closed": 1, **quarter("again", "vado", 1)}),
    ],
)
def test_what_has_no_place_in_the_game_is_refused(before, after) -> None:
    with pytest.raises(AnswerRefused):
        kept(before, after)


@pytest.mark.parametrize(
    "after",
    [
        {"vado.1.request": "pass"},  # a choice of the other chair
        {"tessera.1.days": "work"},
        {"vado.1.days": "rest"},  # a way that there is not
        {"vado.1.days": 1},
        {"vado.6.days": "work"},
        {"vado.closed": 6},
        {"vado.closed": True},
        {"try": ["pay", "share", "no", "rate"]},  # four rules
        {"try": ["pray"]},
        {"again.rules": "pay"},
        {"again.chair": "onlooker"},
        {"rule": "pray"},
        {"game": 0},
        {"seed": 3},
        "vado",
        None,
    ],
)
def test_what_no_question_accepts_is_refused(after) -> None:
    with pytest.raises(AnswerRefused):
        kept({}, after)


@pytest.mark.parametrize("change", [{"again.rules": ["no"]}, {"again.rules": []}, {"again.chair": "tessera"}])
def test_chair_and_rules_stay_once_a_quarter_of_a_run_is_closed(change) -> None:
    assert kept(once_more("vado", 0), {**once_more("vado", 0), **change})
    with pytest.raises(MoveRefused):
        kept(once_more("vado", 1), {**once_more("vado", 1), **change})


def test_other_rules_may_be_tried_at_any_time() -> None:
    assert kept(once_more("vado", 2), {**once_more("vado", 2), "try": ["no", "pay"]})["try"] == ["pay", "no"]


def test_a_new_game_begins_empty_and_an_earlier_one_does_not_come_back() -> None:
    assert kept(both_chairs(), {"game": 2, "action.what": "A table"})
    assert kept(both_chairs(), {"game": 2, **closed("vado", "vado", 1)})
    with pytest.raises(AnswerRefused):
        kept(both_chairs(), {"game": 2, **closed("vado", "vado", 2)})
    for before, after in (({"game": 2}, both_chairs()), (both_chairs(), {"game": 3})):
        with pytest.raises(MoveRefused):
            kept(before, after)
