"""What a page is made of: parts, each drawn by one module of the front end. The same behind a kernel and behind the server."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True)
class PagePart:
    """One thing on a page. `key`: it stays the same thing while the key does; `state`: what Python says, by name, all or some."""

    key: str
    module: str
    state: dict[str, Any]


@dataclass(frozen=True)
class Told:
    """What a page says next: parts with what is new in them, and the keys of all that stand there (None: as before)."""

    parts: tuple[PagePart, ...] = ()
    keys: tuple[str, ...] | None = None

    def plain(self) -> dict[str, Any]:
        """The same as a table that JSON can carry."""
        return {"parts": [vars(part) for part in self.parts], "keys": self.keys}


class App(Protocol):
    """A page without its host. What it hears from a browser is only a wish: everything in it is checked."""

    def opened(self) -> Told:
        """Everything that stands on the page."""

    def hear(self, key: str, said: Mapping[str, Any]) -> Told:
        """The browser has changed something in one part; a part that there is not says nothing."""
