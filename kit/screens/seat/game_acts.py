"""What a seat may do in a game: choose, sit down late, say what it thinks of the rules."""

from __future__ import annotations

from kit import rounds
from kit.errors import MoveRefused
from kit.rounds import Scene
from kit.screens.seat.place import by_seat, just
from kit.screens.visit import Request, Visit
from kit.simulator import TAPS


def _choose(visit: Visit, request: Request, scene: Scene) -> str:
    """The three choices of the chair that the page shows."""
    chair, turn = request.text("chair", 8), {name: request.number(name) for name in ("run", "quarter")}
    ways = [request.text(tap, 10) for tap in TAPS.get(chair, ())]
    if chair in TAPS and not all(ways):
        raise MoveRefused("play.missing")
    rounds.choose(by_seat(visit, scene), **turn, chair=chair, ways=ways)
    return "room.kept"


def _say_fair(visit: Visit, request: Request, scene: Scene) -> str:
    level = request.text("level", 1)
    if not level:
        raise MoveRefused("room.choose_one")
    rounds.say_fair(by_seat(visit, scene), int(level) if level in "01234" else -1)
    return "room.noted"


def _tick_rules(visit: Visit, request: Request, scene: Scene) -> str:
    rounds.tick_rules(by_seat(visit, scene), request.several("rules"))
    return "room.noted"


GAME_ACTS = {
    "choose": _choose,
    "take_chair": just(rounds.take_chair),
    "watch": just(rounds.watch),
    "say_fair": _say_fair,
    "tick_rules": _tick_rules,
}
