"""What an exercise accepts, and what its answers show to whoever gave them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kit.charts import Picture
from kit.content import Exercise
from kit.errors import AnswerRefused
from kit.kinds.kind import Sitting
from kit.kinds.partnership import RULES
from kit.kinds.rules import ACTION, OneOf, Rule
from kit.kinds.shelf import kind_of

HIGHEST_REV = 2**53 - 1
AGAIN, MOST_AGAIN = "again", 1000  # how many times somebody has begun an exercise anew


def rules_of(exercise: Exercise | None) -> dict[str, Rule]:
    """What an exercise accepts; None stands for the partnership itself."""
    if exercise is None:
        return RULES
    kind = kind_of(exercise)
    return {**kind.rules(kind.facts_of(exercise)), **ACTION}


def checked_rev(rev: Any) -> int:
    """A revision as a browser may send it. Raises: AnswerRefused."""
    if isinstance(rev, bool) or not isinstance(rev, int) or not 0 < rev <= HIGHEST_REV:
        raise AnswerRefused("The revision must be a whole number.")
    return rev


def accepted(exercise: Exercise | None, given: Any) -> dict[str, Any]:
    """A whole answer to an exercise as it is kept; what it asks no more is left out. Raises: AnswerRefused."""
    retired = exercise.retired if exercise else ()
    if isinstance(given, dict):
        given = {question: value for question, value in given.items() if question not in retired}
    more: dict[str, Rule] = {AGAIN: OneOf(range(1, MOST_AGAIN))} if exercise else {}
    return fitting({**rules_of(exercise), **more}, given)


def fitting(rules: Mapping[str, Rule], given: Any) -> dict[str, Any]:
    """Every value as its rule keeps it; what was cleared is left out. Raises: AnswerRefused."""
    if not isinstance(given, dict) or not given.keys() <= rules.keys():
        raise AnswerRefused("This answers a question that is not asked.")
    return {question: rules[question].accept(value) for question, value in given.items() if value is not None and value != ""}


def own_picture(sitting: Sitting) -> Picture:
    """What a person's own answers show."""
    return kind_of(sitting.exercise).picture(sitting)
