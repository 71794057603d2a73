"""Where views meet and where they part: what one side says of itself beside what another says of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

APART = 2  # levels: one may be chance
SEEN = 2  # "happens, late or in part": the lowest level at which a thing can be seen

Card = Literal["both", "self_only", "view_more", "neither"]
Guess = Literal["as_guessed", "lower_than_guessed", "higher_than_guessed"]


@dataclass(frozen=True)
class TwoViews:
    """One item as two sides see it: levels 0–4 of the side it is about, of another side, and of the guess (None: not given)."""

    item: str
    side: str
    own: int
    view: int
    meta: int | None = None

    @property
    def apart(self) -> int:
        """Levels between the two, 0–4."""
        return abs(self.own - self.view)

    @property
    def lower(self) -> int:
        """The lower of the two: what counts as the status, 0–4."""
        return min(self.own, self.view)


def card(own: int, view: int) -> Card:
    """Which of the four gap cards a question gets.

    Formula: two levels or more apart: "self_only" if own > view, else "view_more"; otherwise "both" if the lower of them is
      at least 2, else "neither".
    Args: levels, 0–4 each. Source: own rule, not yet validated; with five to eight answers a side and a standard deviation
      of 0.9, equal views look two levels apart in 2–5 % of questions.

    >>> [card(4, 2), card(1, 3), card(3, 2), card(2, 1)]
    ['self_only', 'view_more', 'both', 'neither']
    """
    if own - view >= APART:
        return "self_only"
    if view - own >= APART:
        return "view_more"
    return "both" if min(own, view) >= SEEN else "neither"


def guessed(meta: int, view: int) -> Guess:
    """Whether a side knew how it is seen; one level off may be chance.

    >>> [guessed(3, 2), guessed(4, 1), guessed(0, 3)]
    ['as_guessed', 'lower_than_guessed', 'higher_than_guessed']
    """
    if meta - view >= APART:
        return "lower_than_guessed"
    return "higher_than_guessed" if view - meta >= APART else "as_guessed"


def status(views: Iterable[TwoViews]) -> int | None:
    """A commitment's status: the lowest of the lower views of its questions, 0–4; None where there is none.

    Source: the lower view counts, after the Lisbon tool; own rule, not yet validated.

    >>> status([TwoViews("A1.1", "side-2", 3, 1), TwoViews("A1.2", "side-2", 2, 2)])
    1
    """
    return min((view.lower for view in views), default=None)


def worth_talking(views: Sequence[TwoViews], most: int = 3) -> list[TwoViews]:
    """The questions to begin with: farthest apart first, then those that neither side sees yet; at most so many, each item once.

    Formula: sorted by levels apart (if two or more), then by the lower view. Source: own rule, not yet validated.

    >>> seen = [TwoViews("A1.1", "s", 3, 2), TwoViews("A2.1", "s", 4, 1), TwoViews("A3.1", "s", 0, 1)]
    >>> [views.item for views in worth_talking(seen)]
    ['A2.1', 'A3.1']
    """
    ranked = sorted(views, key=lambda view: (-view.apart if view.apart >= APART else 0, view.lower))
    found: dict[str, TwoViews] = {}
    for view in ranked:
        if card(view.own, view.view) != "both":
            found.setdefault(view.item, view)
    return list(found.values())[:most]


def moved(before: Mapping[str, int], now: Mapping[str, int]) -> dict[str, int]:
    """Question → levels up or down since the round before, where both rounds show one and they differ; −4 to 4.

    >>> moved({"view.A1.1": 1, "view.A2.1": 2}, {"view.A1.1": 3, "view.A2.1": 2, "view.A3.1": 4})
    {'view.A1.1': 2}
    """
    return {q: level - before[q] for q, level in now.items() if q in before and level != before[q]}
