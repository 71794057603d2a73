"""Something that stands between a browser and the server, on a port of its own."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import dataclass, field

from tests.running import free_port


@dataclass
class Between:
    """`target`: the server's port. What becomes of a connection says `connected`."""

    target: int
    port: int = field(default_factory=free_port)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self):
        """Listen in a thread of its own, until the process ends."""
        listening = threading.Event()
        threading.Thread(target=lambda: asyncio.run(self.listen(listening)), daemon=True).start()
        assert listening.wait(10)
        return self

    async def listen(self, listening: threading.Event) -> None:
        server = await asyncio.start_server(self.connected, "127.0.0.1", self.port)
        listening.set()
        await server.serve_forever()

    async def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        raise NotImplementedError
