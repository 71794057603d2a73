"""Kernels: when a page's own script asks, for browsers that bring their cookie, as many as there are places, without a trace of when."""

import asyncio
import os
import re
import signal
import socket
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect
from traitlets.config import PyFileConfigLoader

from kit import settings
from kit.server import forks, kernels
from kit.server.app import configuration, kernel_environment
from kit.server.house import NAMES
from kit.server.kernels import PROTOCOL, Kernels
from tests.running import children, run
from tests.server.test_routes import ask


def known(token: str) -> dict[str, str]:
    return {"Cookie": f"kit_browser={token * 32}"}


async def line(
    server, begin: str, headers: dict, kernel: str = "", *, subprotocols=(PROTOCOL,)
) -> WebSocketClientConnection | int:
    """A page's line to a kernel, as its script opens it, or the status with which it is refused."""
    address = f"{server.url}/api/kernels/{kernel or uuid.uuid4()}/channels?session_id=s&begin={begin}".replace("http", "ws", 1)
    try:
        return await websocket_connect(HTTPRequest(address, headers=headers, request_timeout=60), subprotocols=subprotocols)
    except HTTPClientError as error:
        return error.code


def statuses(server, asked: list[tuple[str, dict[str, str]]]) -> list[int]:
    """What each of these pages' lines is answered with, all at once; 101 where it opens, and it stays open meanwhile."""

    async def open_all() -> list[int]:
        found = await asyncio.gather(*(line(server, *one) for one in asked))
        return [101 if isinstance(one, WebSocketClientConnection) else one for one in found]

    return run(open_all())


@pytest.fixture(scope="module")
def small(serving, tmp_path_factory):
    with serving(tmp_path_factory.mktemp("small"), "--most-kernels", "2") as running:
        yield running


def test_asking_for_pages_starts_no_kernel(small) -> None:
    asked = [(method, f"/{name}", cookie) for method in ("GET", "HEAD") for name in NAMES for cookie in ({}, known("e"))]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda one: ask(small, one[1], method=one[0], headers=one[2])[0], asked))
    assert set(found) == {200}
    assert small.kernels() == []


@pytest.mark.parametrize(
    ("begin", "headers"),
    [
        ("/equity", {}),
        ("/equity", {"Cookie": "kit_browser=../../etc"}),
        ("/equity", {**known("e"), "Origin": "http://elsewhere.example"}),
        ("/join", known("e")),
        ("/nothing", known("e")),
        ("/../lab.py", known("e")),
    ],
)
def test_who_may_not_have_a_kernel_gets_none(small, begin, headers) -> None:
    assert statuses(small, [(begin, headers)]) == [403]
    assert small.kernels() == []


def test_a_kernel_whose_page_is_left_while_it_starts_ends_as_soon_as_it_is_there() -> None:
    started, ended = asyncio.Event(), []

    class Slow(Kernels):
        async def start_kernel(self, **_) -> None:
            await started.wait()

        async def shutdown_kernel(self, kernel_id: str, **_) -> None:
            ended.append(kernel_id)

    async def play() -> None:
        kernels = Slow()
        coming = asyncio.create_task(kernels.begin("k", "a" * 32, most=1, cwd="", env={}))
        await asyncio.sleep(0)
        await kernels.end("k")
        assert ended == []
        started.set()
        with pytest.raises(OSError, match="OSError"):
            await coming
        assert (ended, kernels.owners, kernels.coming, kernels.left) == (["k"], {}, set(), set())

    run(play())


def test_a_kernel_without_a_line_is_gone_after_ninety_seconds_and_one_with_a_line_stays(tmp_path) -> None:
    chosen = settings.read({"PARTNERSHIP_KIT_DATA": str(tmp_path)})
    found = Kernels(config=configuration(chosen, ip="127.0.0.1", port=1))
    assert (found.cull_idle_timeout, found.cull_interval, found.cull_connected) == (90, 15, False)


