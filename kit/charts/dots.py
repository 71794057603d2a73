"""A table of dots: a line for each case or row, a column for each option; empty places are drawn as empty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from kit.charts.lettering import draw_key, key_height, shortened, told_apart, whole_words, wrapped
from kit.charts.picture import CARD, LINE, SOFT, WIDTH, as_svg, mark, sheet

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LEFT, RIGHT, ROW, HEAD = 0.4, WIDTH - 0.4, 0.58, 0.3
INCHES_A_LETTER, SIZE = 0.058, 7.8
MOST_LEVEL = 6  # with more columns their names stand upright
Column = tuple[str, int | None]  # name, and the place of the side that it is


@dataclass(frozen=True)
class DotLine:
    """One line: its words, the columns that hold a dot, where an arrow leads, and the heading that it stands under."""

    label: str
    at: tuple[int, ...]
    to: int | None = None
    heading: str = ""
    unknown: bool = False


def draw_dots(lines: Sequence[DotLine], columns: Sequence[Column], colour: str, unknown: str) -> str:
    """SVG of the table; `unknown` is said where a line was answered with "I do not know"."""
    groups = [(heading, list(rows)) for heading, rows in groupby(lines, key=lambda line: line.heading)]
    names, size = _names(columns)
    key = shortened([(place, name) for name, place in columns if place is not None], names)
    foot = 0.55 if len(columns) <= MOST_LEVEL else 1.5
    height = sum((HEAD if heading else 0) + ROW * len(rows) for heading, rows in groups) + foot
    with sheet(height + key_height(key)) as (figure, axes):
        y = 0.0
        for heading, rows in groups:
            if heading:
                axes.text(LEFT - 0.25, y + 0.2, wrapped(heading, 36, 1), weight="bold", va="center")
                y += HEAD
            for line in rows:
                _draw_line(axes, line, y, columns=columns, colour=colour)
                if line.unknown:
                    _say_unknown(axes, y + 0.42, unknown)
                y += ROW
        _draw_names(axes, columns, names, y + 0.04, size)
        draw_key(axes, key, height, left=LEFT - 0.15)
        return as_svg(figure)


def _x(column: float, columns: Sequence[Column]) -> float:
    return (LEFT + RIGHT) / 2 if len(columns) == 1 else LEFT + (RIGHT - LEFT) * column / (len(columns) - 1)


def _draw_line(axes: Axes, line: DotLine, top: float, *, columns: Sequence[Column], colour: str) -> None:
    y = top + 0.42
    weight = "normal" if line.heading else "bold"
    axes.text(LEFT - 0.25, top + 0.17, wrapped(line.label, 40, 1), va="center", fontsize=8.8, weight=weight)
    axes.plot([_x(0, columns), _x(len(columns) - 1, columns)], [y, y], color=LINE, linewidth=1, linestyle=(0, (1, 3)), zorder=0)
    for place, (_, side) in enumerate(columns):
        full = place in line.at
        look = (
            {"marker": "o", "color": colour, "markerfacecolor": colour, "markeredgecolor": colour} if side is None else mark(side)
        )
        empty = {"marker": "o", "color": LINE, "markerfacecolor": CARD, "markeredgecolor": LINE}
        size = 10 if full else 6
        axes.plot(
            [_x(place, columns)],
            [y],
            linestyle="",
            markersize=size,
            markeredgewidth=1.8 if full else 1,
            zorder=2,
            **(look if full else empty),
        )
    if line.to is not None and line.at and line.to != line.at[0]:
        axes.annotate(
            "",
            xy=(_x(line.to, columns), y),
            xytext=(_x(line.at[0], columns), y),
            arrowprops={"arrowstyle": "-|>", "color": colour, "linewidth": 1.8, "shrinkA": 6, "shrinkB": 2, "mutation_scale": 12},
            zorder=3,
        )


def _say_unknown(axes: Axes, y: float, unknown: str) -> None:
    box = {"facecolor": CARD, "edgecolor": "none", "pad": 2}
    axes.text((LEFT + RIGHT) / 2, y, unknown, ha="center", va="center", fontsize=8, color=SOFT, bbox=box, zorder=4)


def _names(columns: Sequence[Column]) -> tuple[dict[str, str], float]:
    """What of each column's name fits below it, and the size of its type."""
    names = [name for name, _ in columns]
    if len(columns) > MOST_LEVEL:
        return told_apart(names, 22), SIZE
    chars = min(14, int((RIGHT - LEFT) / max(1, len(columns) - 1) / INCHES_A_LETTER))
    letters, size = whole_words(names, max(9, chars), SIZE)
    return told_apart(names, letters, 3), size


def _draw_names(axes: Axes, columns: Sequence[Column], names: Mapping[str, str], top: float, size: float) -> None:
    upright = len(columns) > MOST_LEVEL
    turned: dict[str, Any] = {"rotation": 90, "rotation_mode": "anchor", "ha": "right", "va": "center"}
    look: dict[str, Any] = {"fontsize": size, "color": SOFT, **(turned if upright else {"ha": "center", "va": "top"})}
    for place, (name, _) in enumerate(columns):
        axes.text(_x(place, columns), top, names[name], **look)
