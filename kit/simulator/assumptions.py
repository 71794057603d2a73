"""What the model assumes, in eight sentences that people can question, and each of them off by so much."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import Any

from kit.simulator.events import Event
from kit.simulator.numbers import Numbers

ASSUMPTIONS = {  # the sentence → the numbers in which it is written
    "falls": ("falls", "heard", "heard_soon"),
    "late": ("slow", "unfinished", "covers", "waiting", "gap_costs", "worry", "owed", "wait_paid"),
    "report": ("report", "asked", "overload"),
    "help": ("help", "guess", "told"),
    "silence": ("told_badly", "questions", "unmasked", "found_donor"),
    "donor": ("cut_below", "request_donor", "report_donor", "seen_donor", "rule_donor"),
    "desk": ("desk", "answer_desk", "request_desk", "rule_desk"),
    "danger": ("danger", "fear", "exposed"),
}
PARTS = {"falls", "done", "knows"}  # of these, nothing is more than the whole
EVERY = tuple(one.name for one in fields(Numbers))


def off(numbers: Numbers, names: Iterable[str], by: float) -> Numbers:
    """The same numbers with some multiplied by a factor, each way and each setting of them alike.

    >>> off(Numbers(), ["report"], 0.5).report
    (1.2, 0.7)
    >>> off(Numbers(), ["falls"], 2).falls
    (1.0, 0.6)
    """
    return replace(numbers, **{name: _times(getattr(numbers, name), by, most=name in PARTS) for name in names})


def _times(value: Any, by: float, *, most: bool) -> Any:
    if isinstance(value, Event):
        return replace(value, **{one.name: getattr(value, one.name) * by for one in fields(Event) if one.name != "rule"})
    if isinstance(value, Mapping):
        return {way: _times(one, by, most=most) for way, one in value.items()}
    if isinstance(value, tuple):
        return tuple(_times(one, by, most=most) for one in value)
    return min(1.0, value * by) if most else value * by
