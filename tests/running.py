"""The real server in a process of its own, as people run it."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import random
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kit import settings
from tests import made, warmed

BARE = ("--most-kernels", "0")  # where nobody opens a notebook, no process need warm up
PORTS = range(20_000, 30_000)  # below those that systems hand out by themselves: a killed server finds its own port again


def run(work):
    """In a thread of its own: the browser tests of the same process keep an event loop running in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


def free_port() -> int:
    """By lot, so that two test workers do not try the same one."""
    while True:
        port = random.choice(PORTS)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def children(parent: int, name: str = ".") -> list[int]:
    found = subprocess.run(["pgrep", "-P", str(parent), "-f", name], capture_output=True, text=True, check=False)
    return [int(pid) for pid in found.stdout.split()]


def answers(address: str, process: subprocess.Popen, seconds: float = 60) -> bool:
    """Whether there is an answer, waited for until that process ends or the time is over."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        with suppress(OSError):
            urllib.request.urlopen(address, timeout=5).read()
            return True
        time.sleep(0.1)
    return False


def environment() -> dict[str, str]:
    """Ours, without what a developer has set for the kit."""
    return {key: value for key, value in os.environ.items() if not key.startswith("PARTNERSHIP_KIT")}


@dataclass
class Running:
    data: Path
    port: int = field(default_factory=free_port)
    options: tuple[str, ...] = ()
    process: subprocess.Popen | None = None
    told: dict[str, str] = field(default_factory=dict)  # settings of its own

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        return self.data.parent / "server.log"

    def around(self) -> dict[str, str]:
        """Its environment; its database is the one that this run has for its data folder."""
        database = settings.read({"PARTNERSHIP_KIT_DATA": str(self.data)}).database
        return {**environment(), "PARTNERSHIP_KIT_DATABASE": database, **self.told}

    def begin(self, arguments: list[str]) -> subprocess.Popen:
        """The command that people type."""
        command = [Path(sys.executable).with_name("partnership-kit"), *arguments]
        with self.log.open("a") as log:
            return subprocess.Popen(command, env=self.around(), stdout=log, stderr=log, start_new_session=True)

    def start(self) -> Running:
        self.process = self.begin(["serve", "--port", str(self.port), "--data", str(self.data), *self.options])
        if not answers(f"{self.url}/healthz", self.process):
            raise RuntimeError(self.log.read_text())
        return self

    def kernels(self) -> list[int]:
        """The process ids of the kernels, the newest last: forks of the warm process, and those that started the ordinary way."""
        return [pid for warm in self.warm() for pid in children(warm)] + children(self.process.pid, "ipykernel_launcher")

    def warm(self) -> list[int]:
        """The process that kernels are forked from, where there is one."""
        return children(self.process.pid, "kit.kernel.zygote")

    def kill(self) -> None:
        """As a power cut would: the server and its kernels, at once."""
        for pid in (*self.kernels(), *self.warm()):
            os.kill(pid, signal.SIGKILL)
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                self.kill()


FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["kit.cli", "kit.server", "tests.made", "tests.imported"])
os.environ["OPENBLAS_NUM_THREADS"] = "1"  # as in a warm process: nothing is forked from what has threads


class Born(FORKS.Process):
    """A process with the few words of Popen that a test says."""

    def poll(self) -> int | None:
        return self.exitcode

    def wait(self, timeout: float | None = None) -> None:
        self.join(timeout)
        if self.exitcode is None:
            raise subprocess.TimeoutExpired(self.name, timeout or 0)


def serve(arguments: list[str], environ: dict[str, str], log: str, tables: Path, nursery: socket.socket | None) -> None:
    """What the command does, in a process that has imported everything already."""
    made.begin_with(tables)
    made.trust_the_kits_words()
    made.draw_codes_plainly()
    os.setsid()
    warmed.write_to(log)
    warmed.live_in(environ)
    if nursery:
        warmed.ask_for_warm_ones(nursery)
    from kit.cli import main

    main(arguments, prog_name="partnership-kit")


@dataclass
class Forked(Running):
    """The same server, process and signals, five seconds sooner: it and what its kernels are forked from begin with all imported
    and read, and with tables made before."""

    nursery: FORKS.Process | None = None  # whose children its warm processes are

    def begin(self, arguments: list[str]) -> Born:
        line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with line, theirs:
            self.nursery = self.begun(FORKS.Process, warmed.warm_up_each, theirs, str(self.log))
            return self.begun(Born, serve, arguments, self.around(), str(self.log), made.tables(), line)

    def begun(self, kind: type[FORKS.Process], target: Callable[..., None], *args: Any) -> FORKS.Process:
        born = kind(target=target, args=args, daemon=True)
        born.start()
        return born

    def warm(self) -> list[int]:
        return children(self.nursery.pid)
