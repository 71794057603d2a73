"""What pages without a kernel share, the home page, and the friendly word where something is missing."""

from __future__ import annotations

from http import HTTPStatus
from http.cookies import SimpleCookie
from typing import Any

import tornado.web

from kit import content, languages, rounds, store
from kit.errors import StoreError
from kit.server import proxy
from kit.server.headers import Strict
from kit.server.house import House, title_of
from kit.server.work import work
from kit.settings import COOKIE

NO_COOKIE = HTTPStatus.PRECONDITION_REQUIRED  # the browser has not brought back the cookie that it was given
SLOWLY = 1.0  # seconds until somebody who guesses is told so


def browser_of(handler: tornado.web.RequestHandler) -> str:
    """This browser's token, or "" where its cookie is missing or malformed."""
    token = handler.get_cookie(COOKIE) or ""
    return token if len(token) == 32 and all(c in "0123456789abcdef" for c in token) else ""


def remember(handler: Page) -> str:
    """This browser's token; a new one is set where there is none. Scripts cannot read it, other sites cannot send it."""
    token = browser_of(handler) or store.new_browser()
    secure = handler.outside.startswith("https:")
    handler.set_cookie(
        COOKIE, token, httponly=True, samesite="Lax", secure=secure, path=handler.house.settings.base or "/", expires_days=400
    )
    handler.request.cookies[COOKIE] = SimpleCookie({COOKIE: token})[COOKIE]
    return token


class Page(Strict):
    """A page without a kernel."""

    def initialize(self, house: House) -> None:
        """The house that the page is in."""
        self.house = house

    @property
    def outside(self) -> str:
        """Where this browser reaches the server, without the path that everything stands under."""
        return proxy.outside(self.request, self.house.settings.proxy)

    @property
    def address(self) -> str:
        """Where this browser reaches the kit, without a slash at the end."""
        return f"{self.outside}{self.house.settings.base}"

    @property
    def signed_in(self) -> bool:
        """Whether the proxy says so of whoever asks; a header of anybody else says nothing. Who it is, is not looked at."""
        chosen = self.house.settings
        told = bool(chosen.sign_on and self.request.headers.get(chosen.sign_on, "").strip())
        return told and proxy.comes_through(self.request, chosen.proxy)

    def refuse_other_sites(self) -> None:
        """Nothing is taken from a page of another site."""
        proxy.refuse_other_sites(self.request, self.house.settings.proxy)

    def prepare(self) -> None:
        """Before a first page in a language that nobody chose: a choice, in all of them."""
        if self.request.method == "GET" and languages.undecided(**self.spoken):
            phrases = self.house.phrases
            self.show("choose.html", choices=[(code, phrases[code]["app.choose_language"]) for code in self.house.languages])

    @property
    def language(self) -> str:
        """By `?lang=`, else the browser's, else French."""
        return languages.choose(**self.spoken)

    @property
    def spoken(self) -> dict[str, Any]:
        """The language that the address asks for, those that the browser accepts, and ours."""
        return {
            "asked": self.get_query_argument("lang", ""),
            "accepts": self.request.headers.get("Accept-Language", ""),
            "available": self.house.languages,
        }

    def show(self, template: str, **words: Any) -> None:
        """Render a page in the person's language."""
        self.finish(self.house.render(template, self.language, path=self.request.path, **words))

    def word(self, status: HTTPStatus, name: str, **words: Any) -> None:
        """A friendly page: what is wrong and what to do."""
        self.set_status(status)
        self.show("word.html", name=name, **{"links": (), **words})

    def need_cookie(self, address: str) -> None:
        """One sentence for a browser that keeps no cookie; `address`: where to try again."""
        self.word(NO_COOKIE, "cookie", links=[(address, self.house.phrases[self.language]["error.again"])])

    def write_error(self, status_code: int, **_: Any) -> None:
        """Whatever went wrong, one clear page."""
        names = {
            HTTPStatus.FORBIDDEN: "elsewhere",
            **dict.fromkeys((HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED), "page"),
        }
        self.word(HTTPStatus(status_code), names.get(HTTPStatus(status_code), "server"))


class HomePage(Page):
    """What this is, who could read answers, the four principles, the ways to use it."""

    async def get(self) -> None:
        """The home page; it starts nothing and sets no cookie."""
        example = bool(await work(rounds.example, self.house.database))
        own = await work(lambda: [(path.stem, title_of(path)) for path in self.house.own_notebooks])
        game = await work(lambda: content.library(self.house.source, self.language).simulator.words)
        self.show("home.html", privacy=self.house.privacy(self.language), example=example, notebooks=own, game=game)


class HealthPage(Page):
    """Whether this server answers and its database can be read; for whatever watches over it."""

    def prepare(self) -> None:
        """No language is asked for: a machine reads the answer."""

    async def get(self) -> None:
        """ "ok", or 503."""
        self.set_header("Content-Type", "text/plain; charset=UTF-8")
        try:
            await work(rounds.example, self.house.database)
        except StoreError:
            self.set_status(HTTPStatus.SERVICE_UNAVAILABLE)
            self.finish("the database cannot be read\n")
            return
        self.finish("ok\n")


class BarePath(Page):
    """The path that everything stands under, without the slash at its end."""

    def prepare(self) -> None:
        """To the home page, whatever the method."""
        self.redirect(f"{self.house.settings.base}/")


class MissingPage(Page):
    """Every address that there is not."""

    def prepare(self) -> None:
        """A friendly page whatever the method."""
        raise tornado.web.HTTPError(HTTPStatus.NOT_FOUND)
