"""When and where a workshop meets: in the invitation, on phones before it begins, as a file for a calendar."""

from __future__ import annotations

import base64

from kit import content, languages, reports
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.running_order import steps
from kit.screens.visit import Reader
from kit.store import Round

NAME, MIME = "workshop.ics", "text/calendar"


def when_and_where(reader: Reader, round_: Round, code: str) -> list[str]:
    """The day and hour, and the place or link where it is said, in that language."""
    live, phrases, day = round_.live, content.library(reader.source, code).phrases, languages.day(round_.ends, code)
    if live is None:
        return []
    when = phrases.say("invitation.at", day=day, hour=live.hour) if live.hour else phrases.say("invitation.on", day=day)
    return [when, *([phrases.say("invitation.where", place=live.meets)] if live.meets else [])]


def what_it_takes(reader: Reader, round_: Round, code: str) -> list[str]:
    """How long it lasts, and what to bring: nothing."""
    phrases, minutes = content.library(reader.source, code).phrases, sum(step.minutes for step in steps(reader, round_))
    return [phrases.say("invitation.lasts", n=minutes), phrases["invitation.bring"]] if round_.live else []


def meeting(reader: Reader, round_: Round) -> Block:
    """On a phone, before it begins."""
    said = [b.typed(b.text(line)) for line in when_and_where(reader, round_, reader.language)]
    return b.card(*said, b.button("calendar", reader.say("invitation.calendar"), style="quiet"))


def calendar_file(reader: Reader, round_: Round) -> dict[str, str]:
    """The day as a calendar keeps it; imported again after a change, it takes the place of the earlier one."""
    code, about = reader.language, round_.side(round_.about).name
    told = "\n".join([*when_and_where(reader, round_, code), *what_it_takes(reader, round_, code)])
    place = round_.live.meets if round_.live else ""
    data = reports.meeting_ics(round_, reader.say("invitation.event", about=about), told, place)
    return {"name": NAME, "mime": MIME, "data": base64.b64encode(data).decode()}
