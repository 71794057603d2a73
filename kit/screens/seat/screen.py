"""The screen of whoever takes part: first what was asked is done, then the round is read once and drawn."""

from __future__ import annotations

from typing import Any

from kit import asking, rounds
from kit.errors import MoveRefused
from kit.rounds import Scene
from kit.screens.responding import in_steps
from kit.screens.seat.acts import ACTS, WORKSHOP_ACTS
from kit.screens.seat.coming_in import COMING_IN, hall
from kit.screens.seat.one_answer import rule
from kit.screens.seat.place import draw, part_of
from kit.screens.visit import Request, View, Visit, read


def _done(visit: Visit, request: Request) -> View | str:
    """What was asked is done. Raises: KitError if it is refused."""
    scene = rounds.asked_scene(visit.by(request.at("round"))) if request.at("round") else None
    if scene is None:
        return ""
    _same_seat(request, scene)
    act = ACTS.get(request.do) or (WORKSHOP_ACTS.get(request.do) if scene.round.live else None)
    if act is None:
        raise MoveRefused("round.not_now")
    return act(visit, request, scene)


join_screen = in_steps(COMING_IN, _done, rounds.seat_scene, draw, hall)


def join_answered(visit: Visit, page_state: dict[str, Any], answer: Any, rev: Any) -> dict[str, Any]:
    """Keep a seat's answers; what is committed afterwards, and what they show to that person alone. Raises: KitError."""
    request = read({"where": page_state})
    scene = rounds.asked_scene(visit.by(request.at("round"))) if request.at("round") else None
    if scene is None:
        raise MoveRefused("round.no_seat")
    _same_seat(request, scene)
    round_, seat = scene.round, scene.place
    if part_of(request, round_) != round_.part:
        raise MoveRefused("round.closed")
    if request.at("rule") != rule(scene):
        raise MoveRefused("small.read_first")
    by = visit.by(round_.id, seat.seat)
    stored = asking.save_part_answer(by, visit.library, seat, round_, shown=scene.shown, given=answer, rev=rev)
    return {"stored": vars(stored), "shown": asking.own_so_far(visit.library, round_, seat.side, stored.answer)}


def _same_seat(request: Request, scene: Scene) -> None:
    """What comes late from a page of the person before, on a phone that went round, is not the next person's."""
    if request.at("seat") not in {"", scene.mark}:
        raise MoveRefused("round.no_seat")
