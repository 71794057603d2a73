"""What the river brings: seven events, of which five make a story."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from kit.simulator.chance import draw

QUARTERS = 5
SIZES = (0.6, 1.0, 1.4)


@dataclass(frozen=True)
class Event:
    """What a quarter brings at size 1. All sizes are assumptions of this model.

    `wait` and `money` in weeks of Vado's running costs, `days` in days of ten, `danger` 0-1, `files` in households whose file may
    be won, `leave` in people who have an offer. `rule` decides on whom it falls; "": none does, and it falls mostly on Vado.
    """

    wait: float = 0.0
    money: float = 0.0
    days: float = 0.0
    danger: float = 0.0
    files: float = 0.0
    leave: float = 0.0
    rule: str = ""


EVENTS = {
    "late": Event(wait=6, money=0.6, rule="pay"),
    "rate": Event(money=2.4, rule="rate"),
    "audit": Event(days=1.2),
    "incident": Event(money=1.5, days=0.8, danger=0.6, rule="share"),
    "hearing": Event(money=1.2, days=1.2, files=120, rule="change"),
    "leaving": Event(money=1.0, leave=1.8, rule="share"),
    "priorities": Event(money=0.8, days=1.5, rule="no"),
}
LATER = ("rate", "audit", "incident", "leaving", "priorities")  # three of these come with the hearing


class Happening(NamedTuple):
    """The event of one quarter, its size, and how the river treats the households meanwhile (0.5-1.5: strikes, a good judge)."""

    name: str
    size: float
    river: float


@cache
def story(seed: int) -> tuple[Happening, ...]:
    """Five quarters: a late transfer first, then the hearing and three others; no audit in the second quarter.

    >>> [one.name for one in story(22225)]
    ['late', 'rate', 'hearing', 'incident', 'audit']
    """
    three = sorted(LATER, key=lambda name: draw(seed, name))[:3]
    order = sorted([*three, "hearing"], key=lambda name: draw(seed, f"at {name}"))
    if order[0] == "audit":
        order[:2] = order[1::-1]
    return tuple(
        Happening(name, SIZES[int(len(SIZES) * draw(seed, f"size {n}"))], 0.5 + draw(seed, f"river {n}"))
        for n, name in enumerate(["late", *order])
    )
