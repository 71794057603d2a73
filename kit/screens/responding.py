"""A screen answers what was asked, or says in one sentence why not, and at which field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kit.errors import KitError, MoveRefused
from kit.screens.refusals import field_of
from kit.screens.visit import Ask, Shown, Visit, read

Screen = Callable[[Visit, Ask], Shown]


def said(visit: Visit, error: KitError) -> str:
    """Why it is refused; where a move came at another moment than its own, also where the round stands."""
    now = error.now if isinstance(error, MoveRefused) else ""
    return " ".join([visit.phrases[error.phrase], *([visit.say(f"round.now_{now}")] if now else [])])


def respond(screen: Screen, visit: Visit, asked: Any) -> dict[str, Any]:
    """What the screen shows after what was asked; where that is refused, the screen as it is now and one sentence why."""
    ask = read(asked)
    try:
        shown = screen(visit, ask)
    except KitError as error:
        shown = screen(visit, Ask(fields=ask.fields, where=ask.where))
        shown.problem, shown.refused, shown.field_name = said(visit, error), error.phrase, field_of(error, ask)
    return {**vars(shown)}
