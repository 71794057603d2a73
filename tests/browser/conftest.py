"""Real Chromium, cut off from every other host. Without it these tests are skipped with one line."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]  # fmt: skip
CUT_OFF = "Kernel connection disconnected"  # what Voilà says when its server is killed
PHONE, DESKTOP, SMALLEST = (390, 844), (1280, 800), (320, 640)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM:
        pytest.skip("Chromium is not installed: the browser tests are skipped (on Debian: apt-get install chromium).")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield found
        found.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """A page of a new person; afterwards no script has failed and no other host was asked."""
    contexts, strangers, errors = [], [], []

    def make(size: tuple[int, int] = PHONE, language: str = "fr", *, quiet: bool = True) -> Page:
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, locale=language)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on("request", lambda request: strangers.append(request.url) if not own(request.url) else None)
        if quiet:
            page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)) if quiet or str(error) != CUT_OFF else None)
        return page

    yield make
    for context in contexts:
        context.close()
    assert strangers == []
    assert errors == []


def own(url: str) -> bool:
    return url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:", "about:"))
