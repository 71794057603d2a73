"""A profile: for each question one line from 0 to 4 with a mark for each side's middle answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.charts.lettering import Sides, draw_key, key_height, wrapped
from kit.charts.picture import INK, LINE, SOFT, WIDTH, as_svg, mark, sheet

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LEFT, RIGHT, ROW, LEGEND_ROW, FOOT = 0.22, WIDTH - 0.22, 0.56, 0.22, 0.34
APART, ASIDE, HIGH = 0.1, 0.13, 3  # inches between marks on the same level, up and across; how many one above the other


@dataclass(frozen=True)
class Track:
    """One line: its name, (side's place, level 0–4) for each side that is shown, and the guess (None: none)."""

    name: str
    marks: tuple[tuple[int, int], ...]
    guess: int | None = None


def draw_profile(tracks: Sequence[Track], legend: Sides, *, guess: str, low: str, high: str) -> str:
    """SVG of the profile; `legend` names each side's place, `guess` says what the upright stroke is ("" where there is none)."""
    below = key_height(legend)
    top = below + LEGEND_ROW * wrapped(guess, 46, 3).count("\n") * 0.7 + LEGEND_ROW * bool(guess) + 0.1
    with sheet(top + ROW * len(tracks) + FOOT) as (figure, axes):
        draw_key(axes, legend, 0.03, left=LEFT)
        _draw_guess(axes, guess, below + 0.14)
        for row, track in enumerate(tracks):
            _draw_track(axes, track, top + row * ROW)
        foot = top + ROW * len(tracks) + 0.14
        axes.text(LEFT, foot, wrapped(low, 26, 1), fontsize=8, color=SOFT, va="center")
        axes.text(RIGHT, foot, wrapped(high, 26, 1), fontsize=8, color=SOFT, va="center", ha="right")
        return as_svg(figure)


def _x(level: float) -> float:
    return LEFT + (RIGHT - LEFT) * level / 4


def _draw_guess(axes: Axes, guess: str, y: float) -> None:
    if guess:
        axes.plot([LEFT], [y], "|", color=INK, markersize=10, markeredgewidth=2)
        axes.text(LEFT + 0.16, y - 0.08, wrapped(guess, 46, 3), va="top", fontsize=8.5)


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
        right, above = _beside(levels[:n].count(level), levels.count(level))
        axes.plot([_x(level) + right], [y + above], markersize=8, markeredgewidth=2, zorder=4, **mark(place))


def _beside(nth: int, of: int) -> tuple[float, float]:
    """How far from its level a mark stands that shares it: three above one another, then side by side."""
    across, here = -(-of // HIGH), min(HIGH, of - nth // HIGH * HIGH)
    return (nth // HIGH - (across - 1) / 2) * ASIDE, (nth % HIGH - (here - 1) / 2) * APART
