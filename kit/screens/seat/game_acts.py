"""What a seat may do in a game: choose, sit down late, say what it thinks of the rules."""

from __future__ import annotations

from kit import rounds
from kit.errors import MoveRefused
from kit.rounds import By, Scene
from kit.screens.visit import Request, Visit
from kit.simulator import TAPS


def _by(visit: Visit, scene: Scene) -> By:
    """From this seat and no other."""
    return visit.by(scene.round.id, scene.place.seat)


def _choose(visit: Visit, request: Request, scene: Scene) -> str:
    """The three choices of the chair that the page shows."""
    chair, turn = request.text("chair", 8), {name: request.number(name) for name in ("run", "quarter")}
    ways = [request.text(tap, 10) for tap in TAPS.get(chair, ())]
    if chair in TAPS and not all(ways):
        raise MoveRefused("play.missing")
    rounds.choose(_by(visit, scene), **turn, chair=chair, ways=ways)
    return "room.kept"


def _take_chair(visit: Visit, _ask: Request, scene: Scene) -> str:
    rounds.take_chair(_by(visit, scene))
    return ""


def _say_fair(visit: Visit, request: Request, scene: Scene) -> str:
    level = request.text("level", 1)
    if not level:
        raise MoveRefused("room.choose_one")
    rounds.say_fair(_by(visit, scene), int(level) if level in "01234" else -1)
    return "room.noted"


def _tick_rules(visit: Visit, request: Request, scene: Scene) -> str:
    rounds.tick_rules(_by(visit, scene), request.several("rules"))
    return "room.noted"


GAME_ACTS = {"choose": _choose, "take_chair": _take_chair, "say_fair": _say_fair, "tick_rules": _tick_rules}
