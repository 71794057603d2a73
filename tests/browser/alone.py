"""Every widget that a person meets alone, in a page without a server: one page a kind, one definition after the other in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from kit import content, kinds, learning, settings
from kit.widgets import front_end, styles
from tests.kinds.test_pictures import SIDES

SOURCE = content.Source(settings.read({}).exercises)
HOST = "Corvane"
ADDRESS = "http://127.0.0.1:9/"
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Alone</title>
<style></style><body class="kit"><main><h1>Alone</h1><div id="here"></div></main><script type="module">
sessionStorage.clear(); // of whoever had this tab before
const heard = {};
let end = () => {}, widget;
window.change = async (kind, styles) => {
  end();
  end = () => {};
  document.querySelector("style").textContent = styles;
  widget = (await import(`/${kind}.js`)).default;
};
window.put = (exercise, answer, shown) => {
  end();
  const state = { exercise, stored: { rev: 0, answer }, shown, problem: "", answer: {}, rev: 0 };
  const tell = window.tell = (key) => (heard[`change:${key}`] ?? []).forEach((f) => f());
  window.model = { state, get: (key) => state[key], set: (key, value) => { state[key] = value; },
    on: (event, f) => (heard[event] ??= []).push(f), off: (event, f) => { heard[event] = heard[event].filter((g) => g !== f); },
    save_changes: () => { state.stored = { rev: state.rev, answer: state.answer }; tell("stored"); window.comes?.(state, tell); } };
  end = widget.render({ model: window.model, el: document.getElementById("here") });
};
</script></body></html>"""


@cache
def definitions(language: str = "en") -> list[tuple[str, dict[str, Any]]]:
    """(kind, definition) of the partnership, of every exercise and of every chapter: read, never changed."""
    return list(_definitions(language))


def _definitions(language: str) -> Iterator[tuple[str, dict[str, Any]]]:
    library = content.library(SOURCE, language)
    pair = kinds.partnership_of(SIDES)
    yield kinds.PARTNERSHIP, kinds.partnership_definition(library, kinds.partnership_of({}), host=HOST)
    for exercise in library.shelf.values():
        yield exercise.kind, kinds.exercise_definition(library, exercise, pair, host=HOST)
    mine = {
        learning.record("plan"): {"what.1": "A table", "habit.1": next(iter(library.items))},
        learning.record("welcome"): {"new": "yes"},
    }
    for chapter in (*library.chapters, learning.FOLLOW):
        yield learning.WIDGET, learning.chapter_definition(library, chapter, mine, sitting=9, host=HOST)
    done = {learning.record(key): {**mine.get(learning.record(key), {}), "done": True} for key in library.chapters}
    yield learning.WIDGET, learning.chapter_definition(library, learning.REVIEW, done, sitting=9, host=HOST)


def stage(page: Page, kind: str) -> Page:
    """The page with that kind's own front end; `put(definition, answer, shown)` shows an exercise."""
    page.unroute_all()
    page.route(
        f"{ADDRESS}*.js",
        lambda route: route.fulfill(body=front_end(Path(route.request.url).stem), content_type="text/javascript"),
    )
    page.route(f"{ADDRESS}favicon.ico", lambda route: route.fulfill(status=204))
    page.route(ADDRESS, lambda route: route.fulfill(body=PAGE, content_type="text/html"))
    page.goto(ADDRESS)
    return change(page, kind)


def change(page: Page, kind: str) -> Page:
    """Another kind's front end, in the page that stands there."""
    page.evaluate("([kind, styles]) => change(kind, styles)", [kind, styles(kind)])
    return page


def put(
    page: Page, definition: dict[str, Any], answer: dict[str, Any] | None = None, shown: dict[str, Any] | None = None
) -> None:
    page.evaluate(f"put(...{json.dumps([definition, answer or {}, shown or {}])})")
