"""Shares: what each organisation carries and what it has to carry it with, as parts of the whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

NEAR = 0.100_000_001  # of the whole: a tenth is near, also where 0.4 − 0.3 leaves a little more in binary


@dataclass(frozen=True)
class Balance:
    """One organisation's shares of tasks, risks and means, 0–1 each."""

    side: str
    tasks: float
    risks: float
    means: float

    @property
    def heaviest(self) -> float:
        """The larger burden less the means, −1 to 1; above 0 more is carried than there are means for."""
        return max(self.tasks, self.risks) - self.means

    @property
    def even(self) -> bool:
        """Both burdens within a tenth of the whole of the means."""
        return all(abs(burden - self.means) <= NEAR for burden in (self.tasks, self.risks))


def shares(parts: Mapping[str, float]) -> dict[str, float]:
    """Each side's parts over the parts of all.

    Args: parts, side → 0 or more. Returns: side → 0–1, adding up to 1; empty where nobody carries anything.
    Formula: shareᵢ = partsᵢ / Σ parts. Source: method notes of this project, not yet validated.

    >>> shares({"a": 3, "b": 1})
    {'a': 0.75, 'b': 0.25}
    >>> shares({"a": 0, "b": 0})
    {}
    """
    whole = sum(parts.values())
    return {side: part / whole for side, part in parts.items()} if whole > 0 else {}


def balances(tasks: Mapping[str, float], risks: Mapping[str, float], means: Mapping[str, float]) -> list[Balance]:
    """Burdens beside means for every side that all three questions name; empty where one of them is unanswered.

    >>> balances({"a": 1, "b": 1}, {"a": 1, "b": 3}, {"a": 3, "b": 1})[1]
    Balance(side='b', tasks=0.5, risks=0.75, means=0.25)
    """
    t, r, m = shares(tasks), shares(risks), shares(means)
    return [Balance(side, t[side], r[side], m[side]) for side in t if side in r and side in m]


def differences(left: Mapping[str, float], right: Mapping[str, float]) -> tuple[str | None, str | None]:
    """The side whose left share most exceeds its right one, and the reverse; None where none does by more than a tenth.

    >>> differences({"a": 0.25, "b": 0.75}, {"a": 0.75, "b": 0.25})
    ('b', 'a')
    >>> differences({"a": 0.5, "b": 0.5}, {"a": 0.55, "b": 0.45})
    (None, None)
    """
    more = {side: left[side] - right[side] for side in left}
    above, below = [side for side in more if more[side] > NEAR], [side for side in more if more[side] < -NEAR]
    return max(above, key=lambda side: more[side], default=None), min(below, key=lambda side: more[side], default=None)


def widest_share(pairs: Mapping[str, tuple[Mapping[str, float], Mapping[str, float]]]) -> tuple[str, str] | None:
    """Question and side whose share as it is lies furthest below (else above) what would be fair; None if all are near.

    Args: question → (shares as they are, shares as would be fair). Formula: argmax |fairᵢ − isᵢ| over a tenth of the whole,
    upwards before downwards. Source: this project's own, not yet validated.

    >>> widest_share({"risks": ({"a": 0.2, "b": 0.8}, {"a": 0.5, "b": 0.5})})
    ('risks', 'a')
    >>> widest_share({"risks": ({"a": 0.5, "b": 0.5}, {"a": 0.5, "b": 0.5})}) is None
    True
    """
    gaps = {(q, side): fair[side] - now[side] for q, (now, fair) in pairs.items() for side in now}
    apart = {key: gap for key, gap in gaps.items() if abs(gap) > NEAR}
    return max(apart, key=lambda key: (round(abs(apart[key]), 6), apart[key] > 0), default=None)


WORDS: Sequence[tuple[str, float]] = (
    ("none", 0.0),
    ("little", 0.1),
    ("quarter", 0.25),
    ("third", 1 / 3),
    ("half", 0.5),
    ("most", 2 / 3),
    ("nearly_all", 0.88),
    ("all", 1.0),
)


def nearest_fraction(share: float) -> str:
    """The word for a share: only exactly 0 is "none" and only exactly 1 is "all".

    >>> [nearest_fraction(s) for s in (0, 0.02, 0.3, 0.45, 0.7, 0.97, 1)]
    ['none', 'little', 'third', 'half', 'most', 'nearly_all', 'all']
    """
    if share in (0, 1):
        return WORDS[0 if share == 0 else -1][0]
    return min(WORDS[1:-1], key=lambda word: abs(word[1] - share))[0]
