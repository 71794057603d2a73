"""Answers of every sort to any exercise, made from its own rules: the same ones at every run."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from kit.kinds import rules
from kit.kinds.story import Path
from kit.rehearsal.made_up import walk
from kit.scoring import ASIDES

LONG = "Une organisation au nom qui n’en finit pas, avec des <b>balises</b>, des $x^2$ et un {trou}"
Choose = Callable[[rules.Rule], Any]


def lowest(rule: rules.Rule) -> Any:
    """The first of everything: zeros, nothing ticked, no words."""
    match rule:
        case rules.OneOf():
            return rule.options[0]
        case rules.SomeOf() | rules.Ticks():
            return []
        case Path():
            return walk(rule, lambda options: options[0])
        case rules.Flag():
            return False
    return ""


def highest(rule: rules.Rule) -> Any:
    """The last level of everything, all that can be ticked, words as long as they may be."""
    match rule:
        case rules.OneOf():
            levels = [option for option in rule.options if option not in ASIDES]
            return (levels or rule.options)[-1]
        case rules.SomeOf():
            return list(rule.options)[: rule.most]
        case rules.Ticks():
            return list(rule.options)
        case Path():
            return walk(rule, lambda options: options[-1])
        case rules.Text():
            return (LONG * 6)[: rule.longest]
        case rules.Day():
            return "2027-03-31"
        case rules.Flag():
            return True
    raise AssertionError(rule)


def unknown(rule: rules.Rule) -> Any:
    """ "I do not know" wherever it is on offer."""
    if isinstance(rule, rules.Ticks):
        return "unknown"
    return "unknown" if isinstance(rule, rules.OneOf) and "unknown" in rule.options else lowest(rule)


def at_random(seed: int) -> Choose:
    """One answer after the other, drawn by lot."""
    lot = random.Random(seed)

    def choose(rule: rules.Rule) -> Any:
        match rule:
            case rules.OneOf():
                return lot.choice(list(rule.options))
            case rules.SomeOf():
                return [option for option in rule.options if lot.random() < 0.5][: rule.most]
            case rules.Ticks():
                return lot.choice(["unknown", [option for option in rule.options if lot.random() < 0.5]])
            case Path():
                return walk(rule, lot.choice)
            case rules.Text():
                return lot.choice(["", "Un mot", LONG])[: rule.longest]
        return lowest(rule)

    return choose
