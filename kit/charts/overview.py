"""An overview: a line for each question, on it a mark for each side, the guess, and an arrow from the round before.

Each side has a lane of its own on every line: where answers coincide, all of them stay visible, in grey too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kit.charts.lettering import Sides, draw_key, key_height, wrapped
from kit.charts.picture import INK, LINE, SOFT, WASH, WIDTH, Drawing, mark, sheet

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Marks = tuple[tuple[int, int], ...]  # side's place, level 0–4
EDGE, TOP, GAP = 0.16, 0.05, 0.12  # inches: beside, above, between two questions
LANE, BEYOND = 0.13, 0.05  # between two sides on one line; how far the guess stands out above and below
NAME_LINE, WORD_LINE = 0.16, 0.142
NAME_LETTERS, WORD_LETTERS, WORD_LINES = 38, 23, 4
BESIDE, BESIDE_LETTERS = 1.62, 24  # without words the name stands beside its line
APART, KEY_LINE, CLEAR = 2, 0.16, 0.03
NEW = 0.12  # how far right of its mark the dot of what is new stands


@dataclass(frozen=True)
class OverviewRow:
    """A question: its name, where each side stands and stood the round before, the guess, the words at both ends, who is new."""

    name: str
    marks: Marks
    before: Marks = ()
    guess: int | None = None
    ends: tuple[str, str] = ("", "")
    new: frozenset[int] = frozenset()  # places of sides that the round before did not show

    @property
    def apart(self) -> bool:
        """Whether two sides stand two levels apart or more."""
        levels = [level for _, level in self.marks]
        return bool(levels) and max(levels) - min(levels) >= APART


def draw_overview(rows: Sequence[OverviewRow], places: Sequence[int]) -> Drawing:
    """Those questions one below the other; `places` are the sides that have a lane. Bold: two levels apart or more."""
    heights = [_height(row, len(places)) for row in rows]

    def draw(axes: Axes) -> None:
        top = TOP
        for row, height in zip(rows, heights, strict=True):
            (_draw_worded if any(row.ends) else _draw_short)(axes, row, places, top)
            top += height

    return Drawing(lambda: sheet(TOP + sum(heights)), draw)


def draw_legend(sides: Sides, *, guess: str, arrow: str, new: str) -> Drawing:
    """What the marks, the upright stroke, the arrow and the dot are; "" for what the picture does not hold."""
    lines = [wrapped(words, 44, 3) for words in (guess, arrow, new)]
    below = key_height(sides)
    height = below + sum(0.1 + KEY_LINE * (words.count("\n") + 1) for words in lines if words.strip()) + 0.02

    def draw(axes: Axes) -> None:
        draw_key(axes, sides, 0.03, left=EDGE + 0.06)
        top = below + 0.14
        for words, look in zip(lines, (_stroke_key, _arrow_key, _dot_key), strict=True):
            if words.strip():
                look(axes, top)
                axes.text(EDGE + 0.22, top - 0.08, words, va="top", fontsize=8.5)
                top += 0.1 + KEY_LINE * (words.count("\n") + 1)

    return Drawing(lambda: sheet(height), draw)


def _stroke_key(axes: Axes, y: float) -> None:
    axes.plot([EDGE + 0.06], [y], "|", color=INK, markersize=11, markeredgewidth=2)


def _arrow_key(axes: Axes, y: float) -> None:
    _arrow(axes, EDGE - 0.06, EDGE + 0.18, y, SOFT)


def _dot_key(axes: Axes, y: float) -> None:
    _dot(axes, EDGE + 0.06, y)


def _lanes(sides: int) -> float:
    return LANE * max(sides, 1)


def _height(row: OverviewRow, sides: int) -> float:
    if not any(row.ends):
        return max(_lanes(sides) + 2 * BEYOND, NAME_LINE * (_short_name(row).count("\n") + 1)) + 0.06
    name = wrapped(row.name, NAME_LETTERS, 2)
    words = max(wrapped(end, WORD_LETTERS, WORD_LINES).count("\n") + 1 for end in row.ends)
    return NAME_LINE * (name.count("\n") + 1) + _lanes(sides) + 2 * BEYOND + CLEAR + WORD_LINE * words + GAP


def _short_name(row: OverviewRow) -> str:
    return wrapped(row.name, BESIDE_LETTERS, 2)


def _draw_worded(axes: Axes, row: OverviewRow, places: Sequence[int], top: float) -> None:
    name = wrapped(row.name, NAME_LETTERS, 2)
    axes.text(EDGE - 0.08, top, name, va="top", fontsize=9.4, weight="bold" if row.apart else "normal")
    line = top + NAME_LINE * (name.count("\n") + 1) + BEYOND
    _draw_line(axes, row, places, line, (EDGE, WIDTH - EDGE))
    below = line + _lanes(len(places)) + BEYOND + CLEAR
    for end, x, side in ((row.ends[0], EDGE - 0.08, "left"), (row.ends[1], WIDTH - EDGE + 0.08, "right")):
        axes.text(x, below, wrapped(end, WORD_LETTERS, WORD_LINES), va="top", ha=side, fontsize=8.6, color=SOFT)


def _draw_short(axes: Axes, row: OverviewRow, places: Sequence[int], top: float) -> None:
    height = _height(row, len(places))
    weight = "bold" if row.apart else "normal"
    axes.text(EDGE - 0.08, top + height / 2, _short_name(row), va="center", fontsize=8, weight=weight)
    _draw_line(axes, row, places, top + (height - _lanes(len(places))) / 2, (BESIDE, WIDTH - EDGE))


def _draw_line(axes: Axes, row: OverviewRow, places: Sequence[int], top: float, ends: tuple[float, float]) -> None:
    """The five levels from end to end, the way between two that are far apart, the guess, and each side in its lane."""
    at = [ends[0] + (ends[1] - ends[0]) * level / 4 for level in range(5)]
    low, high = top, top + _lanes(len(places))
    if row.apart:
        levels = [level for _, level in row.marks]
        axes.fill_between([at[min(levels)], at[max(levels)]], low, high, color=WASH, linewidth=0, zorder=0)
    axes.plot(ends, [(low + high) / 2] * 2, color=LINE, linewidth=0.8, zorder=1)
    for x in at:
        axes.plot([x, x], [low, high], color=LINE, linewidth=0.8, zorder=1)
    if row.guess is not None:
        axes.plot([at[row.guess]] * 2, [low - BEYOND, high + BEYOND], color=INK, linewidth=2, zorder=2)
    lanes = {place: low + LANE * (n + 0.5) for n, place in enumerate(places)}
    now = dict(row.marks)
    for place, level in row.before:
        if place in now and now[place] != level:
            _arrow(axes, at[level], at[now[place]], lanes[place], str(mark(place)["color"]))
    for place, level in row.marks:
        axes.plot([at[level]], [lanes[place]], markersize=7.5, markeredgewidth=1.8, zorder=4, **mark(place))
        if place in row.new:
            _dot(axes, at[level] + NEW, lanes[place])


def _dot(axes: Axes, x: float, y: float) -> None:
    """Beside the mark of a side that the round before did not show."""
    axes.plot([x], [y], "o", color=INK, markersize=2.4, zorder=4)


def _arrow(axes: Axes, tail: float, head: float, y: float, colour: str) -> None:
    """From where a side stood to just before where it stands."""
    look = {"arrowstyle": "-|>,head_width=0.22,head_length=0.3", "color": colour, "linewidth": 1.3, "shrinkA": 0, "shrinkB": 5}
    axes.annotate("", xy=(head, y), xytext=(tail, y), arrowprops=look, zorder=3)
    axes.plot([tail], [y], "|", color=colour, markersize=5, markeredgewidth=1.3, zorder=3)
