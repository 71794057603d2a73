"""A screen in a page without server or kernel: the kit's own join.js asks, and what is asked is answered in this process."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page, Route

import kit.server
from kit import languages, screens
from kit.widgets import front_end, own_style, styles

HOST = "http://127.0.0.1:9"
JOIN = (Path(kit.server.__file__).parent / "static" / "join.js").read_text(encoding="utf-8")
PAGE = """<!doctype html><html lang="{language}" dir="{direction}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Bare</title>
<link rel="stylesheet" href="/kit/all.css"><body class="kit"><main><h1>Bare</h1><div id="join" data-kit="/kit/" data-words="{words}"></div></main>
<script type="module" src="/kit/join.js"></script></body></html>"""
Answered = Callable[[screens.Visit, dict[str, Any], Any, Any], dict[str, Any]]


def open_screen(page: Page, visit: screens.Visit, name: str, screen: screens.Screen, answered: Answered) -> Page:
    """Show a screen of that visit."""
    phrases = {key.partition(".")[2]: text for key, text in visit.library.phrases.room("panel").items()}
    direction = languages.direction(visit.language)
    words = {**phrases, "language": visit.language, "direction": direction, "screen": name, "lost": "lost", "stream": False}
    quoted = json.dumps(words).replace("&", "&amp;").replace('"', "&quot;")

    def answer(route: Route) -> None:
        path, asked = urlsplit(route.request.url).path, route.request.post_data_json
        if path.endswith("/ask"):
            route.fulfill(json=screens.respond(screen, visit, asked))
        elif path.endswith("/answer"):
            route.fulfill(json={**answered(visit, asked["where"], asked["answer"], asked["rev"]), "problem": ""})
        elif path.endswith(".css"):
            route.fulfill(body=styles("chapter") + own_style("panel"), content_type="text/css")
        elif path.endswith(".js"):
            kind = path.removeprefix("/kit/").removesuffix(".js")
            route.fulfill(body=JOIN if kind == "join" else front_end(kind), content_type="text/javascript")
        elif path == f"/{name}":
            route.fulfill(body=PAGE.format(language=visit.language, direction=direction, words=quoted), content_type="text/html")
        else:
            route.fulfill(status=204)

    page.route(f"{HOST}/**", answer)
    page.goto(f"{HOST}/{name}")
    page.evaluate("sessionStorage.clear()")
    page.locator(".kit-blocks > *").first.wait_for()
    return page
