"""Every kind of exercise and of chapter by ear: at each step what can be reached has a role and a name, and what is chosen from is a named group."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.alone import definitions, put, stage
from tests.browser.conftest import PHONE
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


def test_at_each_step_of_each_kind_everything_that_is_reached_is_named(bare_tab) -> None:
    page, kinds, found = bare_tab(PHONE, "en"), each_kind(), list(definitions())
    wire, heard = page.context.new_cdp_session(page), {}
    for kind, name in kinds:
        stage(page, kind)
        page.emulate_media(reduced_motion="reduce")
        put(page, next(d for k, d in found if k == kind and d["id"] == name))
        for step in range(30):
            heard[name, step] = wrong(wire.send("Accessibility.getFullAXTree")["nodes"])
            if not page.evaluate(ON):
                break
    assert {where: said for where, said in heard.items() if said} == {}
    assert len(heard) > 60
