"""Which two exercises to propose for a workshop: by time, people, tension and languages in the room."""

from __future__ import annotations

from collections.abc import Iterable

from kit.content import Exercise
from kit.kinds.shelf import kind_of

AROUND = 25  # minutes around an exercise: welcome, promise, one action, goodbye
INTERPRETED = 1.6  # times as long with interpretation; this project's own figure, not validated
SMALL_GROUP = 12


def opener(chosen: Iterable[Exercise]) -> Exercise:
    """The quickest of them, for a first hour."""
    return min(chosen, key=lambda e: (e.minutes.team, e.id))


def first_story(shelf: Iterable[Exercise]) -> Exercise:
    """A story to begin with."""
    return min(shelf, key=lambda e: (e.kind != "story", e.tension, e.id))


def propose(shelf: Iterable[Exercise], *, minutes: int, people: int, tension: int, languages: int) -> list[Exercise]:
    """Two exercises of different principles at most, those to start with first; none where no exercise fits the time.

    Args: minutes of the workshop, people in the room, tension that it can bear (1–3), languages spoken (from 2: interpreted).
    With interpretation or a large group, exercises with little to read and write come first. Source: this project's own.
    """
    slower = INTERPRETED if languages > 1 else 1.0
    fitting = [e for e in shelf if e.minutes.team * slower + AROUND <= minutes and e.tension <= tension]
    light = languages > 1 or people > SMALL_GROUP
    ranked = sorted(fitting, key=lambda e: (light and kind_of(e).much_to_read, not e.start_here, tension - e.tension, e.id))
    first = ranked[:1]
    return first + [e for e in ranked if first and e.principle != first[0].principle][:1]
