"""No finding of axe on a page, asked once for each shape that a page, or a block on it, has."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

INSIDE = Path(__file__).with_name("inside.js").read_text(encoding="utf-8")
LOOK = "async (seen) => { const known = new Set(seen), bad = await inside.accessible(known); return [bad, [...known]]; }"


class Seen:
    """Shapes that were found sound in this run, by whichever of its processes: one a line in a file that all add to."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def all(self) -> list[str]:
        return self.file.read_text().split() if self.file.exists() else []

    def add(self, shapes: list[str]) -> None:
        new = set(shapes).difference(self.all())
        with self.file.open("a") as file:
            file.write("".join(f"{shape}\n" for shape in new))


SEEN = Seen(Path(tempfile.gettempdir(), f"axe-{os.environ.get('PYTEST_XDIST_TESTRUNUID') or os.getpid()}"))


def get_inside(page: Page) -> None:
    """Put into the page, once, what tests use inside it."""
    if not page.evaluate("Boolean(window.inside)"):
        page.evaluate(INSIDE)


def prepare(page: Page) -> None:
    """That, and axe."""
    get_inside(page)
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE_SCRIPT)


def assert_accessible(page: Page) -> None:
    get_inside(page)
    bad, seen = page.evaluate(LOOK, SEEN.all())
    if bad is None:
        prepare(page)
        bad, seen = page.evaluate(LOOK, SEEN.all())
    SEEN.add(seen)
    assert bad == [], bad


def walk(page: Page, *, axe: bool = False, read: bool = False, css: str = ".kit-form") -> list[dict[str, Any]]:
    """Through a whole exercise inside the page; what was seen (`read`: and said) at every step, without a finding of axe."""
    return _through(page, "walk", {"axe": axe, "read": read, "css": css})


def chapter(page: Page, turn: int) -> list[dict[str, Any]]:
    """Through a whole chapter of the path in the same way."""
    return _through(page, "chapter", {"turn": turn})


def _through(page: Page, what: str, asked: dict[str, Any]) -> list[dict[str, Any]]:
    (prepare if asked.get("axe", True) else get_inside)(page)
    found = page.evaluate(f"(asked) => inside.{what}(asked)", {**asked, "seen": SEEN.all()})
    SEEN.add(found["seen"])
    bad = [(step.get("title", ""), step["axe"]) for step in found["steps"] if step["axe"]]
    assert bad == [], bad
    return list(found["steps"])
