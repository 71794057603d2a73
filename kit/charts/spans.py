"""Two profiles side by side: where each organisation stands in each dimension, and what must differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kit.charts.lettering import Sides, draw_key, key_height, whole_words, wrapped
from kit.charts.picture import INK, LINE, SOFT, WIDTH, as_svg, mark, sheet

LEFT, RIGHT, ROW = 0.55, WIDTH - 0.55, 0.92
CLOSE = 0.09  # inches between two marks on the same level


@dataclass(frozen=True)
class Span:
    """One dimension: its name, the two levels 0–2 (or None), the three short names, and a flag in words ("" for none)."""

    name: str
    at: tuple[int | None, ...]
    levels: tuple[str, ...]
    flag: str


def draw_spans(spans: Sequence[Span], sides: Sides) -> str:
    """SVG of the profiles; `sides` are place and name of the two organisations."""
    with sheet(ROW * len(spans) + key_height(sides) + 0.1) as (figure, axes):
        for row, span in enumerate(spans):
            top, line = ROW * row, ROW * row + 0.46
            axes.text(0.15, top + 0.18, wrapped(span.name, 16, 1), va="center", fontsize=9, weight="bold")
            axes.text(
                WIDTH - 0.15,
                top + 0.18,
                wrapped(span.flag, 30, 1).strip(),
                va="center",
                ha="right",
                fontsize=8,
                color=INK,
                style="italic",
            )
            axes.plot([_x(0), _x(2)], [line, line], color=LINE, linewidth=1.2, zorder=0)
            letters, size = whole_words(span.levels, 15, 7.8)
            for step, name in enumerate(span.levels):
                text = wrapped(name, letters, 2)
                axes.plot([_x(step)], [line], "|", color=LINE, markersize=8, zorder=0)
                axes.text(_x(step), line + 0.14, text, ha="center", va="top", fontsize=size, color=SOFT)
            both = [level for level in span.at if level is not None]
            if len(both) == 2:
                axes.plot([_x(level) for level in both], [line, line], color=INK, linewidth=2, zorder=1)
            for n, (level, (place, _)) in enumerate(zip(span.at, sides, strict=False)):
                if level is not None:
                    shift = (2 * n - 1) * CLOSE if len(set(both)) == 1 and len(both) == 2 else 0
                    axes.plot([_x(level) + shift], [line], markersize=9, markeredgewidth=2, linestyle="", zorder=3, **mark(place))
        draw_key(axes, sides, ROW * len(spans), left=0.25)
        return as_svg(figure)


def _x(level: float) -> float:
    return LEFT + (RIGHT - LEFT) * level / 2
