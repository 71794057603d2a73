"""Trust over time: what each moment did on two lines, and where the lines part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True)
class Moment:
    """One moment: its place in the list, its words, its stretch of time (0, 1, …), its effect on each line, −2 to 2 or None."""

    place: int
    label: str
    when: int
    funds: int | None
    partner: int | None

    @property
    def gap(self) -> int | None:
        """How far apart the two effects are, 0 to 4; None where one is unknown."""
        return None if self.funds is None or self.partner is None else abs(self.funds - self.partner)

    @property
    def opposite(self) -> bool:
        """Trust rose on one line and fell on the other."""
        return self.funds is not None and self.partner is not None and self.funds * self.partner < 0

    @property
    def sum(self) -> int:
        """Both effects together, −4 to 4."""
        return (self.funds or 0) + (self.partner or 0)


def in_order(moments: Iterable[Moment]) -> list[Moment]:
    """By stretch of time; within one, as they were named."""
    return sorted(moments, key=lambda moment: (moment.when, moment.place))


def parting(moments: Iterable[Moment]) -> Moment | None:
    """The moment at which the lines part most, by two levels or more: opposite effects first; else None.

    Formula: argmax of |funds − partner|. Source: this project's own, not yet validated.

    >>> parting([Moment(1, "audit", 0, 1, -2), Moment(2, "visit", 1, 2, 2)]).label
    'audit'
    >>> parting([Moment(1, "visit", 0, 2, 1)]) is None
    True
    """
    apart = [moment for moment in moments if moment.gap is not None and moment.gap >= 2]
    return max(apart, key=lambda moment: (moment.opposite, moment.gap or 0), default=None)


def line(effects: Sequence[int | None]) -> list[int]:
    """Where trust stands after each moment, from 0; an unknown effect leaves it where it is.

    Formula: running sum. Range: −2n to 2n after n moments; the height has no unit and is never said as a number.
    Source: this project's own, not yet validated.

    >>> line([1, None, -2])
    [1, 1, -1]
    """
    return list(accumulate(effect or 0 for effect in effects))
