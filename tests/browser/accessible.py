"""No serious or critical finding of axe on a page, asked once for each shape that a page has."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

INSIDE = Path(__file__).with_name("inside.js").read_text(encoding="utf-8")
SEEN: set[str] = set()
LOOK = "async (seen) => { const known = new Set(seen), bad = await inside.accessible(known); return [bad, [...known]]; }"


def prepare(page: Page) -> None:
    """Put into the page, once, what tests use inside it."""
    if not page.evaluate("Boolean(window.inside)"):
        page.evaluate(INSIDE)
        page.evaluate(AXE_SCRIPT)


def assert_accessible(page: Page) -> None:
    """Shapes that were found sound are remembered as long as this process tests."""
    prepare(page)
    bad, seen = page.evaluate(LOOK, list(SEEN))
    SEEN.update(seen)
    assert bad == [], bad


def walk(page: Page, *, axe: bool = False) -> list[dict[str, Any]]:
    """Through a whole exercise inside the page; what was seen at every step, without a finding of axe."""
    return _through(page, "walk", {"axe": axe})


def chapter(page: Page, turn: int) -> list[dict[str, Any]]:
    """Through a whole chapter of the path in the same way."""
    return _through(page, "chapter", {"turn": turn})


def _through(page: Page, what: str, asked: dict[str, Any]) -> list[dict[str, Any]]:
    prepare(page)
    found = page.evaluate(f"(asked) => inside.{what}(asked)", {**asked, "seen": list(SEEN)})
    SEEN.update(found["seen"])
    bad = [(step.get("title", ""), step["axe"]) for step in found["steps"] if step["axe"]]
    assert bad == [], bad
    return list(found["steps"])
