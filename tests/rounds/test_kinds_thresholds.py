"""What an exercise of a workshop shows of a side is held back by the same figures as an assessment, by head counts alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kit import asking, content, rounds
from kit.store import Live, Part, Pooling, RoundSide, Stage
from tests.rounds.people import PARTNERS, SEVEN, Room

PARTS = (Part(1, "who-decides-what", Pooling.LEVELS, Stage.WAITING),)
JOINED = replace(PARTNERS, name="Collectif Maji + Raíces", joined=True)


def asked(room: Room, source) -> dict[str, list[str]]:
    return asking.asked(content.library(source, "en"), room.round)


def opened(room: Room, other: RoundSide) -> None:
    room.create(SEVEN, other, live=Live(plan="own"), parts=PARTS)
    rounds.go(room.host, 0, 1)
    rounds.open_part(room.host)


def answered(room: Room, questions: list[str], people: int, fewest: int) -> None:
    """So many finish on the other side; the first question has one answer too few, the second just enough, the others all."""
    first, second, *rest = questions
    for n in range(people):
        given = {**dict.fromkeys(rest, 3), **({first: 3} if n < fewest - 1 else {}), **({second: 3} if n < fewest else {})}
        rounds.answer(room.by(room.sit("side-2")), {**given, "finished": True}, rev=1, part=1)


def shown(room: Room, questions: dict[str, list[str]]) -> dict[str, int | None]:
    """What that side sees of itself once answers are closed and it has counted itself."""
    rounds.close(room.host, questions, part=1)
    speaker = room.places["side-2"][0]
    if not room.round.side("side-2").erased:
        rounds.open_picture(room.by(speaker), questions["side-2"], part=1)
    return {row.question: row.level for row in room.own(speaker)}


@pytest.mark.parametrize(("other", "people", "fewest"), [(PARTNERS, 7, 5), (JOINED, 9, 9)], ids=["one organisation", "joined"])
def test_one_person_or_one_answer_fewer_and_an_exercise_shows_nothing(room: Room, source, other, people, fewest) -> None:
    for finished in (people - 1, people):
        opened(room, other)
        questions = asked(room, source)
        answered(room, questions["side-2"], finished, fewest)
        found = shown(room, questions)
        assert room.round.side("side-2").erased is (finished < people)
        first, second, *rest = questions["side-2"]
        assert found == ({} if finished < people else {first: None, second: 3, **dict.fromkeys(rest, 3)})
