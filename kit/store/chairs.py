"""The nouns of a game in a room: how it stands, and a seat's chair in it."""

from __future__ import annotations

from dataclasses import dataclass

WATCHES = "watches"
QUARTERS = 5  # of a run


@dataclass(frozen=True, kw_only=True)
class Game:
    """How *Five quarters* stands in a room. Nothing in it is anybody's: who sits where is in `Chair`."""

    seed: int  # of the story
    pairs: int  # partnerships, from 1
    run: int = 1  # 1: under the usual rules; 2: under the room's own, chairs changed
    quarter: int = 1  # 1-5
    open: bool = True  # the quarter may still be chosen
    step: int = 0  # how much of this run's end has been shown
    rules: tuple[str, ...] = ()  # of the second run
    tried: tuple[str, ...] = ()  # under which the same choices stand on the wall
    tries: int = 0  # so many sets of rules were tried

    @property
    def closed(self) -> int:
        """Quarters of this run that are closed, 0-5."""
        return self.quarter - self.open

    @property
    def over(self) -> bool:
        """Whether this run is."""
        return self.closed == QUARTERS


@dataclass(frozen=True, kw_only=True)
class Chair:
    """A seat's chair in a game; several seats may share one. `fair`, `ticks` None: not said."""

    seat: str
    pair: int  # from 1
    chair: str  # "vado", "tessera" or WATCHES
    missed: int = 0  # quarters in a row without a choice
    fair: int | None = None  # 0-4
    ticks: tuple[str, ...] | None = None  # rules; none: passed
