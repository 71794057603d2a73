"""`make bench`: what a visit costs, measured beside stock Voilà in the same run. Prints a table and writes build/bench.json.

Figures depend on the machine; nothing here fails a test. Needs Chromium.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

import psutil
from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[2]))
from kit import content, settings, store
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.load import rounds, visits, workshop
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


def measure() -> list[dict[str, Any]]:
    """Every row: what, measured, budget, ok."""
    rows: list[dict[str, Any]] = []

    def row(what: str, measured: float, budget: float | None, unit: str) -> None:
        rows.append(
            {
                "what": what,
                "measured": round(measured, 2),
                "budget": budget,
                "unit": unit,
                "ok": budget is None or measured <= budget,
            }
        )

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        server = Running(Path(folder) / "data").start()
        time.sleep(5)
        for path in ("", *APPS):
            ready = ".kit-form .kit-step" if path else "h1"
            for number, cost in enumerate(visit(browser, f"{server.url}/{path}?lang=fr", ready), start=1):
                name = f"/{path}, visit {number}"
                kilobytes = 40
                row(f"{name}: over the wire", cost["bytes"] / 1000, kilobytes, "kB")
                row(f"{name}: kernel messages, before compression", cost["frames"] / 1000, None, "kB")
                row(f"{name}: requests", cost["requests"], 10, "")
                row(f"{name}: usable after", cost["seconds"], None, "s")
        for number, cost in enumerate(visit(browser, f"{server.url}/onboarding?lang=fr", ".kit-blocks button"), start=1):
            row(f"/onboarding, visit {number}: over the wire", cost["bytes"] / 1000, 40, "kB")
            row(f"/onboarding, visit {number}: usable after", cost["seconds"], None, "s")
        for number, cost in enumerate(visit(browser, f"{server.url}/join?lang=fr", ".kit-blocks button"), start=1):
            row(f"/join, visit {number}: over the wire", cost["bytes"] / 1000, 40, "kB")
            row(f"/join, visit {number}: requests", cost["requests"], 8, "")
        ours = cpu_per_visit(
            browser, psutil.Process(server.process.pid), f"{server.url}/accountability?lang=fr", ".kit-form .kit-step"
        )
        process, url = stock_voila(Path(folder) / "stock")
        time.sleep(8)
        stock = cpu_per_visit(browser, psutil.Process(process.pid), url, ".kit-form .kit-step")
        for number, cost in enumerate(visit(browser, url, ".kit-form .kit-step"), start=1):
            row(f"stock Voilà, the same page, visit {number}: usable after", cost["seconds"], None, "s")
        row(f"stock Voilà: {workshop.STOCK} people open it at once: the last has the page after", workshop.stock(url), None, "s")
        process.terminate()
        row("server CPU per visit", ours, None, "s")
        row("server CPU per visit, stock Voilà (lab)", stock, None, "s")
        row("server CPU per visit, ours / stock", ours / stock, 0.5, "")
        page = browser.new_page()
        page.goto(f"{server.url}/accountability?lang=fr")
        page.wait_for_selector(".kit-form .kit-step")
        row("private memory of a kernel when a page is open", private(server.kernels()[-1]), 16, "MB")
        for figures in visits.rows(server):
            row(*figures)
        row("server memory (PSS)", pss(server.process.pid), 250, "MB")
        row("a saved answer, p95", save_milliseconds(Path(folder) / "saves"), 150, "ms")
        row("the whole shelf in one language", shelf_milliseconds(), 100, "ms")
        closed, page_seconds = rounds.seconds(Path(folder) / "round", rounds.PEOPLE)
        more, _ = rounds.seconds(Path(folder) / "big-round", rounds.PEOPLE * 10)
        row("a round of 2 000 people × 50 questions: release and results page", closed + page_seconds, 2, "s")
        row("the release of ten times the people, times as long", more / closed, 15, "")
        browser.close()
        server.stop()
        for figures in (*workshop.rows(Path(folder)), workshop.kills(Path(folder)), *workshop.guesses(Path(folder))):
            row(*figures)
    return rows


def main() -> None:
    if not CHROMIUM or not shutil.which("pgrep"):
        sys.exit("The bench needs Chromium and pgrep (on Debian: apt-get install chromium procps).")
    rows = measure()
    width = max(len(row["what"]) for row in rows)
    print(f"{'what':{width}}  {'measured':>12}  {'budget':>8}  ok")
    for row in rows:
        budget = "" if row["budget"] is None else row["budget"]
        print(f"{row['what']:{width}}  {row['measured']:>9} {row['unit']:<2}  {budget:>8}  {'yes' if row['ok'] else 'NO'}")
    target = ROOT / "build" / "bench.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(rows, indent=1), encoding="utf-8")
    print(f"Written to {target.relative_to(ROOT)}.")


if __name__ == "__main__":
    main()
