"""What is released, and to whom: rows that never change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

ALL, FACILITATOR_ONLY = "all", "runs"


@dataclass(frozen=True)
class Released:
    """One immutable row: what one audience sees of one side's answers to one question."""

    audience: str  # a side's id, "all", or FACILITATOR_ONLY
    side: str  # the id of the side that answered; "": all together
    question: str  # "form.item", or an exercise's own id
    level: int | None  # 0–4; None: too few answered
    aside: str  # of a declared side, "" otherwise
    zones: tuple[bool, bool, bool] | None  # from twenty answers: more than a quarter low, middle, high
    part: int = 1
    value: Any = None  # what a declared side answered that is no level
