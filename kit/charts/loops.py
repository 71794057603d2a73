"""Feedback loops: a line of stations for each piece of feedback, drawn as far as it went."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.charts.lettering import whole_words, wrapped
from kit.charts.picture import CARD, LINE, SOFT, WIDTH, as_svg, sheet

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LEFT, RIGHT, ROW = 0.42, WIDTH - 0.42, 0.72


@dataclass(frozen=True)
class Loop:
    """One piece of feedback: its words, whether it was asked for (None: not said), how far it went 0–4."""

    label: str
    asked: bool | None
    reach: int | None


def draw_loops(loops: Sequence[Loop], stations: Sequence[str], colour: str, unknown: str) -> str:
    """SVG of the loops; `stations` are the five short names: asked, heard, answered, changed, told."""
    with sheet(ROW * len(loops) + 0.4) as (figure, axes):
        for row, loop in enumerate(loops):
            _draw_loop(axes, loop, ROW * row, colour, unknown)
        letters, size = whole_words(stations, 11, 8)
        for station, name in enumerate(stations):
            text = wrapped(name, letters, 2)
            axes.text(_x(station), ROW * len(loops) + 0.05, text, ha="center", va="top", fontsize=size, color=SOFT)
        return as_svg(figure)


def _x(station: float) -> float:
    return LEFT + (RIGHT - LEFT) * station / 4


def _draw_loop(axes: Axes, loop: Loop, top: float, colour: str, unknown: str) -> None:
    y = top + 0.48
    axes.text(LEFT - 0.14, top + 0.18, wrapped(loop.label, 36, 1), va="center", fontsize=9, weight="bold")
    axes.plot([_x(0), _x(4)], [y, y], color=LINE, linewidth=1.2, linestyle=(0, (2, 3)))
    if loop.reach:
        axes.plot([_x(0), _x(loop.reach)], [y, y], color=colour, linewidth=3, solid_capstyle="butt")
    for station in range(5):
        passed = loop.asked is True if station == 0 else loop.reach is not None and station <= loop.reach
        axes.plot(
            [_x(station)],
            [y],
            "o",
            markersize=10,
            markerfacecolor=colour if passed else CARD,
            markeredgecolor=colour if passed else LINE,
            markeredgewidth=2,
            zorder=3,
        )
    if loop.reach is None:
        axes.text(
            _x(2),
            y + 0.01,
            unknown,
            ha="center",
            va="center",
            fontsize=8,
            color=SOFT,
            bbox={"facecolor": CARD, "edgecolor": "none", "pad": 2},
            zorder=4,
        )
    elif loop.reach < 4:
        stop = _x(loop.reach + 0.5)
        axes.plot([stop, stop], [y - 0.13, y + 0.13], color=colour, linewidth=3)
