"""A screen answers what was asked, or says in one sentence why not, and at which field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kit.errors import KitError, MoveRefused
from kit.screens.refusals import field_of
from kit.screens.visit import Request, View, Visit, read

Screen = Callable[[Visit, Request], View]
ON_THE_PAGE = {"until_tap": "once", "frozen": "keep", "page_state": "where"}  # as `panel.js` and open pages call them


def said(visit: Visit, error: KitError) -> str:
    """Why it is refused; where a move came at another moment than its own, also where the round stands."""
    now = error.now if isinstance(error, MoveRefused) else ""
    return " ".join([visit.phrases[error.phrase], *([visit.say(f"round.now_{now}")] if now else [])])


def respond(screen: Screen, visit: Visit, asked: Any) -> dict[str, Any]:
    """What the screen shows after what was asked; where that is refused, the screen as it is now and one sentence why."""
    request = read(asked)
    try:
        view = screen(visit, request)
    except KitError as error:
        view = screen(visit, Request(fields=request.fields, page_state=request.page_state))
        view.problem, view.refused, view.field_name = said(visit, error), error.phrase, field_of(error, request)
    return {ON_THE_PAGE.get(name, name): value for name, value in vars(view).items()}
