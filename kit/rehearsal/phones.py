"""A phone without a screen: what a browser on the join page asks of the server. For rehearsals, and to try a roomful of them."""

from __future__ import annotations

import asyncio
import json
import logging
import secrets
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any

from tornado.httpclient import AsyncHTTPClient, HTTPError, HTTPRequest, HTTPResponse
from tornado.simple_httpclient import SimpleAsyncHTTPClient

from kit.errors import MoveRefused
from kit.settings import COOKIE

AGAIN, PATIENCE, MOST = 1.0, 20.0, 2000  # seconds until a lost request is made again, seconds for one; how many at once
AWAY = (503, 599)  # the server starts or is busy; nothing answers


def client() -> AsyncHTTPClient:
    """What all phones of one process ask with. A phone that leaves closes its stream: that is no error to report."""
    logging.getLogger("tornado.application").setLevel(logging.CRITICAL)
    return SimpleAsyncHTTPClient(force_instance=True, max_clients=MOST)


def said(what: str, body: dict[str, Any]) -> str:
    """A tap ("ask") or answers ("answer") as a page says them to the server."""
    key, words = ("panel", {"asked": body}) if what == "ask" else ("questions", body)
    return json.dumps({"key": key, "said": words, "page": {}})


def heard(what: str, told: dict[str, Any]) -> dict[str, Any]:
    """What a page hears, in one table: the screen with its exercise if there is one, or what is kept of the answers."""
    first, *below = (part["state"] for part in told["parts"])
    if what == "answer":
        return dict(first)
    asks = below[0] if below else {}
    return {**first["shown"], "exercise": asks.get("exercise"), "stored": asks.get("stored"), "so_far": asks.get("shown")}


@dataclass
class Phone:
    """One phone: its cookie, where it is, what it shows, the revision of its answers."""

    http: AsyncHTTPClient
    url: str
    language: str = "en"
    cookie: str = ""
    where: dict[str, str] = field(default_factory=dict)
    shown: dict[str, Any] = field(default_factory=dict)
    page: str = field(default_factory=lambda: secrets.token_hex(16))
    number: int = 0

    async def open(self) -> None:
        """Load the join page; from now on the server knows this browser."""
        answer = await self.fetch(HTTPRequest(f"{self.url}/join?lang={self.language}", request_timeout=PATIENCE))
        self.cookie = SimpleCookie(answer.headers["Set-Cookie"])[COOKIE].value

    async def ask(self, do: str = "look", **fields: Any) -> dict[str, Any]:
        """What the screen shows after that. Raises: MoveRefused with the server's sentence."""
        self.number += 1
        asked = {"page": self.page, "n": self.number, "do": do, "fields": fields, "where": self.where}
        self.shown = await self.post("ask", asked)
        if self.shown["problem"]:
            raise MoveRefused(self.shown["problem"])
        self.where = self.shown["where"]
        return self.shown

    async def take_seat(self, side: str, code: str) -> None:
        """Go in with a join code or a slip and sit down on that side. Raises: MoveRefused."""
        await self.open()
        await self.ask("knock", code=code)
        await self.ask("sit", side=side)
        await self.ask()

    async def answer(self, given: dict[str, Any]) -> int:
        """Send everything until the server says that it is committed; its revision. Raises: MoveRefused."""
        rev = int((self.shown.get("stored") or {}).get("rev", 0)) + 1
        kept = await self.post("answer", {"where": self.where, "answer": given, "rev": rev})
        if kept["problem"]:
            raise MoveRefused(kept["problem"])
        self.shown["stored"] = kept["stored"]
        return int(kept["stored"]["rev"])

    async def post(self, what: str, body: dict[str, Any]) -> dict[str, Any]:
        """What is shown after a tap ("ask"), what is kept of answers ("answer"); what is lost on the way is sent again."""
        while True:
            request = HTTPRequest(
                f"{self.url}/join/say?lang={self.language}",
                method="POST",
                body=said(what, body),
                headers={"Cookie": f"{COOKIE}={self.cookie}", "Content-Type": "application/json"},
                request_timeout=PATIENCE,
            )
            try:
                return heard(what, json.loads((await self.fetch(request)).body))
            except (OSError, TimeoutError):
                await asyncio.sleep(AGAIN)

    async def fetch(self, request: HTTPRequest) -> HTTPResponse:
        """One request. Raises: OSError where the line is lost, MoveRefused where the server refuses it."""
        try:
            return await self.http.fetch(request)
        except HTTPError as error:
            if error.code in AWAY:
                raise OSError(str(error)) from error
            raise MoveRefused(str(error.code)) from error

    async def moves(self) -> AsyncIterator[dict[str, Any]]:
        """What the round's stream says, each time that its version moves; a broken stream is opened anew."""
        version: int | None = None
        heard: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        listening = asyncio.create_task(self._listen(heard))
        try:
            while True:
                beat = await heard.get()
                if beat["version"] != version:
                    version = beat["version"]
                    yield beat
        finally:
            listening.cancel()

    async def _listen(self, heard: asyncio.Queue[dict[str, Any]]) -> None:
        rest = b""

        def hear(chunk: bytes) -> None:
            nonlocal rest
            *lines, rest = (rest + chunk).split(b"\n")
            for line in lines:
                if line.startswith(b"data: "):
                    heard.put_nowait(json.loads(line[6:]))

        while True:
            address = f"{self.url}/stream/{self.where['round']}"
            headers = {"Cookie": f"{COOKIE}={self.cookie}"}
            with suppress(OSError):
                await self.fetch(HTTPRequest(address, headers=headers, streaming_callback=hear, request_timeout=0))
            rest = b""
            await asyncio.sleep(AGAIN)
