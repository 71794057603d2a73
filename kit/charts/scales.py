"""Scales: for each dimension a beam with an organisation at either end; whoever has more is heavier, and it tips."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.charts.lettering import Sides, draw_key, key_height, wrapped
from kit.charts.picture import INK, LINE, SOFT, WASH, WIDTH, as_svg, mark, sheet
from kit.charts.shapes import plate, side_face

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROW, EDGE, MIDDLE, ARM = 1.13, 0.15, WIDTH / 2, 0.82  # ARM: inches from the pivot to the middle of a pan
BLOCK, BROAD, TIP = 0.115, 0.4, 0.1  # a weight is .115 high and .4 broad; each level apart lowers one end by .1
BEAM, FLOOR = 0.64, 0.84


@dataclass(frozen=True)
class Span:
    """One dimension: its name, the two levels 0–2 (or None), the three short names, and a flag in words ("" for none)."""

    name: str
    at: tuple[int | None, ...]
    levels: tuple[str, ...]
    flag: str


def draw_scales(spans: Sequence[Span], sides: Sides) -> str:
    """SVG of the scales: one weight for the lowest level, three for the highest; `sides` are place and name of the two."""
    with sheet(ROW * len(spans) + key_height(sides) + 0.1) as (figure, axes):
        for row, span in enumerate(spans):
            top = ROW * row
            if row:
                axes.plot([EDGE, WIDTH - EDGE], [top, top], color=LINE, linewidth=0.8)
            axes.text(EDGE, top + 0.16, wrapped(span.name, 18, 1), va="center", fontsize=9, weight="bold")
            flag = wrapped(span.flag, 28, 1).strip()
            axes.text(WIDTH - EDGE, top + 0.16, flag, va="center", ha="right", fontsize=8, style="italic")
            _draw_scale(axes, span, sides, top)
        draw_key(axes, sides, ROW * len(spans) + 0.04, left=0.25)
        return as_svg(figure)


def _draw_scale(axes: Axes, span: Span, sides: Sides, top: float) -> None:
    ends = span.at[: len(sides)]
    known = None not in ends and len(ends) == 2
    lower = TIP * ((ends[0] or 0) - (ends[1] or 0)) if known else 0.0
    drops = (lower, -lower)
    axes.fill([MIDDLE, MIDDLE - 0.13, MIDDLE + 0.13], [top + BEAM, top + FLOOR, top + FLOOR], color=WASH, zorder=0)
    axes.plot([MIDDLE - 0.13, MIDDLE, MIDDLE + 0.13], [top + FLOOR, top + BEAM, top + FLOOR], color=SOFT, linewidth=1)
    axes.plot([MIDDLE - 0.22, MIDDLE + 0.22], [top + FLOOR] * 2, color=SOFT, linewidth=1)
    beam = [MIDDLE - ARM - BROAD / 2, MIDDLE + ARM + BROAD / 2]
    tilt = lower * (ARM + BROAD / 2) / ARM
    axes.plot(
        beam, [top + BEAM + tilt, top + BEAM - tilt], color=INK, linewidth=2.2, linestyle="-" if known else (0, (2, 2)), zorder=1
    )
    for n, (level, drop, (place, _)) in enumerate(zip(ends, drops, sides, strict=False)):
        _draw_weights(axes, MIDDLE + ARM * (2 * n - 1), top + BEAM + drop, level, place)
        _say_level(axes, span, n, (place, level), top + FLOOR + 0.15)


def _draw_weights(axes: Axes, x: float, beam: float, level: int | None, place: int) -> None:
    if level is None:
        axes.text(x, beam - 0.12, "?", ha="center", va="center", fontsize=12, weight="bold")
        return
    for block in range(level + 1):
        plate(axes, (x - BROAD / 2, beam - 0.015 - BLOCK * (block + 1), BROAD, BLOCK - 0.02), **side_face(place))


def _say_level(axes: Axes, span: Span, n: int, at: tuple[int, int | None], y: float) -> None:
    """Below its end the mark of the side, and its level in words."""
    place, level = at
    inwards = 0.12 if n == 0 else -0.12
    x = EDGE + 0.05 if n == 0 else WIDTH - EDGE - 0.05
    axes.plot([x], [y], markersize=6.5, markeredgewidth=1.8, linestyle="", **mark(place))
    words = "?" if level is None else wrapped(span.levels[level], 21, 1)
    axes.text(x + inwards, y, words, ha="left" if n == 0 else "right", va="center", fontsize=8.2)
