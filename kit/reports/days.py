"""The days that a report leads to, in their order: when actions are due, when something can no longer be done, what is erased."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kit import languages, rounds
from kit.reports.became import last_to_add
from kit.reports.teller import Teller

Days = Iterator[tuple[date, str]]


def days(teller: Teller) -> tuple[str, ...]:
    """A line each."""
    found = sorted([*_due(teller), *_closing(teller)], key=lambda each: each[0])
    return tuple(teller.say("days_ahead.day", day=languages.day(day, teller.language), what=what) for day, what in found)


def _due(teller: Teller) -> Days:
    """What is to be done by which day."""
    actions = teller.seen.actions
    for by in sorted({action.by for action in actions}):
        what = [action.what.strip().rstrip(".") for action in actions if action.by == by]
        yield date.fromisoformat(by), teller.say("days_ahead.due", actions=teller.quoted(what))


def _closing(teller: Teller) -> Days:
    """The last day for a line on what became of an action, and the day of erasing, which may be the same."""
    seen, deletes, say = teller.seen, teller.round.deletes, teller.phrases
    until = last_to_add(seen) if seen.actions_before else rounds.last_to_note(teller.round, seen.actions)
    if seen.actions or seen.actions_before:
        yield until, say["days_ahead.noting"]
    kept = rounds.last_to_note(teller.round, seen.actions) > deletes
    yield deletes, say["days_ahead.erasing" if kept else "days_ahead.erasing_all"]
