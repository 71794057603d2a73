"""What somebody in a workshop may do beside what is asked: the board, proposals, a sign to who facilitates."""

from __future__ import annotations

from kit import rounds
from kit.rounds import Scene
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.seat.proposing import proposals
from kit.screens.visit import Reader


def beside(reader: Reader, scene: Scene) -> list[Block]:
    """All of it, as long as the workshop runs."""
    if not scene.round.running:
        return []
    return [*_board(reader, scene), *proposals(reader, scene), *_pulse(reader), _no_complaints(reader, scene)]


def _board(reader: Reader, scene: Scene) -> list[Block]:
    """A few words that open only in shuffled batches, and the batches that everybody may read."""
    say, live = reader.say, scene.round.live
    writing = b.form(
        b.field("note", say("board.note"), kind="area", most=rounds.LONGEST_NOTE, hint=say("board.hint")),
        b.button("note", say("board.send")),
    )
    found = [b.fold(say("board.title"), writing)] if live and live.board else []
    read = b.fold(say("board.shown"), b.typed(b.listing(note.words for note in scene.notes)))
    return [*found, *([read] if scene.notes else [])]


def _pulse(reader: Reader) -> list[Block]:
    """Three lights, on or off: no number, no side, kept nowhere."""
    if not reader.pulse:
        return []
    lights = (b.button("pulse", reader.say(f"pulse.{light}"), style="quiet", sends={"light": light}) for light in rounds.LIGHTS)
    return [b.fold(reader.say("pulse.title"), b.text(reader.say("pulse.hint"), "soft"), *lights)]


def _no_complaints(reader: Reader, scene: Scene) -> Block:
    """At any time: where to complain, and a pause now."""
    say, channel = reader.say, scene.round.live.channel if scene.round.live else ""
    where = b.typed(b.text(channel, "say")) if channel else b.text(say("channel.none"))
    pause = b.button("pulse", say("channel.pause"), sends={"light": "break"}) if reader.pulse else None
    return b.fold(say("channel.title"), b.text(say("channel.not_here")), where, b.text(say("channel.first")), pause)
