"""Shapes that several pictures are made of: plates with round corners, faces that differ without colour."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kit.charts.picture import CARD, LINE, SIDES, SOFT

if TYPE_CHECKING:
    from matplotlib.axes import Axes

HATCHES = ("////", "....", "\\\\\\\\", "----", "xxxx", "||||")
ROUND = 0.04  # inches
Room = tuple[float, float, float, float]  # left, top, width, height in inches


def side_face(place: int) -> dict[str, Any]:
    """A side's face: its colour; every second side is hatched, each in its own way, so that colour is not alone."""
    colour, _, full = SIDES[place % len(SIDES)]
    hatch = HATCHES[place // 2 % len(HATCHES)]
    return {"edgecolor": colour, **({"facecolor": colour} if full else {"facecolor": CARD, "hatch": hatch})}


def full_face(colour: str) -> dict[str, Any]:
    """A face in one colour."""
    return {"facecolor": colour, "edgecolor": colour}


def empty_face(*, dashed: bool = False) -> dict[str, Any]:
    """A face with nothing on it; dashed: what is not known."""
    return {"facecolor": CARD, "edgecolor": SOFT if dashed else LINE, "linestyle": (0, (3, 2)) if dashed else "-"}


def plate(axes: Axes, room: Room, **face: Any) -> None:
    """A plate with round corners."""
    from matplotlib.patches import FancyBboxPatch

    left, top, width, height = room
    corners = f"round,pad=0,rounding_size={min(ROUND, width / 2, height / 2)}"
    axes.add_patch(FancyBboxPatch((left, top), width, height, boxstyle=corners, **{"linewidth": 1.1, "zorder": 2, **face}))
