"""Whoever listens to a round hears of every change, whatever happens at the same moment."""

import asyncio
from contextlib import asynccontextmanager, suppress
from types import SimpleNamespace

import pytest
from tornado.httpclient import AsyncHTTPClient
from tornado.web import Application

from kit import store
from kit.errors import NotSaved
from kit.server import stream
from kit.settings import COOKIE
from tests.running import run
from tests.screens.test_workshop import Browser, Workshop, workshop


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


# ---- whose right to listen goes


@asynccontextmanager
async def listening(room: Workshop):
    """The real page, in this process: who listens there, and what they are told."""
    house = {"house": SimpleNamespace(database=room.database)}
    pages = [(r"/stream/([0-9a-f]{32})", stream.StreamPage, house)]
    serving = Application(pages, listeners=stream.Listeners(room.database)).listen(0, "127.0.0.1")
    (socket,) = serving._sockets.values()
    address, streams = f"http://127.0.0.1:{socket.getsockname()[1]}/stream/{room.round.id}", []

    async def listens(browser: Browser) -> tuple[asyncio.Task, list[bytes]]:
        told: list[bytes] = []
        cookie, client = {"Cookie": f"{COOKIE}={browser.token}"}, AsyncHTTPClient()
        fetched = client.fetch(address, headers=cookie, streaming_callback=told.append, request_timeout=0)
        streams.append(asyncio.ensure_future(fetched))
        await until(lambda: told)
        return streams[-1], told

    try:
        yield listens
    finally:
        serving.stop()
        await serving.close_all_connections()
        for each in streams:
            with suppress(Exception):
                await each


async def until(holds) -> None:
    while not holds():
        await asyncio.sleep(0.01)


def withdraws(room: Workshop) -> None:
    room.phones["side-1"][3].must("withdraw", sure=True)


def erases(room: Workshop) -> None:
    store.erase_everything(room.database, room.phones["side-1"][3].token)


def hands_on(room: Workshop) -> None:
    room.phones["side-1"][3].must("hand_on")
    room.phones["side-2"][0].must("withdraw", sure=True)


def other_words(room: Workshop) -> None:
    """Two speakers make other words to run it with; then a light comes on."""
    for side in ("side-1", "side-2"):
        room.phones[side][0].must("ask_for_words")
    room.phones["side-2"][0].must("make_words")
    room.phones["side-2"][1].must("pulse", light="fast")


@pytest.mark.parametrize("goes", [withdraws, erases, hands_on, other_words])
def test_who_may_listen_no_more_is_told_no_more_and_everybody_else_is(database, goes) -> None:
    room = workshop(database, plan="90")
    room.host.must("go", line=0)

    async def told() -> bytes:
        async with listening(room) as listens:
            gone, to_who_goes = await listens(room.host if goes is other_words else room.phones["side-1"][3])
            _, to_who_stays = await listens(room.phones["side-2"][3])
            await asyncio.to_thread(goes, room)
            await asyncio.wait_for(asyncio.gather(gone, until(lambda: len(to_who_stays) > 1)), 20)
        return b"".join(to_who_goes)

    found = run(told())
    assert b'"version"' in found
    assert b'"fast"' not in found
