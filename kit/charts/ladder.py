"""The voice ladder: for each subject and organisation an arrow from what is to what would be fair."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from kit.charts.lettering import draw_key, key_height, shortened, told_apart, whole_words, wrapped
from kit.charts.picture import INK, LINE, SOFT, WIDTH, as_svg, mark, sheet

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LEFT, RIGHT, ROW, HEAD, FOOT = 0.32, WIDTH - 0.32, 0.46, 0.36, 0.5


@dataclass(frozen=True)
class Rung:
    """One row: subject and side names, the side's place (for its mark), level and fair level 0–4 or None."""

    subject: str
    side: str
    place: int
    level: int | None
    fair_level: int | None


def draw_ladder(rungs: Sequence[Rung], voices: Sequence[str], legend: str) -> str:
    """SVG of the ladder; `voices` are the five short level names."""
    subjects = [(name, list(rows)) for name, rows in groupby(rungs, key=lambda rung: rung.subject)]
    names = told_apart((rung.side for rung in rungs), 40)
    key = shortened(list(dict.fromkeys((rung.place, rung.side) for rung in rungs)), names)
    foot = sum(HEAD + ROW * len(rows) for _, rows in subjects) + FOOT + 0.3
    with sheet(foot + key_height(key)) as (figure, axes):
        axes.text(LEFT - 0.2, 0.18, legend, color=SOFT, fontsize=8.5, va="center")
        y = 0.3
        for name, rows in subjects:
            axes.text(LEFT - 0.2, y + 0.2, wrapped(name, 36, 1), weight="bold", va="center")
            y += HEAD
            for rung in rows:
                _draw_rung(axes, rung, names[rung.side], y)
                y += ROW
        letters, size = whole_words(voices, 11, 7.8)
        for level, voice in enumerate(voices):
            axes.text(_x(level), y + 0.08, wrapped(voice, letters, 3), ha="center", va="top", fontsize=size, color=SOFT)
        draw_key(axes, key, foot, left=LEFT - 0.14)
        return as_svg(figure)


def _x(level: float) -> float:
    return LEFT + (RIGHT - LEFT) * level / 4


def _draw_rung(axes: Axes, rung: Rung, name: str, y: float) -> None:
    line = y + 0.3
    axes.plot([_x(0), _x(4)], [line, line], color=LINE, linewidth=1, zorder=1)
    axes.plot([_x(n) for n in range(5)], [line] * 5, "|", color=LINE, markersize=7, zorder=1)
    axes.plot([LEFT - 0.14], [y + 0.08], markersize=6, linestyle="", **mark(rung.place))
    axes.text(LEFT, y + 0.08, name, va="center", fontsize=8.5)
    colour = str(mark(rung.place)["color"])
    if rung.level is not None and rung.fair_level is not None and rung.level != rung.fair_level:
        axes.annotate(
            "",
            xy=(_x(rung.fair_level), line),
            xytext=(_x(rung.level), line),
            arrowprops={"arrowstyle": "-|>", "color": colour, "linewidth": 2, "shrinkA": 5, "shrinkB": 0, "mutation_scale": 13},
        )
    elif rung.fair_level is not None and rung.level is None:
        axes.plot([_x(rung.fair_level)], [line], "|", color=INK, markersize=12)
    if rung.level is not None:
        axes.plot([_x(rung.level)], [line], markersize=9, markeredgewidth=2, zorder=3, **mark(rung.place))
