"""The hour and the place of a workshop, which whoever runs it may change until it ends."""

from __future__ import annotations

from kit.rounds import LONGEST_HOUR, LONGEST_PLACE
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.visit import Reader
from kit.store import Round


def hour_and_place(reader: Reader, hour: str, meets: str) -> list[Block]:
    """Two fields, in words."""
    say = reader.say
    return [
        b.field("hour", say("invitation.hour"), value=hour, most=LONGEST_HOUR, hint=say("invitation.hour_hint")),
        b.field("meets", say("invitation.meets"), value=meets, most=LONGEST_PLACE, hint=say("invitation.meets_hint")),
    ]


def meets_elsewhere(reader: Reader, round_: Round) -> Block:
    """Both, as they are now, to be changed; the file for a calendar."""
    say, live = reader.say, round_.live
    fields = hour_and_place(reader, live.hour if live else "", live.meets if live else "")
    return b.fold(
        say("invitation.change"),
        b.text(say("invitation.change_hint")),
        b.form(*fields, b.button("meet", say("after.save"))),
        b.button("calendar", say("invitation.calendar"), style="quiet"),
    )
