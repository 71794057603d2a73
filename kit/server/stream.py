"""Telling pages that a round has moved: server-sent events, and the same facts for pages that can only ask.

The database is looked at four times a second while somebody listens; what is sent says that something moved, never what.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

import tornado.web
from tornado.ioloop import PeriodicCallback
from tornado.iostream import StreamClosedError

from kit import rounds, store
from kit.errors import StoreError
from kit.server.headers import StatusOnly
from kit.server.plain import Page, browser_of

EVERY, ALIVE = 250, 15.0  # milliseconds between looks, seconds between signs of life
Beats = dict[str, Any]


@dataclass
class Heard:
    """A round that somebody listens to: its facts, how often they have changed, who waits for the next change."""

    facts: Beats = field(default_factory=dict)
    turn: int = 0
    people: int = 0
    moved: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def tell(self, facts: Beats) -> None:
        """These are the facts now; whoever has not heard them wakes up, and whoever is busy finds them on coming back."""
        async with self.moved:
            if facts != self.facts:
                self.facts, self.turn = facts, self.turn + 1
                self.moved.notify_all()

    async def after(self, turn: int) -> int:
        """The turn of the facts as soon as it is a later one than `turn`; `turn` itself when a sign of life is due."""
        async with self.moved:
            with suppress(TimeoutError):
                await asyncio.wait_for(self.moved.wait_for(lambda: self.turn != turn), ALIVE)
            return self.turn


class Listeners:
    """Who listens to which round, in this process."""

    def __init__(self, database: store.Database) -> None:
        self.database, self.rounds = database, dict[str, Heard]()
        self.looking, self.turns = PeriodicCallback(self.look, EVERY), asyncio.Lock()

    @contextmanager
    def join(self, round_id: str) -> Iterator[Heard]:
        """Somebody listens while inside; who looks for nobody stops looking."""
        heard = self.rounds.setdefault(round_id, Heard())
        heard.people += 1
        if not self.looking.is_running():
            self.looking.start()
        try:
            yield heard
        finally:
            heard.people -= 1
            if not heard.people:
                del self.rounds[round_id]
            if not self.rounds:
                self.looking.stop()

    async def begin(self, heard: Heard) -> None:
        """The first facts of a round that nobody has listened to before."""
        async with self.turns:
            if not heard.turn:
                await self._look()

    async def look(self) -> None:
        """Look at every round that somebody listens to, and wake those whose round has moved; one look after the other."""
        async with self.turns:
            await self._look()

    async def _look(self) -> None:
        wanted = dict(self.rounds)
        try:
            found = await asyncio.get_running_loop().run_in_executor(None, facts_of, self.database, list(wanted))
        except StoreError:
            return  # locked or full: the next look is a quarter of a second away
        for round_id, facts in found.items():
            await wanted[round_id].tell(facts)


def facts_of(database: store.Database, wanted: list[str]) -> dict[str, Beats]:
    """Round → version, head counts and the lights that are on."""
    facts = {}
    for round_ in rounds.listened_to(database, wanted):
        finished, seats = round_.seat_counts
        facts[round_.id] = {"version": round_.version, "finished": finished, "seats": seats, "lights": rounds.lights(round_.id)}
    return facts


class StatePage(StatusOnly, Page):
    """The facts of a round, once; for whoever has something to do with it."""

    def prepare(self) -> None:
        """No language is asked for: a script reads the answer."""

    async def get(self, round_id: str) -> None:
        """Version and head counts; the lights only for who facilitates."""
        runs = await self.rights(round_id)
        self.finish(self.told(await self.facts(round_id), runs=runs))

    async def rights(self, round_id: str) -> bool:
        """Whether this browser runs the round; refused where it has nothing to do with it."""
        browser, work = browser_of(self), asyncio.get_running_loop().run_in_executor
        role = await work(None, rounds.listens_as, self.house.database, browser, round_id) if browser else ""
        if not role:
            raise tornado.web.HTTPError(HTTPStatus.FORBIDDEN)
        return role == rounds.rights.FACILITATOR

    async def facts(self, round_id: str) -> Beats:
        """As the database and the memory of this process have them."""
        found = await asyncio.get_running_loop().run_in_executor(None, facts_of, self.house.database, [round_id])
        return found.get(round_id, {})

    @staticmethod
    def told(facts: Beats, *, runs: bool) -> str:
        """As JSON, without the lights for whoever does not facilitate."""
        return json.dumps({key: value for key, value in facts.items() if runs or key != "lights"})


class StreamPage(StatePage):
    """The same facts, each time that they change."""

    @property
    def listeners(self) -> Listeners:
        """Who listens in this house."""
        found: Listeners = self.settings["listeners"]
        return found

    async def head(self, *args: str) -> None:
        """Whether this browser may listen."""
        await self.rights(*args)

    async def get(self, round_id: str) -> None:
        """Everything at once, then every change, until the page goes away, or its right to listen goes, looked up each time."""
        runs = await self.rights(round_id)
        self.set_header("Content-Type", "text/event-stream")
        self.set_header("Content-Encoding", "identity")  # a hundred compressors would cost more than they save
        self.set_header("X-Accel-Buffering", "no")
        with self.listeners.join(round_id) as heard, suppress(StreamClosedError, tornado.web.HTTPError, StoreError):
            await self.listeners.begin(heard)
            told = 0
            while True:
                turn, facts = heard.turn, heard.facts
                self.write(f"retry: 1500\ndata: {self.told(facts, runs=runs)}\n\n" if turn != told else ": here\n\n")
                await self.flush()
                told = turn
                await heard.after(told)
                runs = await self.rights(round_id)
