"""Real Chromium, cut off from every other host. Without it these tests are skipped with one line."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.conftest import Serving
from tests.running import BARE, Running

# The same browser without its own windows and menus, where there is one: a new tab costs a third.
CHROMIUM = next(filter(None, map(shutil.which, ("chromium-headless-shell", "chromium", "chromium-browser"))), None)
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-site-isolation-trials", "--renderer-process-limit=1",  # a process for each page costs a fifth of a run
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]  # fmt: skip
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
def bare_server(serving: Serving, tmp_path: Path) -> Iterator[Running]:
    """For a test that kills it, and in which no page asks for a kernel: the process that makes them costs as much as the test."""
    with serving(tmp_path, *BARE) as running:
        yield running


@dataclass
class Profiles:
    """Browser profiles, a new person each time: making and closing one costs as much as a test, so they are emptied and used again.

    Pages do not scroll by and by: a machine is quick enough to press where a button has just been.
    """

    browser: Browser
    free: dict[str, list[BrowserContext]] = field(default_factory=dict)

    def take(self, language: str) -> BrowserContext:
        waiting = self.free.setdefault(language, [])
        return waiting.pop() if waiting else self.browser.new_context(locale=language, reduced_motion="reduce")

    def give_back(self, context: BrowserContext, language: str) -> None:
        """Nothing of a person stays but files that are kept for good; a profile whose clock was changed is closed."""
        if any(page.evaluate("'__pwClock' in globalThis") for page in context.pages):
            context.close()
            return
        wire, before = context.new_cdp_session(context.new_page()), context.pages
        for origin in {"{0.scheme}://{0.netloc}".format(urlsplit(page.url)) for page in before if page.url.startswith("http")}:
            wire.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "local_storage,indexeddb,cache_storage"})
        context.clear_cookies()
        for page in before:
            page.close()
        self.free[language].append(context)


@pytest.fixture(scope="session")
def profiles(browser: Browser) -> Profiles:
    return Profiles(browser)


@dataclass
class Heard:
    """What went wrong in a page, or was asked of another host."""

    strangers: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def listen(self, page: Page, *, quiet: bool) -> None:
        page.on("request", lambda request: self.strangers.append(request.url) if not own(request.url) else None)
        if quiet:
            page.on(
                "console",
                lambda message: self.errors.append(f"{message.text} {message.location}") if message.type == "error" else None,
            )
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def nothing(self) -> None:
        assert self.strangers == []
        assert self.errors == []


@pytest.fixture
def open_page(profiles: Profiles) -> Iterator[Callable[..., Page]]:
    """A page of a new person; afterwards no script has failed and no other host was asked."""
    taken, heard = [], Heard()

    def make(size: tuple[int, int] = PHONE, language: str = "fr", *, quiet: bool = True) -> Page:
        context = profiles.take(language)
        taken.append((context, language))
        page = context.new_page()
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.set_default_timeout(30_000)
        heard.listen(page, quiet=quiet)
        return page

    yield make
    for context, language in taken:
        profiles.give_back(context, language)
    heard.nothing()


@pytest.fixture(scope="session")
def tabs(browser: Browser) -> Tabs:
    return Tabs(browser)


@dataclass
class Tabs:
    """The same tab for one page after the other that has no server, cookie or storage: a new tab costs more than a walk."""

    browser: Browser
    open: dict[str, tuple[Page, Heard]] = field(default_factory=dict)

    @contextmanager
    def lent(self, which: str = "") -> Iterator[Callable[..., Page]]:
        """For one test; a tab in which something went wrong is not used again."""
        used = set()

        def make(size: tuple[int, int], language: str = "fr") -> Page:
            name = which + language
            if name not in self.open:
                self.open[name] = self.browser.new_context(locale=language).new_page(), Heard()
                self.open[name][1].listen(self.open[name][0], quiet=True)
            page, _ = self.open[name]
            used.add(name)
            page.set_viewport_size({"width": size[0], "height": size[1]})
            return page

        yield make
        for name in used:
            page, heard = self.open[name]
            if not which:
                page.unroute_all()
                page.emulate_media(media="screen", color_scheme="light", forced_colors="none", reduced_motion="no-preference")
                page.goto("about:blank")
            if heard.strangers or heard.errors:
                del self.open[name]
            heard.nothing()


@pytest.fixture
def bare_tab(tabs: Tabs) -> Iterator[Callable[..., Page]]:
    """A tab that is empty."""
    with tabs.lent() as make:
        yield make


@pytest.fixture
def walked_tab(tabs: Tabs) -> Iterator[Callable[..., Page]]:
    """A tab in which the page stays from test to test, with all that was loaded into it: each puts an exercise of its own there."""
    with tabs.lent("walked ") as make:
        yield make


def own(url: str) -> bool:
    return url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:", "about:"))