@pytest.mark.parametrize(("given", "places"), [("838860800", 10), ("1000", 4), (f"{2**50}", None), ("max", None)])
def test_there_are_as_many_places_as_half_of_the_memory_of_a_container_holds(monkeypatch, tmp_path, given, places) -> None:
    monkeypatch.setattr(kernels, "CGROUP", ())
    whole = kernels.most_kernels()
    (tmp_path / "memory.max").write_text(f"{given}\n")
    monkeypatch.setattr(kernels, "CGROUP", (tmp_path / "memory.max", tmp_path / "not-there"))
    assert kernels.most_kernels() == (places or whole)


def test_of_ten_who_come_at_once_as_many_get_a_kernel_as_there_are_places_and_all_get_the_page(small) -> None:
    found = statuses(small, [("/equity?lang=en", known(f"{n}")) for n in range(10)])
    assert sorted(found) == [101] * 2 + [503] * 8
    assert len(small.kernels()) == 2
    assert ask(small, "/equity?lang=en", headers=known("9"))[0] == 200
    assert "goes on without a kernel" in (small.data.parent / "server.log").read_text()


def test_no_file_says_when_a_page_was_opened(small) -> None:
    """After the one above, in the same process: two kernels have run a notebook."""
    assert small.kernels()
    files = {p.relative_to(small.data).as_posix() for p in small.data.rglob("*") if p.is_file() and p.stat().st_size}
    ours = r"partnership-kit\.sqlite(-journal)?|pepper"
    others = r"jupyter/(matplotlib/fontlist-v[\d.]+\.json(\.matplotlib-lock)?|ipython/profile_default/startup/README)"
    assert [name for name in files if not re.fullmatch(f"{ours}|{others}", name)] == []


def frame(*parts: bytes, offsets: list[int] | None = None) -> bytes:
    """Parts as the protocol packs them; `offsets`: a table that may lie."""
    head = 8 * (len(parts) + 2)
    true = [head + sum(map(len, parts[:n])) for n in range(len(parts) + 1)]
    table = offsets or [len(true), *true]
    return b"".join(n.to_bytes(8, "little") for n in table) + b"".join(parts)


JSON = [b"shell", b"{}", b"{}", b"{}", b"{}"]
LIES = {
    "garbage": b"garbage",
    "text": "text",
    "nothing": b"",
    "all ones": b"\xff" * 64,
    "endless": (2**60).to_bytes(8, "little") * 9,
    "many": (63).to_bytes(8, "little") * 9,
    "backwards": frame(*JSON, offsets=[6, 99, 57, 58, 59, 60, 61]),
    "beyond": frame(*JSON, offsets=[6, 56, 61, 63, 65, 67, 2**40]),
    "no JSON": frame(b"shell", *[b"["] * 4),
    "no channel": frame(b"nowhere", *[b"{}"] * 4),
    "a list": frame(b"shell", *[b"[]"] * 4),
    "huge": frame(b"shell", *[b"{}"] * 3, b" " * 2**20),
}


@pytest.fixture(scope="module")
def roomy(serving, tmp_path_factory):
    """A server of its own, whose warm process is ready."""
    with serving(tmp_path_factory.mktemp("roomy")) as running:
        ready(running)
        yield running


def ready(server) -> int:
    """Wait until a kernel is a fork; the warm process."""
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        if statuses(server, [("/equity", known("f"))]) == [101] and (warm := server.warm()) and children(warm[0]):
            return warm[0]
        time.sleep(0.5)
    raise AssertionError("no kernel was forked")


def test_a_browser_has_three_kernels_and_the_fourth_page_takes_the_place_of_the_oldest(roomy) -> None:
    before = set(roomy.kernels())
    for _ in range(4):
        assert statuses(roomy, [("/equity", known("a"))]) == [101]
    assert len(set(roomy.kernels()) - before) == 3


def test_a_line_to_a_kernel_is_kept_open_by_one_clock_alone(roomy) -> None:
    assert statuses(roomy, [("/equity", known("a"))]) == [101]
    assert "ping" not in roomy.log.read_text()


