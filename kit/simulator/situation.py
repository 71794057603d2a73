"""What enters a quarter: where both stand, the rules, what happens, and what each chair chose without seeing the other."""

from __future__ import annotations

from dataclasses import dataclass

from kit.simulator.events import Event, Happening
from kit.simulator.moves import TesseraMove, VadoMove
from kit.simulator.numbers import Numbers
from kit.simulator.rules import Rules
from kit.simulator.state import State

EXPOSING = ("audit", "incident")  # events that bring out what was called fine


@dataclass(frozen=True, slots=True)
class Situation:
    """One quarter before it is played."""

    state: State
    rules: Rules
    happening: Happening
    vado: VadoMove
    tessera: TesseraMove
    numbers: Numbers

    def on(self, rule: str) -> bool:
        """Whether a rule is set the other way."""
        return rule in self.rules

    @property
    def event(self) -> Event:
        """What this quarter brings."""
        return self.numbers.events[self.happening.name]

    @property
    def size(self) -> float:
        """How large it is, 0.6-1.4."""
        return self.happening.size

    @property
    def refused(self) -> bool:
        """Whether Vado says no and protects what it has."""
        return self.vado.reply == "no"

    @property
    def audit(self) -> bool:
        """Whether papers are looked at."""
        return self.happening.name == "audit"

    @property
    def hearing(self) -> bool:
        """Whether the hearing takes place, with its camera."""
        return self.happening.name == "hearing" and not self.refused

    @property
    def voiced(self) -> bool:
        """Whether it is Vado's people who speak at it."""
        return self.hearing and self.on("voice")

    @property
    def watched(self) -> bool:
        """Whether Tessera trusts Vado so little that it watches it."""
        return self.state.trust_t < self.numbers.watched_below

    @property
    def knows(self) -> float:
        """Part of the truth that Tessera knows, 0-1. Assumption of this model."""
        return self.numbers.knows[self.vado.word]

    @property
    def found(self) -> float:
        """Bad quarters called fine that come out now. Assumption of this model: an audit or an incident brings out all."""
        return self.state.masked if self.happening.name in EXPOSING else 0.0
