"""A side that agrees on its answer begins with the middle of its own people's, where that is safe; what it may answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kit import asking, rounds
from kit.errors import MoveRefused
from kit.screens import slides
from kit.screens.revealing import revealed_blocks
from kit.store import DIFFERS, Live, Part, Pooling, RoundSide, Stage
from tests.rounds.people import PARTNERS, SEVEN, Room
from tests.screens.made import LIBRARY, Eyes, blocks

EXERCISE, NOMINAL = "what-is-open", "whose-default"  # in an order: open, said, unsaid
ROWS = [f"row.{row}" for row in LIBRARY.shelf[EXERCISE].facts["map"]["rows"]]
THREE = RoundSide(id="side-2", name="Raíces", people=3, mode="declared", funds=False)


@pytest.fixture
def begun(room: Room):
    """An exercise with an agreed answer is open; as many sit on each side as one says."""

    def begin(*many: int, sides=(SEVEN, PARTNERS), what: str = EXERCISE) -> Room:
        parts = (Part(1, what, Pooling.DECLARED, Stage.WAITING),)
        room.create(*sides, live=Live(plan="own"), parts=parts)
        for side, n in zip(sides, many, strict=True):
            for _ in range(n):
                room.sit(side.id)
        rounds.go(room.host, 1, 1)
        rounds.open_part(room.host)
        return room

    return begin


def say(room: Room, side: str, *values: str, finished: bool = True) -> None:
    for place, value in zip(room.places[side], values, strict=False):
        rounds.answer(room.by(place), {**dict.fromkeys(ROWS, value), "finished": finished}, rev=1, part=1)


def close(room: Room) -> None:
    rounds.close(room.host, {}, part=1, ordered=asking.ordered_rows(LIBRARY, room.round))


def count(room: Room, side: str) -> None:
    rounds.open_picture(room.by(room.places[side][0]), asking.ordered_rows(LIBRARY, room.round), part=1)


def start_of(room: Room, side: str, n: int) -> dict[str, object]:
    return {row.question: row.value for row in room.own(room.places[side][n])}


def test_seven_finishers_begin_with_their_middle_answer_and_nobody_else_sees_it(begun) -> None:
    room = begun(8, 7)
    say(room, "side-1", *["open"] * 3, *["unsaid"] * 4)
    say(room, "side-2", *["said"] * 6)
    close(room)
    assert start_of(room, "side-1", 0) == {}, "nothing is made before its people have counted themselves"
    count(room, "side-1")
    count(room, "side-2")
    assert start_of(room, "side-1", 0) == dict.fromkeys(ROWS, "unsaid")
    assert start_of(room, "side-1", 7) == {}, "who has not finished reads nothing of what others have answered"
    assert start_of(room, "side-2", 0) == {}, "six are too few"
    assert rounds.host_scene(room.host).shown == ()


def test_a_side_of_agreed_answers_and_a_choice_between_names_give_no_start(begun) -> None:
    room = begun(7, 1, sides=(SEVEN, THREE), what=NOMINAL)
    rows = {f"row.{row}": "together" for row in LIBRARY.shelf[NOMINAL].facts["map"]["rows"]}
    for place in room.places["side-1"]:
        rounds.answer(room.by(place), {**rows, "finished": True}, rev=1, part=1)
    close(room)
    assert start_of(room, "side-1", 0) == {}


def test_a_start_is_made_once_whatever_is_taken_back_afterwards(begun) -> None:
    room = begun(8, 7)
    say(room, "side-1", *["said"] * 7)
    close(room)
    count(room, "side-1")
    before = start_of(room, "side-1", 1)
    rounds.withdraw(room.by(room.places["side-1"][6]))
    speaker = room.by(room.places["side-1"][0])
    rounds.answer(speaker, {ROWS[0]: "open"}, rev=1, part=1)
    rounds.agree(speaker, [], part=1)
    rounds.take_back(speaker)
    assert start_of(room, "side-1", 1) == before
    count(room, "side-1")
    assert start_of(room, "side-1", 1) == before
    with pytest.raises(MoveRefused):
        close(room)


def test_who_counts_one_too_many_holds_it_and_the_side_agrees_on_nothing_before(begun) -> None:
    room = begun(8, 7)
    say(room, "side-1", *["said"] * 7)
    rounds.hold(room.by(room.places["side-1"][5]), part=1)
    close(room)
    with pytest.raises(MoveRefused, match=r"^counting\.is_held$"):
        count(room, "side-1")
    with pytest.raises(MoveRefused, match=r"^counting\.first$"):
        rounds.agree(room.by(room.places["side-1"][0]), [], part=1, differs=True)
    for place in room.places["side-1"][:3]:
        rounds.let_go_on(room.by(place), asking.ordered_rows(LIBRARY, room.round), part=1)
    assert start_of(room, "side-1", 0) == dict.fromkeys(ROWS, "said")


def test_an_untouched_form_cannot_be_shown_though_there_is_a_start(begun) -> None:
    room = begun(7, 7)
    say(room, "side-1", *["said"] * 7)
    close(room)
    count(room, "side-1")
    speaker = room.by(room.places["side-1"][0])
    with pytest.raises(MoveRefused, match=r"^round\.untouched$"):
        rounds.agree(speaker, [], part=1)
    rounds.answer(speaker, {"at": "rows"}, rev=1, part=1)
    with pytest.raises(MoveRefused, match=r"^round\.untouched$"):
        rounds.agree(speaker, [], part=1)
    rounds.answer(speaker, {ROWS[0]: "open"}, rev=2, part=1)
    rounds.agree(speaker, [], part=1)
    assert room.round.side("side-1").agreed


def test_that_a_side_does_not_agree_is_a_full_answer_and_all_read_it(begun) -> None:
    room = begun(7, 7)
    say(room, "side-1", *["said"] * 7)
    close(room)
    count(room, "side-1")
    one, other = (room.by(room.places[side][0]) for side in ("side-1", "side-2"))
    rounds.answer(one, {ROWS[0]: "open", ROWS[1]: "said"}, rev=1, part=1)
    rounds.agree(one, [], part=1)
    rounds.answer(other, {ROWS[0]: "unsaid"}, rev=1, part=1)
    rounds.agree(other, [], part=1, differs=True)
    rounds.reveal(room.host)
    seen = rounds.host_scene(room.host)
    assert {(row.side, row.question) for row in seen.shown} == {("side-1", ROWS[0]), ("side-1", ROWS[1]), ("side-2", DIFFERS)}
    eyes = Eyes()
    picture = slides.picture(seen, eyes)
    assert picture is not None
    assert picture["silent"] == [f"Collectif Maji: {eyes.say('results.differs')}"]
    said = [block.get("text") for block in blocks(revealed_blocks(eyes, seen))]
    assert eyes.say("results.differs") in said


def test_taken_back_a_side_agrees_again_and_what_it_wrote_is_there(begun) -> None:
    room = begun(7, 7)
    close(room)
    speaker = room.by(room.places["side-1"][0])
    rounds.answer(speaker, {ROWS[0]: "open"}, rev=1, part=1)
    rounds.agree(speaker, [], part=1, differs=True)
    rounds.take_back(speaker)
    rounds.agree(speaker, [], part=1)
    side = room.round.side("side-1")
    assert (side.agreed, side.differs) == (True, False)
    assert rounds.seat_scene(speaker).stored.answer == {ROWS[0]: "open"}


def test_joined_partners_need_nine_to_begin_with_something(begun) -> None:
    room = begun(7, 8, sides=(SEVEN, replace(PARTNERS, joined=True)))
    say(room, "side-2", *["said"] * 8)
    close(room)
    count(room, "side-2")
    assert start_of(room, "side-2", 0) == {}
