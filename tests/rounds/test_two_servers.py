"""Two servers on one database: people tap at both at once, and nothing happens twice, too often or unseen."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from threading import Barrier

import pytest

from kit import rounds, store
from kit.errors import MoveRefused
from kit.store import raw
from tests.rounds.people import SEVEN, Room

pytestmark = pytest.mark.both
AT_ONCE = 12


@pytest.fixture
def servers(house, room) -> list[store.Database]:
    """What each of the two has open."""
    return [room.database, store.open_database(house)]


def together(servers: list[store.Database], do: Callable[[store.Database, int], object]) -> list[object]:
    """What comes of doing it so many times at the same moment, by turns at one server and the other; None where it is refused."""
    ready = Barrier(AT_ONCE)

    def one(number: int) -> object:
        ready.wait(30)
        with suppress(MoveRefused):
            return do(servers[number % len(servers)], number)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(one, range(AT_ONCE)))


def test_no_more_people_sit_than_there_are_seats(room: Room, servers) -> None:
    made = room.create(replace(SEVEN, people=7), replace(SEVEN, id="side-2", name="Maji", funds=False))

    def sit(server: store.Database, number: int) -> store.Place:
        return rounds.sit_down(
            rounds.By(server, f"{number:032x}", made.round.id, room.host.today), made.round, "side-1", code=made.round.code
        )

    seated = [place for place in together(servers, sit) if place]
    assert room.round.side("side-1").seats == len(seated) == 6, "one of seven is kept for whoever speaks"


def test_one_browser_gets_one_seat_alone_and_in_a_round(room: Room, servers) -> None:
    made, browser = room.create(), "b" * 32
    seats = together(servers, lambda server, _: store.make_seat(server, browser, today=room.host.today))
    assert len(set(seats)) == 1
    by = replace(room.as_browser(browser), round_id=made.round.id)
    together(servers, lambda server, _: rounds.sit_down(replace(by, database=server), made.round, "side-1", code=made.round.code))
    assert room.round.side("side-1").seats == 1


def test_a_closing_counts_every_answer_that_was_acknowledged_and_no_other(room: Room, servers, monkeypatch) -> None:
    room.create()
    for side in ("side-1", "side-2"):
        room.fill(side, [1] * 11)
    seats, counted = room.places["side-1"], []
    questions = rounds.questions_of(room.round, "side-1", room.items)
    count = raw.counts
    monkeypatch.setattr(raw, "counts", lambda *given, **how: counted.append(count(*given, **how)) or counted[-1])

    def act(server: store.Database, number: int) -> object:
        if number == AT_ONCE // 2:
            return rounds.close(replace(room.host, database=server), rounds.asked_of(room.round, room.items), part=1)
        place = seats[number % len(seats)]
        by = replace(room.by(place), database=server)
        return place.seat, rounds.answer(by, {**dict.fromkeys(questions, 4), "finished": True}, rev=2).rev

    acknowledged = {found[0] for found in together(servers, act) if isinstance(found, tuple) and found[1] == 2}
    rounds.open_picture(room.by(seats[0]), rounds.asked_of(room.round, room.items)["side-1"], part=1)
    fours = {counted[-1].get(("side-1", question), {}).get(4, 0) for question in questions}
    assert fours == {len(acknowledged)}
