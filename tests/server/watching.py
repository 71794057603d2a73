"""A server that writes down whatever its loop waits for: a database, a file of words or of data, a hash."""

from __future__ import annotations

import asyncio
import hashlib
import os
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from kit import settings
from tests.running import Forked, serve


def watch(seen: Path, data: Path, words: Path) -> None:
    """From here on, in this process; what threads wait for is no matter."""
    into, scrypt = os.open(seen, os.O_WRONLY | os.O_CREAT | os.O_APPEND), hashlib.scrypt

    def note(what: str) -> None:
        if threading.current_thread() is threading.main_thread() and asyncio._get_running_loop():
            os.write(into, f"{what}\n".encode())

    def hear(event: str, given: tuple[object, ...]) -> None:
        if event == "sqlite3.connect" or (event == "open" and str(given[0]).startswith((f"{data}/p", str(words)))):
            note(f"{event} {given[0]}")

    hashlib.scrypt = lambda *given, **more: (note("scrypt"), scrypt(*given, **more))[1]
    sys.addaudithook(hear)


def serve_watched(seen: Path, data: Path, words: Path, *given: object) -> None:
    watch(seen, data, words)
    serve(*given)


class Watched(Forked):
    @property
    def seen(self) -> Path:
        return self.data.parent / "seen"

    def begun(self, kind: type, target: Callable[..., None], *args: Any) -> Any:
        watched = partial(serve_watched, self.seen, self.data, settings.read({}).exercises)
        return super().begun(kind, watched if target is serve else target, *args)
