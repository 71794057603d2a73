"""Where views meet and where they part: what one side says of itself beside what another says of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

APART = 2  # levels: one may be chance
WIDE = 3  # levels: more than chance and kindness to oneself explain
LOW = 1  # the higher of the two lowest levels of five

Card = Literal["own_higher", "view_higher", "near", "near_low", "same_low", "same"]
TO_TALK = ("own_higher", "view_higher", "same_low", "near_low")
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
        """The lower of the two, 0–4."""
        return min(self.own, self.view)

    @property
    def low(self) -> bool:
        """Whether both are among the two lowest levels."""
        return max(self.own, self.view) <= LOW

    @property
    def card(self) -> Card:
        """How the two stand to each other."""
        return card(self.own, self.view)


def card(own: int, view: int) -> Card:
    """Which of the six cards two answers get: how far apart, which is higher, whether both are low; never who "sees" something.

    Formula: two levels or more apart: "own_higher" or "view_higher"; else "same" or "near", with "_low" where both are at most 1.
    Args: levels, 0–4 each. Source: own rule, not yet validated. Between two sides that see everything alike, with five answers
      each and a standard deviation of 1.2, 11 to 12 % of questions look two levels apart.

    >>> [card(4, 2), card(1, 3), card(3, 2), card(2, 1), card(1, 0), card(1, 1), card(2, 2)]
    ['own_higher', 'view_higher', 'near', 'near', 'near_low', 'same_low', 'same']
    """
    if abs(own - view) >= APART:
        return "own_higher" if own > view else "view_higher"
    if max(own, view) <= LOW:
        return "same_low" if own == view else "near_low"
    return "same" if own == view else "near"


def guessed(meta: int, view: int) -> Guess:
    """Whether a side knew how it is seen; one level off may be chance.

    >>> [guessed(3, 2), guessed(4, 1), guessed(0, 3)]
    ['as_guessed', 'lower_than_guessed', 'higher_than_guessed']
    """
    if meta - view >= APART:
        return "lower_than_guessed"
    return "higher_than_guessed" if view - meta >= APART else "as_guessed"


def worth_talking(views: Sequence[TwoViews], most: int = 3) -> list[TwoViews]:
    """The questions to begin with, at most so many, each item once: farthest apart first, then those where both are low.

    Formula: by levels apart (if two or more), then by the lower view; after them where both are low, by the lower view, then by
      the higher. The last place is kept for the first of these, unless all the others are three levels apart or more: what both
      call low is no chance, and nobody hides it. Source: own rule, not yet validated.

    >>> seen = [TwoViews("A2.1", "s", 4, 1), TwoViews("A3.1", "s", 0, 1), TwoViews("T1.1", "s", 2, 0)]
    >>> [views.item for views in worth_talking(seen)], [views.item for views in worth_talking(seen, 2)]
    (['A2.1', 'T1.1', 'A3.1'], ['A2.1', 'A3.1'])
    """
    apart = _each_once(sorted((v for v in views if v.apart >= APART), key=lambda v: (-v.apart, v.lower)))
    named = {view.item for view in apart}
    low = _each_once(sorted((v for v in views if v.low and v.item not in named), key=lambda v: (v.lower, v.apart)))
    kept = low[:1] if len(apart) >= most and apart[most - 1].apart < WIDE else []
    return [*apart[: most - len(kept)], *low][:most]


def _each_once(views: Sequence[TwoViews]) -> list[TwoViews]:
    found: dict[str, TwoViews] = {}
    for view in views:
        found.setdefault(view.item, view)
    return list(found.values())
