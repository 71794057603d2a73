"""The actions of a round as a calendar file: the day each is due, and a look back after 30 and 90 days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from kit.content import Phrases
from kit.rounds import Seen

if TYPE_CHECKING:
    from icalendar import Event

LOOK_BACK = (30, 90)  # days after the round has ended
FIXED = datetime(2026, 1, 1, tzinfo=UTC)  # a file says nothing of when it was made


def as_ics(seen: Seen, phrases: Phrases) -> bytes:
    """One event for each action's day, and two to ask what became of them; whole days, no alarms, no people."""
    events, told = [], "\n".join(f"{one.number} · {one.what} ({one.who})" for one in seen.actions)
    for one in seen.actions:
        text = "\n".join(f"{phrases[f'action.{part}']}: {getattr(one, part)}" for part in ("who", "means", "sign"))
        events.append(whole_day(f"{seen.round.id}-{one.number}", date.fromisoformat(one.by), one.what, text))
    for days in LOOK_BACK if seen.actions else ():
        day, title = seen.round.ends + timedelta(days=days), phrases.say("calendar.look_back", days=days)
        events.append(whole_day(f"{seen.round.id}-after-{days}", day, title, told))
    return as_calendar(events)


def as_calendar(events: Iterable[Event]) -> bytes:
    """A calendar file."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//partnership-kit//")
    calendar.add("version", "2.0")
    for one in events:
        calendar.add_component(one)
    found: bytes = calendar.to_ical()
    return found


def whole_day(uid: str, day: date, title: str, text: str) -> Event:
    """An event of one day."""
    from icalendar import Event

    event = Event()
    event.add("uid", f"{uid}@partnership-kit")
    event.add("dtstamp", FIXED)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", title)
    event.add("description", text)
    return event
