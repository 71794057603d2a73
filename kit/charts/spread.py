"""A row for each case, a column for each figure: a dot for the middle, a bar for eight in ten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from kit.charts.lettering import wrapped
from kit.charts.picture import INK, LINE, SOFT, WASH, WIDTH, as_svg, sheet

if TYPE_CHECKING:
    from matplotlib.axes import Axes

NAMES, ROW, HEAD, GAP = 1.0, 0.3, 0.64, 0.09
Three = tuple[float, float, float]  # low, middle, high


def draw_spread(rows: Mapping[str, Sequence[Three]], columns: Sequence[str], scales: Sequence[tuple[float, float]]) -> str:
    """SVG of the rows; `scales`: both ends of each column. What lies outside a scale stands at its end."""
    with sheet(HEAD + ROW * len(rows) + 0.22) as (figure, axes):
        wide = (WIDTH - NAMES) / len(columns)
        for place, name in enumerate(columns):
            axes.text(
                NAMES + wide * (place + 0.5) - GAP, 0.08, wrapped(name, 14, 4), ha="center", va="top", fontsize=7, color=SOFT
            )
        for n, (name, threes) in enumerate(rows.items()):
            y = HEAD + ROW * (n + 0.5)
            axes.text(0.06, y, wrapped(name, 15, 2), va="center", fontsize=7.5)
            for place, (three, ends) in enumerate(zip(threes, scales, strict=True)):
                _draw(axes, three, ends, (NAMES + wide * place, NAMES + wide * (place + 1) - 2 * GAP), y)
        for place, ends in enumerate(scales):
            _ends(axes, ends, (NAMES + wide * place, NAMES + wide * (place + 1) - 2 * GAP), HEAD + ROW * len(rows) + 0.04)
        return as_svg(figure)


def _draw(axes: Axes, three: Three, ends: tuple[float, float], room: tuple[float, float], y: float) -> None:
    low, middle, high = (
        room[0] + (room[1] - room[0]) * (min(max(v, ends[0]), ends[1]) - ends[0]) / (ends[1] - ends[0]) for v in three
    )
    axes.plot(room, [y, y], color=WASH, linewidth=6, zorder=0, solid_capstyle="butt")
    axes.plot([low, high], [y, y], color=LINE, linewidth=6, zorder=1, solid_capstyle="butt")
    axes.plot([middle], [y], color=INK, marker="o", markersize=4, linestyle="", zorder=2)


def _ends(axes: Axes, ends: tuple[float, float], room: tuple[float, float], y: float) -> None:
    for x, value in zip(room, ends, strict=True):
        axes.text(x, y, f"{value:g}".replace("-", "−"), ha="center", va="top", fontsize=7, color=SOFT)
