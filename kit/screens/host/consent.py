"""While partners are asked: what each has answered, and the tap that opens the round once all have said yes."""

from __future__ import annotations

from kit import rounds
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.host.handing_out import before_it_begins
from kit.screens.visit import Reader
from kit.store import Round, RoundSide


def asking_partners(reader: Reader, round_: Round) -> list[Block]:
    """For whoever facilitates and nobody else."""
    say = reader.say
    return [
        b.heading(say("consent.host_title"), 3),
        b.text(say("consent.host_hint")),
        b.card(b.pairs([(side.name, _answer(reader, side)) for side in rounds.partners_asked(round_)])),
        _opening(reader, round_),
        b.text(say("consent.who"), "soft"),
        *before_it_begins(reader, round_),
    ]


def _answer(reader: Reader, side: RoundSide) -> str:
    if not side.reply:
        return reader.say("consent.no_answer")
    said = " · ".join(reader.say(f"consent.{each}") for each in (side.reply, side.meant) if each)
    return reader.say("consent.with_wish", said=said, wants=side.wants) if side.wants else said


def _opening(reader: Reader, round_: Round) -> Block:
    say = reader.say
    if not rounds.all_say_yes(round_):
        return b.text(say("consent.no_way"), "soft")
    if rounds.wants_apart(round_):
        return b.text(say("consent.each_alone"), "notice")
    return b.button("begin", say("consent.begin"), style="main")
