"""A room of phones at one server: joining at the same moment, saving, moving on, dying; and stock Voilà with as many as it takes.

Phones are asked for over HTTP from this same machine: what they cost counts against the figures.
"""

from __future__ import annotations

import asyncio
import random
import statistics
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import psutil

from kit.rehearsal import Phone, client
from kit.rehearsal.made_up import tapped
from kit.screens import join_screen
from kit.store import ASSESSMENT, Stage
from tests.conftest import serve
from tests.running import Running
from tests.screens.test_workshop import Browser
from tests.server.test_workshop import Shaky, Workshop, answers, keep_through_kills, run, set_up
from tests.wire import blocks

Row = tuple[str, float, float | None, str]
ROOM, CROWD, KILLS, STOCK, PLAYERS = 100, 300, 20, 12, 60
GUESSES, AT_ONCE = 100_000, 400
BUDGETS = {ROOM: (2, 60, 0.8), CROWD: (6, 300, 2)}  # seconds until the last sits, a save's p95 in ms, seconds for a move
REVEAL = 1.5  # seconds until the last phone has the first picture of what was answered
JOIN_COSTS, VISITOR = 15, 0.3  # ms of processor for the four requests of one phone; MB of each without a kernel


@contextmanager
def served(folder: Path) -> Iterator[Running]:
    """A server as people run it, with nothing in its folder."""
    folder.mkdir()
    with serve(folder, kind=Running) as server:
        yield server


def rows(folder: Path) -> Iterator[Row]:
    """Every figure of a workshop: what, measured, budget, unit."""
    for people in (ROOM, CROWD):
        with served(folder / f"room-{people}") as server:
            yield from run(_room(server, people))


def reveals(folder: Path) -> Iterator[Row]:
    """An assessment of a roomful in two languages: how soon every phone has the first picture of what is revealed."""
    with served(folder / "reveal") as server:
        yield from run(_reveal(server, ROOM))


def played(folder: Path) -> Iterator[Row]:
    """A game in a room: how soon every phone has what happened in a quarter."""
    with served(folder / "game") as server:
        yield from run(_game(server, PLAYERS))


async def _game(server: Running, people: int) -> list[Row]:
    room, http = set_up(server, people1=str(people), people2=str(people), plan="40"), client()
    phones = [Phone(http, server.url) for _ in range(people)]
    await asyncio.gather(*(phone.take_seat(f"side-{n % 2 + 1}", room.round.code) for n, phone in enumerate(phones)))
    room.host.must("go", line=0)
    room.host.must("draw_chairs")

    async def choose(phone: Phone) -> None:
        shown = await phone.ask()
        turn = next(b["sends"] for b in blocks(shown["blocks"]) if b["is"] == "button" and b["do"] == "choose")
        await phone.ask("choose", **tapped("choose", turn["chair"], random.Random(7)), **turn)

    await asyncio.gather(*map(choose, phones))
    taken = await _move(room, phones, "close_quarter", quarter=1)
    assert all(not any(b.get("do") == "choose" for b in blocks(phone.shown["blocks"])) for phone in phones)
    return [(f"{people} phones in a game: a quarter's close is on the last after", taken, 1, "s")]


async def _reveal(server: Running, people: int) -> list[Row]:
    room, http = set_up(server, people1=str(people), people2=str(people), plan="180", second="fr"), client()
    _seat_speakers(room)
    phones = [Phone(http, server.url, "en" if n % 2 else "fr") for n in range(people)]
    await asyncio.gather(*(phone.take_seat(f"side-{n % 2 + 1}", room.round.code) for n, phone in enumerate(phones)))
    while room.round.now.what != ASSESSMENT or room.round.stage != Stage.OPEN:
        room.step()

    async def answer(number: int, phone: Phone) -> None:
        await phone.ask()
        await phone.answer(answers(room, phone, random.Random(number)))

    await asyncio.gather(*(answer(n, phone) for n, phone in enumerate(phones)))
    room.close()
    room.agree()
    taken = await _move(room, phones, "reveal")
    assert all(any(b["is"] == "lineup" for b in blocks(phone.shown["blocks"])) for phone in phones)
    return [(f"{people} phones in two languages: a reveal is on the last after", taken, REVEAL, "s")]


def _seat_speakers(room: Workshop) -> None:
    """A speaker for each side, with the slip that setting up has shown."""
    slips = [b["text"] for b in blocks(room.host.shown["blocks"]) if b["is"] == "big"][1:]
    for side, slip in zip(room.round.sides, slips, strict=True):
        speaker = Browser(room.database, join_screen)
        speaker.must("knock", code=slip)
        speaker.must("sit", side=side.id)
        room.phones[side.id] = [speaker]


