"""Cards on a table: what each says, and on its edge how it stands once turned over: full, hatched, empty or a question mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from kit.charts.lettering import wrapped
from kit.charts.picture import CARD, SOFT, WIDTH, as_svg, sheet
from kit.charts.shapes import Room, empty_face, plate

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LEFT, HEAD, ROW, LINE_HEIGHT = 0.12, 0.36, 0.42, 0.16
EDGE, GAP, LETTERS = 0.26, 0.07, 37
TEXT = LEFT + EDGE + 0.1


@dataclass(frozen=True)
class BoardRow:
    """One card: its heading, its text, its state in words (None: not turned over), and how open that is, 0 to 1."""

    heading: str
    text: str
    state: str | None
    weight: float | None


def draw_board(rows: Sequence[BoardRow], colour: str) -> str:
    """SVG of the cards: a full edge is the first answer on offer, an empty one the last, a question mark "I do not know"."""
    groups = [(heading, list(cards)) for heading, cards in groupby(rows, key=lambda row: row.heading)]
    tall = {id(row): wrapped(row.text, LETTERS, 3).count("\n") * LINE_HEIGHT + ROW + (0.18 if row.state else 0) for row in rows}
    heads = {heading: wrapped(heading, 38, 2) for heading, _ in groups}
    height = sum(tall.values()) + sum(HEAD + LINE_HEIGHT * heads[heading].count("\n") for heading, _ in groups) + 0.1
    with sheet(height) as (figure, axes):
        y = 0.05
        for heading, cards in groups:
            axes.text(LEFT, y + 0.12, heads[heading], weight="bold", va="top", fontsize=9)
            y += HEAD + LINE_HEIGHT * heads[heading].count("\n")
            for row in cards:
                _draw_row(axes, row, y, tall[id(row)], colour)
                y += tall[id(row)]
        return as_svg(figure)


def _draw_row(axes: Axes, row: BoardRow, top: float, height: float, colour: str) -> None:
    card = (LEFT, top, WIDTH - 2 * LEFT, height - GAP)
    plate(axes, card, **{**(empty_face() if row.state else empty_face(dashed=True)), "zorder": 0})
    axes.text(TEXT, top + 0.08, wrapped(row.text, LETTERS, 3), va="top", fontsize=8.8)
    if row.state is None:
        return
    _draw_edge(axes, row.weight, (LEFT, top, EDGE, height - GAP), colour)
    axes.text(TEXT, top + height - GAP - 0.07, wrapped(row.state, LETTERS, 1), va="bottom", fontsize=8, color=SOFT)


def _draw_edge(axes: Axes, weight: float | None, edge: Room, colour: str) -> None:
    left, top, width, height = edge
    if weight is None:
        plate(axes, edge, facecolor=CARD, edgecolor=colour, linestyle=(0, (3, 2)))
        middle = (left + width / 2, top + height / 2)
        axes.text(*middle, "?", ha="center", va="center", fontsize=12, weight="bold", color=colour, zorder=3)
        return
    plate(axes, edge, facecolor=CARD if weight else colour, edgecolor=colour, hatch="////" if 0 < weight < 1 else None)
