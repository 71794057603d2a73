"""A board of cards: what each says, and how it stands once turned over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from kit.charts.lettering import wrapped
from kit.charts.picture import CARD, LINE, SOFT, WIDTH, as_svg, sheet

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LEFT, HEAD, ROW, LINE_HEIGHT = 0.15, 0.42, 0.42, 0.16


@dataclass(frozen=True)
class BoardRow:
    """One card: its heading, its text, its state in words (None: not turned over), and how open that is, 0 to 1."""

    heading: str
    text: str
    state: str | None
    weight: float | None


def draw_board(rows: Sequence[BoardRow], colour: str) -> str:
    """SVG of the board: a full mark is the first answer on offer, an empty one the last, a question mark "I do not know"."""
    groups = [(heading, list(cards)) for heading, cards in groupby(rows, key=lambda row: row.heading)]
    tall = {id(row): wrapped(row.text, 38, 3).count("\n") * LINE_HEIGHT + ROW + (0.16 if row.state else 0) for row in rows}
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
    axes.plot([LEFT, WIDTH - 0.15], [top, top], color=LINE, linewidth=0.8)
    axes.text(LEFT + 0.28, top + 0.1, wrapped(row.text, 38, 3), va="top", fontsize=8.8)
    if row.state is None:
        return
    _draw_mark(axes, row.weight, top + 0.19, colour)
    axes.text(LEFT + 0.28, top + height - 0.1, wrapped(row.state, 38, 1), va="bottom", fontsize=8, color=SOFT)


def _draw_mark(axes: Axes, weight: float | None, y: float, colour: str) -> None:
    if weight is None:
        axes.text(LEFT + 0.1, y, "?", ha="center", va="center", fontsize=12, weight="bold", color=colour)
        return
    fill, style = CARD if weight == 1 else colour, "left" if 0 < weight < 1 else "full"
    look: dict[str, Any] = {"markerfacecolor": fill, "markerfacecoloralt": CARD, "markeredgecolor": colour, "fillstyle": style}
    axes.plot([LEFT + 0.1], [y], marker="o", linestyle="", markersize=9, markeredgewidth=1.8, color=colour, **look)
