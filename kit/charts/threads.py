"""What hangs together: the principles in a ring of equals, with an arrow to each that moves when one is pulled.

Four of them stand in the corners, their names outside the ring, so that no arrow runs through a name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import cos, pi, sin

from kit.charts.lettering import wrapped
from kit.charts.picture import CARD, INK, PRINCIPLES, WIDTH, as_svg, sheet

CENTRE, RING = (WIDTH / 2, 1.45), (1.2, 1.1)
SHAPES = {"A": "o", "T": "D", "R": "h", "E": "s"}


def draw_threads(threads: Sequence[str], names: Mapping[str, str], moved: Mapping[str, Sequence[str]]) -> str:
    """SVG of the ring; `moved` gives for each thread those that it moves."""
    with sheet(2.95) as (figure, axes):
        spots = {thread: _spot(n, len(threads)) for n, thread in enumerate(threads)}
        for pulled, found in moved.items():
            for other in found:
                axes.annotate(
                    "",
                    xy=spots[other],
                    xytext=spots[pulled],
                    arrowprops={
                        "arrowstyle": "-|>",
                        "color": PRINCIPLES.get(pulled, INK),
                        "linewidth": 1.8,
                        "shrinkA": 13,
                        "shrinkB": 13,
                        "mutation_scale": 13,
                        "connectionstyle": "arc3,rad=0.12",
                    },
                )
        for thread, (x, y) in spots.items():
            colour = PRINCIPLES.get(thread, INK)
            axes.plot([x], [y], marker=SHAPES.get(thread, "o"), markersize=15, color=colour, linestyle="", zorder=3)
            above = y < CENTRE[1] - 0.1
            box = {"facecolor": CARD, "edgecolor": "none", "pad": 1}
            axes.text(
                x,
                y + (-0.2 if above else 0.2),
                wrapped(names[thread], 20, 2),
                ha="center",
                va="bottom" if above else "top",
                fontsize=8.8,
                weight="bold",
                bbox=box,
                zorder=4,
            )
        return as_svg(figure)


def _spot(n: int, of: int) -> tuple[float, float]:
    angle = 2 * pi * (n - 0.5) / of - pi / 2
    return CENTRE[0] + RING[0] * cos(angle), CENTRE[1] + RING[1] * sin(angle)
