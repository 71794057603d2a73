"""A side too small for a picture of many: what its people read where one agreed answer is proposed instead, and once it holds."""

from __future__ import annotations

from kit.rounds import Scene
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.seat.terms import mode_text
from kit.screens.visit import Reader, View
from kit.store import Stage


def proposed(reader: Reader, scene: Scene) -> list[Block]:
    """What whoever runs the round proposes, on every phone of that side; its speaker decides, having read what is erased."""
    say, side = reader.say, scene.round.side(scene.place.side)
    if not side.one_asked or side.left or scene.round.stage != Stage.OPEN:
        return []
    asked = b.text(say("small.asked"), "notice")
    if not scene.place.speaker:
        return [b.card(asked, b.text(say("small.speaker_decides"), "soft"))]
    sure, take = b.field("sure", say("small.sure"), kind="tick"), b.button("take_one", say("small.take"))
    return [b.card(asked, b.fold(say("small.take"), b.form(b.text(say("small.take_hint")), sure, take)))]


def has_to_read(scene: Scene) -> bool:
    """Whether another rule holds for this side than whoever sits here has read."""
    side = scene.round.side(scene.place.side)
    return scene.place.unread and side.one_answer and scene.round.stage == Stage.OPEN


def to_read(reader: Reader, scene: Scene) -> View:
    """What holds now, before anything else: one goes on, or leaves."""
    say, side = reader.say, scene.round.side(scene.place.side)
    sure, leave = b.field("sure", say("mine.erase_sure"), kind="tick"), b.button("withdraw", say("join.withdraw"))
    room = [b.text(say("join.withdraw_room"))] if scene.round.live else []
    return View(
        [
            b.heading(say("small.changed")),
            b.text(say("small.erased"), "lead"),
            b.text(mode_text(reader, scene.round, side)),
            b.text(say("small.alone")),
            b.button("read_on", say("small.read_on"), style="main"),
            b.form(b.text(say("join.withdraw_hint")), *room, sure, leave),
        ]
    )


def rule(scene: Scene) -> str:
    """Under which rule a page was drawn: what was answered under another one is not taken from it any more."""
    return "one" if scene.round.side(scene.place.side).one_answer else ""
