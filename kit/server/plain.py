"""Pages without a kernel: home, my answers, and the friendly word where something is missing."""

from __future__ import annotations

import logging
from http import HTTPStatus
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlsplit

import tornado.web

from kit import languages, store
from kit.errors import KitError, UnknownReceipt
from kit.rounds import Tries
from kit.server.house import House

LOG = logging.getLogger(__name__)
COOKIE = "kit_browser"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}


def browser_of(handler: tornado.web.RequestHandler) -> str:
    """This browser's token, or "" where its cookie is missing or malformed."""
    token = handler.get_cookie(COOKIE) or ""
    return token if len(token) == 32 and all(c in "0123456789abcdef" for c in token) else ""


def remember(handler: tornado.web.RequestHandler) -> str:
    """This browser's token; a new one is set where there is none. Scripts cannot read it, other sites cannot send it."""
    token = browser_of(handler) or store.new_browser()
    handler.set_cookie(
        COOKIE,
        token,
        httponly=True,
        samesite="Lax",
        secure=handler.request.protocol == "https",
        path="/",
        expires_days=400,
    )
    handler.request.cookies[COOKIE] = SimpleCookie({COOKIE: token})[COOKIE]
    return token


class Page(tornado.web.RequestHandler):
    """A page without a kernel."""

    def initialize(self, house: House) -> None:
        """The house that the page is in."""
        self.house = house

    def set_default_headers(self) -> None:
        """No inline script, no other host, nothing kept by the browser."""
        self.clear_header("Server")
        for name, value in HEADERS.items():
            self.set_header(name, value)

    @property
    def language(self) -> str:
        """By `?lang=`, else the browser's, else French."""
        return languages.choose(
            asked=self.get_query_argument("lang", ""),
            accepts=self.request.headers.get("Accept-Language", ""),
            available=self.house.languages,
        )

    def show(self, template: str, **words: Any) -> None:
        """Render a page in the person's language."""
        self.finish(self.house.render(template, self.language, path=self.request.path, **words))

    def word(self, status: HTTPStatus, name: str, **words: Any) -> None:
        """A friendly page: what is wrong and what to do."""
        self.set_status(status)
        self.show("word.html", name=name, **{"links": (), "again": False, **words})

    def log_exception(self, typ: Any, value: Any, tb: Any) -> None:
        """The kind of error only: no address and nothing that a person sent."""
        LOG.error("a page failed: %s", getattr(typ, "__name__", "?"))

    def write_error(self, status_code: int, **_: Any) -> None:
        """Whatever went wrong, one clear page."""
        missing = status_code in (HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED)
        self.word(HTTPStatus(status_code), "page" if missing else "server")


class HomePage(Page):
    """What this is, who could read answers, the four principles, the ways to use it."""

    def get(self) -> None:
        """The home page; it starts nothing and sets no cookie."""
        self.show("home.html", privacy=self.house.privacy(self.language))


class MissingPage(Page):
    """Every address that there is not."""

    def prepare(self) -> None:
        """A friendly page whatever the method."""
        raise tornado.web.HTTPError(HTTPStatus.NOT_FOUND)


RECEIPT_TRIES = Tries(most=20, seconds=60)


class MinePage(Page):
    """Six words to come back elsewhere, and erasing everything."""

    def get(self) -> None:
        """What is kept for this browser and until when."""
        self.show_mine()

    def show_mine(self, **words: Any) -> None:
        """The page with what has just happened on it."""
        browser = browser_of(self)
        seat = store.seat_of(self.house.database, browser) if browser else None
        until = languages.day(seat.keep_until, self.language) if seat else ""
        self.show("mine.html", until=until, known=bool(browser), **{"receipt": "", "done": "", "problem": "", **words})

    def post(self) -> None:
        """Show six words, come back with them, or erase."""
        origin = self.request.headers.get("Origin", "")
        if origin and urlsplit(origin).netloc != self.request.host:
            raise tornado.web.HTTPError(HTTPStatus.FORBIDDEN)
        act = {"words": self.give_words, "back": self.come_back, "erase": self.erase}.get(self.get_body_argument("do", ""))
        if act is None:
            raise tornado.web.HTTPError(HTTPStatus.BAD_REQUEST)
        try:
            act()
        except KitError as error:
            self.set_status(HTTPStatus.NOT_FOUND if isinstance(error, UnknownReceipt) else HTTPStatus.SERVICE_UNAVAILABLE)
            self.show_mine(problem=error.phrase)

    def give_words(self) -> None:
        """Six new words, shown once."""
        browser = browser_of(self)
        seat = store.seat_of(self.house.database, browser) if browser else None
        if seat is None:
            self.show_mine()
            return
        self.show_mine(receipt=store.new_receipt(self.house.database, seat, self.language))

    def come_back(self) -> None:
        """Open the seat of six words in this browser."""
        if not RECEIPT_TRIES.one_more():
            self.set_status(HTTPStatus.TOO_MANY_REQUESTS)
            self.show_mine(problem="error.rate")
            return
        store.open_receipt(self.house.database, self.get_body_argument("words", ""), remember(self))
        self.show_mine(done="mine.back_done")

    def erase(self) -> None:
        """Remove every answer, what opens them and the cookie."""
        browser = browser_of(self)
        if not self.get_body_argument("sure", ""):
            self.show_mine(problem="mine.erase_tick")
            return
        if browser:
            store.erase_everything(self.house.database, browser)
        self.clear_cookie(COOKIE)
        self.show_mine(done="mine.erase_done")
