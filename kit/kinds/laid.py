"""What an exercise lays on the table for a whole room to look at: its own words, nothing that anybody answered."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Pile:
    """Cards that belong together, under their name and what is asked of them."""

    head: str = ""
    note: str = ""
    cards: tuple[str, ...] = ()


@dataclass(frozen=True)
class Laid:
    """A scene to read, cards to point at, and the question to talk about ("": not asked yet)."""

    text: str = ""
    ask: str = ""
    piles: tuple[Pile, ...] = ()
