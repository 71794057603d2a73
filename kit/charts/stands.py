"""Where one's own stands: a line for each question with all that it could be, and a full mark at what it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kit.charts.lettering import wrapped
from kit.charts.picture import CARD, LINE, WIDTH, as_svg, sheet

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LEFT, HEAD, ROW, LINE_HEIGHT = 0.25, 0.4, 0.62, 0.16


@dataclass(frozen=True)
class Stand:
    """One question: its name, the names of all its options in their order, and which of them it is."""

    name: str
    options: Sequence[str]
    at: int


def draw_stands(stands: Sequence[Stand], title: str, colour: str) -> str:
    """SVG of the lines, below what it is about; lines with as many options have the same scale."""
    heads = [wrapped(stand.name, 44, 2) for stand in stands]
    feet = [wrapped(stand.options[stand.at], 44, 2) for stand in stands]
    tall = [ROW + LINE_HEIGHT * (head + foot).count("\n") for head, foot in zip(heads, feet, strict=True)]
    top = HEAD if title else 0.0
    with sheet(top + sum(tall) + 0.3) as (figure, axes):
        axes.text(LEFT - 0.1, 0.2, wrapped(title, 40, 1), va="center", fontsize=10, weight="bold")
        for stand, head, foot, height in zip(stands, heads, feet, tall, strict=True):
            axes.text(LEFT - 0.1, top + 0.06, head, va="top", fontsize=8.8, weight="bold")
            line = top + 0.34 + LINE_HEIGHT * head.count("\n")
            _draw_line(axes, stand, line, colour)
            axes.text(LEFT - 0.1, line + 0.12, foot, va="top", fontsize=8.8)
            top += height + 0.1
        return as_svg(figure)


def _draw_line(axes: Axes, stand: Stand, y: float, colour: str) -> None:
    right, last = WIDTH - LEFT, max(1, len(stand.options) - 1)
    axes.plot([LEFT, right], [y, y], color=LINE, linewidth=1.2, zorder=0)
    for n in range(len(stand.options)):
        x = LEFT + (right - LEFT) * n / last
        full = n == stand.at
        look: dict[str, Any] = {"markerfacecolor": colour if full else CARD, "markeredgecolor": colour if full else LINE}
        axes.plot([x], [y], marker="o", markersize=11 if full else 7, markeredgewidth=1.6, linestyle="", zorder=2, **look)
