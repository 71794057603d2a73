"""Concerns raised: a bar for how long each took, full where something was done, open where it still waits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kit.charts.lettering import whole_words, wrapped
from kit.charts.picture import CARD, LINE, SOFT, WIDTH, as_svg, sheet
from kit.scoring import Wait

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LEFT, RIGHT, ROW = 0.2, WIDTH - 0.2, 0.95


def draw_waits(waits: Sequence[Wait], statuses: Mapping[str, str], sinces: Sequence[str], colour: str) -> str:
    """SVG of the concerns; `sinces` are the names of the four lengths, short to long."""
    with sheet(ROW * len(waits) + 0.52) as (figure, axes):
        bottom = ROW * len(waits)
        for row, wait in enumerate(waits):
            _draw_wait(axes, wait, ROW * row, statuses.get(wait.status, ""), colour)
        letters, size = whole_words(sinces, 11, 7.8)
        for step, name in enumerate(sinces):
            axes.text(_x(step + 0.5), bottom + 0.06, wrapped(name, letters, 3), ha="center", va="top", fontsize=size, color=SOFT)
        return as_svg(figure)


def _x(steps: float) -> float:
    return LEFT + (RIGHT - LEFT) * steps / 4


def _draw_wait(axes: Axes, wait: Wait, top: float, said: str, colour: str) -> None:
    for step in range(5):
        axes.plot([_x(step)] * 2, [top + 0.3, top + 0.58], color=LINE, linewidth=0.8, zorder=0)
    axes.text(LEFT, top + 0.2, wrapped(wait.label, 38, 1), va="center", fontsize=9, weight="bold")
    length = _x((wait.length or 0) + 1) - LEFT if wait.length is not None else 0.12
    style: dict[str, Any] = {"facecolor": colour if wait.status == "acted" else CARD}
    style["hatch"] = "////" if wait.status == "acknowledged" else None
    axes.barh(
        top + 0.44,
        length,
        0.22,
        left=LEFT,
        edgecolor=colour,
        linewidth=1.8,
        linestyle="--" if wait.status == "waiting" else "-",
        **style,
    )
    axes.text(LEFT, top + 0.76, wrapped(said, 44, 2), va="center", fontsize=8, color=SOFT)
