"""One story played in every way that a claim compares: by the throw of a dice, by two decent people, by fixed ways."""

from __future__ import annotations

from collections.abc import Callable, Iterable
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
HOUSE = tuple(name for name in SETS if " " in name or name == "usual")  # under which the study lets the house play
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


class Ends(dict[str, Outcome]):
    """How it ends, by name; each is played when it is first asked for."""

    def __init__(self, end: Callable[[str], Outcome]) -> None:
        super().__init__()
        self.end = end

    def __missing__(self, name: str) -> Outcome:
        return self.setdefault(name, self.end(name))


class Case:
    """A story and what becomes of it; everything is computed when it is first asked for."""

    def __init__(self, seed: int, numbers: Numbers | None = None, start: State | None = None) -> None:
        self.seed, self.numbers, self.start = seed, numbers or simulator.run.NUMBERS, start or simulator.run.START

    def end(self, rules: Iterable[str], moves: Iterable[Moves]) -> Outcome:
        run = simulator.play_all(simulator.begin(self.seed, rules, self.start, self.numbers), moves)
        return simulator.outcome(run.state, self.numbers)

    @cached_property
    def thrown(self) -> Ends:
        """The same thrown moves under each set of rules."""
        moves = simulator.thrown(self.seed)
        return Ends(lambda name: self.end(SETS[name], moves))

    @cached_property
    def house(self) -> Ends:
        """Two decent people under each set of rules."""
        return Ends(lambda name: self.end(SETS[name], [Moves()] * 5))

    @cached_property
    def generous(self) -> Ends:
        """Usual rules, and a Tessera that does all it can."""
        return Ends(lambda way: self.end(USUAL, [Moves(VADO[way], GENEROUS)] * 5))

    @cached_property
    def busy(self) -> Ends:
        """The other rules, and a Tessera that has no time."""
        return Ends(lambda way: self.end(OTHER, [Moves(VADO[way], BUSY)] * 5))

    def fixed(self, rules: Iterable[str], vado: str, tessera: str) -> Outcome:
        """The same ways five times, written as "work form carry"."""
        return self.end(rules, [Moves(VadoMove(*vado.split()), TesseraMove(*tessera.split()))] * 5)
