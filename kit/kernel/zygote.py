"""A warm process without threads, sockets or loops, of which every visitor's kernel is a fork. Linux only.

Started by exec as `python -m kit.kernel.zygote FD`; the server holds the other end of that socket. Each message is one JSON table
that says what a kernel is to be; the answer is its pid, with a pidfd beside it. When the server is gone so is this, and so are
the kernels. All kernels of one server share their address layout and their hash seed.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import random
import resource
import signal
import socket
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kit.kernel import packing

if TYPE_CHECKING:
    from kit import content, settings
    from kit.apps import Desk
    from kit.kernel.born import Born

PR_SET_PDEATHSIG = 1
MOST_FILES = 512  # that one kernel may have open
LARGEST_JOB = 2**20
UNKNOWN = "0" * 32  # a browser that has kept nothing


def warm() -> Born:
    """Import and read everything that a page needs, and make the kernel that waits for its sockets."""
    from kit import content, settings
    from kit.kernel import page as _page  # noqa: F401
    from kit.kernel.born import Born, configuration
    from kit.pages import mirror as _mirror  # noqa: F401

    chosen = settings.read(dict(os.environ))
    source = content.Source(chosen.exercises, chosen.site)
    for language in source.languages:
        content.library(source, language).read()
    app: Born = Born.instance(config=configuration())
    app.warm_up()
    rehearse(chosen, source)  # after it: a notebook's own pictures by matplotlib are shown in the notebook
    return app


def rehearse(chosen: settings.Settings, source: content.Source) -> None:
    """Do once what every page does, for somebody unknown: what is read, translated and compiled for it, no kernel does again.

    Python notes in one table which attribute it found in which class, and counts the references of the names: what a picture
    has left there goes before pages open, or each kernel would put its own in its place (1.2 MB). The database is left without
    a connection: none crosses a fork.
    """
    from kit import store
    from kit.apps import SCREENS, Desk, PrincipleApp, ScreenApp
    from kit.charts.picture import as_svg, sheet

    database = Desk.at_hand[chosen] = store.open_database(chosen, keeps=False)
    answer_once(Desk(chosen, source, source.languages[0], UNKNOWN))
    with sheet(1.0) as (figure, axes):
        axes.text(0, 0, "–")
        as_svg(figure)
    sys._clear_type_cache()
    for language in source.languages:
        desk = Desk(chosen, source, language, UNKNOWN)
        for name in SCREENS:
            ScreenApp(desk, name).opened()
        PrincipleApp(desk, "accountability").opened()
    database.engine.dispose()


def answer_once(desk: Desk) -> None:
    """Names and an answer, kept nowhere: the statements that keep them are compiled once for all kernels (1.8 MB)."""
    from kit import kinds, store
    from kit.apps import PrincipleApp

    with store.aside(desk.database) as can:
        app = PrincipleApp(desk, "accountability")
        for key, answer in [(kinds.PARTNERSHIP, kinds.PEOPLE), *((key, {}) for key in app.exercises)][:2] if can else ():
            app.hear(key, {"answer": answer, "rev": 1})


def become(app: Born, job: dict[str, Any], zygote: int) -> None:
    """This process is a kernel from now on; it ends when the warm process does."""
    os.setsid()
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != zygote:
        return
    for number in (signal.SIGCHLD, signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)
    null = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(null, fd)
    os.environ.clear()
    os.environ.update(job["env"])
    os.chdir(job["cwd"])
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (MOST_FILES, MOST_FILES))
    random.seed()
    gc.enable()
    app.live(job["connection_file"])
    from kit import settings
    from kit.kernel import page

    if notebook := job["env"].get(settings.NOTEBOOK):
        page.run(app, Path(notebook))
    app.start()


def fork(app: Born, job: dict[str, Any], server: socket.socket) -> None:
    """A child that becomes a kernel; its pid and a handle of it go to the server."""
    me = os.getpid()
    pid = os.fork()
    if pid == 0:
        loud = os.dup(2)
        try:
            server.close()
            become(app, job, me)
        except BaseException as error:  # the kind of error only: what it says may be somebody's answer
            os.write(loud, f"a kernel ended: {type(error).__name__}\n".encode())
        os._exit(1)
    handle = os.pidfd_open(pid)
    socket.send_fds(server, [json.dumps({"id": job["id"], "pid": pid}).encode()], [handle])
    os.close(handle)


def main(fd: int) -> None:
    """Warm up, say so, and fork as often as the server asks."""
    server = socket.socket(fileno=fd)
    server.set_inheritable(False)
    app = warm()
    gc.collect()
    gc.disable()  # before the packing: a collection after it would cost what it gains
    packing.pack(packing.functions(), packing.known())
    gc.freeze()
    if len([*Path("/proc/self/task").iterdir()]) > 1:
        sys.exit("a thread was started in the process that forks")
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the dead are buried by the system
    with suppress(ConnectionError):  # the server is gone, perhaps while this one warmed up
        server.send(b'{"ready": true}')
        while message := server.recv(LARGEST_JOB):
            fork(app, json.loads(message), server)


if __name__ == "__main__":
    sys.modules["debugpy"] = None  # type: ignore[assignment]  # a visitor debugs nothing: it would cost memory and a second
    main(int(sys.argv[1]))
