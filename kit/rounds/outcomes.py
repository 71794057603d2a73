"""What leaves a game for everybody: all ends, row by row and sorted; the middle said of fairness; the rules that many ticked.

Ends are rounded as screens round, so that they tell no more than a dot does. Below three partnerships the middle alone is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from statistics import median_low
from typing import Any

from kit.rounds.plan import fewest_answers, fewest_finished
from kit.scoring import FEWEST_FINISHED, many_ticked, release
from kit.simulator import RULES, Moves, Run, begin, outcome, play_all, replay, rounded, tessera, vado
from kit.store import ALL, QUARTERS, Chair, Connection, Game, Released, Round, games

FEWEST_PAIRS = 3  # with dots of their own
STEPS = {"files": 10.0, "weeks": 0.5, "room": 0.5}  # to which an end is rounded
CHAIRS = ("vado", "tessera")


def run_of(game: Game, chosen: games.Chosen, pair: int, run: int) -> Run:
    """What a partnership has played, as far as quarters are closed. Where nobody chose the house did, today as tomorrow."""
    closed = QUARTERS if run < game.run else game.closed
    moves = []
    for quarter in range(1, closed + 1):
        mine, theirs = (chosen.get((run, quarter, pair, chair)) for chair in CHAIRS)
        moves.append(Moves(vado(*mine) if mine else None, tessera(*theirs) if theirs else None))
    return _played(game.seed, game.rules if run == 2 else (), tuple(moves))


@lru_cache(maxsize=2048)
def _played(seed: int, rules: tuple[str, ...], moves: tuple[Moves, ...]) -> Run:
    return play_all(begin(seed, rules), moves)


def runs(connection: Connection, round_: Round, run: int) -> list[Run]:
    """That run of every partnership."""
    game = round_.game
    if game is None:
        return []
    chosen = games.choices(connection, round_.id, round_.part)
    return [run_of(game, chosen, pair, run) for pair in range(1, game.pairs + 1)]


def replayed(played: Sequence[Run], rules: Iterable[str]) -> list[Run]:
    """The same choices under other rules."""
    wanted = tuple(rules)
    return [replay(run, wanted) for run in played]


def rows(played: Sequence[Run], name: str, wanted: Sequence[str]) -> list[Released]:
    """A row for each thing looked at: every partnership's end, sorted for that row alone; of one or two the middle."""
    ends = [outcome(run.state) for run in played]
    return [_released(f"{name}.{row}", _sorted([rounded(getattr(end, row), STEPS[row]) for end in ends])) for row in wanted]


def _sorted(values: list[float]) -> list[float]:
    return sorted(values) if len(values) >= FEWEST_PAIRS else [median_low(values)]


def _released(question: str, value: Any) -> Released:
    return Released(ALL, "", question, None, "", None, 0, value)


def fair(round_: Round, seated: Sequence[Chair]) -> list[Released]:
    """The middle of what each chair of the fiction said; of both together where one is too small; else nothing."""
    said = {chair: [each.fair for each in seated if each.chair == chair and each.fair is not None] for chair in CHAIRS}
    apart = [row for chair in CHAIRS for row in _middle(round_, f"fair.{chair}", said[chair])]
    return apart if len(apart) == len(CHAIRS) else _middle(round_, "fair.both", [one for given in said.values() for one in given])


def _middle(round_: Round, question: str, given: Sequence[int]) -> list[Released]:
    counts: Mapping[int | str, int] = {level: given.count(level) for level in set(given)}
    found = release(
        {question: counts},
        [question],
        anonymous=True,
        finished=len(given),
        smallest=max(fewest_answers(round_, side) for side in round_.sides),
        fewest=strictest(round_),
        spread=False,
    )
    return [_released(question, row.level) for row in found if row.level is not None]


def ticked(round_: Round, seated: Sequence[Chair]) -> list[Released]:
    """The rules that many would look at first, over the whole room; who passed has answered too."""
    said = [each.ticks for each in seated if each.ticks is not None]
    counts = {rule: sum(rule in ticks for ticks in said) for rule in RULES}
    return [_released("ticked", many_ticked(counts, len(said), RULES, fewest=strictest(round_)))]


def strictest(round_: Round) -> int:
    """So many have to have answered: what the strictest side was promised."""
    return max(FEWEST_FINISHED, *(fewest_finished(side) for side in round_.sides))