def test_a_kernel_answers_to_its_own_browser_only(roomy) -> None:
    kernel = str(uuid.uuid4())

    async def play() -> None:
        assert isinstance(await line(roomy, "/equity", known("a"), kernel), WebSocketClientConnection)
        for cookie in ("", "f" * 32, "../../etc", "A" * 32):
            other = {"Cookie": f"kit_browser={cookie}"}
            assert ask(roomy, f"/api/kernels/{kernel}", headers=other)[0] == 403
            assert await line(roomy, "/equity", other, kernel) == 403
            assert await line(roomy, "", other, kernel) == 403
            ask(roomy, f"/voila/api/shutdown/{kernel}", method="POST", headers={**other, "Origin": roomy.url})
        assert ask(roomy, f"/api/kernels/{kernel}", headers=known("a"))[0] == 200

    run(play())


@pytest.mark.parametrize("subprotocols", [(PROTOCOL,), ()])
@pytest.mark.parametrize("lie", LIES)
def test_a_frame_that_is_no_message_harms_no_other_page(roomy, lie, subprotocols) -> None:
    async def play() -> None:
        opened = await line(roomy, "/equity", known("b"), subprotocols=subprotocols)
        await opened.write_message(LIES[lie], binary=isinstance(LIES[lie], bytes))
        while lie not in ("no JSON", "no channel", "a list") and await asyncio.wait_for(opened.read_message(), 5) is not None:
            pass  # it is closed, at once

    run(play())
    assert ask(roomy, "/equity", headers=known("c"))[0] == 200
    assert "Traceback" not in (roomy.data.parent / "server.log").read_text()


def test_the_warm_process_killed_pages_go_on_and_a_new_one_warms_up(roomy) -> None:
    warm = ready(roomy)
    os.kill(warm, signal.SIGKILL)
    assert statuses(roomy, [("/equity", known("d"))])[0] in (101, 503)
    assert ask(roomy, "/equity?lang=en", headers=known("d"))[0] == 200
    assert ready(roomy) != warm
    assert "forked from has ended" in (roomy.data.parent / "server.log").read_text()


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_kernels_end_with_their_server_even_when_it_is_killed(roomy) -> None:
    """The last one with this server."""
    server = roomy
    ready(server)
    left = [*server.kernels(), *server.warm()]
    server.process.kill()
    server.process.wait()
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and any(alive(pid) for pid in left):
        time.sleep(0.1)
    assert [pid for pid in left if alive(pid)] == []


def test_without_forks_the_ordinary_kernel_serves_the_same_page(serving, tmp_path) -> None:
    with serving(tmp_path, "--no-fork") as server:
        assert statuses(server, [("/equity", known("a"))]) == [101]
        assert (server.warm(), len(server.kernels())) == ([], 1)


def test_the_history_that_version_0_1_kept_is_removed_at_the_next_start(tmp_path) -> None:
    left = tmp_path / "data" / "jupyter" / "ipython" / "profile_default" / "history.sqlite"
    left.parent.mkdir(parents=True)
    for name in ("history.sqlite", "history.sqlite-journal"):
        left.with_name(name).write_text("2026-11-24 09:03:11.482")
    kernel_environment(settings.read({"PARTNERSHIP_KIT_DATA": str(tmp_path / "data")}))
    assert list(left.parent.iterdir()) == []


@pytest.mark.long
def test_a_notebook_in_jupyterlab_leaves_no_history_either(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    manager = PyFileConfigLoader("lab.py", str(settings.read({}).notebooks)).load_config().ServerApp.kernel_manager_class()

    async def run() -> None:
        kernel = await manager.start_kernel()
        client = manager.get_kernel(kernel).client()
        client.start_channels()
        await client.wait_for_ready(timeout=60)
        client.execute("1", store_history=True)
        await client.get_shell_msg(timeout=60)
        client.stop_channels()
        await manager.shutdown_kernel(kernel)

    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, run()).result()
    assert list(tmp_path.rglob("profile_default"))
    assert list(tmp_path.rglob("history*")) == []


@pytest.mark.server
def test_a_warm_process_whose_server_has_gone_meanwhile_ends_without_a_word(capfd) -> None:
    server, warm = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    alone = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}  # as the server starts it: without threads
    process = forks.Zygote(alone).begin(warm)
    warm.close()
    server.close()
    assert process.wait(timeout=60) == 0
    assert capfd.readouterr() == ("", "")
