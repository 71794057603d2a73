"""Words of a workshop: two short checks of the whole room, advice after the first, the facilitator's checklist."""

from __future__ import annotations

from pydantic import Field

from kit.content.assessment import Item
from kit.content.frozen import Frozen
from kit.content.source import Source


class CheckItem(Frozen):
    """One question of a check: an unfinished sentence and five levels that finish it, 0 to 4."""

    name: str
    stem: str
    levels: tuple[str, str, str, str, str]


class Check(Frozen):
    """A check of the whole room, all sides together."""

    title: str
    intro: str
    items: dict[str, CheckItem] = Field(min_length=1)

    def as_items(self) -> list[Item]:
        """The questions as the assessment's widget and rules know them."""
        return [
            Item(id=key, clauses=(), short=False, name=one.name, stems={"self": one.stem}, levels=one.levels, last="")
            for key, one in self.items.items()
        ]


class Advice(Frozen):
    """What to change, by the lowest middle answer of the safety check."""

    weak: str
    mixed: str
    fair: str
    few: str


class Checklist(Frozen):
    """What to see to weeks before, on the day, and afterwards."""

    before: tuple[str, ...]
    room: tuple[str, ...]
    after: tuple[str, ...]
    far: tuple[str, ...]  # where not everybody is in the room
    weeks: tuple[str, ...]  # afterwards, outside the room


class Trouble(Frozen):
    """Something that goes wrong, and what to do."""

    what: str
    say: str


class Workshop(Frozen):
    """All of it, in one language."""

    checks: dict[str, Check]
    advice: Advice
    checklist: Checklist
    trouble: tuple[Trouble, ...] = Field(min_length=1)


def load_workshop(source: Source, language: str) -> Workshop:
    """The words of one language. Raises: ContentError at the first fault."""
    name = f"workshop/{language}.toml"
    remedy = "fr.toml shows what it holds; each question has five levels."
    return Workshop.checked(source.table(name), source.label(name), remedy=remedy)
