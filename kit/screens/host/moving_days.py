"""Moving a last day, for whoever runs a round; and in the last days, whether everybody has finished."""

from __future__ import annotations

from kit import rounds
from kit.rounds import TO_AGREE, TO_ANSWER
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.last_days import asked, comes_to_an_end, moved
from kit.screens.visit import Reader
from kit.store import Round

MOVES = {TO_ANSWER: "move_ends", TO_AGREE: "move_agrees"}


def days_now(reader: Reader, round_: Round) -> list[Block]:
    """What was moved, what waits for speakers, and in the last days that not everybody has finished: never which side."""
    which = comes_to_an_end(reader, round_)
    waits = which and not (rounds.all_have_finished(round_) if which == TO_ANSWER else rounds.all_agree(round_))
    said = reader.say(f"days.soon_{which}", until=reader.day(getattr(round_, which))) if waits else ""
    return [*moved(reader, round_), *([b.text(said, "notice")] if said else []), *asked(reader, round_)]


def moving(reader: Reader, round_: Round) -> list[Block]:
    """A form for each day that may still be moved."""
    which = [TO_ANSWER] if rounds.still_answering(round_) else []
    forms = [_form(reader, round_, each) for each in (*which, TO_AGREE)] if rounds.still_to_show(round_) else []
    hint = b.text(reader.say("days.hint", deletes=reader.day(round_.deletes)))
    return [b.fold(reader.say("days.title"), hint, *forms)] if forms else []


def _form(reader: Reader, round_: Round, which: str) -> Block:
    label, done = reader.say(f"days.until_{which}"), len(rounds.moves_of(round_, which))
    if done >= rounds.MOST_MOVES:
        return b.card(b.text(f"{label} {reader.day(getattr(round_, which))}"), b.text(reader.say("days.twice"), "soft"))
    day = b.field("until", label, value=getattr(round_, which).isoformat(), kind="date")
    return b.form(day, b.button(MOVES[which], reader.say("days.ask_move" if done else "days.move")))
