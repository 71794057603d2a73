"""The pages that are apps: sent whole, with what stands on them first. Then a kernel carries what is done, or the server."""

from __future__ import annotations

import asyncio
import json
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from http import HTTPStatus
from typing import Any

import tornado.web

from kit import apps, content, rounds, store
from kit.apps import App, Desk, GameApp, PrincipleApp, ScreenApp, TogetherApp
from kit.days import anywhere_on_earth
from kit.server.headers import StatusOnly
from kit.server.house import ALONE, GAME, KERNEL, PRINCIPLES, TOGETHER
from kit.server.plain import NO_COOKIE, SLOWLY, Page, browser_of, remember
from kit.server.work import file, work

RUN = ("facilitator", "remote")  # pages of whoever creates and runs rounds
LARGEST_BODY = 2**18
TOO_MANY = "error.rate"
MOST_REMEMBERED, MOST_OF_ONE = 500, 8  # pages whose last answer is kept in memory, of all browsers and of one
Remembered = dict[str, Any]
Sent = dict[str, Any]
Hands = Callable[[Callable[[], Sent]], Coroutine[Any, Any, Sent]]


class Desks(Page):
    """Whoever answers for an app: knows the desk of the one who asks, and the app with what its page remembers."""

    name: str

    def desk(self, browser: str) -> Desk:
        """This browser's place."""
        house, wanted = self.house, self.get_query_argument("exercise", "")
        desk = Desk(house.settings, house.source, self.language, browser, wanted, self.address)
        desk.database = house.database
        return desk

    def app(self, browser: str, page: Remembered) -> App:
        """The app as its page says that it stands; nothing of that is a right."""
        desk, chosen, standing = self.desk(browser), page.get("chosen"), page.get("standing")
        if self.name == TOGETHER:
            return TogetherApp(desk, str(chosen))
        if self.name in PRINCIPLES:
            return PrincipleApp(desk, self.name, str(chosen))
        if self.name == GAME:
            return GameApp(desk)
        stands = tuple(map(str, standing)) if isinstance(standing, list) else ()
        sitting = page.get("sitting")
        sat = sitting if isinstance(sitting, int) and 0 < sitting < 1000 else 0
        return ScreenApp(desk, self.name, sitting=sat, standing=stands, pulse=True)


class AppPage(Desks):
    """The page: words, what stands there first, where its modules are. It starts no kernel; a link preview changes nothing."""

    async def get(self, name: str) -> None:
        """The page in the person's language, unless the exercise is unknown; this browser gets its token."""
        self.name = name
        wanted = self.get_query_argument("exercise", "")
        mine = {e.id: e for e in self.exercises()}
        if wanted and name in ALONE and wanted not in mine:
            links = [
                (f"{self.house.settings.base}/{name}?lang={self.language}&exercise={e.id}", e.words.title) for e in mine.values()
            ]
            self.word(HTTPStatus.NOT_FOUND, "exercise", links=links)
            return
        if self.signed_in and name in RUN:
            await work(rounds.sign_in, self.house.database, remember(self), anywhere_on_earth())
        known, door = browser_of(self), (name, self.language, wanted if name in ALONE else "")
        page = "" if known else self.house.doors.get(door)
        if not page:
            page = await work(self.page, known or store.new_browser())
            self.house.doors.keep(door, "" if known else page)
        remember(self)
        self.finish(page)

    def page(self, browser: str) -> str:
        """The page for this browser; whoever brings no cookie finds what every newcomer finds."""
        first, remembered = self.first(browser)
        given = json.dumps({**self.told(), "first": first, "page": remembered})
        needs = {"modules": self.modules(first), "sheets": ("alone",) if self.name in (*ALONE, GAME) else ("room", "alone")}
        words = {"name": self.name, **needs, "page": given, "path": self.request.path, **self.words()}
        return self.house.render("app.html", self.language, **words)

    def exercises(self) -> list[content.Exercise]:
        """Those of a principle's page."""
        if self.name not in ALONE:
            return []
        return [e for e in self.house.shelves[self.language].values() if e.principle == self.principle.id]

    @property
    def principle(self) -> content.Principle:
        """The principle in the person's language."""
        return self.house.frameworks[self.language].principle("preamble" if self.name == TOGETHER else self.name)

    def first(self, browser: str) -> tuple[Sent, Remembered]:
        """What stands on the page before anything is asked, and what the page is to remember."""
        app = self.app(browser, {})
        self.desk(browser).visit()
        return app.opened().plain(), {"sitting": app.visit.sitting} if isinstance(app, ScreenApp) else {}

    def modules(self, first: Sent) -> list[str]:
        """The modules that it needs at once."""
        return self.house.files.needed([part["module"] for part in first["parts"]])

    def told(self) -> Sent:
        """What the page's own script is told."""
        phrases = self.house.phrases[self.language]
        words = {key: phrases[f"app.{key}"] for key in ("lost", "found")}
        return {
            "name": self.name,
            "kernel": self.house.kernels and self.name in KERNEL,
            "static": self.house.files.url("kit/"),
            "words": {**words, "cookie": phrases["error.cookie"], "elsewhere": phrases["error.elsewhere"]},
        }

    def words(self) -> dict[str, Any]:
        """What stands around it: of a principle, its name, its commitments and who could read the answers."""
        if self.name == GAME:
            return {"title": content.library(self.house.source, self.language).simulator.words.title, "principle": None}
        if self.name not in ALONE:
            return {"title": self.house.phrases[self.language][f"app.{apps.TITLES.get(self.name, self.name)}"], "principle": None}
        found = self.principle
        return {"title": found.name, "principle": found, "privacy": self.house.privacy(self.language), "slug": found.slug}


