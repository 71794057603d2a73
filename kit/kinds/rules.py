"""What a question accepts. A rule returns the value as it is kept, or refuses; it never repeats the value."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from kit import languages
from kit.errors import AnswerRefused
from kit.scoring import ASIDES, LEVELS

HIDDEN = {"Cc", "Cs", "Co", "Cn"}
BIDI = {chr(n) for n in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C, 0xFEFF, 0x200B)}


class Rule(Protocol):
    """One question's rule."""

    def accept(self, value: Any) -> Any:
        """The value as it is kept. Raises: AnswerRefused."""


@dataclass(frozen=True)
class OneOf:
    """One of these values."""

    options: Sequence[str | int]

    def accept(self, value: Any) -> str | int:
        """The option itself; `True` is not 1."""
        if isinstance(value, bool) or not isinstance(value, (str, int)) or value not in self.options:
            raise AnswerRefused("This is none of the answers that the question offers.")
        return value


@dataclass(frozen=True)
class SomeOf:
    """At most so many different options."""

    options: Sequence[str]
    most: int

    def accept(self, value: Any) -> list[str]:
        """The options in their own order."""
        if not isinstance(value, list) or len(value) > self.most or not all(isinstance(v, str) for v in value):
            raise AnswerRefused(f"At most {self.most} can be chosen.")
        if not set(value) <= set(self.options):
            raise AnswerRefused("This is none of the answers that the question offers.")
        return [option for option in self.options if option in value]


@dataclass(frozen=True)
class Ticks:
    """Any of these, none of these (an empty list), or "unknown"; `alone` is an option that stands beside no other."""

    options: Sequence[str | int]
    alone: str = ""

    def accept(self, value: Any) -> list[str | int] | str:
        """The options in their own order, or "unknown"; beside others, `alone` is left out."""
        if value == "unknown":
            return "unknown"
        if not isinstance(value, list) or not all(isinstance(v, (str, int)) and not isinstance(v, bool) for v in value):
            raise AnswerRefused("This is none of the answers that the question offers.")
        if not set(value) <= set(self.options):
            raise AnswerRefused("This is none of the answers that the question offers.")
        kept = [option for option in self.options if option in value]
        return [option for option in kept if option != self.alone] or kept


@dataclass(frozen=True)
class Text:
    """Words that a person typed, without control characters and direction overrides."""

    longest: int = 500

    def accept(self, value: Any) -> str:
        """The words in NFC. Raises: AnswerRefused if they are longer than the field."""
        if not isinstance(value, str) or len(value) > self.longest * 4:
            raise AnswerRefused(f"This text is too long: at most {self.longest} characters fit.")
        kept = "".join(c for c in unicodedata.normalize("NFC", value) if c == "\n" or not _hidden(c))
        if len(kept) > self.longest:
            raise AnswerRefused(f"This text is too long: at most {self.longest} characters fit.")
        return kept


def _hidden(character: str) -> bool:
    return unicodedata.category(character) in HIDDEN or character in BIDI


@dataclass(frozen=True)
class Flag:
    """Ticked or not."""

    def accept(self, value: Any) -> bool:
        """True or False."""
        if not isinstance(value, bool):
            raise AnswerRefused("This can only be ticked or not.")
        return value


@dataclass(frozen=True)
class Day:
    """A day that a person chose, or nothing."""

    def accept(self, value: Any) -> str:
        """The day as YYYY-MM-DD, or an empty text."""
        try:
            return date.fromisoformat(languages.western(value).strip()).isoformat() if value else ""
        except (TypeError, ValueError):
            raise AnswerRefused("This is not a day; choose one like 2027-03-31.") from None


A_LEVEL = OneOf((*LEVELS, *ASIDES))
ACTION: dict[str, Rule] = {
    "at": Text(120),
    "action.what": Text(),
    "action.who": Text(160),
    "action.means": Text(),
    "action.when": Day(),
    "action.sign": Text(),
}
