"""All questions at once on the wall: the furthest apart on top, the empty space only where sides stand in one place each."""

import pytest

from kit.screens.lines import Line
from kit.screens.slides import between
from kit.store import Part, Pooling, Stage
from tests.browser.walls import KINDS, blocks, has_pictures, scene
from tests.screens.made import blocks as inside

MANY = Part(1, "assessment", Pooling.LEVELS, Stage.REVEALED)
OPTIONS = ("never", "once", "at times", "often", "always")


def overview(kind: str, many: int = 3):
    (found,) = [block for block in inside(blocks(scene(kind, "overview", many))) if block["is"] == "overview"]
    return found


@pytest.mark.parametrize("kind", [kind for kind in KINDS if has_pictures(kind)])
def test_the_first_row_is_the_one_to_begin_with_and_has_its_words(kind) -> None:
    rows = overview(kind)["rows"]
    assert rows[0]["open"]
    far = [len(row["between"]) for row in rows if row["apart"]]
    assert far[:1] == [max(far)] if far else True
    for row in rows:
        stands = {mark["at"] for mark in row["marks"]}
        assert {spot["at"] for spot in row["spots"] if not spot["end"]} <= stands
        assert {min(stands), max(stands)} <= {spot["at"] for spot in row["spots"]}
        assert all(bool(spot["who"]) == (kind != "check-exit") and spot["words"][0] for spot in row["spots"])


def test_a_check_of_the_whole_room_has_nothing_that_is_far_apart() -> None:
    found = overview("check-exit")
    assert "le plus" not in found["title"][0]
    assert found["title"][0].startswith("Toute la salle")
    assert all(row["open"] for row in found["rows"])


@pytest.mark.parametrize(
    ("at", "ordered", "empty"),
    [
        (((0, 0), (1, 4)), True, [1, 2, 3]),
        (((0, 0), (1, 2), (2, 4)), True, [1, 3]),
        (((0, 1), (1, 2)), True, []),
        (((0, 0), (0, 3), (1, 4)), True, []),
        (((0, 0), (1, 4)), False, []),
    ],
)
def test_empty_is_what_lies_between_two_sides_never_between_two_cases_of_one(at, ordered, empty) -> None:
    assert between(MANY, Line("k", "name", "asked", OPTIONS, at, ordered)) == empty


def lineup(kind: str, many: int, second: str = ""):
    (found,) = [block for block in inside(blocks(scene(kind, "told", many, second=second))) if block["is"] == "lineup"]
    return found


def test_the_flag_of_the_whole_room_is_said_in_both_languages_of_the_wall() -> None:
    (flag,) = lineup("check-exit", 2, second="en")["flags"]
    assert flag["said"] == ["Le milieu de toutes les réponses", "The middle of all answers"]
    assert "said" not in lineup("assessment", 2, second="en")["flags"][0]


def test_what_is_told_later_stands_on_a_flag_that_says_whose_it_is() -> None:
    """A hollow mark below the line was taken for the side whose mark is hollow."""
    few, lots = lineup("matrix", 3), lineup("matrix", 8)
    assert few["marks"] == few["marks_say"] == []
    assert all(flag["name"] in flag["label"][0] and "juste" in flag["label"][0] for flag in few["guess"])
    assert few["guess"]
    assert lots["guess"] == [], "of eight there would be sixteen flags"
    assert lots["marks"]
