"""The habits that a chapter asks of: whose they are, over which time, and which partner somebody has in mind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kit.content import Item, Library, sentence
from kit.learning.path import HABIT, Answers, begins, is_new, levels, record, seat

Step = dict[str, Any]


def habit_steps(library: Library, items: Sequence[Item], answers: Answers, chapter: str) -> list[Step]:
    """Habits one after the other; before the very first one somebody chooses the partner that all of them are about."""
    chosen = bool(levels(library, {key: mine for key, mine in answers.items() if key != record(chapter)}))
    mind = "" if chosen or is_new(answers) or begins(answers) else library.phrases[_of_whom("learn.mind", answers)]
    steps = [{**habit_step(library, item, answers), "mind": ""} for item in items]
    if mind and steps:
        steps[0] |= {"mind": mind, "kicker": library.phrases["learn.habit_first"]}
    return steps


def _of_whom(key: str, answers: Answers) -> str:
    """That phrase as it is said to somebody in that place."""
    place = answers.get(record("welcome"), {}).get("place")
    return f"{key}_{place}" if place in ("both", "partner") else key


def habit_step(library: Library, item: Item, answers: Answers) -> Step:
    """A habit of the side that holds the funds, as its own people see it or as a partner does."""
    seen = ("view", "learn.who_funds") if seat(answers) == "partner" else ("self", "assess.partner")
    return {
        "is": "habit",
        "id": f"{HABIT}{item.id}",
        "title": item.name,
        "kicker": looked_at(library, answers),
        "stem": sentence(item.stems[seen[0]], library.phrases[seen[1]]),
        "levels": list(item.levels),
        "unknown": library.onboarding.first_week.unknown if is_new(answers) else "",
        "ask": f"ask.{item.id}",
    }


def looked_at(library: Library, answers: Answers) -> str:
    """Which time, and whose practice, a habit is asked of."""
    words = library.onboarding.first_week
    if is_new(answers):
        return words.files
    return words.usual if begins(answers) else library.phrases[_of_whom("learn.habit", answers)]
