"""A screen answers what was asked, or says in one sentence why not, and at which field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from kit.errors import KitError, MoveRefused
from kit.rounds import By, Scene
from kit.screens.refusals import fields_of
from kit.screens.visit import Reader, Request, View, Visit, read

Screen = Callable[[Visit, Request], View]
ON_THE_PAGE = {"until_tap": "once", "frozen": "keep", "page_state": "where"}  # as `panel.js` and open pages call them


def in_steps(
    coming_in: Mapping[str, Screen],
    act: Callable[[Visit, Request], View | str],
    load: Callable[[By], Scene | None],
    draw: Callable[[Reader, Scene], View],
    outside: Screen,
) -> Screen:
    """The screen of a round that this browser is in: do what was asked, load once what may be seen now, draw it.

    Args: coming_in, what may be asked from outside; act, a page of its own or the phrase to note; outside, what is shown there.
    The screen raises KitError if what was asked is refused.
    """

    def screen(visit: Visit, request: Request) -> View:
        if request.do in coming_in:
            return coming_in[request.do](visit, request)
        done = "" if request.do == "look" else act(visit, request)
        if isinstance(done, View):
            return done
        scene = load(visit.by(request.at("round"))) if request.at("round") else None
        if scene is None:
            return outside(visit, request)
        view = draw(visit, scene)
        view.note = visit.say(done) if done else ""
        return view

    return screen


def said(visit: Visit, error: KitError) -> str:
    """Why it is refused; where a move came at another moment than its own, also where the round stands."""
    if not isinstance(error, MoveRefused):
        return visit.phrases[error.phrase]
    sentence = visit.say(error.phrase, date=visit.day(error.day)) if error.day else visit.phrases[error.phrase]
    return " ".join([sentence, *([visit.say(f"round.now_{error.now}")] if error.now else [])])


def _wrong(visit: Visit, error: KitError, request: Request) -> dict[str, str]:
    """Each field that something is wrong with, with the first sentence about it."""
    found: dict[str, str] = {}
    for each in (error, *error.others):
        for name in fields_of(each, request):
            found.setdefault(name, said(visit, each))
    return found


def respond(screen: Screen, visit: Visit, asked: Any) -> dict[str, Any]:
    """What the screen shows after what was asked; where that is refused, the screen as it is now and one sentence why."""
    request = read(asked)
    try:
        view = screen(visit, request)
    except KitError as error:
        view = screen(visit, Request(fields=request.fields, page_state=request.page_state))
        view.refused, view.wrong = error.phrase, _wrong(visit, error, request)
        view.problem = visit.say("error.several", n=len(view.wrong)) if len(view.wrong) > 1 else said(visit, error)
    return {ON_THE_PAGE.get(name, name): value for name, value in vars(view).items()}
