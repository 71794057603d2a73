"""Answers of a game alone, as a page that plays would send them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kit.simulator import QUARTERS, TAPS, thrown

Answer = dict[str, Any]


def quarter(run: str, chair: str, n: int, dice: int = 0) -> Answer:
    """The three choices of the n-th quarter, 1-5, by the throw of a dice."""
    ways = getattr(thrown(dice)[n - 1], chair)
    return {f"{run}.{n}.{tap}": way for tap, way in zip(TAPS[chair], ways, strict=True)}


def closed(run: str, chair: str, quarters: int = QUARTERS, dice: int = 0) -> Answer:
    """A run as far as it is closed."""
    answer: Answer = {f"{run}.closed": quarters} if quarters else {}
    for n in range(1, quarters + 1):
        answer |= quarter(run, chair, n, dice)
    return answer


def both_chairs(dice: int = 0) -> Answer:
    return {**closed("vado", "vado", dice=dice), **closed("tessera", "tessera", dice=dice)}


def once_more(chair: str, quarters: int, rules: tuple[str, ...] = ("pay", "share"), **more: Any) -> Answer:
    """Both chairs, and a third run as far as it is closed."""
    chosen = {"again.chair": chair, "again.rules": list(rules)}
    return {**both_chairs(), **chosen, **closed("again", chair, quarters), **more}


def steps_to(answer: Mapping[str, Any]) -> list[Answer]:
    """One answer after another as a page sends them: each closes one quarter more."""
    found: list[Answer] = [{}]
    for run in ("vado", "tessera", "again"):
        for n in range(1, int(answer.get(f"{run}.closed", 0)) + 1):
            now = {
                key: value
                for key, value in answer.items()
                if key.startswith(f"{run}.{n}.") or key in ("again.chair", "again.rules")
            }
            found.append({**found[-1], **now, f"{run}.closed": n})
    return found
