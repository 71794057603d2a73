"""A slip as it is handed out: for a side's speaker, by whoever runs the round; a link for one seat, by that side's speaker."""

from __future__ import annotations

from kit import store
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.telling import code_picture
from kit.screens.visit import Reader
from kit.store import RoundSide


def slip_card(reader: Reader, side: RoundSide, slip: str) -> Block:
    """The speaker's slip of a side."""
    return b.card(
        b.big(store.spaced(slip), reader.say("run.slip", side=side.name)),
        _to_scan(reader, slip),
        b.text(reader.say("run.slip_use", address=f"{reader.address}/join"), "soft"),
    )


def link_card(reader: Reader, side: RoundSide, link: str) -> Block:
    """A link that takes one seat: to copy into a message, or to print and cut out."""
    return b.card(
        b.big(store.spaced(link), reader.say("links.one", side=side.name)),
        b.copy(reader.say("links.send"), f"{reader.address}/join#{link}"),
        b.fold(reader.say("run.qr_alt"), _to_scan(reader, link)),
    )


def _to_scan(reader: Reader, slip: str) -> Block:
    return b.picture(code_picture(f"{reader.address}/join#{slip}"), reader.say("run.qr_alt"), "qr")
