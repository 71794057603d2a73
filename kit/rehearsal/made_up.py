"""Answers that a rehearsal's made-up people give: valid, and meaning nothing."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import Any

from kit.kinds import rules
from kit.kinds.story import Path
from kit.scoring import ASIDES
from kit.simulator import RULES, TAPS

FAIRNESS = range(5)


def made_up(asked: Mapping[str, rules.Rule], dice: random.Random) -> dict[str, Any]:
    """An answer to every question that offers any: a level, an option, some ticks, a walk through a story; no words."""
    given = {question: _one(rule, dice) for question, rule in asked.items()}
    return {question: value for question, value in given.items() if value is not None}


def _one(rule: rules.Rule, dice: random.Random) -> Any:
    match rule:
        case rules.OneOf():
            return dice.choice([option for option in rule.options if option not in ASIDES] or list(rule.options))
        case rules.SomeOf():
            chosen = dice.sample(list(rule.options), min(rule.most, len(rule.options)))
            return [option for option in rule.options if option in chosen]
        case rules.Ticks():
            return [option for option in rule.options if dice.random() < 0.4]
        case Path():
            return walk(rule, dice.choice)
    return None


def walk(rule: Path, choose: Callable[[list[str]], str]) -> str:
    """A way through a story until there is nothing left to choose."""
    taken, at = [], "start"
    while rule.nodes.get(at):
        at = choose(list(rule.nodes[at]))
        taken.append(at)
    return "/".join(taken)


def tapped(do: str, chair: str, dice: random.Random) -> dict[str, Any]:
    """What a made-up person says in a game when asked that: three choices at that chair, a level, two rules at most."""
    match do:
        case "choose":
            return {tap: dice.choice(ways) for tap, ways in TAPS[chair].items()}
        case "say_fair":
            return {"level": str(dice.choice(FAIRNESS))}
        case "tick_rules":
            return {"rules": dice.sample(RULES, dice.choice((0, 1, 2)))}
    return {}
