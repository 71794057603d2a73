"""Warm processes that begin with everything imported and read: forked, each time that a server asks, from one that did so once."""

from __future__ import annotations

import json
import os
import signal
import socket
import traceback

from kit.server import forks


def write_to(log: str) -> None:
    """From here on this process writes to that file."""
    file = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    for stream in (1, 2):
        os.dup2(file, stream)


def live_in(environ: dict[str, str]) -> None:
    """From here on these are its surroundings."""
    os.environ.clear()
    os.environ.update(environ)


def ask_for_warm_ones(nursery: socket.socket) -> None:
    """From here on a server of this process gets its warm processes from there."""

    def begin(zygote: forks.Zygote, theirs: socket.socket) -> forks.Forked:
        socket.send_fds(nursery, [json.dumps(zygote.environment).encode()], [theirs.fileno()])
        pid, handles, _, _ = socket.recv_fds(nursery, 100, 1)
        return forks.Forked(int(pid), handles[0])

    forks.Zygote.begin = begin


def warm_up_each(server: socket.socket, log: str) -> None:
    """The nursery itself, until its server is gone."""
    write_to(log)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        environ, given, _, _ = socket.recv_fds(server, 2**16, 1)
        if not environ:
            return
        if (pid := os.fork()) == 0:
            server.close()
            warm_up(json.loads(environ), *given)
        handle = os.pidfd_open(pid)
        socket.send_fds(server, [str(pid).encode()], [handle])
        for used in (handle, *given):
            os.close(used)


def warm_up(environ: dict[str, str], server: int) -> None:
    """As `python -m kit.kernel.zygote` does, after its imports."""
    from kit.kernel import zygote

    live_in(environ)
    try:
        zygote.main(server)
        os._exit(0)
    except BaseException:
        traceback.print_exc()
        os._exit(1)
