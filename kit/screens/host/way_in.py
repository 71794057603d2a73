"""The way into a round, to read out, to scan, to put on the wall."""

from __future__ import annotations

from urllib.parse import urlsplit

from kit import store
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.telling import code_picture
from kit.screens.visit import Reader
from kit.store import Round

ONLY_HERE = ("127.0.0.1", "localhost", "::1")  # addresses that no phone reaches


def way_in(reader: Reader, round_: Round) -> Block:
    """The code, the address and both as a picture; in a workshop also the wall."""
    projector = b.link(reader.say("live.projector"), f"/projector?lang={reader.language}#{round_.code}")
    here = urlsplit(reader.address).hostname in ONLY_HERE
    return b.card(
        b.big(store.spaced(round_.code), reader.say("run.code")),
        b.text(f"{reader.address}/join", "lead"),
        b.text(reader.say("live.only_here"), "notice") if round_.live and here else None,
        b.picture(code_picture(f"{reader.address}/join#{round_.code}"), reader.say("run.qr_alt"), "qr"),
        projector if round_.live else None,
    )
