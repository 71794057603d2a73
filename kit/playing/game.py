"""A game alone: up to three runs of the same story, read from what was answered. States are computed anew, never kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kit import simulator
from kit.simulator import QUARTERS, TAPS, Made, Moves, Run

RECORD = "simulator"  # under which name its answers are kept, and what draws them
CHAIRS = ("vado", "tessera")
AGAIN = "again"
RUNS = (*CHAIRS, AGAIN)  # first at Vado, then at Tessera against what was played at Vado, then once more wherever one likes


@dataclass(frozen=True)
class Game:
    """What was answered so far. A quarter counts once it is closed; then it has all its choices (`order.fits`)."""

    seed: int
    answer: Mapping[str, Any]

    @property
    def number(self) -> int:
        """Which game of this person it is, from 1."""
        return int(self.answer.get("game", 1))

    def closed(self, name: str) -> int:
        """Quarters of that run that are closed, 0-5."""
        return int(self.answer.get(f"{name}.closed", 0))

    def over(self, name: str) -> bool:
        """Whether all five are."""
        return self.closed(name) == QUARTERS

    def chair(self, name: str) -> str:
        """Where the person sits in that run; "" as long as nobody has said."""
        return str(self.answer.get("again.chair", "")) if name == AGAIN else name

    def rules(self, name: str) -> tuple[str, ...]:
        """The rules that are set the other way in it."""
        return tuple(self.answer.get("again.rules", ())) if name == AGAIN else ()

    def run(self, name: str) -> Run:
        """What has been played of it. In the second run Vado does what was done there in the first; else the house sits there."""
        begun = simulator.begin(self.seed, self.rules(name))
        return simulator.play_all(begun, (self._moves(name, n) for n in range(1, self.closed(name) + 1)))

    def _moves(self, name: str, n: int) -> Moves:
        chair = self.chair(name)
        ways = [str(self.answer[f"{name}.{n}.{tap}"]) for tap in TAPS[chair]]
        if chair == "vado":
            return Moves(vado=simulator.vado(*ways))
        before = simulator.vado(*(str(self.answer[f"vado.{n}.{tap}"]) for tap in TAPS["vado"])) if name == "tessera" else None
        return Moves(before, simulator.tessera(*ways))

    @property
    def own(self) -> str:
        """The run whose choices are tried under other rules: one's own in both chairs, where both were taken."""
        return "tessera" if self.over("tessera") else "vado"

    def table(self) -> dict[str, list[float]]:
        """Those choices under each set of at most three rules: `simulator.table`."""
        return _table(self.seed, self.run(self.own).moves)


@lru_cache(maxsize=512)
def _table(seed: int, moves: tuple[Made, ...]) -> dict[str, list[float]]:
    return simulator.table(simulator.play_all(simulator.begin(seed), (Moves(*made) for made in moves)))
