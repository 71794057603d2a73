"""Burdens against means: on the diagonal they are in proportion, above it more is carried than there are means for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from kit.charts.lettering import draw_key, key_height, wrapped
from kit.charts.picture import CARD, LINE, SIDES, SOFT, WASH, WIDTH, as_svg, mark, sheet
from kit.scoring import Balance

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LEFT, RIGHT, TOP, BOTTOM = 0.42, WIDTH - 0.2, 0.15, 2.85
ABREAST, CLOSE = 0.62, 0.16  # inches: what equal marks may take up side by side, and the most between two of them
BURDENS = (("tasks", "o"), ("risks", "^"))


def draw_balance(points: Sequence[Balance], sides: Mapping[str, tuple[int, str]], words: Mapping[str, str]) -> str:
    """SVG of the picture; `sides` gives place and name, `words` the keys tasks, risks, means, burden, above, below."""
    shown = [sides[point.side] for point in points]
    with sheet(BOTTOM + 0.62 + key_height(shown)) as (figure, axes):
        axes.fill([_x(0), _x(0), _x(1)], [_y(0), _y(1), _y(1)], color=WASH, zorder=0)
        axes.plot([_x(0), _x(1)], [_y(0), _y(1)], color=LINE, linewidth=1.6, linestyle=(0, (4, 3)))
        axes.plot([_x(0), _x(0), _x(1)], [_y(1), _y(0), _y(0)], color=SOFT, linewidth=1)
        axes.text(_x(0.04), _y(0.95), wrapped(words["above"], 20, 3), va="top", fontsize=8.2, color=SOFT)
        axes.text(_x(0.97), _y(0.05), wrapped(words["below"], 18, 3), ha="right", va="bottom", fontsize=8.2, color=SOFT)
        axes.text((LEFT + RIGHT) / 2, BOTTOM + 0.17, f"{words['means']} →", ha="center", va="center", fontsize=8.5)
        axes.text(LEFT - 0.2, (TOP + BOTTOM) / 2, f"{words['burden']} →", rotation=90, ha="center", va="center", fontsize=8.5)
        for point in points:
            colour = mark(sides[point.side][0])["color"]
            axes.plot([_x(point.means)] * 2, [_y(point.tasks), _y(point.risks)], color=colour, linewidth=1.2, zorder=2)
        for (side, burden), (x, y) in _spots(points).items():
            look = {**mark(sides[side][0]), "marker": dict(BURDENS)[burden]}
            axes.plot([x], [y], markersize=10, markeredgewidth=2, zorder=3, **look)
            _draw_number(axes, sides[side][0], x, y)
        axes.text(
            LEFT - 0.1, BOTTOM + 0.42, f"●  {words['tasks']}     ▲  {words['risks']}", va="center", fontsize=8.5, color=SOFT
        )
        draw_key(axes, shown, BOTTOM + 0.54, left=LEFT - 0.05, look=lambda place, y: _draw_square(axes, place, y))
        return as_svg(figure)


def _x(share: float) -> float:
    return LEFT + (RIGHT - LEFT) * share


def _y(share: float) -> float:
    return BOTTOM - (BOTTOM - TOP) * share


def _spots(points: Sequence[Balance]) -> dict[tuple[str, str], tuple[float, float]]:
    """Where each side's mark for each burden goes; marks on one and the same spot stand side by side."""
    spots = {(p.side, burden): (_x(p.means), _y(getattr(p, burden))) for p in points for burden, _ in BURDENS}
    here: dict[tuple[float, float], list[tuple[str, str]]] = {}
    for key, (x, y) in spots.items():
        here.setdefault((round(x, 2), round(y, 2)), []).append(key)
    for keys in here.values():
        step = min(CLOSE, ABREAST / len(keys))
        for n, key in enumerate(keys):
            x, y = spots[key]
            spots[key] = (x + step * (n - (len(keys) - 1) / 2), y)
    return spots


def _draw_number(axes: Axes, place: int, x: float, y: float) -> None:
    """Which side a mark is: the shapes say work or risk, and eight colours are too many to tell apart."""
    colour, full = mark(place)["color"], SIDES[place % len(SIDES)][2]
    axes.text(x, y, str(place + 1), ha="center", va="center", fontsize=6, weight="bold", color=CARD if full else colour, zorder=4)


def _draw_square(axes: Axes, place: int, y: float) -> None:
    axes.plot([LEFT - 0.05], [y], markersize=10, markeredgewidth=2, **{**mark(place), "marker": "s"})
    _draw_number(axes, place, LEFT - 0.05, y)
