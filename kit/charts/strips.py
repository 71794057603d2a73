"""Many partnerships at their end, row by row: hollow under the usual rules, full under others, an arrow from middle to middle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kit.charts.lettering import wrapped
from kit.charts.picture import CARD, INK, LINE, SIDES, SOFT, WASH, WIDTH, as_svg, sheet

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LEFT, RIGHT, ROW, LANE, COLUMNS = 0.22, WIDTH - 0.22, 1.56, 0.34, 33
ARROW = SIDES[1][0]


@dataclass(frozen=True)
class Strip:
    """One row: its name, the ends of its scale, ticks, where all began, the values of both, what stands below nothing."""

    name: str
    ends: tuple[float, float]
    ticks: Sequence[float]
    start: float
    before: Sequence[float]
    after: Sequence[float]
    middles: Sequence[str]
    below: str = ""


def draw_strips(strips: Sequence[Strip], before: str, after: str) -> str:
    """SVG of the rows; `before` and `after` ("" for none) name the sets of rules. Values outside a scale stand at its end."""
    with sheet(0.3 + ROW * len(strips)) as (figure, axes):
        _key(axes, before, after)
        for place, strip in enumerate(strips):
            _draw(axes, strip, 0.34 + ROW * place)
        return as_svg(figure)


def _key(axes: Axes, before: str, after: str) -> None:
    for x, name, full in ((LEFT, before, False), (WIDTH / 2, after, True)):
        if name:
            axes.plot(
                [x + 0.05], [0.16], marker="s", markersize=6, color=INK, markerfacecolor=INK if full else CARD, linestyle=""
            )
            axes.text(x + 0.18, 0.16, wrapped(name, 22, 1), va="center", fontsize=8)


def _x(strip: Strip, value: float) -> float:
    low, high = strip.ends
    return LEFT + (RIGHT - LEFT) * (min(max(value, low), high) - low) / (high - low)


def _draw(axes: Axes, strip: Strip, top: float) -> None:
    line = top + 0.42 + LANE
    axes.text(LEFT - 0.05, top + 0.1, wrapped(strip.name, 44, 1), va="center", fontsize=9, weight="bold")
    axes.text(LEFT - 0.05, top + 0.27, " → ".join(strip.middles), va="center", fontsize=9)
    if strip.below:
        axes.fill_between([LEFT, _x(strip, 0)], line - LANE - 0.08, line + LANE + 0.12, color=WASH, linewidth=0, zorder=0)
        axes.text(LEFT + 0.03, line - LANE, wrapped(strip.below, 14, 2), va="top", fontsize=7, color=SOFT)
    _bars(axes, strip, strip.before, line - 0.04, up=-1, facecolor=CARD, edgecolor=INK)
    _bars(axes, strip, strip.after, line + 0.04, up=1, facecolor=INK, edgecolor=INK)
    _arrow(axes, strip, line)
    foot = line + LANE + 0.12
    axes.plot([LEFT, RIGHT], [foot, foot], color=LINE, linewidth=1)
    axes.plot([_x(strip, strip.start)], [foot - 0.04], marker="^", markersize=6, color=SOFT, linestyle="")
    for tick in strip.ticks:
        said = f"{tick:g}".replace("-", "−")
        axes.text(_x(strip, tick), foot + 0.05, said, ha="center", va="top", fontsize=7.5, color=SOFT)


def _bars(axes: Axes, strip: Strip, values: Sequence[float], line: float, *, up: int, **look: Any) -> None:
    """A column for each step of the scale, as high as its part of the fullest one."""
    step = (RIGHT - LEFT) / COLUMNS
    counts = [0] * COLUMNS
    for value in values:
        counts[min(COLUMNS - 1, int((_x(strip, value) - LEFT) / step))] += 1
    most = max(counts, default=0) or 1
    for place, count in enumerate(counts):
        if count:
            axes.bar(LEFT + step * (place + 0.5), up * LANE * count / most, step * 0.8, bottom=line, linewidth=0.7, **look)


def _arrow(axes: Axes, strip: Strip, line: float) -> None:
    ends = [_x(strip, sorted(values)[(len(values) - 1) // 2]) for values in (strip.before, strip.after) if values]
    if len(ends) == 2 and abs(ends[0] - ends[1]) > 0.05:
        style = {"arrowstyle": "-|>", "color": ARROW, "linewidth": 2, "shrinkA": 0, "shrinkB": 0, "mutation_scale": 10}
        axes.annotate("", xy=(ends[1], line), xytext=(ends[0], line), arrowprops=style, zorder=4)
