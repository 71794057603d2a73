"""The one way an answer gets in, and the one way its own picture comes out; used by notebooks and by the server."""

from __future__ import annotations

from typing import Any

from kit.charts import Picture
from kit.content import Exercise
from kit.errors import AnswerRefused
from kit.kinds.kind import Sitting
from kit.kinds.partnership import PARTNERSHIP, RULES
from kit.kinds.rules import ACTION, Rule
from kit.kinds.shelf import kind_of
from kit.store import Database, Stored, save

HIGHEST_REV = 2**53 - 1


def rules_of(exercise: Exercise | None) -> dict[str, Rule]:
    """What an exercise accepts; None stands for the partnership itself."""
    if exercise is None:
        return RULES
    kind = kind_of(exercise)
    return {**kind.rules(kind.facts_of(exercise)), **ACTION}


def take(database: Database, seat: str, exercise: Exercise | None, given: Any, rev: Any) -> Stored:
    """Check a whole answer against its exercise and keep it.

    Returns what is committed afterwards; its `rev` is `rev` if this answer was kept, and nothing is `refused`.
    Raises: AnswerRefused if anything in it does not fit (nothing is kept then), NotSaved if the database cannot write.
    """
    kept = accepted(exercise, given)
    return save(database, seat, exercise.id if exercise else PARTNERSHIP, kept, rev=checked_rev(rev))


def checked_rev(rev: Any) -> int:
    """A revision as a browser may send it. Raises: AnswerRefused."""
    if isinstance(rev, bool) or not isinstance(rev, int) or not 0 < rev <= HIGHEST_REV:
        raise AnswerRefused("The revision must be a whole number.")
    return rev


def accepted(exercise: Exercise | None, given: Any) -> dict[str, Any]:
    """Every value as its rule keeps it; what was cleared or is asked no more is left out. Raises: AnswerRefused."""
    rules = rules_of(exercise)
    retired = exercise.retired if exercise else ()
    if not isinstance(given, dict) or not given.keys() <= {*rules, *retired}:
        raise AnswerRefused("This answers a question that the exercise does not ask.")
    said = {question: value for question, value in given.items() if question in rules and value is not None and value != ""}
    return {question: rules[question].accept(value) for question, value in said.items()}


def own_picture(sitting: Sitting) -> Picture:
    """What a person's own answers show."""
    return kind_of(sitting.exercise).picture(sitting)
