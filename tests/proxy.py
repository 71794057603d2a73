"""A small real proxy: TLS for browsers, plain HTTP to the kit, which it tells how it was reached."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.running import free_port

TAKEN_AWAY = (b"host:", b"connection: keep-alive", b"x-forwarded-")


def certificate(folder: Path) -> ssl.SSLContext:
    """Signed by itself, for 127.0.0.1, good for a day."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "tests")])
    now, here = datetime.now(UTC), x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(1).not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
    signed = made.add_extension(here, critical=False).sign(key, hashes.SHA256())
    as_text = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "both.pem").write_bytes(key.private_bytes(*as_text) + signed.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "both.pem")
    return context


async def pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await reader.read(2**16):
            writer.write(data)
            await writer.drain()
    writer.close()


class Proxy:
    """`host`: what it passes on as Host; the browser's own where it is "". Each connection carries one request, or a websocket."""

    def __init__(self, port: int, behind: int, host: str = "") -> None:
        self.port, self.behind, self.host = port, behind, host

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError):
            line, *headers = (await reader.readuntil(b"\r\n\r\n")).split(b"\r\n")[:-2]
            asked = next((h.partition(b":")[2].strip() for h in headers if h.lower().startswith(b"host:")), b"")
            kept = [header for header in headers if not header.lower().startswith(TAKEN_AWAY)]
            told = [b"Host: " + (self.host.encode() or asked), b"X-Forwarded-Proto: https", b"X-Forwarded-Host: " + asked]
            if not any(header.lower().startswith(b"connection: upgrade") for header in kept):
                told.append(b"Connection: close")
            inside, out = await asyncio.open_connection("127.0.0.1", self.behind)
            out.write(b"\r\n".join([line, *told, *kept, b"", b""]))
            await asyncio.gather(pipe(reader, out), pipe(inside, writer))
        writer.close()


async def _end_all() -> None:
    """Lines that are open still: streams, websockets."""
    others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)


@contextmanager
def proxied(behind: int, folder: Path, host: str = "") -> Iterator[int]:
    """The port of a proxy before the server on that port, while inside."""
    loop, port = asyncio.new_event_loop(), free_port()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    start = asyncio.start_server(Proxy(port, behind, host).serve, "127.0.0.1", port, ssl=certificate(folder))
    listening = asyncio.run_coroutine_threadsafe(start, loop).result()
    try:
        yield port
    finally:
        loop.call_soon_threadsafe(listening.close)
        asyncio.run_coroutine_threadsafe(_end_all(), loop).result(5)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)
