"""Results by ear and keys: what a screen reader is given, from the top to the end, and where the keyboard stops."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest
from playwright.sync_api import Page

from kit import store
from kit.screens import View, Visit
from tests.browser.bare_screen import open_screen
from tests.browser.conftest import PHONE
from tests.browser.test_onboarding import Reader
from tests.screens.test_results_page import FOUND, OWN, SAY
from tests.screens.test_results_page import page as results

pytestmark = pytest.mark.browser
TOLD = ("paragraph", "term", "definition", "columnheader", "rowheader", "cell", "gridcell")
NAMED = ("heading", "image", "DisclosureTriangle", "button", "link", "textbox", "combobox")
Line = tuple[str, str]


def read(page: Page) -> list[Line]:
    """Role and words of each part in the order in which it is read: headings with their level."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    by_id, found = {node["nodeId"]: node for node in nodes}, list[Line]()

    def said(node: dict) -> str:
        inner = [by_id[child] for child in node.get("childIds", []) if child in by_id]
        own = node.get("name", {}).get("value", "") if node.get("role", {}).get("value") == "StaticText" else ""
        return own or "".join(map(said, inner))

    def walk(node: dict) -> None:
        role, name = node.get("role", {}).get("value", ""), node.get("name", {}).get("value", "")
        level = next((p["value"]["value"] for p in node.get("properties", []) if p["name"] == "level"), "")
        if role in NAMED or role in TOLD:
            found.append((f"{role}{level if role == 'heading' else ''}", name if role in NAMED else said(node)))
        for child in node.get("childIds", []) if role not in (*NAMED, *TOLD) else ():
            if child in by_id:
                walk(by_id[child])

    walk(nodes[0])
    return found


def stops_of(reader: Reader) -> Iterator[Line]:
    """Where the keyboard stops, from the top to the end of the page."""
    reader.page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    for _ in range(80):
        reader.page.keyboard.press("Tab")
        if not any(stop := reader.focused()):
            return
        yield stop
    raise AssertionError("the keyboard comes to no end")


def between(lines: list[Line], title: str) -> list[Line]:
    """What is read below a heading, down to the next one that stands as high."""
    at = next(n for n, (role, name) in enumerate(lines) if role.startswith("heading") and name == title)
    level = lines[at][0]
    end = next((n for n, (role, _) in enumerate(lines[at + 1 :], at + 1) if role.startswith("heading") and role <= level), None)
    return lines[at + 1 : end]


def test_results_are_read_in_order_each_picture_with_its_finding_and_its_table(bare_tab, database, source) -> None:
    visit = Visit(database, source, "en", store.new_browser(), today=date(2026, 11, 27))
    page = open_screen(bare_tab(PHONE, "en"), visit, "results", lambda *_: View(results()), lambda *_: {})
    lines = read(page)

    levels = [int(role.removeprefix("heading")) for role, _ in lines if role.startswith("heading")]
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []
    thirds = [name for role, name in lines if role == "heading3"]
    assert thirds[:2] == [SAY("results.picture"), SAY("results.talk")], "first the picture, then what to talk about"

    shown = between(lines, SAY("results.picture"))
    pictures = [name for role, name in shown if role == "image"]
    assert len(pictures) > 2
    assert [name for name in pictures if name[-1:] not in ".!?”"] == [], "a picture is told in whole sentences"
    assert pictures[0].startswith(SAY("results.marks", marks="").rstrip(" ."))
    assert shown.index(("DisclosureTriangle", SAY("results.as_table"))) > shown.index(("image", pictures[-1]))

    talk = between(lines, SAY("results.talk"))
    cards = [name for role, name in talk if role == "heading4"]
    assert len(cards) == 3
    for card in cards:
        told = between(lines, card)
        assert {role for role, _ in told} >= {"paragraph", "term", "definition"}
        assert [text for role, text in told if role == "paragraph" and text.strip()[-1:] not in ".?…"] == [], card
        assert sum(text.count("“") for role, text in told if role == "paragraph") >= 2, "what was answered is quoted"

    reader = Reader(page)
    reader.to("DisclosureTriangle", SAY("results.as_table"))
    page.keyboard.press("Enter")
    opened = read(page)
    assert sum(role == "rowheader" for role, _ in opened) == len(OWN), "each row is told by its question"
    assert sum(role == "columnheader" for role, _ in opened) == 5
    assert len(FOUND.round.sides) == 3
    stops = [*stops_of(reader)]
    assert [stop for stop in stops if not all(stop)] == [], "each stop has a role and a name"
    ordered = [stop for stop in stops if stop in lines]
    assert ordered == [line for line in lines if line in ordered], "the keyboard goes in the order that is read"