class Once:
    """What was answered to each page's last tap: asked once more, since the answer was lost, it is not done again.

    A page's next question says that the answer has come: it is forgotten then. All of it lives in memory.
    """

    def __init__(self) -> None:
        self.last: OrderedDict[tuple[str, str], tuple[int, asyncio.Task[Sent]]] = OrderedDict()

    async def answer(self, page: tuple[str, str], number: int, do: Callable[[], Sent], by: Hands = work) -> Sent:
        """The answer to that tap of that page: on its way, given already, or begun now, by those hands."""
        before, answering = self.last.pop(page, (None, None))
        failed = answering is not None and answering.done() and answering.exception() is not None
        if answering is None or failed or before != number:
            answering = asyncio.create_task(by(do))
        self.last[page] = (number, answering)
        self.forget([key for key in self.last if key[0] == page[0]][:-MOST_OF_ONE])
        self.forget([*self.last][:-MOST_REMEMBERED])
        return await asyncio.shield(answering)

    def forget(self, pages: list[tuple[str, str]]) -> None:
        """What was answered to these pages is remembered no more."""
        for page in pages:
            del self.last[page]


ONCE = Once()


class Carrier(StatusOnly, Desks):
    """What a page says without a kernel, and what stands there afterwards. Every right is looked up behind this."""

    async def post(self, name: str) -> None:
        """Answer in JSON; a browser without our token, or another site, gets nothing."""
        self.name = name
        self.refuse_other_sites()
        browser = browser_of(self)
        if not browser:
            raise tornado.web.HTTPError(NO_COOKIE)
        body = self.body()
        key, said, page = (body.get(part) for part in ("key", "said", "page"))
        if not isinstance(key, str) or not isinstance(said, dict):
            raise tornado.web.HTTPError(HTTPStatus.BAD_REQUEST)

        def hear() -> Sent:
            return self.app(browser, page if isinstance(page, dict) else {}).hear(key, said).plain()

        told = await self.once(browser, said.get("asked"), hear)
        if any(part["state"].get("shown", {}).get("refused") == TOO_MANY for part in told["parts"]):
            await asyncio.sleep(SLOWLY)
        self.set_header("Content-Type", "application/json")
        self.finish(json.dumps(told))

    async def once(self, browser: str, asked: Any, hear: Callable[[], Sent]) -> Sent:
        """What is answered to a page: a tap on a screen is done once, all else as often as it comes."""
        table = asked if isinstance(asked, dict) else {}
        page, number = (browser, f"{self.name} {table.get('page')}"[:80]), table.get("n")
        hands: Hands = file if table.get("do") == "file" else work
        if table.get("do", "look") != "look" and isinstance(table.get("page"), str) and isinstance(number, int):
            return await ONCE.answer(page, number, hear, hands)
        if table:
            ONCE.last.pop(page, None)
        return await hands(hear)

    def body(self) -> dict[str, Any]:
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
