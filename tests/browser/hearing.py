"""What a screen reader says by itself, while something changes, and what it adds to a name."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

OBSERVE = """() => { window.said = [];
  const LIVE = ":is([aria-live], [role=status], [role=alert], [role=log], output):not([aria-live=off])";
  new MutationObserver((all) => { const told = new Set();
    for (const { target, addedNodes } of all) {
      told.add((target.nodeType === 1 ? target : target.parentElement)?.closest(LIVE));
      for (const one of addedNodes) if (one.nodeType === 1) for (const e of one.querySelectorAll("[role=alert]")) told.add(e);
    }
    for (const e of told) if (e?.isConnected && e.innerText.trim()) window.said.push(e.innerText.replace(/\\s+/g, " ").trim());
  }).observe(document, { childList: true, subtree: true, characterData: true }); }"""


def overhear(page: Page) -> None:
    """From now on what the page says by itself is kept."""
    page.evaluate(OBSERVE)


def overheard(page: Page) -> list[str]:
    """What it has said since the last time. An alert speaks also where it comes with its text."""
    return list(page.evaluate("() => new Promise((done) => setTimeout(() => done(window.said.splice(0))))"))


def described(node: dict[str, Any]) -> str:
    """What is said after the name of a node of the accessibility tree."""
    return str(node.get("description", {}).get("value", ""))
