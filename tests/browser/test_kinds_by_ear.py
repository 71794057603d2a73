"""Every kind of exercise and of chapter by ear: what is reached is named, one knows where one is, and nothing is said twice or too often."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from kit.kinds import PARTNERSHIP
from tests.browser.alone import change, definitions, put, stage
from tests.browser.conftest import PHONE
from tests.browser.hearing import described, overhear, overheard
from tests.browser.test_focus import each_kind

pytestmark = pytest.mark.browser
GROUPS = ("group", "radiogroup")
ON = """() => { const more = document.querySelector(".kit-foot button.main");
  if (!more || more.hidden) return false; more.click(); return true; }"""


def wrong(nodes: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """What has the focus and says nothing, and what is chosen from no group that has a name."""
    by_id, found = {node["nodeId"]: node for node in nodes}, list[tuple[str, str]]()

    def value(node: dict[str, Any], key: str) -> str:
        return node.get(key, {}).get("value", "")

    def above(node: dict[str, Any]) -> list[dict[str, Any]]:
        parent = by_id.get(node.get("parentId", ""))
        return [parent, *above(parent)] if parent else []

    for node in nodes:
        reached = any(p["name"] == "focusable" and p["value"].get("value") for p in node.get("properties", []))
        if node.get("ignored") or not reached or value(node, "role") == "RootWebArea":
            continue
        if not value(node, "name").strip():
            found.append((value(node, "role"), "has no name"))
        if value(node, "role") == "radio" and not any(value(one, "role") in GROUPS and value(one, "name") for one in above(node)):
            found.append((value(node, "name"), "stands in no group that has a name"))
    return found


def unheard(nodes: list[dict[str, Any]], steps: int) -> list[str]:
    """A title that does not say how far one is; a picture that says again what is written; a hint that its question leaves out."""
    texts = {str(node.get("name", {}).get("value", "")) for node in nodes if node.get("role", {}).get("value") == "StaticText"}
    found = []
    for node in nodes:
        role, name = (str(node.get(key, {}).get("value", "")) for key in ("role", "name"))
        level = [p["value"]["value"] for p in node.get("properties", []) if p["name"] == "level"]
        if role == "heading" and level == [3] and steps > 1 and not re.search(r"\b\d+ of \d+\b", described(node)):
            found.append(f"{name!r}: the title does not say where one is")
        if role == "image" and any(text and text in name for text in texts):
            found.append(f"{name!r}: the picture says again what is written")
    return found


HINTS = """() => [...document.querySelectorAll("fieldset > legend + p")].filter((p) => p.parentElement.getAttribute("aria-describedby") !== p.id)
  .map((p) => p.textContent)"""


def test_at_each_step_of_each_kind_everything_that_is_reached_is_named(bare_tab) -> None:
    page, kinds, found = stage(bare_tab(PHONE, "en"), "chapter"), each_kind(), list(definitions())
    page.emulate_media(reduced_motion="reduce")
    wire, heard = page.context.new_cdp_session(page), {}
    for kind, name in kinds:
        change(page, kind)
        shown = {} if kind == "chapter" else {"sentences": ["A finding."], "finding": "A finding.", "picture": "data:,"}
        put(page, next(d for k, d in found if k == kind and d["id"] == name), shown=shown)
        for step in range(30):
            nodes = wire.send("Accessibility.getFullAXTree")["nodes"]
            steps = 0 if kind == PARTNERSHIP else page.evaluate("document.querySelector('.kit-head progress').max")
            heard[name, step] = [*wrong(nodes), *unheard(nodes, steps), *page.evaluate(HINTS)]
            if not page.evaluate(ON):
                break
    assert {where: said for where, said in heard.items() if said} == {}
    assert len(heard) > 60


def test_that_it_is_saved_is_said_once_a_step_and_going_on_says_only_the_title(bare_tab) -> None:
    page = stage(bare_tab(PHONE, "en"), "matrix")
    page.emulate_media(reduced_motion="reduce")
    put(page, next(d for _, d in definitions() if d["id"] == "who-decides-what"))
    page.evaluate("() => { const keep = model.save_changes; model.save_changes = () => setTimeout(keep, 20); }")
    overhear(page)
    page.evaluate(ON)
    expect(page.locator(".saved")).to_have_text("All saved")
    assert overheard(page) == [], "nothing was answered"
    for box in page.get_by_role("checkbox").all()[:3]:
        box.check()
        expect(page.locator(".saved")).to_have_text("All saved")
    assert overheard(page) == ["All saved"]
    page.evaluate(ON)
    expect(page.locator(".saved")).to_have_text("All saved")
    assert overheard(page) == []
    page.evaluate("() => { model.save_changes = () => { model.state.problem = 'Not now.'; tell('problem'); }; }")
    page.get_by_role("radio").first.check()
    assert overheard(page) == ["Not now."]
