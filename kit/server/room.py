"""A room without internet: the address that phones on the same network can reach, to read out and to scan."""

from __future__ import annotations

import io
import socket
from collections.abc import Iterator

import segno
import segno.helpers

from kit.errors import SettingsError

ELSEWHERE = ("192.0.2.1", 9)  # an address for documentation (RFC 5737): asking for the way to it sends nothing
ADVICE = (
    "If a phone cannot open it: allow Python in this computer's firewall, and join the same network.",
    "Phones may warn that the network has no internet: choose to stay connected.",
    "A laptop's own hotspot takes about eight phones; for more, bring a small router.",
    "Traffic on this network is not encrypted: use a network with a password that you trust.",
)


def local_address() -> str:
    """This computer's address on the local network. Raises: SettingsError if it is on none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(ELSEWHERE)
            return str(probe.getsockname()[0])
        except OSError as error:
            raise SettingsError("This computer is on no network. Join one, or start a hotspot, and try again.") from error


def room_lines(address: str, *, wifi: str = "") -> Iterator[str]:
    """What the terminal says: the address and its QR code, the network's QR code ("name:password"), and advice."""
    url = f"{address}/join"
    yield from ("", f"In the room: {url}", _drawn(url))
    if wifi:
        name, _, password = wifi.partition(":")
        yield from (
            f"The network {name}:",
            _drawn(segno.helpers.make_wifi_data(name, password or None, "WPA" if password else None)),
        )
    yield from ADVICE


def _drawn(words: str) -> str:
    text = io.StringIO()
    segno.make(words, error="m").terminal(out=text, compact=True)
    return text.getvalue()
