"""A profile: for each question one line from 0 to 4 with a mark for each side's middle answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.charts.picture import INK, LINE, SOFT, WIDTH, as_svg, mark, sheet, wrapped

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LEFT, RIGHT, ROW, LEGEND_ROW, FOOT = 0.22, WIDTH - 0.22, 0.56, 0.22, 0.34
APART = 0.1  # inches between marks that stand on the same level, one above the other


@dataclass(frozen=True)
class Track:
    """One line: its name, (side's place, level 0–4) for each side that is shown, and the guess (None: none)."""

    name: str
    marks: tuple[tuple[int, int], ...]
    guess: int | None = None


def draw_profile(tracks: Sequence[Track], legend: Sequence[tuple[int, str]], *, guess: str, low: str, high: str) -> str:
    """SVG of the profile; `legend` names each side's place, `guess` says what the upright stroke is ("" where there is none)."""
    top = LEGEND_ROW * (len(legend) + bool(guess)) + 0.1
    with sheet(top + ROW * len(tracks) + FOOT) as (figure, axes):
        _draw_legend(axes, legend, guess)
        for row, track in enumerate(tracks):
            _draw_track(axes, track, top + row * ROW)
        foot = top + ROW * len(tracks) + 0.14
        axes.text(LEFT, foot, wrapped(low, 26, 1), fontsize=8, color=SOFT, va="center")
        axes.text(RIGHT, foot, wrapped(high, 26, 1), fontsize=8, color=SOFT, va="center", ha="right")
        return as_svg(figure)


def _x(level: float) -> float:
    return LEFT + (RIGHT - LEFT) * level / 4


def _draw_legend(axes: Axes, legend: Sequence[tuple[int, str]], guess: str) -> None:
    for row, (place, name) in enumerate(legend):
        y = 0.14 + row * LEGEND_ROW
        axes.plot([LEFT], [y], markersize=7, linestyle="", **mark(place))
        axes.text(LEFT + 0.14, y, wrapped(name, 46, 1), va="center", fontsize=8.5)
    if guess:
        y = 0.14 + len(legend) * LEGEND_ROW
        axes.plot([LEFT], [y], "|", color=INK, markersize=10, markeredgewidth=2)
        axes.text(LEFT + 0.14, y, wrapped(guess, 46, 1), va="center", fontsize=8.5)


def _draw_track(axes: Axes, track: Track, top: float) -> None:
    y = top + 0.4
    axes.text(LEFT, top + 0.16, wrapped(track.name, 42, 1), va="center", fontsize=8.8, weight="bold")
    axes.plot([_x(0), _x(4)], [y, y], color=LINE, linewidth=1, zorder=1)
    axes.plot([_x(n) for n in range(5)], [y] * 5, "|", color=LINE, markersize=8, zorder=1)
    levels = [level for _, level in track.marks]
    if levels:
        axes.plot([_x(min(levels)), _x(max(levels))], [y, y], color=SOFT, linewidth=2.5, alpha=0.45, zorder=2)
    if track.guess is not None:
        axes.plot([_x(track.guess)], [y], "|", color=INK, markersize=15, markeredgewidth=2, zorder=3)
    for n, (place, level) in enumerate(track.marks):
        above = levels[:n].count(level) * APART - (levels.count(level) - 1) * APART / 2
        axes.plot([_x(level)], [y + above], markersize=8, markeredgewidth=2, zorder=4, **mark(place))
