"""`make bench`: what a visit costs, measured beside stock Voilà in the same run. Prints each row and writes build/bench.json.

`bench.py --only memory jumps` measures some groups and leaves the others in the file as they were. Figures depend on the machine; nothing here fails a test. Needs Chromium.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import psutil
from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[2]))
from kit import content, settings, store
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.browser.person import Person
from tests.load import databases, peers, rounds, visits, weak, workshop
from tests.load.workshop import Row
from tests.running import Running, free_port

ROOT = Path(__file__).parents[2]
APPS = ("accountability", "transparency", "respect", "equity")
VISITS = 3


def visit(browser: Browser, url: str, ready: str) -> list[dict[str, float]]:
    """A first and a second visit of one browser: bytes over the wire, requests, seconds until usable.

    `frames` are the bytes of the kernel's messages before the websocket compresses them.
    """
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="fr")
    found = []
    for _ in range(2):
        page = context.new_page()
        cost = {"bytes": 0.0, "requests": 0.0, "frames": 0.0}
        wire = context.new_cdp_session(page)
        wire.send("Network.enable")
        wire.on(
            "Network.loadingFinished",
            lambda event, cost=cost: cost.__setitem__("bytes", cost["bytes"] + event["encodedDataLength"]),
        )
        wire.on(
            "Network.webSocketFrameReceived",
            lambda event, cost=cost: cost.__setitem__("frames", cost["frames"] + len(event["response"]["payloadData"]) * 3 / 4),
        )
        page.on(
            "request",
            lambda request, cost=cost: cost.__setitem__(
                "requests", cost["requests"] + (not request.url.startswith(("data:", "blob:")))
            ),
        )
        start = time.monotonic()
        page.goto(url, wait_until="commit")
        page.wait_for_selector(ready, timeout=90_000)
        cost["seconds"] = time.monotonic() - start
        page.wait_for_timeout(1500)
        found.append(cost)
        page.close()
    context.close()
    return found


def cpu(process: psutil.Process) -> float:
    """Seconds of CPU of the server itself, its kernels left out."""
    times = process.cpu_times()
    return float(times.user + times.system)


def cpu_per_visit(browser: Browser, process: psutil.Process, url: str, ready: str) -> float:
    """Seconds of server CPU per visit outside the kernel, after a first visit that warms the server."""
    visit(browser, url, ready)
    before = cpu(process)
    for _ in range(VISITS):
        visit(browser, url, ready)
    return (cpu(process) - before) / (2 * VISITS)


def stock_voila(data: Path) -> tuple[subprocess.Popen[bytes], str]:
    """Voilà as it comes, with its lab template, on the same notebook."""
    port = free_port()
    command = [
        Path(sys.executable).with_name("voila"),
        "--no-browser",
        f"--port={port}",
        "--template=lab",
        str(ROOT / "notebooks" / "accountability.ipynb"),
    ]
    process = subprocess.Popen(
        command, env={**os.environ, "PARTNERSHIP_KIT_DATA": str(data)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    return process, f"http://127.0.0.1:{port}/"


def private(pid: int) -> float:
    """Memory that no other process shares, in MB (Linux)."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith(("Private_Clean:", "Private_Dirty:"))) / 1024


def pss(pid: int) -> float:
    """Proportional set size in MB (Linux)."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def save_milliseconds(data: Path) -> float:
    """95th percentile of one saved answer, COMMIT included."""
    database = store.open_database(settings.read({"PARTNERSHIP_KIT_DATA": str(data)}))
    place = store.make_seat(database, "bench", today=date.today()).id
    taken = []
    for rev in range(1, 201):
        start = time.perf_counter()
        store.save(database, place, "x", {"a": rev}, rev=rev)
        taken.append(1000 * (time.perf_counter() - start))
    return statistics.quantiles(taken, n=20)[-1]


def shelf_milliseconds() -> float:
    """Loading the whole shelf in one language, in a warm process."""
    source = content.Source(settings.read({}).exercises)
    content.load_shelf(source, "fr")
    start = time.perf_counter()
    content.load_shelf(source, "fr")
    return 1000 * (time.perf_counter() - start)


class Bench:
    """What the rows are measured with, each made when it is first asked for."""

    def __init__(self, folder: Path, browser: Browser, closing: ExitStack) -> None:
        self.folder, self.browser, self.closing = folder, browser, closing

    @cached_property
    def server(self) -> Running:
        """Ours, with its warm process ready."""
        running = Running(self.folder / "data").start()
        self.closing.callback(running.stop)
        time.sleep(5)
        return running

    @cached_property
    def stock(self) -> tuple[subprocess.Popen[bytes], str]:
        """Voilà as it comes."""
        process, url = stock_voila(self.folder / "stock")
        self.closing.callback(process.terminate)
        time.sleep(8)
        return process, url


def first_visits(bench: Bench) -> Iterator[Row]:
    """Bytes, requests and seconds of a first and a second visit."""
    ready = {
        **dict.fromkeys(APPS, ".kit-form .kit-step"),
        "": "h1",
        "onboarding": ".kit-blocks button",
        "join": ".kit-blocks button",
    }
    for path, control in ready.items():
        for number, cost in enumerate(visit(bench.browser, f"{bench.server.url}/{path}?lang=fr", control), start=1):
            name = f"/{path}, visit {number}"
            yield f"{name}: over the wire", cost["bytes"] / 1000, 40, "kB"
            yield f"{name}: kernel messages, before compression", cost["frames"] / 1000, None, "kB"
            yield f"{name}: requests", cost["requests"], 10, ""
            yield f"{name}: usable after", cost["seconds"], 0.5 if number == 1 else 0.35, "s"


def stock_beside(bench: Bench) -> Iterator[Row]:
    """The same page in stock Voilà, in the same run."""
    url, ready = f"{bench.server.url}/accountability?lang=fr", ".kit-form .kit-step"
    ours = cpu_per_visit(bench.browser, psutil.Process(bench.server.process.pid), url, ready)
    process, other = bench.stock
    theirs = cpu_per_visit(bench.browser, psutil.Process(process.pid), other, ready)
    for number, cost in enumerate(visit(bench.browser, other, ready), start=1):
        yield f"stock Voilà, the same page, visit {number}: usable after", cost["seconds"], None, "s"
    least = [statistics.median(weak.usable(bench.browser, each, ready) for _ in range(weak.TIMES)) for each in (url, other)]
    yield "first visit, ours / stock Voilà, medians", least[0] / least[1], 1 / 6, ""
    yield f"stock Voilà: {workshop.STOCK} people open it at once: the last has the page after", workshop.stock(other), None, "s"
    yield "server CPU per visit, ours / stock", ours / theirs, 0.5, ""


def memory(bench: Bench) -> Iterator[Row]:
    """Private memory of a visitor's kernel, and of the server."""
    person = Person(bench.browser.new_page(locale="fr", reduced_motion="reduce"), bench.server.url, "accountability", "fr").open()
    person.page.wait_for_timeout(2000)
    yield "private memory of a kernel: page open", private(bench.server.kernels()[-1]), 16, "MB"
    person.name_partnership()
    person.walk()
    person.page.wait_for_timeout(2000)
    yield "private memory of a kernel: picture drawn", private(bench.server.kernels()[-1]), 28, "MB"
    yield "server memory (PSS)", pss(bench.server.process.pid), 250, "MB"
    person.page.close()


