"""The screen of whoever runs a round: first what was asked is done, then the round is read once and drawn."""

from __future__ import annotations

from kit import rounds
from kit.errors import MoveRefused
from kit.screens.host.acts import ACTS, WORKSHOP_ACTS
from kit.screens.host.coming_in import COMING_IN, outside
from kit.screens.host.round import draw, draw_remote
from kit.screens.responding import in_steps
from kit.screens.visit import Request, View, Visit


def _done(visit: Visit, request: Request) -> View | str:
    """What was asked is done: a page of its own, or what to note. Raises: KitError if it is refused."""
    round_ = rounds.run_by(visit.by(request.at("round"))) if request.at("round") else None
    if round_ is None:
        return ""
    act = ACTS.get(request.do) or (WORKSHOP_ACTS.get(request.do) if round_.live else None)
    if act is None:
        raise MoveRefused("round.not_now")
    return act(visit, request, round_)


run_screen = in_steps(COMING_IN, _done, rounds.host_scene, draw, outside)
remote_screen = in_steps(COMING_IN, _done, rounds.host_scene, draw_remote, outside)
