"""What each side saw of itself alone, in a round that never came to its reveal, does not outlive its day."""

from __future__ import annotations

from datetime import timedelta

from kit import rounds, store
from tests.rounds.people import Room


def closed(room: Room) -> None:
    room.create()
    for side in ("side-1", "side-2"):
        room.fill(side, [3] * 7)
    room.close()


def kept(room: Room) -> dict[str, int]:
    with room.database.reading() as connection:
        rows = connection.exec_driver_sql("SELECT audience, count(*) FROM release GROUP BY audience").all()
        return dict(map(tuple, rows))


def test_own_pictures_of_a_round_that_was_never_shown_go_with_its_day(room: Room) -> None:
    closed(room)
    deletes = room.round.deletes
    store.purge(room.database, today=deletes)
    assert kept(room).keys() == {"side-1", "side-2"}, "its day is not over"
    store.purge(room.database, today=deletes + timedelta(days=1))
    assert kept(room) == {}
    assert rounds.find(room.database, room.made.round.id) is None, "nothing of it was shown or agreed"


def test_what_was_shown_to_all_stays(room: Room) -> None:
    closed(room)
    room.agree()
    room.reveal()
    before = kept(room)
    store.purge(room.database, today=room.round.deletes + timedelta(days=1))
    assert kept(room) == before
    assert before["all"]
