"""A screen in a page without server or kernel: the kit's own page.js asks, and what is asked is answered in this process."""

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page, Route

import kit.server
from kit import languages, screens
from kit.widgets import MODULES, ROOM, own_style, styles

HOST = "http://127.0.0.1:9"
STATIC = Path(kit.server.__file__).parent / "static"
PAGE = """<!doctype html><html lang="{language}" dir="{direction}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Bare</title>
<link rel="stylesheet" href="/kit/all.css"><body class="kit"><main><h1>Bare</h1><div id="page" data-page="{page}"></div></main>
<script type="module" src="/kit/page.js"></script></body></html>"""
Answered = Callable[[screens.Visit, dict[str, Any], Any, Any], dict[str, Any]]


def given(visit: screens.Visit, name: str, direction: str) -> dict[str, Any]:
    """What the page is sent with: an empty panel, which asks."""
    phrases = {key.partition(".")[2]: text for key, text in visit.library.phrases.room("panel").items()}
    words = {**phrases, "language": visit.language, "direction": direction, "screen": name, "stream": False}
    first = {"parts": [{"key": "panel", "module": "panel", "state": {"shown": {}, "words": words}}], "keys": ["panel"]}
    return {"name": name, "kernel": False, "static": "/kit/", "words": {"lost": "lost"}, "first": first, "page": {}}


def told(visit: screens.Visit, screen: screens.Screen, answered: Answered, body: dict[str, Any]) -> dict[str, Any]:
    """What the page hears of what it said."""
    key, said, standing = body["key"], body["said"], body["page"]["standing"]
    if key != "panel":
        kept = answered(visit, said["where"], said["answer"], said["rev"])
        return {"parts": [{"key": key, "state": {**kept, "problem": ""}}], "keys": None}
    shown = screens.respond(screen, visit, said["asked"])
    exercise, stored, so_far = shown.pop("exercise"), shown.pop("stored"), shown.pop("so_far")
    parts = [{"key": "panel", "state": {"shown": {**shown, "n": said["asked"]["n"]}}}]
    if exercise:
        state = {"exercise": exercise, "stored": stored, "shown": so_far or {}, "where": shown["where"], "problem": "", "rev": 0}
        new = {} if exercise["id"] in standing else state
        parts.append({"key": exercise["id"], "module": exercise["kind"], "state": new})
    return {"parts": parts, "keys": [part["key"] for part in parts]}


def open_screen(page: Page, visit: screens.Visit, name: str, screen: screens.Screen, answered: Answered) -> Page:
    """Show a screen of that visit."""
    direction = languages.direction(visit.language)
    quoted = escape(json.dumps(given(visit, name, direction)))

    def answer(route: Route) -> None:
        path, asked = urlsplit(route.request.url).path, route.request.post_data_json
        file = path.removeprefix("/kit/")
        if path.endswith("/say"):
            route.fulfill(json=told(visit, screen, answered, asked))
        elif path.endswith(".css"):
            route.fulfill(body=styles("chapter") + "".join(map(own_style, (*ROOM, "panel"))), content_type="text/css")
        elif (STATIC / file).is_file():
            route.fulfill(path=STATIC / file, content_type="text/javascript")
        elif path.endswith(".js"):
            route.fulfill(body=MODULES.sent(file.removesuffix(".js")), content_type="text/javascript")
        elif path == f"/{name}":
            route.fulfill(body=PAGE.format(language=visit.language, direction=direction, page=quoted), content_type="text/html")
        else:
            route.fulfill(status=204)

    page.route(f"{HOST}/**", answer)
    page.goto(f"{HOST}/{name}")
    page.evaluate("sessionStorage.clear()")
    page.locator(".kit-blocks > *").first.wait_for()
    return page
