"""What a picture shows, as a table: for whoever does not see it, or wants the figures."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    """Names of the columns, then a row of texts for each line of the picture; the first cell names its row."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def plain(self) -> dict[str, list[str] | list[list[str]]]:
        """The same as lists that JSON can carry."""
        return {"head": list(self.head), "rows": [list(row) for row in self.rows]}

    def __str__(self) -> str:
        return "\n".join(" | ".join(row) for row in (self.head, *self.rows))
