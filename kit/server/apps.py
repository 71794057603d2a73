"""One Voilà page for each notebook: our look and words first, then the kernel."""

from __future__ import annotations

import secrets
from http import HTTPStatus
from typing import Any

from tornado.httputil import url_concat
from voila.tornado.handler import TornadoVoilaHandler

from kit import languages
from kit.server.headers import Strict
from kit.server.house import TOGETHER, House
from kit.server.plain import Page, browser_of, remember

BROWSER_HEADER = "X-Kit-Browser"
MET = "met"  # in the address: this browser has been given its cookie; `app.js` takes it out again


def policy(nonce: str) -> str:
    """What Voilà's front end needs and no more: its own scripts, modules that arrive as text, inline styles."""
    return (
        f"default-src 'none'; script-src 'self' blob: 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; "
        "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )


class KernelPage(TornadoVoilaHandler):
    """A page with a kernel behind it, for browsers that bring our cookie back; previews of a link start nothing."""

    def initialize(self, *, house: House, slug: str, most: int, **kwargs: Any) -> None:
        """Which notebook, in which house, beside how many others at most."""
        super().initialize(**kwargs)
        self.house, self.slug, self.most = house, slug, most
        self.nonce = secrets.token_urlsafe(16)

    language = Page.language
    show = Page.show
    word = Page.word
    need_cookie = Page.need_cookie
    write_error = Page.write_error
    log_exception = Page.log_exception
    set_default_headers = Strict.set_default_headers  # `start` adds the nonce
    decode_argument = Strict.decode_argument

    def head(self, _path: str | None = None) -> None:
        """The headers only: no kernel."""

    async def start(self, path: str | None) -> None:
        """Start a kernel for this browser, unless it is not known yet or the house is full."""
        if not browser_of(self):
            self.meet()
        elif not self.kernel_manager.take_place(self, most=self.most):
            self.set_header("Retry-After", "20")
            self.word(HTTPStatus.SERVICE_UNAVAILABLE, "full", again=True)
        else:
            try:
                await self.go_on(path)
            finally:
                self.kernel_manager.coming.discard(self)

    def meet(self) -> None:
        """Give this browser its cookie and have it come again; one that has none then keeps none."""
        if self.get_query_argument(MET, ""):
            self.need_cookie(f"{self.request.path}?lang={self.language}")
        else:
            remember(self)
            self.redirect(url_concat(self.request.uri or "/", {MET: "1"}))

    async def go_on(self, path: str | None) -> None:
        """The page, made by Voilà."""
        self.request.headers[BROWSER_HEADER] = remember(self)
        self.request.headers["Accept-Language"] = self.language
        self.set_header("Content-Security-Policy", policy(self.nonce))
        await super().get(path)

    def frame(self) -> dict[str, str]:
        """What the template prints around the notebook, ready before the kernel starts."""
        words = {"path": self.request.path, "nonce": self.nonce, **self.words()}
        parts = {name: self.house.render(template, self.language, **words) for name, template in self.parts.items()}
        return {**parts, "nonce": self.nonce, "language": self.language, "direction": languages.direction(self.language)}

    parts = {"links": "app_links.html", "head": "app_head.html", "foot": "app_foot.html"}

    def words(self) -> dict[str, Any]:
        """What those parts say."""
        return {}


class AppPage(KernelPage):
    """The page of one principle."""

    async def get(self, path: str | None = None) -> None:
        """The page, unless the exercise is unknown."""
        wanted = self.get_query_argument("exercise", "")
        mine = [e for e in self.house.shelves[self.language].values() if e.principle == self.principle.id]
        if wanted and wanted not in {e.id for e in mine}:
            links = [(f"/{self.slug}?lang={self.language}&exercise={e.id}", e.words.title) for e in mine]
            self.word(HTTPStatus.NOT_FOUND, "exercise", links=links)
            return
        await self.start(path)

    @property
    def principle(self) -> Any:
        """The principle in the person's language."""
        return self.house.frameworks[self.language].principle("preamble" if self.slug == TOGETHER else self.slug)

    def words(self) -> dict[str, Any]:
        """The principle and who could read the answers."""
        found = self.principle
        return {"principle": found, "title": found.name, "privacy": self.house.privacy(self.language), "slug": found.slug}


class ScreenPage(KernelPage):
    """A page that is made of screens: of rounds, of the onboarding path."""

    parts = {"links": "app_links.html", "head": "round_head.html", "foot": "round_foot.html"}

    async def get(self, path: str | None = None) -> None:
        """The page."""
        await self.start(path)

    def words(self) -> dict[str, Any]:
        """Its title."""
        return {"title": self.house.phrases[self.language][f"app.{self.slug}"]}


def dress(handler: KernelPage, *, notebook: Any, cwd: str) -> None:
    """Voilà's `prelaunch_hook`: hand the page's head to the template through the notebook's metadata."""
    notebook.metadata["kit"] = handler.frame()
