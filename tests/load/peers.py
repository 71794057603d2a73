"""The two tools that people would build such a page with otherwise, each asking the same twelve questions of five levels."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser

from kit import content, settings
from tests.load import weak
from tests.load.workshop import Row
from tests.running import answers, free_port

HOME = Path(__file__).parents[2] / "build" / "peers"  # an environment of their own: nothing of them is in ours
READY = "input[type=radio]"
APPS = {
    "Panel": """
import json, panel as pn
pn.extension()
asked = json.load(open("questions.json"))
pn.Column(*(pn.Column(pn.pane.Markdown(stem), pn.widgets.RadioBoxGroup(options=levels)) for stem, levels in asked)).servable()
""",
    "Streamlit": """
import json, streamlit as st
for n, (stem, levels) in enumerate(json.load(open("questions.json"))):
    st.radio(stem, levels, index=None, key=n)
""",
}
SERVES = {
    "Panel": ("panel", "serve", "panel_.py", "--port"),
    "Streamlit": (
        "streamlit",
        "run",
        "streamlit_.py",
        "--server.headless=true",
        "--browser.gatherUsageStats=false",
        "--server.port",
    ),
}
FILES = {"Panel": "panel_.py", "Streamlit": "streamlit_.py"}


def environment() -> Path:
    """Where their commands are, installed at the first measuring."""
    commands = HOME / "venv" / "bin"
    if not (commands / "streamlit").is_file():
        subprocess.run([sys.executable, "-m", "venv", HOME / "venv"], check=True)
        subprocess.run([commands / "pip", "install", "-q", *map(str.lower, APPS)], check=True)
    return commands


def questions() -> list[tuple[str, list[str]]]:
    """The short form: each question with its five levels."""
    bank = content.load_bank(content.Source(settings.read({}).exercises), "fr")
    return [(item.stems["self"], list(item.levels)) for item in content.chosen(bank, "short")]


@contextmanager
def serving(name: str) -> Iterator[str]:
    """Its address, once it answers."""
    commands, port = environment(), free_port()
    (HOME / "questions.json").write_text(json.dumps(questions()), encoding="utf-8")
    (HOME / FILES[name]).write_text(APPS[name], encoding="utf-8")
    command, *arguments = SERVES[name]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(
        [commands / command, *arguments, str(port)], cwd=HOME, env={**os.environ, "HOME": str(HOME)}, **quiet
    )
    try:
        address = f"http://127.0.0.1:{port}/"
        if not answers(address, process):
            raise RuntimeError(f"nothing answers at {address}")
        yield address
    finally:
        process.terminate()
        process.wait()


def rows(browser: Browser, ours: str, ready: str) -> Iterator[Row]:
    """First visits, medians of five in turn, so that whatever else the machine does falls on all alike."""
    for name in APPS:
        with serving(name) as address:
            weak.usable(browser, address, READY)  # a server's own first time is not a visitor's
            taken = [(weak.usable(browser, ours, ready), weak.usable(browser, address, READY)) for _ in range(weak.TIMES)]
        own, theirs = map(statistics.median, zip(*taken, strict=True))
        yield f"{name}, twelve questions, first visit: usable after", theirs, None, "s"
        yield f"first visit, ours / {name}, medians", own / theirs, 0.5, ""
