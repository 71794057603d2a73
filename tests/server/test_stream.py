"""Whoever listens to a round hears of every change, whatever happens at the same moment."""

import asyncio

from kit.errors import NotSaved
from kit.server import stream
from tests.running import run


def test_what_moves_while_a_page_is_being_told_is_heard_at_once() -> None:
    async def told() -> tuple[int, dict]:
        heard = stream.Heard()
        await heard.tell({"version": 1})
        turn = heard.turn
        await heard.tell({"version": 2})  # the page is still writing about the first
        return await asyncio.wait_for(heard.after(turn), 1), heard.facts

    assert run(told()) == (2, {"version": 2})


def test_everybody_who_waits_is_woken_by_one_change_and_nobody_by_none() -> None:
    async def told() -> tuple[list[int], list[bool]]:
        heard = stream.Heard()
        waiting = [asyncio.create_task(heard.after(0)) for _ in range(3)]
        await asyncio.sleep(0)
        await heard.tell({})
        await asyncio.sleep(0)
        asleep = [task.done() for task in waiting]
        await heard.tell({"version": 1})
        return await asyncio.gather(*waiting), asleep

    assert run(told()) == ([1, 1, 1], [False] * 3)


def test_a_sign_of_life_comes_where_nothing_moves(monkeypatch) -> None:
    monkeypatch.setattr(stream, "ALIVE", 0.01)

    async def told() -> int:
        heard = stream.Heard()
        await heard.tell({"version": 7})
        return await heard.after(1)

    assert run(told()) == 1


def test_a_change_between_joining_and_the_first_words_is_not_lost(monkeypatch) -> None:
    versions = iter([1, 2, 3])
    monkeypatch.setattr(stream, "facts_of", lambda _database, wanted: {one: {"version": next(versions)} for one in wanted})

    async def told() -> list[dict]:
        listeners = stream.Listeners(None)
        with listeners.join("a") as first, listeners.join("a") as second:
            await asyncio.gather(listeners.begin(first), listeners.begin(second))
            begun = second.facts
            await listeners.look()
            assert await asyncio.wait_for(second.after(1), 1) == 2
            found = [begun, first.facts]
        assert (listeners.rounds, listeners.looking.is_running()) == ({}, False)
        return found

    assert run(told()) == [{"version": 1}, {"version": 2}]


def test_a_locked_database_ends_no_stream(monkeypatch) -> None:
    def refused(*_: object) -> None:
        raise NotSaved("locked")

    monkeypatch.setattr(stream, "facts_of", refused)

    async def told() -> dict:
        listeners = stream.Listeners(None)
        with listeners.join("a") as heard:
            await listeners.begin(heard)
            return heard.facts

    assert run(told()) == {}
