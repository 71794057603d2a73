"""Stairs of voice: for each subject five steps, the organisations on them, and a leap to the step that would be fair."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from kit.charts.lettering import draw_key, key_height, whole_words, wrapped
from kit.charts.picture import INK, LINE, SOFT, WASH, WIDTH, as_svg, mark, sheet

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LEFT, STEPS, RISE, BASE = 0.12, 5, 0.19, 0.1
STEP = (WIDTH - 2 * LEFT) / STEPS
HEAD, ABOVE, GAP, WORD_LINE = 0.3, 0.2, 0.12, 0.13
SUBJECT = HEAD + ABOVE + RISE * (STEPS - 1) + BASE + GAP
STANDS = 0.075  # inches that a mark's middle is above its step
LARGEST, BOW = 9.0, -0.22  # points; how far a leap bows upwards, in parts of its length


@dataclass(frozen=True)
class Rung:
    """Where a side stands: subject and side names, the side's place (for its mark), level and fair level 0–4 or None."""

    subject: str
    side: str
    place: int
    level: int | None
    fair_level: int | None


def draw_stairs(rungs: Sequence[Rung], voices: Sequence[str], legend: str) -> str:
    """SVG of the stairs; `voices` are the five short level names."""
    subjects = [(name, list(rows)) for name, rows in groupby(rungs, key=lambda rung: rung.subject)]
    sides = sorted(dict.fromkeys((rung.place, rung.side) for rung in rungs))
    slots = {place: (n + 1) / (len(sides) + 1) for n, (place, _) in enumerate(sides)}
    letters, size = whole_words(voices, 10, 7.8)
    words = [wrapped(voice, letters, 3) for voice in voices]
    below = 0.3 + SUBJECT * len(subjects)
    foot = below + WORD_LINE * (max(word.count("\n") for word in words) + 1) + 0.1
    with sheet(foot + key_height(sides)) as (figure, axes):
        axes.text(LEFT, 0.18, legend, color=SOFT, fontsize=8.5, va="center")
        for n, (name, rows) in enumerate(subjects):
            _draw_subject(axes, name, rows, slots, 0.3 + SUBJECT * n)
        for level, word in enumerate(words):
            axes.text(LEFT + STEP * (level + 0.5), below - 0.06, word, ha="center", va="top", fontsize=size, color=SOFT)
        draw_key(axes, sides, foot)
        return as_svg(figure)


def _draw_subject(axes: Axes, name: str, rows: Sequence[Rung], slots: dict[int, float], top: float) -> None:
    axes.text(LEFT, top + 0.1, wrapped(name, 34, 1), weight="bold", va="center")
    floor = top + SUBJECT - GAP
    xs, ys = [LEFT], [floor]
    for step in range(STEPS):
        xs += [LEFT + STEP * step, LEFT + STEP * (step + 1)]
        ys += [_surface(floor, step)] * 2
    axes.fill([*xs, WIDTH - LEFT], [*ys, floor], facecolor=WASH, edgecolor=LINE, linewidth=1, zorder=0)
    size = min(LARGEST, STEP / (len(slots) + 1) * 72)
    for rung in rows:
        _draw_rung(axes, rung, slots[rung.place], floor, size)


def _surface(floor: float, step: int) -> float:
    return floor - BASE - RISE * step


def _draw_rung(axes: Axes, rung: Rung, slot: float, floor: float, size: float) -> None:
    at, fair = (
        None if level is None else (LEFT + STEP * (level + slot), _surface(floor, level) - STANDS)
        for level in (rung.level, rung.fair_level)
    )
    look = mark(rung.place)
    if at and fair and at != fair:
        leap: dict[str, Any] = {
            "arrowstyle": "-|>",
            "color": str(look["color"]),
            "linewidth": 1.8,
            "shrinkA": size / 2,
            "shrinkB": 0,
        }
        leap["connectionstyle"] = f"arc3,rad={BOW if fair[0] > at[0] else -BOW}"
        axes.annotate("", xy=fair, xytext=at, arrowprops={**leap, "mutation_scale": 11}, zorder=3)
    elif fair and not at:
        axes.plot([fair[0]], [fair[1]], "|", color=INK, markersize=size + 2)
    if at:
        axes.plot([at[0]], [at[1]], markersize=size, markeredgewidth=1.8, zorder=4, **look)
