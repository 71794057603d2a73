"""A weak network and an old phone: what a page costs over slow 3G, on a slow processor, and whether anything jumps when controls come."""

from __future__ import annotations

import asyncio
import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.listening import Between
from tests.load.workshop import Row

DELAY, RATE = 0.4, 50_000  # slow 3G: seconds for a way there and back, bytes a second over all connections
SLOWER, TIMES = 4, 5
PICTURE = Path(__file__).parents[2] / "docs" / "screens.png"
SHIFTS = """
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) window.shifted += one.value;
}).observe({ type: "layout-shift", buffered: true });
"""
PAGES = {  # a page, and its first control
    "accountability": ".kit-form .kit-step",
    "onboarding": ".kit-blocks button",
    "assessment": ".kit-blocks button",
    "facilitator": ".kit-blocks button",
    "results": ".kit-blocks input",
    "together": ".kit-form .kit-step",
    "join": ".kit-blocks button",
}


@dataclass
class Slow3G(Between):
    """A wire to a server, websockets included, on which every byte takes its time: a browser's own throttle may leave frames alone."""

    free: dict[str, float] = field(default_factory=lambda: {"up": 0.0, "down": 0.0})  # when each way has room again

    async def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """A connection takes a way there and back before anything is said on it."""
        await asyncio.sleep(DELAY)
        there, onward = await asyncio.open_connection("127.0.0.1", self.target)
        await asyncio.gather(self.carry("up", reader, onward), self.carry("down", there, writer), return_exceptions=True)

    async def carry(self, way: str, source: asyncio.StreamReader, to: asyncio.StreamWriter) -> None:
        """What comes waits until there is room on this way, then for half the way there and back."""
        late: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        sending = asyncio.create_task(arrive(late, to))
        while some := await source.read(1400):
            now = time.monotonic()
            self.free[way] = max(now, self.free[way]) + len(some) / RATE
            await late.put((self.free[way] + DELAY / 2, some))
            await asyncio.sleep(max(0.0, self.free[way] - time.monotonic()))
        await late.put((time.monotonic() + DELAY / 2, b""))
        await sending


async def arrive(late: asyncio.Queue[tuple[float, bytes]], to: asyncio.StreamWriter) -> None:
    """Each piece at its time; an empty one is the end."""
    while True:
        when, some = await late.get()
        await asyncio.sleep(max(0.0, when - time.monotonic()))
        if not some:
            to.close()
            return
        to.write(some)
        await to.drain()


def usable(browser: Browser, url: str, ready: str, *, slower: int = 1) -> float:
    """Seconds until a newcomer's first control."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="fr")
    page = context.new_page()
    if slower > 1:
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    start = time.monotonic()
    page.goto(url, wait_until="commit", timeout=120_000)
    page.wait_for_selector(ready, timeout=120_000)
    taken = time.monotonic() - start
    context.close()
    return taken


def shifted(page: Page, url: str, ready: str) -> float:
    """How much of what stood on a page has jumped by the time that everything is there: Chromium's layout shift."""
    page.goto(url)
    page.wait_for_selector(ready)
    page.wait_for_timeout(2500)
    return float(page.evaluate("window.shifted"))


class Files(SimpleHTTPRequestHandler):
    """What there is, without a word about who asked."""

    def log_message(self, *_: object) -> None:
        """Nothing."""


@contextmanager
def picture() -> Iterator[int]:
    """A server that has the README's picture and does nothing else, behind the same wire: its port."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Files, directory=PICTURE.parent)) as files:
        threading.Thread(target=files.serve_forever, daemon=True).start()
        yield Slow3G(files.server_port).start().port
        files.shutdown()


def seen(browser: Browser, url: str) -> float:
    """Seconds until somebody who has never been there has the whole file."""
    context = browser.new_context()
    start = time.monotonic()
    context.new_page().goto(url, wait_until="load", timeout=120_000)
    taken = time.monotonic() - start
    context.close()
    return taken


def slow_network(browser: Browser, url: str) -> Iterator[Row]:
    """First control over slow 3G, median of five."""
    wire = Slow3G(int(url.rpartition(":")[2])).start()
    address = f"http://127.0.0.1:{wire.port}/accountability?lang=fr"
    taken = statistics.median(usable(browser, address, PAGES["accountability"]) for _ in range(TIMES))
    yield "slow 3G (400 ms, 50 kB/s): usable after, median", taken, 2.5, "s"
    with picture() as port:
        loaded = statistics.median(seen(browser, f"http://127.0.0.1:{port}/{PICTURE.name}") for _ in range(TIMES))
    yield "slow 3G: the README's picture is there after, median", loaded, None, "s"
    yield "slow 3G: a page of exercises / the README's picture of it", taken / loaded, 1, ""


def slow_processor(browser: Browser, url: str) -> Iterator[Row]:
    """First control on a processor slowed four times, median of five."""
    taken = [usable(browser, f"{url}/accountability?lang=fr", PAGES["accountability"], slower=SLOWER) for _ in range(TIMES)]
    yield f"processor slowed {SLOWER} times: usable after, median", statistics.median(taken), 1.5, "s"


def jumps(browser: Browser, url: str) -> Iterator[Row]:
    """Every page on a phone, over a slow network: what comes late is what makes a page jump."""
    wire = Slow3G(int(url.rpartition(":")[2])).start()
    for name, ready in PAGES.items():
        context = browser.new_context(viewport={"width": 390, "height": 844}, locale="fr")
        context.add_init_script(SHIFTS)
        found = shifted(context.new_page(), f"http://127.0.0.1:{wire.port}/{name}?lang=fr", ready)
        yield f"/{name} over slow 3G: layout shift", found, 0.02, ""
        context.close()
