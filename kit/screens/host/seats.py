"""More seats for a side, or fewer: whoever runs the round offers a number, that side's speaker agrees to it."""

from __future__ import annotations

from kit import rounds
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.visit import Reader
from kit.store import Round, RoundSide


def more_seats(reader: Reader, round_: Round) -> list[Block]:
    """One number for each side, as long as people may come."""
    if not rounds.may_come(round_):
        return []
    hint = b.text(reader.say("seats.hint"))
    return [b.fold(reader.say("seats.title"), hint, *(_offer(reader, side) for side in round_.sides))]


def _offer(reader: Reader, side: RoundSide) -> Block:
    waits = b.text(reader.say("seats.waits", n=side.offered), "soft") if side.offered else None
    number = b.field(
        "people", reader.say("seats.people", side=side.name), kind="number", most=5, value=side.offered or side.people
    )
    return b.form(number, waits, b.button("offer_seats", reader.say("seats.offer"), sends={"side": side.id}))
