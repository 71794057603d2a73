"""Cases as sheets that pile up where they lie; what should be hangs below. The highest pile is what happens most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kit.charts.lettering import breadth, draw_key, draw_list, key_height, list_height, shortened, told_apart, whole_words
from kit.charts.picture import CARD, INK, SIDES, SOFT, WIDTH, as_svg, sheet
from kit.charts.shapes import empty_face, full_face, plate

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LEFT, SHEET, STEP, WIDEST = 0.15, 0.22, 0.25, 0.46  # a sheet is .22 high, the next one lies .25 above it
HEAD, LINE_HEIGHT = 0.16, 0.13
MOST_LEVEL, SIZE, INCHES_A_LETTER = 6, 7.8, 0.062  # with more columns their names stand upright
Face = tuple[dict[str, Any], str]  # how a sheet looks, and the colour of its number
Column = tuple[str, int | None]  # name, and the place of the side that it is


@dataclass(frozen=True)
class Case:
    """One case: its words, the columns that it lies in (none and `unknown`: nobody knows), the column where it should lie."""

    label: str
    at: tuple[int, ...]
    to: int | None = None
    unknown: bool = False


@dataclass(frozen=True)
class _Plan:
    """Where what lies: the columns, the numbers of the cases in each, as it is and as it should be; heights in inches."""

    cases: Sequence[Case]
    columns: Sequence[Column]
    colour: str
    unknown: str

    @property
    def every(self) -> list[Column]:
        """The columns, and one for cases of which nobody knows where they lie, if there are any."""
        return [*self.columns, *([(self.unknown, None)] if any(case.unknown for case in self.cases) else [])]

    def piled(self) -> dict[int, list[int]]:
        """Column → the numbers of the cases that lie there."""
        found: dict[int, list[int]] = {}
        for n, case in enumerate(self.cases, 1):
            for column in case.at or ((len(self.columns),) if case.unknown else ()):
                found.setdefault(column, []).append(n)
        return found

    def hung(self) -> dict[int, list[int]]:
        """Column → the numbers of the cases that should lie there; empty where that is not asked."""
        found: dict[int, list[int]] = {}
        for n, case in enumerate(self.cases, 1):
            if case.to is not None:
                found.setdefault(case.to, []).append(n)
        return found

    def face(self, column: int) -> Face:
        """How a sheet in that column looks, and the colour of its number."""
        if column == len(self.columns):
            return empty_face(dashed=True), SOFT
        place = self.columns[column][1]
        if place is None:
            return full_face(self.colour), CARD
        shown, _, full = SIDES[place % len(SIDES)]
        return {"facecolor": shown if full else CARD, "edgecolor": shown, "linewidth": 2}, CARD if full else shown

    def stays(self, column: int, number: int) -> bool:
        """Whether that case lies where it should: below it is hollow, so that what should move stands out."""
        return column in self.cases[number - 1].at


def draw_piles(cases: Sequence[Case], columns: Sequence[Column], colour: str, words: tuple[str, str, str]) -> str:
    """SVG of the piles; `words`: how it is, how it would be fair (said where a case should lie elsewhere), "I do not know"."""
    plan = _Plan(cases, columns, colour, words[2])
    names, size = _names(plan.every)
    key = shortened([(place, name) for name, place in columns if place is not None], names)
    piled, hung = plan.piled(), plan.hung()
    base = (HEAD + 0.12 if hung else 0.08) + STEP * max(map(len, piled.values()), default=1)
    under = base + _names_height(plan.every, names)
    below = under + (STEP * max(map(len, hung.values())) + HEAD + 0.14 if hung else 0)
    labels = [case.label for case in cases]
    height = below + list_height(labels)
    with sheet(height + key_height(key)) as (figure, axes):
        _draw_piled(axes, plan, piled, base)
        _draw_names(axes, plan.every, names, base + 0.06, size)
        if hung:
            axes.text(LEFT, HEAD / 2 + 0.05, words[0], va="center", fontsize=8, color=SOFT)
            _draw_hung(axes, plan, hung, under)
            axes.text(LEFT, below - HEAD / 2 - 0.06, words[1], va="center", fontsize=8, color=SOFT)
        draw_list(axes, labels, below)
        draw_key(axes, key, height)
        return as_svg(figure)


def _draw_piled(axes: Axes, plan: _Plan, piles: Mapping[int, Sequence[int]], base: float) -> None:
    axes.plot([LEFT, WIDTH - LEFT], [base, base], color=INK, linewidth=1.2)
    for column, numbers in piles.items():
        for n, number in enumerate(numbers, 1):
            _draw_sheet(axes, (column, len(plan.every)), base - STEP * n, number, plan.face(column))


def _draw_hung(axes: Axes, plan: _Plan, piles: Mapping[int, Sequence[int]], under: float) -> None:
    axes.plot([LEFT, WIDTH - LEFT], [under, under], color=INK, linewidth=1.2)
    for column, numbers in piles.items():
        for n, number in enumerate(numbers):
            face = (empty_face(), INK) if plan.stays(column, number) else plan.face(column)
            _draw_sheet(axes, (column, len(plan.every)), under + 0.03 + STEP * n, number, face)


def _draw_sheet(axes: Axes, column: tuple[int, int], top: float, number: int, face: Face) -> None:
    x, wide = _x(*column), min(WIDEST, (WIDTH - 2 * LEFT) / column[1] * 0.9)
    plate(axes, (x - wide / 2, top, wide, SHEET), **face[0])
    look: dict[str, Any] = {"fontsize": 8.5, "weight": "bold", "color": face[1], "zorder": 3}
    axes.text(x, top + SHEET / 2 + 0.01, str(number), ha="center", va="center", **look)


def _x(column: int, columns: int) -> float:
    return LEFT + (WIDTH - 2 * LEFT) * (column + 0.5) / columns


def _names(columns: Sequence[Column]) -> tuple[dict[str, str], float]:
    """What of each column's name fits below it, and the size of its type."""
    names = [name for name, _ in columns]
    if len(columns) > MOST_LEVEL:
        return told_apart(names, 22), SIZE
    fit = int((WIDTH - 2 * LEFT) / len(columns) / INCHES_A_LETTER)
    letters, size = whole_words(names, max(7, min(20, fit)), SIZE)
    return told_apart(names, letters, 3), size


def _names_height(columns: Sequence[Column], names: Mapping[str, str]) -> float:
    if len(columns) > MOST_LEVEL:
        return 0.2 + INCHES_A_LETTER * max(breadth(name) for name in names.values())
    return 0.14 + LINE_HEIGHT * max(name.count("\n") + 1 for name in names.values())


def _draw_names(axes: Axes, columns: Sequence[Column], names: Mapping[str, str], top: float, size: float) -> None:
    upright = len(columns) > MOST_LEVEL
    turned: dict[str, Any] = {"rotation": 90, "rotation_mode": "anchor", "ha": "right", "va": "center"}
    look: dict[str, Any] = {"fontsize": size, "color": SOFT, **(turned if upright else {"ha": "center", "va": "top"})}
    for place, (name, _) in enumerate(columns):
        axes.text(_x(place, len(columns)), top, names[name], **look)
