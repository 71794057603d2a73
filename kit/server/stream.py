"""Telling pages that a round has moved: server-sent events, and the same facts for pages that can only ask.

The database is looked at four times a second while somebody listens; what is sent says that something moved, never what.
"""

from __future__ import annotations

import asyncio
import json
from http import HTTPStatus
from typing import Any

import tornado.web
from tornado.ioloop import PeriodicCallback
from tornado.iostream import StreamClosedError

from kit import rounds, store
from kit.errors import StoreError
from kit.server.plain import Page, browser_of

EVERY, ALIVE = 250, 15.0  # milliseconds between looks, seconds between signs of life
Facts = dict[str, Any]


class Listeners:
    """Who listens to which round, in this process."""

    def __init__(self, database: store.Database) -> None:
        self.database, self.rounds, self.last = database, dict[str, set[asyncio.Event]](), dict[str, Facts]()
        self.looking = PeriodicCallback(self.look, EVERY)

    def join(self, round_id: str) -> asyncio.Event:
        """Somebody listens from now on."""
        moved = asyncio.Event()
        self.rounds.setdefault(round_id, set()).add(moved)
        if not self.looking.is_running():
            self.looking.start()
        return moved

    def leave(self, round_id: str, moved: asyncio.Event) -> None:
        """Somebody listens no more; who looks for nobody stops looking."""
        self.rounds.get(round_id, set()).discard(moved)
        if not self.rounds.get(round_id):
            self.rounds.pop(round_id, None)
            self.last.pop(round_id, None)
        if not self.rounds:
            self.looking.stop()

    async def look(self) -> None:
        """Look at every round that somebody listens to, and wake those whose round has moved."""
        wanted = list(self.rounds)
        try:
            found = await asyncio.get_running_loop().run_in_executor(None, facts_of, self.database, wanted)
        except StoreError:
            return  # locked or full: the next look is a quarter of a second away
        for round_id, facts in found.items():
            if facts != self.last.get(round_id):
                self.last[round_id] = facts
                for moved in self.rounds.get(round_id, ()):
                    moved.set()


def facts_of(database: store.Database, wanted: list[str]) -> dict[str, Facts]:
    """Round → version, head counts and the lights that are on."""
    beats = rounds.beats(database, wanted)
    return {
        one: {"version": beat.version, "finished": beat.finished, "seats": beat.seats, "lights": rounds.lights(one)}
        for one, beat in beats.items()
    }


class StatePage(Page):
    """The facts of a round, once; for whoever has something to do with it."""

    async def get(self, round_id: str) -> None:
        """Version and head counts; the lights only for who facilitates."""
        runs = await self.rights(round_id)
        self.finish(self.told(await self.facts(round_id), runs=runs))

    async def rights(self, round_id: str) -> bool:
        """Whether this browser runs the round; refused where it has nothing to do with it."""
        browser, work = browser_of(self), asyncio.get_running_loop().run_in_executor
        if not browser or not await work(None, rounds.may_listen, self.house.database, browser, round_id):
            raise tornado.web.HTTPError(HTTPStatus.FORBIDDEN)
        return await work(None, rounds.facilitates, self.house.database, browser, round_id)

    async def facts(self, round_id: str) -> Facts:
        """As the database and the memory of this process have them."""
        found = await asyncio.get_running_loop().run_in_executor(None, facts_of, self.house.database, [round_id])
        return found.get(round_id, {})

    @staticmethod
    def told(facts: Facts, *, runs: bool) -> str:
        """As JSON, without the lights for whoever does not facilitate."""
        return json.dumps({key: value for key, value in facts.items() if runs or key != "lights"})

    def write_error(self, status_code: int, **_: Any) -> None:
        """Scripts ask here."""
        self.finish(str(status_code))


class StreamPage(StatePage):
    """The same facts, each time that they change."""

    @property
    def listeners(self) -> Listeners:
        """Who listens in this house."""
        return self.application.settings.setdefault("kit_listeners", Listeners(self.house.database))

    async def get(self, round_id: str) -> None:
        """Everything at once, then every change, until the page goes away."""
        runs = await self.rights(round_id)
        self.set_header("Content-Type", "text/event-stream")
        self.set_header("Content-Encoding", "identity")  # a hundred compressors would cost more than they save
        self.set_header("X-Accel-Buffering", "no")
        moved = self.listeners.join(round_id)
        try:
            facts = await self.facts(round_id)
            while True:
                moved.clear()
                self.write(f"retry: 1500\ndata: {self.told(facts, runs=runs)}\n\n" if facts else ": here\n\n")
                await self.flush()
                facts = self.listeners.last.get(round_id, {}) if await _soon(moved) else {}
        except StreamClosedError:
            return
        finally:
            self.listeners.leave(round_id, moved)


async def _soon(moved: asyncio.Event) -> bool:
    """Whether it moves before a sign of life is due."""
    try:
        await asyncio.wait_for(moved.wait(), ALIVE)
    except TimeoutError:
        return False
    return True
