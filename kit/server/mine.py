"""My answers: six words to come back elsewhere, and erasing everything."""

from __future__ import annotations

import asyncio
from functools import partial
from http import HTTPStatus

import tornado.web

from kit import apps, languages, rounds, store
from kit.errors import KitError, MoveRefused, UnknownReceipt
from kit.server.apps import Desks
from kit.server.plain import SLOWLY, browser_of, remember
from kit.server.work import work
from kit.settings import COOKIE

IMAGE = "default-src 'none'; style-src 'unsafe-inline'; sandbox"  # a drawing has styles of its own, and does nothing
STATUS = {UnknownReceipt: HTTPStatus.NOT_FOUND, MoveRefused: HTTPStatus.TOO_MANY_REQUESTS}


class OwnPicture(Desks):
    """A picture of one's own answers, drawn when it is looked at; it is an image and nothing else."""

    async def get(self, exercise: str) -> None:
        """SVG, or "not here": for who has answered, in this browser, and nobody else."""
        browser, before = browser_of(self), bool(self.get_query_argument("before", ""))
        drawn = await work(partial(apps.drawn_for, self.desk(browser), exercise, before=before)) if browser else ""
        if not drawn:
            raise tornado.web.HTTPError(HTTPStatus.NOT_FOUND)
        self.set_header("Content-Security-Policy", IMAGE)
        self.set_header("Content-Type", "image/svg+xml")
        self.finish(drawn)


class MinePage(Desks):
    """What is kept for this browser."""

    async def get(self) -> None:
        """What is kept and until when; a browser without our token gets one, which `post` wants to see again."""
        known = browser_of(self)
        remember(self)
        await self.show_mine(known)

    async def show_mine(self, browser: str, **words: str) -> None:
        """The page with what has just happened on it."""
        seat = await work(store.seat_of, self.house.database, browser) if browser else None
        until = languages.day(seat.keep_until, self.language) if seat else ""
        day = await work(store.restored, self.house.database) if seat else None
        copied = languages.day(day, self.language) if day else ""
        pieces = await work(apps.gathered, self.desk(browser)) if seat else []
        known = {"until": until, "copied": copied, "known": bool(browser), "pieces": pieces}
        self.show("mine.html", **known, **{"receipt": "", "done": "", "problem": "", **words})

    async def post(self) -> None:
        """Show six words, come back with them, or erase."""
        self.refuse_other_sites()
        act = {"words": self.give_words, "back": self.come_back, "erase": self.erase}.get(self.get_body_argument("do", ""))
        if act is None:
            raise tornado.web.HTTPError(HTTPStatus.BAD_REQUEST)
        browser = browser_of(self)
        if not browser:
            self.need_cookie(f"{self.house.settings.base}/mine?lang={self.language}")
            return
        try:
            await act(browser)
        except KitError as error:
            self.set_status(STATUS.get(type(error), HTTPStatus.SERVICE_UNAVAILABLE))
            await self.show_mine(browser, problem=error.phrase)

    async def give_words(self, browser: str) -> None:
        """Six new words, shown once."""
        seat = await work(store.seat_of, self.house.database, browser)
        receipt = await work(store.new_receipt, self.house.database, seat, self.language) if seat else ""
        await self.show_mine(browser, receipt=receipt)

    async def come_back(self, browser: str) -> None:
        """Open the seat of six words in this browser. Right words open at any time; wrong ones are told slowly after many."""
        try:
            await work(rounds.open_receipt, self.house.database, self.get_body_argument("words", ""), browser)
        except MoveRefused:
            await asyncio.sleep(SLOWLY)
            raise
        await self.show_mine(browser, done="mine.back_done")

    async def erase(self, browser: str) -> None:
        """Remove every answer, what opens them and the cookie."""
        if not self.get_body_argument("sure", ""):
            await self.show_mine(browser, problem="mine.erase_tick")
            return
        await self.settings["kernel_manager"].end_all_of(browser)
        await work(store.erase_everything, self.house.database, browser)
        self.clear_cookie(COOKIE, path=self.house.settings.base or "/")
        await self.show_mine("", done="mine.erase_done")
