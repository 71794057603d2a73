"""Trust over time: two lines through the same moments, named by number below."""

from __future__ import annotations

from collections.abc import Sequence

from kit.charts.lettering import draw_key, draw_list, key_height, list_height
from kit.charts.picture import LINE, SOFT, WIDTH, as_svg, mark, sheet
from kit.scoring import Moment, line

LEFT, RIGHT, TOP, BOTTOM = 0.35, WIDTH - 0.25, 0.3, 2.1


def draw_lines(moments: Sequence[Moment], names: tuple[str, str], ends: tuple[str, str]) -> str:
    """SVG of both lines; `names` of funds side and partner, `ends` of the axis: up, down."""
    lines = [[0, *line([m.funds for m in moments])], [0, *line([m.partner for m in moments])]]
    sides = list(enumerate(names))
    labels = [moment.label for moment in moments]
    most = max(1, *(abs(value) for values in lines for value in values))
    with sheet(BOTTOM + 0.6 + key_height(sides) + list_height(labels)) as (figure, axes):
        axes.plot([LEFT, RIGHT], [_y(0, most)] * 2, color=LINE, linewidth=1, linestyle=(0, (2, 3)))
        axes.text(LEFT - 0.2, TOP - 0.14, f"↑ {ends[0]}", va="center", fontsize=8, color=SOFT)
        axes.text(LEFT - 0.2, BOTTOM + 0.42, f"↓ {ends[1]}", va="center", fontsize=8, color=SOFT)
        for place, values in enumerate(lines):
            look = mark(place)
            xs, ys = [_x(n, len(moments)) for n in range(len(values))], [_y(value, most) + 0.02 * place for value in values]
            axes.plot(xs, ys, linewidth=2, markersize=8, markeredgewidth=2, linestyle="-" if place == 0 else (0, (4, 2)), **look)
        for n in range(1, len(moments) + 1):
            axes.text(_x(n, len(moments)), BOTTOM + 0.2, str(n), ha="center", va="center", fontsize=9, weight="bold")
        draw_key(axes, sides, BOTTOM + 0.58, left=LEFT - 0.1)
        draw_list(axes, labels, BOTTOM + 0.6 + key_height(sides))
        return as_svg(figure)


def _x(step: float, steps: int) -> float:
    return LEFT + (RIGHT - LEFT) * step / max(1, steps)


def _y(value: float, most: float) -> float:
    return (TOP + BOTTOM) / 2 - (BOTTOM - TOP) / 2 * value / most
