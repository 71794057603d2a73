"""What is told later stands on a flag that says whose answer it is, and in a sentence; what has one answer is not compared."""

from dataclasses import replace

import pytest

from kit.rounds import Scene
from kit.screens import slides
from kit.screens.lines import Line, told
from tests.browser.walls import scene
from tests.screens.made import Eyes

EYES = Eyes(language="en")


def shown(kind: str, many: int, slide: int, **more: object) -> dict:
    found = scene(kind, "told", many)
    return slides.picture(turned(found, slide), EYES) or {}


def turned(found: Scene, slide: int) -> Scene:
    assert found.round.live
    return replace(found, round=replace(found.round, live=replace(found.round.live, slide=slide)))


def test_a_guess_says_whose_answer_was_guessed_and_how_far_off() -> None:
    found = shown("assessment", 2, 1)
    assert [flag["label"] for flag in found["guess"]] == [["Collectif Maji, as Northlight guessed"]]
    assert found["say"][0].startswith("Northlight expected “")
    stands = {flag["place"]: flag["at"] for flag in found["flags"]}
    off = abs(stands[1] - found["guess"][0]["at"])
    said = {0: "just so", 1: "one step away"}.get(off, f"{off} steps away")
    assert f"from Collectif Maji: {said}." in found["say"][0]


def test_of_several_others_a_guess_is_about_all_of_them() -> None:
    found = shown("assessment", 3, 1)
    assert found["guess"][0]["label"] == ["The others, as Northlight guessed"]
    assert "away" not in found["say"][0]


def test_the_time_before_is_said_and_nobody_asks_for_the_last_time() -> None:
    found = shown("assessment", 2, 2)
    assert found["guess"][0]["label"] == ["Collectif Maji, the time before"]
    assert found["say"][0].startswith("The time before, seen from today: Collectif Maji, ")
    assert "the last time" not in found["say"][0]


def test_in_two_languages_three_flags_have_their_names_and_one_line_says_what_they_are() -> None:
    """Said on each of them in both they took the room of the sentence and of the code."""
    found = slides.picture(turned(scene("assessment", "told", 4, second="en"), 2), Eyes(language="fr"), EYES)
    assert [flag["label"] for flag in found["guess"]] == [[], [], []]
    assert found["marks_say"] == ["cadre en pointillé\u00a0: la fois précédente", "dashed frame: the time before"]
    assert found["marks"] == []


def test_what_would_be_fair_stands_in_the_sentence() -> None:
    found = shown("matrix", 2, 1)
    assert found["guess"]
    assert found["say"][0].startswith("What would be fair: ")


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (
            ((0, 2), (0, 3), (1, 0), (1, 3)),
            "Chosen by all: “D”; by Northlight only: “C”; by Collectif Maji only: “A”; by no side: “B”.",
        ),
        (((0, 0), (0, 1)), "Northlight: “A” and “B”."),
    ],
)
def test_where_several_can_be_chosen_a_sentence_sums_up(at, said) -> None:
    line = Line("k", "name", "asked", ("A", "B", "C", "D"), at, ordered=False)
    assert told(EYES, scene("map", "reveal", 2).round, line) == f"{said} Tell us about a moment when it showed."


def test_who_has_nothing_here_is_said_in_one_sentence_whatever_the_reason() -> None:
    found = scene("assessment", "reveal", 3)
    assert not slides.picture(found, EYES)["absent"]
    without = replace(found, shown=tuple(row for row in found.shown if row.side != "side-2"))
    assert slides.picture(without, EYES)["absent"] == ["Collectif Maji: nothing is shown here"]
    assert not slides.picture(scene("check-exit", "reveal", 3), EYES)["absent"]


def test_all_at_once_compares_only_what_several_answered_and_says_how_many_are_left_out() -> None:
    found = shown("chairs", 3, 400)
    assert all(len({mark["place"] for mark in row["marks"]}) > 1 for row in found["rows"])
    assert "with only one answer" in found["key"][0]
    assert "grey: " in found["key"][0]


def test_a_check_of_the_whole_room_says_both_ends_of_its_lines() -> None:
    for row in shown("check-exit", 2, 400)["rows"]:
        assert {0, row["of"] - 1} <= {spot["at"] for spot in row["spots"]}
        assert "in silence" in shown("check-exit", 2, 400)["title"][0]
