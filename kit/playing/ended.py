"""How the partnerships of a room ended, in words: read from what was released of its game, for a wall, a report, an ear."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from statistics import median_low
from typing import Any

from kit.content import Library, fill
from kit.languages import listed
from kit.playing.telling import Teller

STEPS = {"files": 10.0, "weeks": 0.5, "room": 0.5}  # row → as a screen rounds it, in the order in which it is told
Shown = Mapping[str, Any]  # question → value


def said_ends(library: Library, shown: Shown, full: str = "") -> str:
    """The rows in a sentence: how the partnership in the middle ended, under the usual rules and under those kept as `full`.

    Of rows that nobody has seen nothing; "" before the first.
    """
    words, say = library.simulator.words.rows, library.phrases.say
    middles = [[_middle(library, shown, name, row) for row in STEPS] for name in ("usual", full)]
    if full.startswith("ours.") and all(map(all, middles)):
        return fill(words["says"], **dict(zip("abcdef", chain(*middles), strict=True)))
    figures = [[each for each in both if each] for both in zip(*middles, strict=True)]
    rows = [words[row][:1].lower() + words[row][1:] for row in STEPS]
    told = [f"{row}{say('room.colon')} {' → '.join(both)}" for row, both in zip(rows, figures, strict=True) if both]
    return f"{say('room.middle')} {listed(told, library.language)}." if told else ""


def said_fair(library: Library, shown: Shown) -> list[tuple[str, str]]:
    """From which chair, and the middle answer to whether the rules were fair; nothing of what was not shown."""
    levels = library.simulator.words.fair.levels
    asked = [key for key in shown if key.startswith("fair.")]
    return [(library.phrases[f"room.{key.replace('.', '_')}"], levels[shown[key]]) for key in asked]


def _middle(library: Library, shown: Shown, name: str, row: str) -> str:
    """The middle of a row as a screen says it; "" as long as that row has not been shown."""
    values = shown.get(f"{name}.{row}")
    return Teller(library).figure(median_low(values), STEPS[row]) if values else ""
