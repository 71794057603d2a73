"""The item bank: one anchored item for each clause or tight group of clauses. Answers are read in the edition that asked them.

The words of every edition are kept: an older round ends in its own, and its figures are never set beside those of another.
"""

from __future__ import annotations

from typing import Any

from pydantic import Field, ValidationError

from kit.content.frozen import Frozen
from kit.content.source import Source
from kit.errors import ContentError

EDITIONS = (1, 2)
EDITION = EDITIONS[-1]  # what a new round asks
STEMS = ("self", "view", "meta")
PARTS = ("name", *STEMS, "last")
SHORT, FULL = "short", "full"


class ItemFacts(Frozen):
    """Which clauses an item stands for, what changes from level to level, and whether the short form asks it."""

    clauses: tuple[str, ...] = Field(min_length=1)
    family: str = ""  # the first edition had none
    short: bool = False


class Item(Frozen):
    """One item in one language.

    `stems`: form (self, view, meta) → the unfinished sentence; `levels`: what finishes it, 0 to 4; `last`: an optional
    question, for own eyes only.
    """

    id: str
    clauses: tuple[str, ...]
    short: bool
    name: str
    stems: dict[str, str]
    levels: tuple[str, str, str, str, str]
    last: str

    @property
    def principle(self) -> str:
        """The letter of its principle."""
        return self.id[0]

    @property
    def commitment(self) -> str:
        """The commitment that it belongs to, for instance A1."""
        return self.id.split(".")[0]


def room_of(edition: int) -> str:
    """The folder of an edition."""
    return f"assessment/{edition}"


def read_items(source: Source, edition: int = EDITION) -> dict[str, ItemFacts]:
    """Item id → its facts. Raises: ContentError at the first fault."""
    name, remedy = f"{room_of(edition)}/items.toml", "An item has clauses, family and short."
    file = source.label(name)
    return {key: ItemFacts.checked(table, file, key, remedy=remedy) for key, table in source.table(name).items()}


def load_bank(source: Source, language: str, edition: int = EDITION) -> dict[str, Item]:
    """An edition of the bank in one language, by item id; an earlier one that the language never had, in the first language.

    Raises: ContentError at the first fault.
    """
    name = f"{room_of(edition)}/{language}.toml"
    if edition < EDITION and not source.has(name):
        name = f"{room_of(edition)}/{source.languages[0]}.toml"
    words = source.table(name)
    return {key: _item(key, facts, words.get(key), source.label(name)) for key, facts in read_items(source, edition).items()}


def _item(key: str, facts: ItemFacts, words: Any, file: str) -> Item:
    try:
        return Item(
            id=key,
            clauses=facts.clauses,
            short=facts.short,
            name=words["name"],
            stems={form: words[form] for form in STEMS},
            levels=words["levels"],
            last=words["last"],
        )
    except (KeyError, TypeError, ValidationError) as error:
        raise ContentError(
            file, key, "a text is missing, or there are not five levels", "fr.toml shows what an item has."
        ) from error


def chosen(bank: dict[str, Item], form: str) -> list[Item]:
    """The items of a form: "short" (one a commitment), "full", or a principle's letter."""
    return [item for item in bank.values() if form == FULL or (item.short if form == SHORT else item.principle == form)]
