"""What sides call themselves: corrected by their own speaker and nobody else, never another side's, under a cover without a trace."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kit import rounds, store
from kit.errors import MoveRefused
from kit.store import Promise, RoundSide
from tests.rounds.people import PARTNERS, SEVEN, TODAY, Room

THIRD = RoundSide(id="side-3", name="Raíces + Semillas", people=12, mode="anonymous", funds=False, joined=True)


@pytest.fixture
def room(room: Room) -> Room:
    room.create(SEVEN, PARTNERS, THIRD)
    return room


def sits(room: Room, side: str) -> store.Place:
    """Having read the names as they are now."""
    room.made = replace(room.made, round=room.round)
    return room.sit(side)


def called(room: Room) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(side.name, side.short, side.was) for side in room.round.sides]


def test_a_speaker_corrects_its_own_name_and_everybody_reads_what_it_was(room: Room) -> None:
    speaker = sits(room, "side-2")
    rounds.rename(room.by(speaker), "  Collectif   Majji ", "CM")
    rounds.rename(room.by(speaker), "Collectif Maji Sud", "CM")
    assert called(room)[1] == ("Collectif Maji Sud", "CM", ("Collectif Maji", "Collectif Majji"))
    assert rounds.shorts_of(room.round) == ["Northlight", "CM", "Raíces"]
    rounds.rename(room.by(speaker), "Collectif Maji")
    assert called(room)[1] == ("Collectif Maji", "", ("Collectif Majji", "Collectif Maji Sud"))


@pytest.mark.parametrize(
    ("name", "short", "phrase"),
    [
        (" ", "", "names.empty"),
        ("NORTHLIGHT", "", "names.taken"),
        ("Northlight ", "", "names.taken"),
        ("Ｎorthlight", "", "names.taken"),
        ("raíces", "", "names.taken"),
        *[(f"North{unseen}light", "", "names.taken") for unseen in "\u200c\u200d\u00ad\u2060\ufe0f\u034f"],
        *[(unseen, "", "names.empty") for unseen in "\u200d\u2060\u00ad\u3164\u2800"],
        ("Semillas + Maji", "", "names.taken"),
        ("Maji", "x" * 15, "names.short_long"),
        ("Maji", "e" + "\u0301" * 80, "names.short_long"),
        ("Maji", "northlight", "names.short_taken"),
    ],
)
def test_a_name_that_could_be_taken_for_another_side_s_is_refused(room: Room, name: str, short: str, phrase: str) -> None:
    before = called(room)
    with pytest.raises(MoveRefused, match=f"^{phrase}$"):
        rounds.rename(room.by(sits(room, "side-2")), name, short)
    assert called(room) == before


def test_everything_that_is_wrong_is_said_at_once(room: Room) -> None:
    with pytest.raises(MoveRefused) as refused:
        rounds.rename(room.by(sits(room, "side-2")), "Northlight", "x" * 15)
    assert [refused.value.phrase, *(each.phrase for each in refused.value.others)] == ["names.taken", "names.short_long"]


def test_a_name_that_another_side_had_is_refused_also_in_the_next_round(room: Room) -> None:
    funds = sits(room, "side-1")
    rounds.rename(room.by(funds), "Southlight")
    with pytest.raises(MoveRefused, match=r"^names\.taken$"):
        rounds.rename(room.by(sits(room, "side-2")), "Northlight")
    follow_on(room)
    with pytest.raises(MoveRefused, match=r"^names\.taken$"):
        rounds.rename(room.by(sits(room, "side-2")), "Northlight")
    rounds.rename(room.by(sits(room, "side-1")), "Northlight")
    assert called(room)[0] == ("Northlight", "", ("Southlight",))


def follow_on(room: Room, *sides: RoundSide, **plan: object) -> None:
    """To its end with those who sit, then the round after it."""
    for place, wanted in (("side-1", 7), ("side-2", 7), ("side-3", 9)):
        sitting = room.places.setdefault(place, [])
        for seat in [*sitting, *(sits(room, place) for _ in range(wanted - len(sitting)))]:
            room.answer(seat, lambda _: 2)
    room.through()
    room.create(*(sides or (SEVEN, PARTNERS, THIRD)), follows=True, **plan)


def test_rounds_follow_by_side_and_take_the_name_that_it_has_now(room: Room) -> None:
    speaker = sits(room, "side-2")
    rounds.rename(room.by(speaker), "Maji Sud", "Maji")
    follow_on(room)
    assert called(room)[1] == ("Maji Sud", "Maji", ()), "the plan still said the old name"


def test_a_round_with_other_sides_follows_none(room: Room) -> None:
    with pytest.raises(MoveRefused, match=r"^round\.other_sides$"):
        follow_on(room, SEVEN, PARTNERS)


def test_nobody_sits_down_under_a_name_that_they_have_not_read(room: Room) -> None:
    rounds.rename(room.by(sits(room, "side-2")), "Maji Sud")
    with pytest.raises(MoveRefused, match=r"^round\.changed$"):
        room.sit("side-1")


def test_a_cover_name_leaves_no_trace_in_this_round_nor_in_those_before(room: Room, house) -> None:
    rounds.rename(room.by(sits(room, "side-2")), "Kestrel collective", "Kestrel")
    follow_on(room, promise=Promise("lead", "Kestrel collective", TODAY))
    first = room.round.previous
    speaker = sits(room, "side-2")
    rounds.rename(room.by(speaker), "Kestrel collective of the south", "Kestrel")
    rounds.rename(room.by(speaker), "House Two", "Kestrel", cover=True)
    assert called(room)[1] == ("House Two", "", ()), "the short name of before goes as well"
    assert room.round.promise == Promise("lead", "House Two", TODAY)
    assert rounds.find(room.database, first).side("side-2").name == "House Two"
    room.database.engine.dispose()
    kept = b"".join(path.read_bytes() for path in Path(house.data).rglob("*") if path.is_file())
    assert b"Kestrel" not in kept
    assert b"Collectif Maji" not in kept


def test_a_cover_name_from_the_seat_of_an_earlier_round_covers_those_that_follow(room: Room) -> None:
    speaker, first = room.by(sits(room, "side-2")), room.round.id
    follow_on(room, promise=Promise("lead", "Collectif Maji", TODAY))
    rounds.rename(speaker, "House Two", cover=True)
    assert rounds.find(room.database, first).side("side-2").name == "House Two"
    assert called(room)[1] == ("House Two", "", ())
    assert room.round.promise.organisation == "House Two"


def test_a_name_changes_openly_five_times_and_under_a_cover_also_then(room: Room) -> None:
    by = room.by(sits(room, "side-2"))
    for n in range(5):
        rounds.rename(by, f"Maji {n}")
    with pytest.raises(MoveRefused, match=r"^names\.too_many$"):
        rounds.rename(by, "Maji 5")
    rounds.rename(by, "House Two", cover=True)


def test_a_report_that_names_somebody_otherwise_is_accepted_anew(room: Room) -> None:
    for side, people in (("side-1", 7), ("side-2", 7), ("side-3", 9)):
        for _ in range(people):
            room.answer(sits(room, side), lambda _: 2)
    room.through()
    for side in room.round.sides:
        place = room.places[side.id][0]
        with room.database.reading() as connection:
            read = rounds.report_as_read(room.round, store.rounds.actions(connection, room.round.id), side.id)
        rounds.accept(room.by(place), paragraph="", accepted=True, read=read)
    rounds.rename(room.by(room.places["side-2"][0]), "Maji Sud")
    assert [side.accepted for side in room.round.sides] == [False, True, False]
    with pytest.raises(MoveRefused, match=r"^round\.changed$"):
        rounds.accept(room.by(room.places["side-1"][0]), paragraph="", accepted=True, read=read)
