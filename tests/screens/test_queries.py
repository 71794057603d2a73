"""How often the real screens ask the database: a room looks again at every move, all of it at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from kit import rounds, screens
from tests.rounds.people import a_month_goes_by
from tests.screens.test_workshop import ACTION, SET_UP, Browser, Workshop, workshop
from tests.wire import all_say_yes

A_LOOK, A_REVEAL = 6, 12


@contextmanager
def counted(database) -> Iterator[list[str]]:
    """Every statement while inside, but for those that begin a transaction."""
    found: list[str] = []

    def note(_connection, _cursor, statement: str, *_more) -> None:
        found.extend([] if statement.startswith(("BEGIN", "PRAGMA")) else [statement])

    event.listen(database.engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(database.engine, "before_cursor_execute", note)


def looks(browser: Browser, most: int) -> None:
    with counted(browser.database) as asked:
        browser.must("look")
    assert 0 < len(asked) <= most, asked
    assert sum("FROM round " in statement for statement in asked) == 1, "the round is read once"


@pytest.fixture
def room(database) -> Workshop:
    return workshop(database, plan="180", first="whose-default")


def everybody_looks(room: Workshop, phones: int = A_LOOK) -> None:
    for mine in room.phones.values():
        looks(mine[0], phones)
        looks(mine[3], phones)
    looks(room.host, A_REVEAL)


@pytest.mark.long
def test_a_phone_looks_in_six_questions_at_every_stage_and_a_reveal_in_twelve(room) -> None:
    everybody_looks(room)
    room.host.must("switch", name="board", on=True)
    room.on_to("waiting")
    everybody_looks(room)
    for number in range(3):  # a check, the assessment, an exercise
        room.on_to("open")
        everybody_looks(room)
        for phone in room.everybody():
            phone.answer(1 + number)
        everybody_looks(room)
        room.close()
        everybody_looks(room)
        if room.round.stage == "own":
            room.agree()
            everybody_looks(room)
            host = room.host.visit.by(room.round.id)
            with counted(room.database) as asked:
                rounds.reveal(host)
            assert len(asked) <= A_REVEAL, asked
            everybody_looks(room, A_REVEAL)
            looks(wall_of(room), A_REVEAL)
        room.host.must("go", line=room.round.live.line + 1)
    room.host.must("end", sure=True)
    everybody_looks(room, A_REVEAL)


def wall_of(room: Workshop) -> Browser:
    wall = Browser(room.database, screens.projector_screen)
    wall.must("enter", code=room.round.code)
    return wall


@pytest.mark.long
def test_an_assessment_is_told_beside_the_round_before_in_twelve(database) -> None:
    first = assessed(database, "create", {"sides": "2"})
    first.host.must("action", number="1", **ACTION)
    a_month_goes_by(database)
    again = assessed(database, "next", first.host.where, first.host)
    for browser in (first.host, again.host, *(mine[0] for mine in again.phones.values())):
        with counted(database) as asked:
            browser.must("look")
        assert len(asked) <= A_REVEAL, asked
    results = Browser(database, screens.results_screen)
    results.must("enter", code=again.round.results)
    with counted(database) as asked:
        results.must("look")
    assert len(asked) <= A_REVEAL, asked
    assert ACTION["what"] in results.text


def assessed(database, do: str, where: dict[str, str], host: Browser | None = None) -> Workshop:
    """A round brought to its reveal; every seat looks in six questions before it."""
    host = host or Browser(database, screens.run_screen)
    rounds.trust(database, host.token)
    runs = Browser(database, screens.run_screen, token=host.token, where=dict(where))
    made = runs.must(do, **SET_UP)
    slips = [b["text"] for b in made["blocks"] if b["is"] == "card" for b in b["blocks"] if b["is"] == "big"][1:]
    all_say_yes(runs, Browser(database, screens.join_screen), slips)
    room = Workshop(database, runs)
    for side, slip in zip(("side-1", "side-2"), slips, strict=True):
        room.phones[side] = []
        for n in range(7):
            phone = Browser(database, screens.join_screen)
            phone.must("knock", code=room.round.code if n else slip)
            phone.must("sit", side=side)
            looks(phone, A_LOOK)
            phone.answer(3 if side == "side-1" else 1)
            room.phones[side].append(phone)
    room.close()
    for mine in room.phones.values():
        looks(mine[0], A_LOOK)
        looks(mine[3], A_LOOK)
    room.agree()
    runs.must("reveal")
    return room
