"""A real server before ours: the site of `deploy/` with other ports and another certificate, started and waited for."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path


def elsewhere(site: Path, swaps: Sequence[tuple[str, str]]) -> str:
    """The site with each of those swapped for what stands in its place here; all of them have to be in it."""
    text = site.read_text(encoding="utf-8")
    for ours, here in swaps:
        assert ours in text, ours
        text = text.replace(ours, here)
    return text


@contextmanager
def listening(process: subprocess.Popen, port: int, log: Path) -> Iterator[int]:
    """That port, as soon as it answers, while inside."""
    try:
        while True:
            assert process.poll() is None, log.read_text()
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=10)