def forty(bench: Bench) -> Iterator[Row]:
    """What forty people with kernels take of a laptop: everything that runs, shared pages counted once."""
    yield from visits.forty(bench.server, lambda: [bench.server.process.pid, *bench.server.warm(), *bench.server.kernels()], pss)


def figures(bench: Bench) -> Iterator[Row]:
    """Saving, reading the shelf, closing a big round."""
    yield "a saved answer, p95", save_milliseconds(bench.folder / "saves"), 150, "ms"
    yield "the whole shelf in one language", shelf_milliseconds(), 100, "ms"
    closed, page_seconds = rounds.seconds(bench.folder / "round", rounds.PEOPLE)
    more, _ = rounds.seconds(bench.folder / "big-round", rounds.PEOPLE * 10)
    yield "a round of 2 000 people × 50 questions: release and results page", closed + page_seconds, 2, "s"
    yield "the release of ten times the people, times as long", more / closed, 15, ""


ROWS: dict[str, Callable[[Bench], Iterator[Row]]] = {
    "visits": first_visits,
    "jumps": lambda bench: weak.jumps(bench.browser, bench.server.url),
    "processor": lambda bench: weak.slow_processor(bench.browser, bench.server.url),
    "network": lambda bench: weak.slow_network(bench.browser, bench.server.url),
    "stock": stock_beside,
    "peers": lambda bench: peers.rows(bench.browser, f"{bench.server.url}/accountability?lang=fr", ".kit-form .kit-step"),
    "memory": memory,
    "at-once": lambda bench: visits.rows(bench.server),
    "forty": forty,
    "figures": figures,
    "room": lambda bench: workshop.rows(bench.folder),
    "reveal": lambda bench: workshop.reveals(bench.folder),
    "game": lambda bench: workshop.played(bench.folder),
    "kills": lambda bench: iter([workshop.kills(bench.folder)]),
    "databases": lambda bench: databases.rows(bench.folder),
    "guesses": lambda bench: workshop.guesses(bench.folder),
}


def measure(names: list[str]) -> Iterator[dict[str, Any]]:
    """Every row of those groups: what, measured, budget, ok."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright, ExitStack() as closing:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        closing.callback(browser.close)
        bench = Bench(Path(folder), browser, closing)
        for name in names:
            for what, measured, budget, unit in ROWS[name](bench):
                ok = budget is None or measured <= budget
                told = {"group": name, "what": what, "measured": round(measured, 3), "budget": budget, "unit": unit, "ok": ok}
                limit = "" if budget is None else f"≤ {budget:.3g} {unit}"
                print(f"{'✓' if ok else '✗'} {what}: {measured:.3g} {unit}  {limit}".rstrip(), flush=True)
                yield told


def machine() -> dict[str, Any]:
    """On what, and when: figures of two machines are not compared."""
    memory = psutil.virtual_memory().total // 2**20
    here = {"cores": os.cpu_count(), "memory": memory, "load": os.getloadavg()[0], "python": platform.python_version()}
    return {"day": date.today().isoformat(), "machine": platform.machine(), **here}


def main() -> None:
    if not CHROMIUM or not shutil.which("pgrep"):
        sys.exit("The bench needs Chromium and pgrep (on Debian: apt-get install chromium procps).")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="+", choices=list(ROWS), default=list(ROWS), help="some groups of rows")
    names = parser.parse_args().only
    target = ROOT / "build" / "bench.json"
    target.parent.mkdir(exist_ok=True)
    before = json.loads(target.read_text(encoding="utf-8")) if target.is_file() else {}
    kept = before if isinstance(before, dict) else {}
    kept |= {name: {**machine(), "rows": []} for name in names}
    for told in measure(names):
        kept[told.pop("group")]["rows"].append(told)
        target.write_text(json.dumps(kept, indent=1, ensure_ascii=False), encoding="utf-8")
    print(f"Written to {target.relative_to(ROOT)}.")


if __name__ == "__main__":
    main()
