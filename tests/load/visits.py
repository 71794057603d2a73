"""Many visits at the same moment, without a browser: the page, its kernel's line, and everything that the kernel shows."""

from __future__ import annotations

import asyncio
import json
import secrets
import time
import uuid
from collections.abc import Callable, Iterator

from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from kit.rehearsal import client
from kit.server.kernels import PROTOCOL
from tests.load.workshop import Row
from tests.running import Running, run

VISITS, READERS, PEOPLE, STRANGERS = 30, 200, 40, 1000


def frame(*parts: bytes) -> bytes:
    """Parts as Jupyter's websocket protocol packs them."""
    head = 8 * (len(parts) + 2)
    offsets = [len(parts) + 1, *(head + sum(map(len, parts[:n])) for n in range(len(parts) + 1))]
    return b"".join(n.to_bytes(8, "little") for n in offsets) + b"".join(parts)


def opening() -> bytes:
    """What a page asks first: everything that there is."""
    header = {"msg_id": uuid.uuid4().hex, "msg_type": "comm_open", "session": "s", "username": "", "date": "", "version": "5.3"}
    content = {"comm_id": uuid.uuid4().hex, "target_name": "kit.page", "data": {}}
    return frame(b"shell", json.dumps(header).encode(), b"{}", b"{}", json.dumps(content).encode())


async def visit(http: AsyncHTTPClient, server: Running) -> WebSocketClientConnection:
    """One person with a kernel, until everything is there: the page's line."""
    cookie = {"Cookie": f"kit_browser={secrets.token_hex(16)}"}
    await http.fetch(HTTPRequest(f"{server.url}/accountability?lang=en", headers=cookie, request_timeout=120))
    address = f"{server.url}/api/kernels/{uuid.uuid4()}/channels?session_id=s&begin=/accountability".replace("http", "ws", 1)
    line = await websocket_connect(HTTPRequest(address, headers=cookie, request_timeout=120), subprotocols=[PROTOCOL])
    await line.write_message(opening(), binary=True)
    while b'"box"' not in (await line.read_message() or b'"box"'):
        pass
    return line


def forty(server: Running, processes: Callable[[], list[int]], size: Callable[[int], float]) -> Iterator[Row]:
    """Megabytes of all processes while forty people have a page open."""

    async def open_all() -> float:
        http, before = client(), set(server.kernels())  # of who has been here just now
        lines = await asyncio.gather(*(visit(http, server) for _ in range(PEOPLE)))
        found = sum(size(pid) for pid in processes() if pid not in before)
        for line in lines:
            line.close()
        return found

    yield f"{PEOPLE} people with kernels: memory of everything that runs", run(open_all()), 1400, "MB"


def rows(server: Running) -> Iterator[Row]:
    """Seconds until the last of them has it."""

    async def visits() -> float:
        http, start = client(), time.perf_counter()
        await asyncio.gather(*(visit(http, server) for _ in range(VISITS)))
        return time.perf_counter() - start

    async def readers() -> float:
        http, start = client(), time.perf_counter()
        asked = (
            HTTPRequest(
                f"{server.url}/onboarding?lang=en",
                headers={"Cookie": f"kit_browser={secrets.token_hex(16)}"},
                request_timeout=120,
            )
            for _ in range(READERS)
        )
        await asyncio.gather(*(http.fetch(one) for one in asked))
        return time.perf_counter() - start

    async def strangers() -> int:
        http, before = client(), set(server.kernels())  # of who has been here just now
        asked = (HTTPRequest(f"{server.url}/accountability?lang=en", request_timeout=120) for _ in range(STRANGERS))
        await asyncio.gather(*(http.fetch(one) for one in asked))
        return len(set(server.kernels()) - before)

    yield f"{STRANGERS} pages asked for without a cookie: kernels", run(strangers()), 0, ""
    yield f"{VISITS} visits with kernels at once: the last has everything after", run(visits()), 3, "s"
    yield f"{READERS} people open the path at once without kernels: the last has it after", run(readers()), 3, "s"
