"""One visual language: paper, one ink, four principle colours, sides that differ by mark as well as by colour."""

from __future__ import annotations

import base64
import io
import re
import textwrap
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

INK, SOFT, LINE, WASH, CARD = "#20242e", "#5b6170", "#c9c1b4", "#f1ece3", "#ffffff"
PRINCIPLES = {"A": "#0b6b6b", "T": "#3d4a9e", "R": "#8b2c66", "E": "#855300", "P": "#20242e"}
SIDES = (("#0a63a5", "o", True), ("#b8500a", "o", False), ("#5c6b1f", "D", True), ("#7a3b8f", "s", False))
WIDTH = 3.3  # inches: on a phone's column the smallest words come out at 12 px
LEAST_SIZE = 6.0  # points: below this a word is broken rather than made smaller
DRAWING = threading.Lock()
FONTS = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif"


@dataclass(frozen=True)
class Picture:
    """The sentences that say it, and the function that draws it (SVG text); None where words are enough."""

    sentences: tuple[str, ...]
    draw: Callable[[], str] | None = None


def as_image(svg: str) -> str:
    """An SVG as the `src` of an <img>: scripts in it never run."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


def mark(place: int) -> dict[str, Any]:
    """How the side at that place (0, 1, …) is drawn: colour, shape, full or hollow."""
    colour, shape, full = SIDES[place % len(SIDES)]
    return {"color": colour, "marker": shape, "markerfacecolor": colour if full else CARD, "markeredgecolor": colour}


def wrapped(text: str, width: int, lines: int = 2) -> str:
    """Text broken into at most so many lines of so many characters."""
    return "\n".join(textwrap.wrap(text, width, max_lines=lines, placeholder=" …", break_long_words=True)) or " "


def whole_words(names: Sequence[str], letters: int, size: float) -> tuple[int, float]:
    """Letters to a line and size of type: smaller than those given if the longest word of these names would be broken.

    >>> whole_words(["Accountability", "Equity"], 12, 7.0)
    (14, 6.0)
    """
    longest = max((len(word) for name in names for word in re.split(r"\s|(?<=-)", name)), default=0)
    if longest <= letters:
        return letters, size
    smaller = max(LEAST_SIZE, size * letters / longest)
    return int(letters * size / smaller), smaller


def make_ready() -> None:
    """Import matplotlib ahead of the first picture."""
    import matplotlib.figure  # noqa: F401


@contextmanager
def sheet(height: float) -> Iterator[tuple[Figure, Axes]]:
    """An empty sheet of that height in inches. matplotlib is not thread-safe: one drawing at a time."""
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    rules: Any = {
        "svg.fonttype": "none",
        "svg.hashsalt": "partnership-kit",
        "text.parse_math": False,
        "text.color": INK,
        "font.size": 9.5,
        "font.family": "DejaVu Sans",
        "lines.linewidth": 1.6,
    }
    with DRAWING, rc_context(rules):
        figure = Figure(figsize=(WIDTH, height), facecolor=CARD)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set(xlim=(0, WIDTH), ylim=(height, 0))
        axes.axis("off")
        yield figure, axes


def as_svg(figure: Figure) -> str:
    """The sheet as SVG that uses the reader's own fonts and holds no date."""
    file = io.StringIO()
    figure.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
    return file.getvalue().replace("font-family: 'DejaVu Sans'", f"font-family: {FONTS}")
