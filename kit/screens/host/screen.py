"""The screen of whoever runs a round: first what was asked is done, then the round is read once and drawn."""

from __future__ import annotations

from kit import rounds
from kit.screens.host.acts import ACTS, WORKSHOP_ACTS
from kit.screens.host.coming_in import COMING_IN, door, form
from kit.screens.host.round import draw
from kit.screens.visit import Request, View, Visit


def run_screen(visit: Visit, request: Request) -> View:
    """What the one who runs a round sees and may do. Raises: KitError if what was asked is refused."""
    come = COMING_IN.get(request.do)
    if come:
        return come(visit, request)
    done = "" if request.do == "look" else _done(visit, request)
    if isinstance(done, View):
        return done
    scene = rounds.host_scene(visit.by(request.at("round"))) if request.at("round") else None
    if scene is None:
        return form(visit, request) if request.at("sides") else door(visit)
    return draw(visit, scene, note=done)


def _done(visit: Visit, request: Request) -> View | str:
    """What was asked is done: a page of its own, or what to note. Raises: KitError if it is refused."""
    round_ = rounds.run_by(visit.by(request.at("round"))) if request.at("round") else None
    if round_ is None:
        return ""
    act = ACTS.get(request.do) or (WORKSHOP_ACTS.get(request.do) if round_.live else None)
    note = act(visit, request, round_) if act else ""
    return visit.say(note) if isinstance(note, str) and note else note
