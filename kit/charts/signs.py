"""A signpost: for each question a board for everything that it could be; the one that it is, is full."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kit.charts.lettering import wrapped
from kit.charts.picture import CARD, INK, LINE, SOFT, WIDTH, as_svg, sheet

if TYPE_CHECKING:
    from matplotlib.axes import Axes

POST, ARM, POINT, RIGHT = 0.22, 0.34, 0.13, WIDTH - 0.14
LETTERS, LINE_HEIGHT, BOARD, BETWEEN, GAP = 39, 0.15, 0.1, 0.05, 0.14
HEAD, TITLE_LINE = 0.17, 0.18


@dataclass(frozen=True)
class Stand:
    """One question: its name, the names of all its options in their order, and which of them it is."""

    name: str
    options: Sequence[str]
    at: int


def draw_signs(stands: Sequence[Stand], title: str, colour: str) -> str:
    """SVG of the signpost, below what it is about."""
    heads = [wrapped(stand.name, 42, 2) for stand in stands]
    boards = [[wrapped(option, LETTERS, 2) for option in stand.options] for stand in stands]
    tall = [
        HEAD * (head.count("\n") + 1) + 0.06 + sum(_height(board) + BETWEEN for board in each) + GAP
        for head, each in zip(heads, boards, strict=True)
    ]
    above = wrapped(title, 36, 2)
    first = 0.34 + TITLE_LINE * above.count("\n") if title else 0.08
    with sheet(first + sum(tall) + 0.12) as (figure, axes):
        axes.text(POST - 0.1, 0.1, above, va="top", fontsize=10, weight="bold")
        axes.plot([POST, POST], [first, first + sum(tall) + 0.06], color=SOFT, linewidth=4, solid_capstyle="butt", zorder=0)
        axes.plot([POST - 0.12, POST + 0.12], [first + sum(tall) + 0.06] * 2, color=SOFT, linewidth=2)
        top = first
        for stand, head, each, height in zip(stands, heads, boards, tall, strict=True):
            axes.text(ARM, top + 0.02, head, va="top", fontsize=8.8, weight="bold")
            _draw_boards(axes, each, stand.at, top + HEAD * (head.count("\n") + 1) + 0.06, colour)
            top += height
        return as_svg(figure)


def _height(board: str) -> float:
    return BOARD + LINE_HEIGHT * (board.count("\n") + 1)


def _draw_boards(axes: Axes, boards: Sequence[str], at: int, top: float, colour: str) -> None:
    for n, board in enumerate(boards):
        height, here = _height(board), n == at
        left, middle = (POST - 0.08 if here else ARM), top + height / 2
        xs = [left, RIGHT - POINT, RIGHT, RIGHT - POINT, left]
        ys = [top, top, middle, top + height, top + height]
        axes.fill(xs, ys, facecolor=colour if here else CARD, edgecolor=colour if here else LINE, linewidth=1, zorder=1)
        look: dict[str, Any] = {"color": CARD if here else INK, "weight": "bold" if here else "normal"}
        axes.text(ARM + 0.08, middle, board, va="center", fontsize=8, zorder=2, **look)
        top += height + BETWEEN
