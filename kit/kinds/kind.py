"""The small base that every kind fills in."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, Literal, TypeVar

from kit.charts import Picture
from kit.content import Exercise, Phrases
from kit.content.frozen import Frozen
from kit.kinds.laid import Laid
from kit.kinds.partnership import SIDES, Partnership
from kit.kinds.rules import Rule
from kit.kinds.standing import Standing
from kit.languages import listed, quoted

Pools = Literal["levels", "declared", "own"]
F = TypeVar("F", bound=Frozen)
IDLE = ("nothing", "zeros", "one_answer")  # sentences that say no finding
EVERY_SIDE = "sides"  # in a list of options: the organisations of the partnership


@dataclass(frozen=True)
class Option:
    """One answer on offer: its id, its short name, and the place of the side that it is (None: no side)."""

    id: str | int
    name: str
    place: int | None = None


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

    @property
    def names(self) -> dict[str, str]:
        """The slots `funds` and `partner`."""
        return self.partnership.names(self.phrases)

    def say(self, key: str, **slots: object) -> str:
        """One of the exercise's sentences, with the names of the sides."""
        said = Phrases(self.exercise.words.says).say(key, **{**self.names, **slots})
        general = (self.phrases["generic.funds"], self.phrases["generic.partner"])
        return said[:1].upper() + said[1:] if said.startswith(general) else said

    def fill(self, text: str, **slots: object) -> str:
        """A text of the exercise with the names of the sides."""
        return Phrases({"text": text}).say("text", **{**self.names, **slots})

    def listed(self, names: Sequence[str]) -> str:
        """Names, each in quotation marks, joined as the language joins them."""
        return listed([quoted(name, self.language) for name in names], self.language)

    def finding(self, sentences: Sequence[str]) -> str:
        """The first sentence that says what was found: not that there is nothing yet, nor whose view it is."""
        idle = tuple(self.say(key, names="\n").partition("\n")[0] for key in IDLE if key in self.exercise.words.says)
        return next((sentence for sentence in sentences if not sentence.startswith(idle)), "")

    def typed(self, question: str, otherwise: str) -> str:
        """What a person typed there, or the words to use where nothing was."""
        return str(self.answer.get(question, "")).strip() or otherwise

    def options(self, ids: Sequence[str | int], words: Mapping[str, str]) -> list[Option]:
        """The options as they are here: "sides" becomes the organisations, the others have their words."""
        found: list[Option] = []
        for key in ids:
            if key == EVERY_SIDE:
                found += [Option(side.id, side.name, place) for place, side in enumerate(self.partnership.sides)]
            else:
                found.append(Option(key, self.fill(words[str(key)])))
        return found


def every(options: Sequence[str | int]) -> tuple[str | int, ...]:
    """Every value that the options could ever have, "sides" being twelve."""
    return tuple(value for option in options for value in (SIDES if option == EVERY_SIDE else (option,)))


def keys(*tables: tuple[str, Sequence[str | int]]) -> set[str]:
    """`table.id` for every id of those tables, but for the organisations, which have their own names."""
    return {f"{table}.{key}" for table, ids in tables for key in ids if key != EVERY_SIDE}


class Kind(ABC, Generic[F]):
    """A form that an exercise can have."""

    name: ClassVar[str]
    pools: ClassVar[Pools]
    much_to_read: ClassVar[bool] = False
    facts: type[F]

    def facts_of(self, exercise: Exercise) -> F:
        """This kind's own table of `exercise.toml`."""
        return self.facts.model_validate(exercise.facts[self.name])

    @abstractmethod
    def rules(self, facts: F) -> dict[str, Rule]:
        """Question id → what it accepts, for every organisation that there could be."""

    @abstractmethod
    def words(self, facts: F) -> set[str]:
        """The dotted keys of this kind's own words: these and no others."""

    @abstractmethod
    def says(self, facts: F) -> set[str]:
        """The keys of the sentences that the picture may need."""

    @abstractmethod
    def picture(self, sitting: Sitting) -> Picture:
        """What the answers so far show: sentences, and a picture if there is one to draw."""

    def standings(self, sitting: Sitting) -> dict[str, Standing]:
        """Row by row where the answers stand, for setting sides beside one another; none where nothing is ever shown."""
        return {}

    def ordered(self, facts: F, sides: Sequence[str]) -> dict[str, tuple[str | int, ...]]:
        """Question → its answers in their order, where the middle of many means something and says nothing of another row.

        Args: sides, the ids of the organisations. None where each person tells other cases, deals out parts, chooses a name.
        """
        return {}

    def laid(self, sitting: Sitting, *, talking: bool) -> Laid | None:
        """What lies on the table for a whole room, before and while it talks; None where people's own answers are the picture."""
        return None
