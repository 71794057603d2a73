"""Gaps on the voice ladder: how far what is stands from what would be fair."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Gap:
    """One organisation's voice in one subject: level as it is and as would be fair, 0–4 each."""

    subject: str
    side: str
    level: int
    fair_level: int

    @property
    def steps(self) -> int:
        """Signed steps from is to fair, −4 to 4; negative where a side should give up voice."""
        return self.fair_level - self.level


def widest(gaps: Iterable[Gap]) -> Gap | None:
    """The gap with the most steps, up before down, else the first; None where no step is needed.

    Formula: argmax |fairᵢ − isᵢ|. Range of a gap: −4 to 4 steps.
    Source: the is/fair reading of a voice ladder is this project's own, not yet validated.

    >>> widest([Gap("money", "a", 4, 3), Gap("money", "b", 1, 3)]).side
    'b'
    >>> widest([Gap("money", "a", 2, 2)]) is None
    True
    """
    apart = [gap for gap in gaps if gap.steps]
    return max(apart, key=lambda gap: (abs(gap.steps), gap.steps), default=None)
