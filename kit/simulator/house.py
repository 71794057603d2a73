"""The house plays a chair that nobody sits in: a decent person under pressure, on either side. All of it is an assumption."""

from __future__ import annotations

from kit.simulator.moves import TesseraMove, VadoMove
from kit.simulator.rules import Rules
from kit.simulator.state import State


def vado_house(state: State, rules: Rules) -> VadoMove:
    """First our people when they are worn, the report when the last was poor; says what trust allows; asks if it may hope."""
    days = "team" if state.strain > 0.55 else "paper" if state.done < 0.7 else "work"
    word = "all" if "no" in rules or state.trust_v > 6 else "form" if state.trust_v > 3.5 else "fine"
    reply = "no" if state.strain > 0.85 else "ask" if "answer" in rules or state.trust_v > 4.5 else "carry"
    return VadoMove(days, word, reply)


def tessera_house(state: State, rules: Rules, word: str) -> TesseraMove:
    """What its desk, its free money and its donor leave it. `word`: how Vado wrote last; "form" before the first quarter."""
    request = "pass" if state.donor < 5 or "answer" in rules else "mine"
    return TesseraMove(request, "act" if word == "all" and state.room > 2 else "note", "half" if state.room > 5 else "keep")
