"""Every fixed way of either chair against every other: what explains the spread, and whether one way beats the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from statistics import fmean

from kit import simulator
from kit.simulator import OTHER, USUAL, Moves, Outcome, Rules

GOOD = {"files": 1, "weeks": 1, "trust": 1, "strain": -1, "room": 1, "donor": 1, "desk": -1, "staff": 1}  # −1: less is better
SIX = ("files", "weeks", "trust", "strain", "room", "donor")


@dataclass(frozen=True)
class Row:
    rules: Rules
    vado: simulator.VadoMove
    tessera: simulator.TesseraMove
    seed: int
    end: Outcome


def rows(stories: Iterable[int]) -> list[Row]:
    return [
        Row(rules, vado, tessera, seed, simulator.outcome(simulator.play_all(simulator.begin(seed, rules), [Moves(vado, tessera)] * 5).state))
        for rules in (USUAL, OTHER)
        for vado in simulator.VADO_WAYS
        for tessera in simulator.TESSERA_WAYS
        for seed in stories
    ]  # fmt: skip


def explained(every: list[Row], figure: str, by: Callable[[Row], object]) -> float:
    """Part of the spread of a figure that goes with something, 0-1 (eta squared)."""
    groups: dict[object, list[float]] = {}
    for row in every:
        groups.setdefault(by(row), []).append(getattr(row.end, figure))
    values = [value for group in groups.values() for value in group]
    middle = fmean(values)
    return sum(len(group) * (fmean(group) - middle) ** 2 for group in groups.values()) / sum(
        (value - middle) ** 2 for value in values
    )


def parts(every: list[Row], figure: str) -> tuple[float, float, float]:
    """Of a figure's spread: what goes with the rules, with the two ways together, and with the story and whatever is left."""
    rules = explained(every, figure, lambda row: row.rules)
    people = explained(every, figure, lambda row: (row.vado, row.tessera))
    return rules, people, 1 - explained(every, figure, lambda row: (row.rules, row.vado, row.tessera))


def means(every: list[Row], rules: Rules, by: Callable[[Row], tuple[object, ...]]) -> dict[tuple[object, ...], dict[str, float]]:
    """Each way's average figures, the good direction upwards."""
    mine = sorted((row for row in every if row.rules == rules), key=lambda row: repr(by(row)))
    found = {}
    for key, group in groupby(mine, key=by):
        ends = [row.end for row in group]
        found[key] = {figure: sign * fmean(getattr(end, figure) for end in ends) for figure, sign in GOOD.items()}
    return found


VADO_FIGURES = ("files", "weeks", "trust", "staff", "strain")
TESSERA_FIGURES = ("files", "weeks", "trust", "room", "donor", "desk")


def in_every_best_quarter(every: list[Row], rules: Rules) -> int:
    """How many of the 729 pairs of ways are among the best quarter in all six figures."""
    pairs = list(means(every, rules, lambda row: (row.vado, row.tessera)).values())
    edge = {figure: sorted(pair[figure] for pair in pairs)[int(0.75 * (len(pairs) - 1))] for figure in SIX}
    return sum(all(pair[figure] >= edge[figure] for figure in SIX) for pair in pairs)


def undominated(every: list[Row], rules: Rules, chair: str, figures: tuple[str, ...]) -> int:
    """How many of a chair's 27 ways no other way equals or beats in all of these figures."""
    found = means(every, rules, lambda row: tuple(getattr(row, chair)))
    return sum(
        not any(all(found[other][figure] >= found[way][figure] for figure in figures) for other in found if other != way)
        for way in found
    )
