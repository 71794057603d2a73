"""Splits of a whole: as it is above as would be fair, or as the two wings of a butterfly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kit.charts.lettering import draw_key, key_height, told_apart, wrapped
from kit.charts.picture import CARD, INK, LINE, SOFT, WIDTH, as_svg, mark, sheet
from kit.charts.shapes import side_face

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LEFT, RIGHT, BAR = 0.15, WIDTH - 0.15, 0.24
LETTER, FEWEST_LETTERS = 0.078, 3  # inches that a letter in a bar takes; a bar too short for so many carries no name


@dataclass(frozen=True)
class Pair:
    """One question: the shares as they are and as would be fair, by side, 0–1; empty where not answered."""

    name: str
    now: Mapping[str, float]
    fair: Mapping[str, float]


@dataclass(frozen=True)
class Wing:
    """One row: its name, its share on the left and on the right, 0–1, and the place of the side that it is, if it is one."""

    name: str
    left: float
    right: float
    place: int | None


def draw_pairs(pairs: Sequence[Pair], sides: Mapping[str, tuple[int, str]], words: tuple[str, str]) -> str:
    """SVG of a pair of bars for each question; `words` are the names of the two bars."""
    key = list(sides.values())
    with sheet(1.42 * len(pairs) + key_height(key) + 0.1) as (figure, axes):
        for row, pair in enumerate(pairs):
            top = 1.42 * row
            axes.text(LEFT, top + 0.2, wrapped(pair.name, 36, 1), weight="bold", va="center")
            for n, (word, split) in enumerate(zip(words, (pair.now, pair.fair), strict=True)):
                y = top + 0.42 + 0.5 * n
                axes.text(LEFT, y, wrapped(word, 44, 1), va="center", fontsize=8, color=SOFT)
                _draw_split(axes, y + 0.24, split, sides)
        draw_key(axes, key, 1.42 * len(pairs), left=0.28, look=lambda place, y: _bar(axes, y, 0.2, 0.15, place))
        return as_svg(figure)


def _draw_split(axes: Axes, y: float, split: Mapping[str, float], sides: Mapping[str, tuple[int, str]]) -> None:
    start = LEFT
    axes.barh(y, RIGHT - LEFT, BAR, left=LEFT, facecolor=CARD, edgecolor=LINE, linewidth=1, zorder=0)
    for side, share in split.items():
        width = (RIGHT - LEFT) * share
        place = sides[side][0]
        if width:
            _bar(axes, y, width, start, place)
        letters = int(width / LETTER) - 1
        if letters >= FEWEST_LETTERS:
            box = {"facecolor": CARD, "edgecolor": "none", "pad": 1.2}
            name = told_apart((name for _, name in sides.values()), letters, 1)[sides[side][1]]
            axes.text(start + width / 2, y, name, ha="center", va="center", fontsize=7.5, weight="bold", bbox=box, zorder=3)
        start += width


def _bar(axes: Axes, y: float, width: float, left: float, place: int) -> None:
    """A bar that shows whose it is."""
    axes.barh(y, width, BAR if width > 0.25 else 0.16, left=left, linewidth=1, zorder=2, **side_face(place))


def draw_butterfly(wings: Sequence[Wing], names: Sequence[str], colour: str) -> str:
    """SVG of the butterfly; `names` are those of the left and the right wing."""
    middle, most = WIDTH / 2, max(0.0001, *(max(wing.left, wing.right) for wing in wings))
    reach = (RIGHT - LEFT) / 2 - 0.06
    rows = told_apart((wing.name for wing in wings), 42, 2)
    with sheet(0.6 * len(wings) + 0.14 * sum("\n" in name for name in rows.values()) + 0.4) as (figure, axes):
        axes.text(middle - 0.1, 0.18, f"← {wrapped(names[0], 18, 1)}", ha="right", va="center", fontsize=8.5, color=SOFT)
        axes.text(middle + 0.1, 0.18, f"{wrapped(names[1], 18, 1)} →", ha="left", va="center", fontsize=8.5, color=SOFT)
        y = 0.12
        for wing in wings:
            y += 0.6 + 0.14 * rows[wing.name].count("\n")
            shown = colour or str(mark(wing.place or 0)["color"])
            axes.text(middle, y - 0.16, rows[wing.name], ha="center", va="bottom", fontsize=8.6)
            axes.plot([middle, middle], [y - 0.14, y + 0.14], color=INK, linewidth=1)
            for share, sign in ((wing.left, -1), (wing.right, 1)):
                width = reach * share / most
                style: dict[str, Any] = {"facecolor": shown} if sign < 0 else {"facecolor": CARD, "hatch": "////"}
                axes.barh(y, width, 0.2, left=middle - width if sign < 0 else middle, edgecolor=shown, linewidth=1.2, **style)
        return as_svg(figure)
