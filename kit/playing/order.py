"""What a game alone accepts, question by question, and in which order: what is closed stays as it was."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kit.errors import AnswerRefused, MoveRefused
from kit.kinds.rules import ACTION, Flag, OneOf, Rule, SomeOf
from kit.playing.game import AGAIN, CHAIRS, RUNS, Game
from kit.simulator import AT_MOST, QUARTERS, RULES, TAPS

MOST_GAMES = 1000
FIXED = ("again.chair", "again.rules")  # once a quarter of that run is closed
Answer = Mapping[str, Any]


def game_rules() -> dict[str, Rule]:
    """Question id → what it accepts: `vado.3.days`, `tessera.1.terms`, `vado.closed`, `again.chair`, `try`, the action's own."""
    some = SomeOf(RULES, AT_MOST)
    rules: dict[str, Rule] = {**ACTION, "game": OneOf(range(1, MOST_GAMES)), "try": some, "rule": OneOf(RULES)}
    rules |= {"tessera.later": Flag(), "again.later": Flag(), "again.chair": OneOf(CHAIRS), "again.rules": some}
    for run in RUNS:
        rules[f"{run}.closed"] = OneOf(range(1, QUARTERS + 1))
        for chair in CHAIRS if run == AGAIN else (run,):
            rules |= {f"{run}.{n}.{tap}": OneOf(ways) for n in _quarters() for tap, ways in TAPS[chair].items()}
    return rules


def fits(before: Answer, after: Answer, seed: int = 0) -> None:
    """Whether a whole answer, each value of which its rule accepts, may follow the one that is kept.

    Raises: MoveRefused where something changes that is closed, AnswerRefused for what has no place in this game.
    """
    now, then = Game(seed, after), Game(seed, before)
    if now.number != then.number:
        if now.number != then.number + 1:
            raise MoveRefused("play.closed")
        then = Game(seed, {})
    for run in RUNS:
        _fits_in(run, then, now)


def _fits_in(run: str, then: Game, now: Game) -> None:
    closed, chair = then.closed(run), now.chair(run)
    kept = [f"{run}.{n}.{tap}" for n in range(1, closed + 1) for tap in TAPS[chair or "vado"]]
    if now.closed(run) < closed or any(then.answer.get(question) != now.answer.get(question) for question in kept):
        raise MoveRefused("play.closed")
    if closed and any(then.answer.get(question) != now.answer.get(question) for question in FIXED if run == AGAIN):
        raise MoveRefused("play.rules_stay")
    if now.closed(run) > closed + 1 or (now.closed(run) and (not chair or not _begun(run, now))):
        raise AnswerRefused("One quarter after the other.")
    _in_its_place(run, chair, now)


def _begun(run: str, now: Game) -> bool:
    """Whether that run may begin: the first one is over before any other."""
    return run == "vado" or now.over("vado")


def _in_its_place(run: str, chair: str, now: Game) -> None:
    """Every closed quarter has all its choices; the open one has some, the ones to come have none, the other chair neither."""
    open_quarter = now.closed(run) + 1 if _begun(run, now) else 0
    here = set(TAPS.get(chair, ()))
    for n in _quarters():
        given = {tap for taps in TAPS.values() for tap in taps if f"{run}.{n}.{tap}" in now.answer}
        if given - here or (n > open_quarter and given) or (n <= now.closed(run) and given != here):
            raise AnswerRefused("This choice has no place in this quarter.")


def _quarters() -> range:
    return range(1, QUARTERS + 1)
