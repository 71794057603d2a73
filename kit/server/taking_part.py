"""Taking part in a round without a kernel: one page, and the two addresses that it asks."""

from __future__ import annotations

import asyncio
import json
from collections import OrderedDict
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

import tornado.web

from kit import languages, screens
from kit.errors import KitError
from kit.server.headers import StatusOnly
from kit.server.plain import NO_COOKIE, SLOWLY, Page, browser_of, refuse_other_sites, remember
from kit.server.work import work

LARGEST_BODY = 2**18
TOO_MANY = "error.rate"
MOST_REMEMBERED, MOST_OF_ONE = 500, 8  # pages whose last answer is kept in memory, of all browsers and of one

SCREENS: dict[str, screens.Screen] = {
    "join": screens.join_screen,
    "remote": screens.run_screen,
    "projector": screens.projector_screen,
}
TITLES = {"join": "app.join", "remote": "app.facilitator", "projector": "app.projector"}


class BarePage(Page):
    """A page of rounds: a phone, a facilitator's remote, the wall. It starts no kernel; a link preview changes nothing."""

    def get(self, name: str) -> None:
        """The page in the person's language; this browser gets its token."""
        remember(self)
        phrases, language = self.house.phrases[self.language], self.language
        words = {key.partition(".")[2]: text for key, text in phrases.room("panel").items()}
        here: dict[str, Any] = {"language": language, "direction": languages.direction(language), "screen": name}
        told = {**words, **here, "lost": phrases["app.lost"], "cookie": phrases["error.cookie"], "stream": True}
        self.show("join.html", words=json.dumps(told), name=name, title=phrases[TITLES[name]])


Told = dict[str, Any]


class Once:
    """What was answered to each page's last tap: asked once more, since the answer was lost, it is not done again.

    A page's next question says that the answer has come: it is forgotten then. All of it lives in memory.
    """

    def __init__(self) -> None:
        self.last: OrderedDict[tuple[str, str], tuple[int, asyncio.Task[Told]]] = OrderedDict()

    async def answer(self, page: tuple[str, str], number: int, do: Callable[[], Told]) -> Told:
        """The answer to that tap of that page: on its way, given already, or begun now."""
        before, answering = self.last.pop(page, (None, None))
        failed = answering is not None and answering.done() and answering.exception() is not None
        if answering is None or failed or before != number:
            answering = asyncio.create_task(work(do))
        self.last[page] = (number, answering)
        self.forget([key for key in self.last if key[0] == page[0]][:-MOST_OF_ONE])
        self.forget([*self.last][:-MOST_REMEMBERED])
        return await asyncio.shield(answering)

    def forget(self, pages: list[tuple[str, str]]) -> None:
        """What was answered to these pages is remembered no more."""
        for page in pages:
            del self.last[page]


ONCE = Once()


class Desk(StatusOnly, Page):
    """What such a page asks: a screen, or to keep answers. Every right is looked up behind this."""

    async def post(self, name: str, what: str) -> None:
        """Answer in JSON; a browser without our token, or another site, gets nothing."""
        refuse_other_sites(self)
        browser = browser_of(self)
        if not browser:
            raise tornado.web.HTTPError(NO_COOKIE)
        asked, visit = self.asked(), self.visit(browser)
        do: Callable[[], dict[str, Any]] = {
            "ask": lambda: screens.respond(SCREENS[name], visit, asked),
            "answer": lambda: _answered(visit, asked),
        }[what]
        told = await (self.once(browser, name, asked, do) if what == "ask" else work(do))
        if told.get("refused") == TOO_MANY:
            await asyncio.sleep(SLOWLY)
        self.set_header("Content-Type", "application/json")
        self.finish(json.dumps(told))

    async def once(self, browser: str, name: str, asked: Told, do: Callable[[], Told]) -> Told:
        """What is answered to a page: a tap is done once, a look always anew."""
        page, number = (browser, f"{name} {asked.get('page')}"[:80]), asked.get("n")
        if asked.get("do") != "look" and isinstance(asked.get("page"), str) and isinstance(number, int):
            return await ONCE.answer(page, number, do)
        ONCE.last.pop(page, None)
        return await work(do)

    def asked(self) -> dict[str, Any]:
        """The body, if it is a small JSON table."""
        if len(self.request.body) > LARGEST_BODY:
            raise tornado.web.HTTPError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        try:
            found = json.loads(self.request.body)
        except (ValueError, RecursionError):
            raise tornado.web.HTTPError(HTTPStatus.BAD_REQUEST) from None
        if not isinstance(found, dict):
            raise tornado.web.HTTPError(HTTPStatus.BAD_REQUEST)
        return found

    def visit(self, browser: str) -> screens.Visit:
        """This browser's visit."""
        house, address = self.house, f"{self.request.protocol}://{self.request.host}"
        return screens.Visit(house.database, house.source, self.language, browser, house.settings.host, address, pulse=True)


def _answered(visit: screens.Visit, asked: dict[str, Any]) -> dict[str, Any]:
    where = asked.get("where")
    try:
        kept = screens.join_answered(visit, where if isinstance(where, dict) else {}, asked.get("answer"), asked.get("rev"))
    except KitError as error:
        return {"problem": visit.say(error.phrase)}
    return {**kept, "problem": ""}
