"""After the day of erasing: what is left for whoever speaks for a side is to say what became of the actions."""

from __future__ import annotations

from kit.rounds import Scene
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.seat.reveal import outcomes, results_code
from kit.screens.visit import Reader, View


def past(reader: Reader, scene: Scene) -> View:
    """That the rest is gone, where the results are, a form for each action; and how to go."""
    round_, seen = scene.round, scene.seen
    if not (round_.opened or (seen and (seen.actions or seen.others))):
        return View([b.text(reader.say("join.over"), "notice")], {"round": round_.id})
    blocks: list[Block] = [
        b.text(reader.say("outcome.over", deletes=reader.day(round_.deletes)), "notice"),
        *([results_code(reader, scene)] if round_.readable else []),
        *(outcomes(reader, scene) if scene.place.speaker else []),
        *_going(reader),
    ]
    return View(blocks, {"round": round_.id, "seat": scene.mark})


def _going(reader: Reader) -> list[Block]:
    say = reader.say
    sure = b.field("sure", say("mine.erase_sure"), kind="tick")
    return [b.form(b.text(say("join.withdraw_hint")), sure, b.button("withdraw", say("join.withdraw")))]
