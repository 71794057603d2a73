"""Land: each answer is a field, and what was asked stands in the field of its answer. The largest field is the finding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kit.charts.lettering import breadth, draw_list, list_height, wrapped
from kit.charts.picture import CARD, INK, LINE, WASH, WIDTH, as_svg, mark, sheet
from kit.charts.shapes import empty_face, plate, side_face

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LEFT, BAND, HEAD, GAP = 0.12, 0.13, 0.27, 0.07
CHIP, BETWEEN, INCHES_A_LETTER, LETTERS = 0.23, 0.06, 0.069, 36
NAME_LETTERS, LINE_HEIGHT = 33, 0.155
ROOM = WIDTH - 2 * LEFT - BAND - 0.16  # for a line of chips


@dataclass(frozen=True)
class Ground:
    """One answer: its name, the place of the side that it is, whether it is to be looked at, and what stands there.

    `unknown`: it is no answer, but that nobody knows.
    """

    name: str
    place: int | None
    stands: tuple[str, ...]
    look: bool = False
    unknown: bool = False


def draw_land(fields: Sequence[Ground], numbered: Sequence[str], colour: str) -> str:
    """SVG of the fields; `numbered`: what the numbers on the chips are. An empty field is drawn as empty."""
    heads = [wrapped(field.name, NAME_LETTERS, 2) for field in fields]
    rows = [_rows(field.stands) for field in fields]
    tall = [
        HEAD + LINE_HEIGHT * head.count("\n") + (len(row) * (CHIP + BETWEEN) + 0.03 if row else 0)
        for head, row in zip(heads, rows, strict=True)
    ]
    below = sum(tall) + GAP * len(fields) + 0.08
    with sheet(below + (list_height(numbered) if numbered else 0)) as (figure, axes):
        top = 0.06
        for field, head, row, height in zip(fields, heads, rows, tall, strict=True):
            _draw_field(axes, field, head, (LEFT, top, WIDTH - 2 * LEFT, height), colour)
            _draw_chips(axes, row, top + height - len(row) * (CHIP + BETWEEN) - 0.02)
            top += height + GAP
        draw_list(axes, numbered, below)
        return as_svg(figure)


def _wide(text: str) -> float:
    return INCHES_A_LETTER * breadth(text) + 0.14


def _rows(texts: Sequence[str]) -> list[list[str]]:
    """The chips line by line, as many to a line as fit."""
    rows: list[list[str]] = []
    for text in (wrapped(text, LETTERS, 1) for text in texts):
        if rows and sum(_wide(one) + BETWEEN for one in rows[-1]) + _wide(text) <= ROOM:
            rows[-1].append(text)
        else:
            rows.append([text])
    return rows


def _draw_field(axes: Axes, field: Ground, head: str, room: tuple[float, float, float, float], colour: str) -> None:
    left, top, _, height = room
    look: dict[str, Any] = {"facecolor": WASH, "edgecolor": LINE} if field.stands else empty_face()
    if field.unknown:
        look = empty_face(dashed=True)
    elif field.look and field.stands:
        look = {"facecolor": WASH, "edgecolor": colour, "linewidth": 2.2}
    plate(axes, room, **{**look, "zorder": 0})
    if field.stands and not field.unknown:
        band = side_face(field.place) if field.place is not None else {"facecolor": colour, "edgecolor": colour}
        if field.place is None and not field.look:
            band = {"facecolor": CARD, "edgecolor": colour, "hatch": "////"}
        plate(axes, (left, top, BAND, height), **{**band, "zorder": 1})
    x = left + BAND + 0.08
    if field.place is not None:
        axes.plot([x + 0.05], [top + 0.14], markersize=7, markeredgewidth=1.8, linestyle="", zorder=3, **mark(field.place))
        x += 0.18
    axes.text(x, top + 0.06, head, va="top", fontsize=9, weight="bold" if field.stands else "normal", color=INK)


def _draw_chips(axes: Axes, rows: Sequence[Sequence[str]], top: float) -> None:
    for row in rows:
        x = LEFT + BAND + 0.08
        for text in row:
            plate(axes, (x, top, _wide(text), CHIP), facecolor=CARD, edgecolor=LINE, linewidth=0.8)
            axes.text(x + _wide(text) / 2, top + CHIP / 2, text, ha="center", va="center", fontsize=8.2, zorder=3)
            x += _wide(text) + BETWEEN
        top += CHIP + BETWEEN
