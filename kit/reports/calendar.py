"""Calendar files: the day that each action is due, and a look back.

A file that is imported again changes what an earlier one brought: an event keeps its UID, and SEQUENCE grows with every change
of what it tells. What a calendar takes for the moment of a change (DTSTAMP, LAST-MODIFIED) is made of it: no clock is in a file.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from kit.content import Phrases
from kit.rounds import Seen
from kit.store import Round

if TYPE_CHECKING:
    from icalendar import Event

LOOK_BACK = (30, 90)  # days after the round has ended
FIXED = datetime(2026, 1, 1, tzinfo=UTC)
BEFORE = timedelta(hours=-15)  # a reminder at nine in the morning of the day before


def as_ics(seen: Seen, phrases: Phrases) -> bytes:
    """One event for each action's day, and two to ask what became of them; whole days with a reminder, no people."""
    change, events = seen.round.version, []
    told = "\n".join(f"{action.number} · {action.what} ({action.who})" for action in seen.actions)
    for action in seen.actions:
        text = "\n".join(f"{phrases[f'action.{part}']}: {getattr(action, part)}" for part in ("who", "means", "sign"))
        day = date.fromisoformat(action.by)
        events.append(whole_day(f"{seen.round.id}-{action.number}", day, action.what, text, change=change))
    for days in LOOK_BACK if seen.actions else ():
        day, title = seen.round.day + timedelta(days=days), phrases.say("calendar.look_back", days=days)
        events.append(whole_day(f"{seen.round.id}-after-{days}", day, title, told, change=change))
    return as_calendar(events)


def meeting_ics(round_: Round, title: str, text: str, place: str) -> bytes:
    """The day of a workshop; `place`: where it is or its link, "" where nobody has said."""
    event = whole_day(f"{round_.id}-meeting", round_.ends, title, text, change=round_.version)
    if place:
        event.add("location", place)
    return as_calendar([event])


def as_calendar(events: Iterable[Event]) -> bytes:
    """A calendar file."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//partnership-kit//")
    calendar.add("version", "2.0")
    for event in events:
        calendar.add_component(event)
    found: bytes = calendar.to_ical()
    return found


def whole_day(uid: str, day: date, title: str, text: str, *, change: int) -> Event:
    """An event of one day. `uid` is the same for the same event in every file and for no other; `change` grows with its words."""
    from icalendar import Alarm, Event

    event = Event()
    event.add("uid", f"{uid}@partnership-kit")
    for moment in ("dtstamp", "last-modified"):
        event.add(moment, FIXED + timedelta(seconds=change))
    event.add("sequence", change)
    event.add("dtstart", day)
    event.add("summary", title)
    event.add("description", text)
    reminder = Alarm()
    reminder.add("action", "DISPLAY")
    reminder.add("description", title)
    reminder.add("trigger", BEFORE)
    event.add_component(reminder)
    return event
