"""What a game alone is shown so far: only of what is closed, and of each run what its chair sees."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kit.content import Library
from kit.playing.game import RUNS, Game
from kit.playing.telling import Teller
from kit.simulator import Run, outcome, three


def shown(library: Library, answer: Mapping[str, Any]) -> dict[str, Any]:
    """Cards and consequences of each run; once a run is over, its end, its letters and the table of other rules."""
    game, teller = Game(library.simulator.facts.stories["alone"], answer), Teller(library)
    runs = {name: game.run(name) for name in RUNS if game.chair(name)}
    said: dict[str, Any] = {
        "game": game.number,
        "runs": {name: _run(teller, game.chair(name), run) for name, run in runs.items()},
    }
    if not game.over("vado"):
        return said
    own = runs[game.own]
    said |= {"letters": teller.letters(runs["vado"]), "both": teller.both(own), "question": teller.went_well(own)}
    said |= {"trust": teller.trust(own), "own": game.own, "table": game.table()}
    return {**said, "ends": {name: three(outcome(run.state)) for name, run in runs.items() if run.over}}


def _run(teller: Teller, chair: str, run: Run) -> dict[str, Any]:
    return {
        "played": run.played,
        "cards": [teller.cards(chair, run, n) for n in range(run.played + 1)],
        "happened": [teller.happened(chair, run, n) for n in range(run.played)],
    }
