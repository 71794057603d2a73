"""A run: five quarters of one story under one set of rules. Seed, rules and moves say all; whatever else there is follows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kit.errors import AnswerRefused, MoveRefused
from kit.simulator.events import QUARTERS, Happening, story
from kit.simulator.house import tessera_house, vado_house
from kit.simulator.moves import Moves, TesseraMove, VadoMove, tessera, vado
from kit.simulator.numbers import Numbers
from kit.simulator.quarter import Course, course, quarter
from kit.simulator.rules import USUAL, Rules, in_order, rule_set
from kit.simulator.situation import Situation
from kit.simulator.state import State

Made = tuple[VadoMove, TesseraMove]  # what both chairs did in a quarter, the house included


@dataclass(frozen=True)
class Run:
    """What has been played so far. Made by `begin` and `play` only; `states` holds the start and the state after each quarter."""

    seed: int
    rules: Rules
    numbers: Numbers
    states: tuple[State, ...]
    moves: tuple[Made, ...] = ()

    @property
    def state(self) -> State:
        """Where both stand now."""
        return self.states[-1]

    @property
    def played(self) -> int:
        """Quarters that are over, 0-5."""
        return len(self.moves)

    @property
    def over(self) -> bool:
        """Whether all five are."""
        return self.played == QUARTERS

    @property
    def story(self) -> tuple[Happening, ...]:
        """What the five quarters bring."""
        return story(self.seed)

    @property
    def word(self) -> str:
        """How Vado wrote last; before it has written, what the form asks."""
        return self.moves[-1][0].word if self.moves else "form"

    def situation(self, n: int) -> Situation:
        """What entered the n-th quarter that was played, 0-4."""
        return Situation(self.states[n], self.rules, self.story[n], *self.moves[n], self.numbers)

    def course(self, n: int) -> Course:
        """What happened in it."""
        return course(self.situation(n))


NUMBERS, START = Numbers(), State()


def begin(seed: int, rules: Iterable[str] = USUAL, start: State = START, numbers: Numbers = NUMBERS) -> Run:
    """A run before its first quarter. Raises: AnswerRefused for a rule that there is not."""
    return Run(seed, rule_set(rules), numbers, (start,))


def play(run: Run, moves: Moves) -> Run:
    """The run a quarter later; the house plays for a chair without a move. Raises: MoveRefused once all five are over."""
    if run.over:
        raise MoveRefused("round.closed")
    made = (
        moves.vado or vado_house(run.state, run.rules),
        moves.tessera or tessera_house(run.state, run.rules, run.word),
    )
    now = Situation(run.state, run.rules, run.story[run.played], *made, run.numbers)
    return Run(run.seed, run.rules, run.numbers, (*run.states, quarter(now)), (*run.moves, made))


def play_all(run: Run, moves: Iterable[Moves]) -> Run:
    """The run after several quarters."""
    for one in moves:
        run = play(run, one)
    return run


def replay(run: Run, rules: Iterable[str]) -> Run:
    """The same people, the same luck, the same moves: only the rules differ. Moves of the house stay what they were too."""
    return play_all(begin(run.seed, rules, run.states[0], run.numbers), (Moves(*made) for made in run.moves))


def as_data(run: Run) -> dict[str, Any]:
    """All that has to be kept of a run, as JSON can hold it: states are never stored. Start and numbers are the kit's own."""
    return {
        "seed": run.seed,
        "rules": list(in_order(run.rules)),
        "moves": [[list(one), list(two)] for one, two in run.moves],
    }


def from_data(kept: Mapping[str, Any]) -> Run:
    """The run that was kept. Raises: AnswerRefused for what is no run, MoveRefused for more than five quarters."""
    try:
        seed, rules = kept["seed"], kept["rules"]
        moves = [Moves(vado(*one), tessera(*two)) for one, two in kept["moves"]]
        if not isinstance(seed, int) or not isinstance(rules, list):
            raise AnswerRefused("seed")
        return play_all(begin(seed, rules), moves)
    except (KeyError, TypeError, ValueError) as error:
        raise AnswerRefused("run") from error
