"""Feedback as rings: each is closed as far as one piece of feedback got. A ring with a gap is a loop that nobody closed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from typing import TYPE_CHECKING

from kit.charts.lettering import draw_list, list_height, whole_words, wrapped
from kit.charts.picture import CARD, INK, LINE, SOFT, WIDTH, as_svg, sheet

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MIDDLE, OUTER, LANE, INNER, BROAD = (WIDTH / 2, 1.4), 0.86, 0.19, 0.2, 8.5  # BROAD: points
BOTTOM = 2.46
ALIGNED = ("center", "left", "left", "right", "right")


@dataclass(frozen=True)
class Loop:
    """One piece of feedback: its words, whether it was asked for (None: not said), how far it went 0–4 (None: not known)."""

    label: str
    asked: bool | None
    reach: int | None


def draw_rings(loops: Sequence[Loop], stations: Sequence[str], colour: str, unknown: str) -> str:
    """SVG of the rings, the first outermost; `stations` are the five short names: asked, heard, answered, changed, told."""
    told = [unknown if loop.reach is None else stations[loop.reach] for loop in loops]
    labels = [loop.label for loop in loops]
    with sheet(BOTTOM + list_height(labels, told)) as (figure, axes):
        lane = min(LANE, (OUTER - INNER) / len(loops))
        for n, loop in enumerate(loops):
            _draw_ring(axes, loop, n, OUTER - lane * n, colour)
        _draw_stations(axes, stations)
        draw_list(axes, labels, BOTTOM, told)
        return as_svg(figure)


def _draw_stations(axes: Axes, stations: Sequence[str]) -> None:
    letters, size = whole_words(stations, 11, 8)
    for station, name in enumerate(stations):
        x, y = _point(station, OUTER + 0.17)
        upright = "center" if station else "bottom"
        axes.text(x, y, wrapped(name, letters, 2), ha=ALIGNED[station], va=upright, fontsize=size, color=INK)


def _point(station: float, radius: float) -> tuple[float, float]:
    turn = 2 * pi * station / 5
    return MIDDLE[0] + radius * sin(turn), MIDDLE[1] - radius * cos(turn)


def _arc(axes: Axes, start: float, end: float, radius: float, **look: object) -> None:
    steps = [start + (end - start) * n / 60 for n in range(61)]
    points = [_point(step, radius) for step in steps]
    axes.plot([x for x, _ in points], [y for _, y in points], solid_capstyle="butt", **look)  # type: ignore[arg-type]


def _draw_ring(axes: Axes, loop: Loop, n: int, radius: float, colour: str) -> None:
    """Told back at the last station closes the ring: it is where it began."""
    _arc(axes, 0, 5, radius, color=LINE, linewidth=1, zorder=0)
    if loop.reach is None:
        _arc(axes, 0, 5, radius, color=SOFT, linewidth=1.6, linestyle=(0, (1, 3)), zorder=1)
    elif loop.reach:
        end = 5 if loop.reach == 4 else loop.reach
        _arc(axes, 0, end, radius, color=colour, linewidth=BROAD, zorder=1)
    if loop.reach is not None and loop.reach < 4:
        inner, outer = (_point(loop.reach + 0.06, radius + by) for by in (-0.08, 0.08))
        axes.plot([inner[0], outer[0]], [inner[1], outer[1]], color=INK, linewidth=2.4, zorder=3)
    x, y = _point(0, radius)
    axes.plot([x], [y], marker="o", markersize=11, markerfacecolor=CARD, markeredgecolor=colour, markeredgewidth=1.6, zorder=4)
    axes.text(x, y + 0.005, str(n + 1), ha="center", va="center", fontsize=7.5, weight="bold", zorder=5)
