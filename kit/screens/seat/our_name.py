"""What a side calls itself: its speaker corrects it, with the short name on flags, or puts a cover name in its place."""

from __future__ import annotations

from kit import rounds
from kit.rounds import Scene
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.visit import Reader


def our_name(reader: Reader, scene: Scene) -> list[Block]:
    """The form, for who speaks for the side; nobody else has it."""
    if not scene.place.speaker:
        return []
    say, round_ = reader.say, scene.round
    mine, flags = round_.side(scene.place.side), rounds.shorts_of(round_)
    flag = next(short for side, short in zip(round_.sides, flags, strict=True) if side.id == mine.id)
    return [
        b.fold(
            say("names.title"),
            b.form(
                b.text(say("names.hint")),
                b.text(say("names.joined"), "soft") if mine.joined else None,
                b.field("name", say("names.name"), value=mine.name, most=rounds.LONGEST_NAME),
                b.field("short", say("names.short"), value=mine.short, most=60, hint=say("names.short_hint", short=flag)),
                b.field("cover", say("names.cover"), value=False, kind="tick"),
                b.text(say("names.cover_hint"), "soft"),
                b.button("rename", say("names.button")),
            ),
        )
    ]
