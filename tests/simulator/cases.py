"""One story played in every way that a claim compares: by the throw of a dice, by two decent people, by fixed ways."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from functools import cached_property
from math import isfinite

from kit import simulator
from kit.simulator import OTHER, RULES, USUAL, Moves, Numbers, Outcome, Rules, State, TesseraMove, VadoMove

SETS: dict[str, Rules] = {
    "usual": USUAL,
    **{rule: frozenset([rule]) for rule in RULES},
    **{" ".join(three): frozenset(three) for three in (
        ("pay", "rate", "share"), ("paper", "change", "answer"), ("change", "voice", "no"), ("paper", "share", "no"), ("pay", "change", "share"),
    )},
    "all eight": OTHER,
}  # fmt: skip
VADO = {
    "work first": VadoMove("work", "form", "carry"),
    "by the book": VadoMove("paper", "form", "ask"),
    "say it all": VadoMove("paper", "all", "ask"),
    "look after ours": VadoMove("team", "all", "no"),
    "all is fine": VadoMove("work", "fine", "carry"),
}
GENEROUS, BUSY = TesseraMove("drop", "act", "take"), TesseraMove("pass", "later", "keep")
FIGURES = ("files", "weeks", "strain", "trust", "vado_paid", "room", "donor", "desk")


TOP = {"staff": 9, "strain": 1, "guard": 1, "name": 10, "files": 900, "done": 1, "trust_v": 10, "trust_t": 10, "donor": 10}
FREE = {"relief"}  # below nothing where help rested on a guess


def out_of_range(run: simulator.Run) -> list[str]:
    """The figures of a run's states that are no number, below nothing, or above their most."""
    return [
        key
        for state in run.states
        for key, value in asdict(state).items()
        if not isfinite(value) or (value < 0 and key not in FREE) or value > TOP.get(key, 100)
    ]


class Case:
    """A story and what becomes of it; everything is computed when it is first asked for."""

    def __init__(self, seed: int, numbers: Numbers | None = None, start: State | None = None) -> None:
        self.seed, self.numbers, self.start = seed, numbers or simulator.run.NUMBERS, start or simulator.run.START

    def end(self, rules: Iterable[str], moves: Iterable[Moves]) -> Outcome:
        run = simulator.play_all(simulator.begin(self.seed, rules, self.start, self.numbers), moves)
        return simulator.outcome(run.state, self.numbers)

    @cached_property
    def thrown(self) -> dict[str, Outcome]:
        moves = simulator.thrown(self.seed)
        return {name: self.end(rules, moves) for name, rules in SETS.items()}

    @cached_property
    def house(self) -> dict[str, Outcome]:
        return {name: self.end(rules, [Moves()] * 5) for name, rules in SETS.items() if " " in name or name == "usual"}

    @cached_property
    def generous(self) -> dict[str, Outcome]:
        """Usual rules, and a Tessera that does all it can."""
        return {name: self.end(USUAL, [Moves(way, GENEROUS)] * 5) for name, way in VADO.items()}

    @cached_property
    def busy(self) -> dict[str, Outcome]:
        """The other rules, and a Tessera that has no time."""
        return {name: self.end(OTHER, [Moves(way, BUSY)] * 5) for name, way in VADO.items()}

    def fixed(self, rules: Iterable[str], vado: str, tessera: str) -> Outcome:
        """The same ways five times, written as "work form carry"."""
        return self.end(rules, [Moves(VadoMove(*vado.split()), TesseraMove(*tessera.split()))] * 5)
