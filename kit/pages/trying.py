"""For trainers in JupyterLab: play *Five quarters* a thousand times, change a rule, a number or a way, and compare.

pandas is imported when the first frame is made. Figures are those of `kit.simulator.Outcome`; none of them has met people.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from kit import content, reports, settings, simulator
from kit.apps import Desk
from kit.simulator import Moves, Numbers, Run, State, TesseraMove, VadoMove

if TYPE_CHECKING:
    from pandas import DataFrame

FIGURES = ("files", "weeks", "strain", "trust", "vado_paid", "room", "donor", "desk")
LOW, MIDDLE, HIGH = 0.1, 0.5, 0.9  # eight in ten lie between the outer two
Way = str | Sequence[str] | Callable[..., Any]  # "house", "thrown", three ways such as ("work", "all", "ask"), or a function


def simulate(
    rules: Iterable[str] = (),
    stories: int = 1000,
    *,
    vado: Way = "house",
    tessera: Way = "house",
    start: State | None = None,
    numbers: Numbers | None = None,
) -> DataFrame:
    """One row for each partnership: its story, the rules and how it ended.

    Args: rules, those set the other way. vado, tessera: "house" (a decent person), "thrown" (by a dice), three ways that
    are repeated, or a function: for Vado of (state, rules), for Tessera of (state, rules, how Vado wrote last).
    start, numbers: what to change of the model's own. Raises: AnswerRefused for a rule or a way that there is not.
    """
    from pandas import DataFrame

    played = _runs(rules, stories, vado=vado, tessera=tessera, start=start, numbers=numbers)
    return DataFrame([{**_named(run), **asdict(simulator.outcome(run.state, run.numbers))} for run in played])


def quarters(rules: Iterable[str] = (), stories: int = 1000, **others: Any) -> DataFrame:
    """The same, with a row for the start and for each quarter: what stood on both screens."""
    from pandas import DataFrame

    ways = {"vado": "house", "tessera": "house", "start": None, "numbers": None, **others}
    return DataFrame(
        [
            {**_named(run), "quarter": n, "weeks": s.reserve - s.unpaid, "files": s.files, "room": s.room, "donor": s.donor}
            for run in _runs(rules, stories, **ways)
            for n, s in enumerate(run.states)
        ]
    )


def _named(run: Run) -> dict[str, Any]:
    named = "all eight" if run.rules == simulator.OTHER else " + ".join(simulator.in_order(run.rules))
    return {"story": run.seed, "rules": named or "usual"}


def _runs(
    rules: Iterable[str], stories: int, *, vado: Way, tessera: Way, start: State | None, numbers: Numbers | None
) -> Iterable[Run]:
    chosen = simulator.rule_set(rules)
    fixed = (_fixed(vado, simulator.vado), _fixed(tessera, simulator.tessera))
    start, numbers = start or State(), numbers or Numbers()
    for seed in range(stories):
        run = simulator.begin(seed, chosen, start, numbers)
        dice = simulator.thrown(seed) if "thrown" in (vado, tessera) else (Moves(),) * simulator.QUARTERS
        for thrown in dice:
            one = thrown.vado if vado == "thrown" else fixed[0](run.state, chosen)
            two = thrown.tessera if tessera == "thrown" else fixed[1](run.state, chosen, run.word)
            run = simulator.play(run, Moves(one, two))
        yield run


def _fixed(way: Way, checked: Callable[..., VadoMove | TesseraMove]) -> Callable[..., Any]:
    """A way as a function of what its chair knows; None: the house."""
    if callable(way):
        return lambda *known: checked(*way(*known))
    move = None if isinstance(way, str) else checked(*way)
    return lambda *_known: move


def compare(**frames: DataFrame) -> DataFrame:
    """Each figure in the middle partnership of each frame, and between what eight in ten lie; frames by the name to give them."""
    from pandas import concat

    found = {name: frame[list(FIGURES)].quantile([LOW, MIDDLE, HIGH]).round(2).T for name, frame in frames.items()}
    return concat(found, axis=1).rename({LOW: "10 %", MIDDLE: "middle", HIGH: "90 %"}, axis=1, level=1)


def explained(frame: DataFrame, figure: str, by: str | list[str]) -> float:
    """Part of the spread of a figure that goes with something, 0-1 (eta squared).

    Source: the correlation ratio; the share of the variance that lies between groups.
    """
    whole = frame[figure]
    between = frame.groupby(by)[figure].transform("mean") - whole.mean()
    return round(float((between**2).sum() / ((whole - whole.mean()) ** 2).sum()), 2)


def reader() -> str:
    """The language of whoever opens the notebook."""
    return Desk.of().language


def words(language: str) -> content.simulator.SimulatorWords:
    """The simulator's words in one language."""
    chosen = settings.read({**os.environ})
    return content.load_simulator(content.Source(chosen.exercises, chosen.site), language).words


def rules_in_words(language: str = "fr") -> DataFrame:
    """The eight rules: as usual, the other way, what that costs."""
    said = words(language).rules
    rows = {rule: said[rule].model_dump(include={"usual", "other", "costs"}) for rule in simulator.RULES}
    return reports.to_read(rows).T[["usual", "other", "costs"]]


def assumed(language: str = "fr") -> DataFrame:
    """What the model assumes, in which numbers, and what is left of its findings when that is off by a third."""
    said = words(language).assumes
    rows = {
        key: {"assumption": said.lines[key], "off by a third": said.off[key], "numbers": ", ".join(names)}
        for key, names in simulator.ASSUMPTIONS.items()
    }
    return reports.to_read(rows).T
