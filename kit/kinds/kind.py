"""The small base that every kind fills in."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from kit.charts import Picture
from kit.content import Exercise, Phrases
from kit.content.framework import Frozen
from kit.kinds.partnership import Partnership
from kit.kinds.rules import Rule
from kit.languages import listed

Pools = Literal["levels", "declared", "own"]


@dataclass(frozen=True)
class Sitting:
    """One exercise, the partnership it is about, the interface phrases, and what was answered."""

    exercise: Exercise
    partnership: Partnership
    phrases: Phrases
    language: str
    answer: Mapping[str, Any]

    @property
    def words(self) -> dict[str, Any]:
        """The words of the exercise's kind."""
        words: dict[str, Any] = getattr(self.exercise.words, self.exercise.kind)
        return words

    def say(self, key: str, **slots: object) -> str:
        """One of the exercise's sentences, with the names of the sides."""
        names = self.partnership.names(self.phrases["partner"])
        return Phrases(self.exercise.words.says).say(key, **{**names, **slots})

    def fill(self, text: str) -> str:
        """A text of the exercise with the names of the sides."""
        return Phrases({"text": text}).say("text", **self.partnership.names(self.phrases["partner"]))

    def listed(self, names: list[str]) -> str:
        """Names joined as the language joins them."""
        return listed(names, self.language)


class Kind(ABC):
    """A form that an exercise can have."""

    name: ClassVar[str]
    pools: ClassVar[Pools]
    facts: ClassVar[type[Frozen]]
    words: ClassVar[type[Frozen]]
    says: ClassVar[frozenset[str]]

    @abstractmethod
    def rules(self, exercise: Exercise) -> dict[str, Rule]:
        """Question id → what it accepts, for every organisation that there could be."""

    @abstractmethod
    def expected(self, exercise: Exercise) -> set[str]:
        """The dotted keys of this kind's own words that depend on the facts."""

    @abstractmethod
    def picture(self, sitting: Sitting) -> Picture:
        """What the answers so far show: sentences, and a picture if there is one to draw."""
