"""Taking part in a round without a kernel: one page, and the two addresses that it asks."""

from __future__ import annotations

import asyncio
import json
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

import tornado.web

from kit import languages, screens
from kit.errors import KitError
from kit.server.plain import Page, browser_of, remember

LARGEST_BODY = 2**18
TOO_MANY = "error.rate"
MOST_REMEMBERED, MOST_OF_ONE = 500, 8  # pages whose last answer is kept in memory, of all browsers and of one
SLOWLY = 1.0  # seconds until somebody who guesses is told so
WORKING = ThreadPoolExecutor(max_workers=4, thread_name_prefix="rounds")


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
        told = {**words, **here, "lost": phrases["app.lost"], "stream": True}
        self.show("join.html", words=json.dumps(told), name=name, title=phrases[TITLES[name]])


class Once:
    """What was answered to each page's last tap: asked once more, since the answer was lost, it is not done again."""

    def __init__(self) -> None:
        self.told: OrderedDict[tuple[str, str], tuple[int, Future[dict[str, Any]]]] = OrderedDict()

    def do(self, browser: str, asked: dict[str, Any], work: Callable[[], dict[str, Any]]) -> Future[dict[str, Any]]:
        """The answer to that tap, on its way, given already or begun now. A look is always new."""
        page, number = asked.get("page"), asked.get("n")
        if asked.get("do") == "look" or not isinstance(page, str) or not isinstance(number, int):
            return WORKING.submit(work)
        before, answer = self.told.pop((browser, page[:64]), (None, None))
        if answer is None or before != number or _failed(answer):
            answer = WORKING.submit(work)
        self.told[browser, page[:64]] = (number, answer)
        self.forget([key for key in self.told if key[0] == browser][:-MOST_OF_ONE])
        self.forget([*self.told][:-MOST_REMEMBERED])
        return answer

    def forget(self, pages: list[tuple[str, str]]) -> None:
        """What was answered to these pages is remembered no more."""
        for page in pages:
            del self.told[page]


def _failed(answer: Future[dict[str, Any]]) -> bool:
    """Whether nothing came of it: asked once more, it is tried once more."""
    return answer.done() and answer.exception() is not None


ONCE = Once()


class Desk(Page):
    """What such a page asks: a screen, or to keep answers. Every right is looked up behind this."""

    async def post(self, name: str, what: str) -> None:
        """Answer in JSON; a browser without our token, or another site, gets nothing."""
        origin = self.request.headers.get("Origin", "")
        browser = browser_of(self)
        if not browser or (origin and urlsplit(origin).netloc != self.request.host):
            raise tornado.web.HTTPError(HTTPStatus.FORBIDDEN)
        asked, visit = self.asked(), self.visit(browser)
        work: Callable[[], dict[str, Any]] = {
            "ask": lambda: screens.respond(SCREENS[name], visit, asked),
            "answer": lambda: _answered(visit, asked),
        }[what]
        done = ONCE.do(browser, asked, work) if what == "ask" else WORKING.submit(work)
        told = await asyncio.wrap_future(done)
        if told.get("refused") == TOO_MANY:
            await asyncio.sleep(SLOWLY)
        self.set_header("Content-Type", "application/json")
        self.finish(json.dumps(told))

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

    def write_error(self, status_code: int, **_: Any) -> None:
        """Scripts ask here: an error is its status and nothing else."""
        self.finish(str(status_code))


def _answered(visit: screens.Visit, asked: dict[str, Any]) -> dict[str, Any]:
    where = asked.get("where")
    try:
        kept = screens.join_answered(visit, where if isinstance(where, dict) else {}, asked.get("answer"), asked.get("rev"))
    except KitError as error:
        return {"problem": visit.say(error.phrase)}
    return {**kept, "problem": ""}
