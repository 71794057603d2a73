"""Kernels that are forks of one warm process: a kernel provisioner for Linux; elsewhere, and meanwhile, the ordinary one."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import select
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, ClassVar

from jupyter_client.provisioning import LocalProvisioner

from kit.settings import NOTEBOOK

LOG = logging.getLogger(__name__)
CAN_FORK = sys.platform.startswith("linux") and hasattr(os, "pidfd_open")
PATIENCE, MOST_LOSSES = 15.0, 5  # seconds for one fork, or for warming up; a warm process that dies as often in a row stays away
PAUSE = 2.0  # seconds until it is tried again, and as many times longer each time
NO_HISTORY = "--HistoryManager.enabled=False"
RUN_NOTEBOOK = "--IPKernelApp.exec_lines=from kit.kernel.page import run_here; run_here()"


class Forked:
    """What `subprocess.Popen` is to a program, for a kernel whose parent is the warm process."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int, handle: int) -> None:
        self.pid, self.handle = pid, handle
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """None while it lives. How it ended only its parent knows."""
        if self.returncode is None and select.select([self.handle], [], [], 0)[0]:
            self.returncode = 0
            os.close(self.handle)
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end. Raises: TimeoutExpired."""
        if self.returncode is None and not select.select([self.handle], [], [], timeout)[0]:
            raise subprocess.TimeoutExpired("kernel", timeout or 0)
        return self.poll() or 0

    def send_signal(self, number: int) -> None:
        """By handle, never by number: a number may be another process by now."""
        if self.poll() is None:
            with suppress(ProcessLookupError):
                signal.pidfd_send_signal(self.handle, number)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)


class Zygote:
    """The server's end of the warm process."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment, self.number, self.losses, self.ready = environment, 0, 0, asyncio.Event()
        self.waiting: dict[int, asyncio.Future[Forked]] = {}

    def start(self) -> None:
        """Begin to warm up, and listen."""
        self.socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.socket.setblocking(False)
        with theirs:
            try:
                self.process = self.begin(theirs)
            except OSError:
                self.without()
                return
        asyncio.get_running_loop().add_reader(self.socket.fileno(), self.hear)

    def begin(self, theirs: socket.socket) -> subprocess.Popen[bytes]:
        """That process, with the other end of our socket. Raises: OSError."""
        command = [sys.executable, "-m", "kit.kernel.zygote", str(theirs.fileno())]
        return subprocess.Popen(command, env=self.environment, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL)

    def hear(self) -> None:
        """It is ready, or a kernel is born, or it is gone."""
        while True:
            try:
                told, handles, _, _ = socket.recv_fds(self.socket, 2**16, 1)
            except BlockingIOError:
                return
            except OSError:
                told, handles = b"", []
            if not told:
                self.lost()
                return
            self.told(json.loads(told), handles)

    def told(self, found: dict[str, Any], handles: list[int]) -> None:
        """One message of it."""
        if found.get("ready"):
            self.ready.set()
            return
        born, future = Forked(found["pid"], handles[0]), self.waiting.pop(found["id"], None)
        self.losses = 0
        if future and not future.done():
            future.set_result(born)
        else:
            born.kill()  # nobody waits for it any more

    def lost(self) -> None:
        """It has died, and its kernels with it."""
        asyncio.get_running_loop().remove_reader(self.socket.fileno())
        self.process.wait()
        self.without()

    def without(self) -> None:
        """There is none: begin anew, a little later each time."""
        self.socket.close()
        self.ready.clear()
        self.losses += 1
        LOG.error("the process that kernels are forked from has ended")
        for future in self.waiting.values():
            if not future.done():
                future.set_exception(OSError("The warm process is gone."))
        self.waiting.clear()
        if self.losses <= MOST_LOSSES:
            asyncio.get_running_loop().call_later(PAUSE**self.losses, self.start)

    async def warm(self) -> bool:
        """Whether it can fork. The first warming up is waited for: an ordinary kernel beside it takes longer, and slows both."""
        if not self.losses:
            with suppress(TimeoutError):
                await asyncio.wait_for(self.ready.wait(), PATIENCE)
        return self.ready.is_set()

    async def fork(self, **job: Any) -> Forked:
        """A kernel that is to be what `job` says. Raises: OSError, TimeoutError."""
        self.number += 1
        future = self.waiting[self.number] = asyncio.get_running_loop().create_future()
        self.socket.send(json.dumps({"id": self.number, **job}).encode())
        return await asyncio.wait_for(future, PATIENCE)


class ForkProvisioner(LocalProvisioner):
    """A kernel by fork where there is a warm process; else as ever. Never both: where a fork fails, the page goes on without."""

    zygote: ClassVar[Zygote | None] = None

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> Any:
        """Where the kernel listens, as Jupyter wants to know it."""
        zygote, env = type(self).zygote, dict(kwargs.get("env") or os.environ)
        if "ipykernel_launcher" not in cmd:  # a site's notebook in another language
            return await super().launch_kernel(cmd, **kwargs)
        if zygote is None or not await zygote.warm():
            runs = (RUN_NOTEBOOK,) if NOTEBOOK in env else ()
            return await super().launch_kernel([*cmd, NO_HISTORY, *runs], **kwargs)
        self.cwd = kwargs.get("cwd") or str(Path.cwd())
        self.process = await zygote.fork(env=env, cwd=str(self.cwd), connection_file=self.parent.connection_file)
        self.pid, self.pgid = self.process.pid, None  # signals go by handle
        return self.connection_info