async def _room(server: Running, people: int) -> list[Row]:
    room = set_up(server, people1=str(people), people2=str(people), plan="180", first="whose-default")
    room.host.must("go", line=2)
    room.host.must("open")
    process, http = psutil.Process(server.process.pid), client()
    [first] = await _sit(server, room, 1, http)
    before, worked, start = process.memory_info().rss, _worked(process), time.perf_counter()
    phones = await _sit(server, room, people, http)
    joined, cost = time.perf_counter() - start, (_worked(process) - worked) / people
    saved = await _answer_all(room, phones)
    moved = await _move(room, [first, *phones])
    grown = (process.memory_info().rss - before) / 1e6 / people
    last, p95, reached = BUDGETS[people]
    return [
        (f"{people} phones join at once: the last can answer after", joined, last, "s"),
        (f"{people} phones join at once: the server's processor, for each", cost, JOIN_COSTS, "ms"),
        (f"{people} phones answer at once: saved, p95", 1000 * saved, p95, "ms"),
        (f"{people} phones: a move reaches the last after", moved, reached, "s"),
        (f"{people} phones: the server has grown by, for each", grown, VISITOR, "MB"),
    ]


def _worked(process: psutil.Process) -> float:
    """Milliseconds that the server itself has computed: unlike what phones wait for, it hardly depends on what else runs here."""
    times = process.cpu_times()
    return 1000 * float(times.user + times.system)


async def _sit(server: Running, room: Workshop, people: int, http) -> list[Phone]:
    """Everything that a first visit fetches, then a seat and the questions."""
    phones = [Phone(http, server.url) for _ in range(people)]

    async def one(number: int, phone: Phone) -> None:
        await phone.take_seat(f"side-{number % 2 + 1}", room.round.code)
        assert phone.shown["exercise"]

    await asyncio.gather(*(one(n, phone) for n, phone in enumerate(phones)))
    return phones


async def _answer_all(room: Workshop, phones: list[Phone]) -> float:
    """Everybody taps through twelve questions, a tap every two seconds or so; 95th percentile of a save in seconds."""
    given = {id(phone): answers(room, phone, random.Random(n)) for n, phone in enumerate(phones)}
    taken: list[float] = []

    async def one(phone: Phone) -> None:
        dice = random.Random(id(phone))
        for _ in range(6):
            await asyncio.sleep(4 * dice.random())
            start = time.perf_counter()
            await phone.answer(given[id(phone)])
            taken.append(time.perf_counter() - start)

    await asyncio.gather(*(one(phone) for phone in phones))
    return statistics.quantiles(taken, n=20)[-1]


async def _move(room: Workshop, phones: list[Phone], do: str = "close", **fields: object) -> float:
    """Seconds from a move of the facilitator until the last phone shows what is new."""
    moves = [phone.moves() for phone in phones]
    await asyncio.gather(*(anext(one) for one in moves))
    await asyncio.sleep(1)
    start = time.perf_counter()

    async def hear(number: int) -> None:
        await anext(moves[number])
        await asyncio.sleep(random.random() * 0.3)  # as the page does
        await phones[number].ask()

    waiting = [asyncio.create_task(hear(n)) for n in range(len(phones))]
    await asyncio.to_thread(room.host.must, do, sure=True, **fields)
    await asyncio.gather(*waiting)
    taken = time.perf_counter() - start
    for one in moves:
        await one.aclose()
    return taken


def stock(url: str, people: int = STOCK) -> float:
    """Seconds until the last of so many who open a stock Voilà page at once has it; it takes a kernel for each."""

    def visit(_: int) -> None:
        urllib.request.urlopen(url, timeout=300).read()

    start = time.perf_counter()
    with ThreadPoolExecutor(people) as pool:
        list(pool.map(visit, range(people)))
    return time.perf_counter() - start


def kills(folder: Path, times: int = KILLS) -> Row:
    """Acknowledged answers that are gone after so many kill -9, with one connection in five lost."""
    with served(folder / "kills") as server:
        lost = keep_through_kills(server, times, 20, Shaky)
    return f"{times} × kill -9 while 20 phones answer, one connection in five lost: acknowledged answers gone", lost, 0, ""


def guesses(folder: Path, many: int = GUESSES) -> Iterator[Row]:
    """So many wrong codes from one machine: how many open a room, and how long somebody with the right code waits meanwhile."""
    with served(folder / "guesses") as server:
        hits, waited = run(_guess(server, many))
    yield f"{many} wrong codes: rooms opened", hits, 0, ""
    yield f"{many} wrong codes: somebody with the right one sits down after", waited, 10, "s"


async def _guess(server: Running, many: int) -> tuple[int, float]:
    room, http = set_up(server), client()
    guesser, left, hits = Phone(http, server.url), iter(range(many)), 0
    await guesser.open()

    async def work() -> None:
        nonlocal hits
        for number in left:
            told = await guesser.post("ask", {"do": "knock", "fields": {"code": f"{number:08}"}, "where": {}})
            hits += not told["problem"]

    working = [asyncio.create_task(work()) for _ in range(AT_ONCE)]
    await asyncio.sleep(5)
    start = time.perf_counter()
    await Phone(http, server.url).take_seat("side-1", room.round.code)
    waited = time.perf_counter() - start
    await asyncio.gather(*working)
    return hits, waited
