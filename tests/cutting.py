"""A wire between a browser and the real server: it cuts a page's line to its kernel at one frame, or counts the frames."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable
from dataclasses import dataclass, field

from tests.listening import Between

UP, DOWN = "up", "down"  # from the page to its kernel, from the kernel to its page
TORN, CLOSED, FOR_GOOD = (
    "torn",
    "closed",
    "for good",
)  # without a word; in due form; without one, and no line goes through any more
CLOSE, DATA, MASKED = 8, (1, 2), 0x80
GOING_AWAY = (1001).to_bytes(2)
WHOLE = b'"box"'  # in the kernel's frame with all that is on its page
Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@dataclass(frozen=True)
class Cut:
    """Where and how a line is cut: at the n-th frame of that way, which is still heard or gets lost."""

    way: str
    frame: int
    heard: bool
    how: str


@dataclass
class Visit:
    """What goes over the wire for one page. `happened`: it is cut; `whole`: the page has its kernel."""

    cut: Cut | None = None
    frames: dict[str, int] = field(default_factory=lambda: {UP: 0, DOWN: 0})
    lines: int = 0
    happened: threading.Event = field(default_factory=threading.Event)
    whole: threading.Event = field(default_factory=threading.Event)

    def until_whole(self) -> None:
        """Wait until the page has its kernel, or has lost its line."""
        for _ in range(400):
            if self.happened.is_set() or self.whole.wait(0.05):
                return
        raise AssertionError("the page got no kernel")

    def counted(self, way: str, first: int) -> Cut | None:
        """The cut, if it is here: pings and farewells do not count."""
        if first & 0x0F not in DATA or self.happened.is_set():
            return None
        self.frames[way] += 1
        return self.cut if self.cut and (self.cut.way, self.cut.frame) == (way, self.frames[way]) else None

    @property
    def barred(self) -> bool:
        """No line goes through any more."""
        return self.cut is not None and self.cut.how == FOR_GOOD and self.happened.is_set()


@dataclass
class Wire(Between):
    """All goes to the server as it comes; `now`: the page that is open."""

    now: Visit = field(default_factory=Visit)

    async def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection of the browser, with one of ours to the server. Who is cut off, and who hangs up, takes the other along."""
        here, now, there = (reader, writer), self.now, None
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            line = b"upgrade: websocket" in head.lower()
            if line and now.barred:
                return
            there = await asyncio.open_connection("127.0.0.1", self.target)
            there[1].write(plain(head) if line else head)
            await (framed(now, here, there) if line else either(pour(here[0], there[1]), pour(there[0], writer)))
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            for end in filter(None, (writer, there and there[1])):
                end.close()


async def framed(now: Visit, here: Streams, there: Streams) -> None:
    """Frames both ways, each counted, until the cut."""
    now.lines += 1
    here[1].write(await there[0].readuntil(b"\r\n\r\n"))
    await either(carry(now, UP, here, there), carry(now, DOWN, there, here))


async def carry(now: Visit, way: str, source: Streams, to: Streams) -> None:
    """Frame by frame, one way, until the cut."""
    while True:
        first, frame = await one_frame(source[0])
        cut = now.counted(way, first)
        if not cut or cut.heard:
            to[1].write(frame)
            if way == DOWN and WHOLE in frame:
                now.whole.set()
        if cut:
            now.happened.set()
            for (_, writer), masked in ((to, way == UP), (source, way == DOWN)):
                writer.write(farewell(masked=masked) if cut.how == CLOSED else b"")
            return


def plain(head: bytes) -> bytes:
    """The same request for a line that is not compressed: what is in its frames can be read."""
    return b"\r\n".join(each for each in head.split(b"\r\n") if not each.lower().startswith(b"sec-websocket-extensions"))


async def either(*both: Awaitable[None]) -> None:
    """Until the first of them ends. Raises: what that one raised."""
    tasks = [asyncio.ensure_future(each) for each in both]
    done, left = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in left:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    for task in done:
        task.result()


async def pour(source: asyncio.StreamReader, to: asyncio.StreamWriter) -> None:
    """Bytes one way, until there are no more."""
    while some := await source.read(2**16):
        to.write(some)
        await to.drain()


async def one_frame(source: asyncio.StreamReader) -> tuple[int, bytes]:
    """Its first byte, and all of it."""
    head = await source.readexactly(2)
    length = head[1] & 0x7F
    if length >= 126:
        more = await source.readexactly(2 if length == 126 else 8)
        head, length = head + more, int.from_bytes(more)
    mask = await source.readexactly(4) if head[1] & MASKED else b""
    return head[0], head + mask + await source.readexactly(length)


def farewell(*, masked: bool) -> bytes:
    """A frame that closes a line; whoever is a client masks it, here with noughts."""
    return bytes([0x80 | CLOSE, len(GOING_AWAY) | MASKED * masked]) + bytes(4) * masked + GOING_AWAY
