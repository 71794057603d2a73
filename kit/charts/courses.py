"""Two screens side by side, quarter by quarter: the middle partnership as a line, eight in ten as a band."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.charts.lettering import wrapped
from kit.charts.picture import CARD, INK, LINE, SIDES, SOFT, WIDTH, as_svg, sheet

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LEFT, RIGHT, ROW, TALL = 0.4, WIDTH - 0.2, 1.5, 0.95
COLOURS = (INK, SIDES[1][0])


@dataclass(frozen=True)
class Corridor:
    """One set of rules on one screen: low, middle, high at the start and after each quarter."""

    low: Sequence[float]
    middle: Sequence[float]
    high: Sequence[float]


@dataclass(frozen=True)
class ScreenRow:
    """What one side's screen shows: its name, the ends of its scale, and a course for each set of rules, two at most."""

    name: str
    ends: tuple[float, float]
    courses: Sequence[Corridor]


def draw_courses(screens: Sequence[ScreenRow], names: Sequence[str]) -> str:
    """SVG of the screens, one below the other; `names` are those of the sets of rules, the first drawn with hollow marks."""
    with sheet(0.3 + ROW * len(screens)) as (figure, axes):
        for place, name in enumerate(names):
            _line(axes, [LEFT + 1.62 * place - 0.2, LEFT + 1.62 * place], [0.16, 0.16], place)
            axes.text(LEFT + 1.62 * place + 0.1, 0.16, wrapped(name, 24, 1), va="center", fontsize=8)
        for place, screen in enumerate(screens):
            _draw(axes, screen, 0.3 + ROW * place)
        return as_svg(figure)


def _draw(axes: Axes, screen: ScreenRow, top: float) -> None:
    axes.text(LEFT - 0.2, top + 0.12, wrapped(screen.name, 40, 1), va="center", fontsize=9, weight="bold")
    low, high = screen.ends
    y = [top + 0.28 + TALL * (high - value) / (high - low) for value in (low, high)]
    for value in (low, 0.0, high) if low < 0 < high else (low, high):
        at = y[1] + (y[0] - y[1]) * (high - value) / (high - low)
        axes.plot([LEFT, RIGHT], [at, at], color=LINE, linewidth=0.8, zorder=0)
        axes.text(LEFT - 0.08, at, f"{value:g}".replace("-", "−"), ha="right", va="center", fontsize=7.5, color=SOFT)
    for place, course in enumerate(screen.courses):
        quarters = [LEFT + 0.1 + (RIGHT - LEFT - 0.2) * n / (len(course.middle) - 1) for n in range(len(course.middle))]
        lines = [
            [y[1] + (y[0] - y[1]) * (high - min(max(one, low), high)) / (high - low) for one in part] for part in _parts(course)
        ]
        axes.fill_between(quarters, lines[0], lines[2], color=COLOURS[place], alpha=0.13, linewidth=0)
        _line(axes, quarters, lines[1], place)
    for n in range(len(quarters)):
        axes.text(quarters[n], top + 0.33 + TALL, str(n), ha="center", va="top", fontsize=7.5, color=SOFT)


def _parts(course: Corridor) -> tuple[Sequence[float], Sequence[float], Sequence[float]]:
    return course.low, course.middle, course.high


def _line(axes: Axes, xs: Sequence[float], ys: Sequence[float], place: int) -> None:
    colour = COLOURS[place]
    axes.plot(xs, ys, color=colour, marker="os"[place], markersize=4.5, markerfacecolor=(CARD, colour)[place])
