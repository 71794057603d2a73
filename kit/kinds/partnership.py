"""The partnership that a person has in mind: its organisations, which holds the funds, which is the person's own.

Asked once, kept like an exercise and used by all of them. Names stand as typed; they are names of organisations.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from kit.charts import look
from kit.content import Phrases
from kit.kinds.rules import OneOf, Rule, Text

PARTNERSHIP = "partnership"
SIDES = tuple(f"side-{n}" for n in range(1, 13))
RULES: dict[str, Rule] = {
    "at": Text(120),
    "funds": OneOf(SIDES),
    "own": OneOf((*SIDES, "none")),
    **{f"name.{side}": Text(80) for side in SIDES},
}


@dataclass(frozen=True)
class Side:
    """One organisation of the partnership."""

    id: str
    name: str
    funds: bool
    own: bool


@dataclass(frozen=True)
class Partnership:
    """The organisations that were named, in the order in which they were named."""

    sides: tuple[Side, ...] = ()
    meant: str = ""  # by "the partner", where several are meant together

    @property
    def ready(self) -> bool:
        """Two organisations at least, and one of them holds the funds."""
        return len(self.sides) > 1 and any(side.funds for side in self.sides)

    def names(self, phrases: Phrases) -> dict[str, str]:
        """The slots `funds` and `partner`; general words where nobody is named yet, or there are several partners."""
        partners = [side.name for side in self.sides if not side.funds]
        funds = next((side.name for side in self.sides if side.funds), "")
        return {
            "funds": funds or phrases["generic.funds"],
            "partner": self.meant or (partners[0] if funds and len(partners) == 1 else phrases["generic.partner"]),
        }

    def place(self, side: str) -> int:
        """Where that side stands in the list, from 0."""
        return next((n for n, s in enumerate(self.sides) if s.id == side), 0)

    def as_list(self) -> list[dict[str, Any]]:
        """The sides as a widget reads them, each with its mark."""
        return [{**asdict(side), "mark": look(place)} for place, side in enumerate(self.sides)]


def partnership_of(answer: Mapping[str, Any]) -> Partnership:
    """The partnership from its committed answer."""
    named = [(side, str(answer.get(f"name.{side}", "")).strip()) for side in SIDES]
    return Partnership(
        tuple(Side(side, name, answer.get("funds") == side, answer.get("own") == side) for side, name in named if name)
    )
