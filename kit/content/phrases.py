"""Interface phrases: what buttons, messages and pages say, by dotted key."""

from __future__ import annotations

import re
from functools import cached_property

from kit import languages
from kit.content.files import texts
from kit.content.source import Source

SLOT = re.compile(r"\{(\w+)\}")


class Phrases(dict[str, str]):
    """Dotted key → phrase in one language."""

    def say(self, key: str, /, **slots: object) -> str:
        """The phrase with its slots filled; slot values are inserted as they are, marks within marks of the other kind."""
        return languages.marks_within(fill(self[key], **slots))

    @cached_property
    def rooms(self) -> dict[tuple[str, ...], dict[str, str]]:
        """What was asked of `room` before."""
        return {}

    def room(self, *rooms: str) -> dict[str, str]:
        """The phrases below those first words, for a page that needs only these; picked out once, to be read only."""
        if rooms not in self.rooms:
            self.rooms[rooms] = {key: text for key, text in self.items() if key.split(".")[0] in rooms}
        return self.rooms[rooms]


def fill(text: str, /, **slots: object) -> str:
    """Put values into {braces} in one pass: a value that itself holds braces stays as typed."""
    return SLOT.sub(lambda slot: str(slots.get(slot[1], slot[0])), text) if "{" in text else text


def sentence(text: str, they: str, them: str = "") -> str:
    """A stem with the names in it and a capital in front."""
    said = fill(text, they=they, them=them)
    return said[:1].upper() + said[1:]


def capitals(text: str) -> str:
    """A text with a capital where a sentence starts: at its head, and behind the minutes of a step (`8 min · `)."""
    return re.sub(r"(\A\d+ min · |\A)(\w)", lambda start: start[1] + start[2].upper(), text)


def load_phrases(source: Source, language: str) -> Phrases:
    """The interface phrases of one language.

    Raises: ContentError if the file is missing or malformed.
    """
    return Phrases({key: str(text) for key, text in texts(source.table(f"phrases/{language}.toml"))})
