"""One visual language: paper, one ink, four principle colours, sides that differ by mark as well as by colour."""

from __future__ import annotations

import io
import threading
import unicodedata
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import quote

from kit.charts.colours import DAY, by_day_and_night
from kit.charts.table import Table

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Text

INK, SOFT, LINE, WASH, CARD = (DAY[name] for name in ("ink", "soft", "rule", "wash", "card"))
PRINCIPLES = {
    letter: DAY[name]
    for letter, name in zip("ATREP", ("accountability", "transparency", "respect", "equity", "ink"), strict=True)
}
MARKS = (  # number of its colour, shape, full or hollow: no two alike for as many organisations as a partnership may name
    (1, "o", True),
    (2, "o", False),
    (3, "D", True),
    (4, "s", False),
    (5, "^", True),
    (6, "v", False),
    (7, "P", True),
    (8, "*", False),
    (5, "s", True),
    (6, "D", False),
    (7, "v", True),
    (4, "^", False),
)
SIDES = tuple((DAY[f"side-{number}"], shape, full) for number, shape, full in MARKS)
PNG_POINTS = 200  # to the inch
T = TypeVar("T")
LINE_STEP = 1.18  # from line to line, in heights of the type
WIDTH = 3.3  # inches: on a phone's column the smallest words come out at 12 px
PLAIN = " !$()*+,-./:;=?@_~"  # what stands as it is in an address of data, and between quotation marks
DRAWING = threading.Lock()
FONTS = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif"


@dataclass(frozen=True)
class Picture:
    """The sentences that say it, the function that draws it (SVG text) and its table; None where words are enough."""

    sentences: tuple[str, ...]
    draw: Callable[[], str] | None = None
    table: Table | None = None


def as_image(svg: str) -> str:
    """An SVG as the `src` of an <img>, by day and by night: scripts in it never run. It stays text, which takes less room."""
    return "data:image/svg+xml," + quote(by_day_and_night(svg), safe=PLAIN)


def look(place: int) -> dict[str, str | bool]:
    """The same look as data, for pages that draw the side's mark themselves: their own styles know the colour by its name."""
    number, shape, full = MARKS[place % len(MARKS)]
    return {"colour": f"var(--side-{number})", "shape": shape, "full": full}


def mark(place: int) -> dict[str, Any]:
    """How the side at that place (0, 1, …) is drawn: colour, shape, full or hollow."""
    colour, shape, full = SIDES[place % len(SIDES)]
    return {"color": colour, "marker": shape, "markerfacecolor": colour if full else CARD, "markeredgecolor": colour}


def make_ready() -> None:
    """Import matplotlib ahead of the first picture."""
    import matplotlib.backends.backend_svg
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


@dataclass(frozen=True)
class Drawing:
    """A picture that is drawn when somebody wants it, in the form that is wanted: called, it is SVG text."""

    sheet: Callable[[], AbstractContextManager[tuple[Figure, Axes]]]
    draw: Callable[[Axes], None]

    def __call__(self) -> str:
        """SVG text."""
        return self._made(as_svg)

    def png(self) -> bytes:
        """The same as an image of points, for files that hold no SVG."""
        return self._made(as_png)

    def _made(self, form: Callable[[Figure], T]) -> T:
        with self.sheet() as (figure, axes):
            self.draw(axes)
            return form(figure)


def as_png(figure: Figure) -> bytes:
    """The sheet as PNG, sharp in print, without date or program."""
    file = io.BytesIO()
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph ")
        figure.savefig(file, format="png", dpi=PNG_POINTS, metadata={"Software": None})
    return file.getvalue()


def as_svg(figure: Figure) -> str:
    """The sheet as SVG that uses the reader's own fonts and holds no date. Text stays text: the reader's browser shapes it."""
    for axes in figure.axes:
        for text in list(axes.texts):
            _line_by_line(axes, text)
        for text in axes.texts:
            text.set_text(_own_way(text.get_text()))
    file = io.StringIO()
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph ")  # it names the letter of what somebody typed
        figure.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
    return file.getvalue().replace("font-family: 'DejaVu Sans'", f"font-family: {FONTS}")


def _line_by_line(axes: Axes, text: Text) -> None:
    """Each line of a text on its own: anchored where it stands, whatever the reader's font or script makes of its length."""
    lines = text.get_text().split("\n")
    if len(lines) == 1 or text.get_bbox_patch():
        return
    step = LINE_STEP * float(text.get_fontsize()) / 72
    first = {"top": 0.0, "center": -step * (len(lines) - 1) / 2, "bottom": -step * (len(lines) - 1)}[text.get_verticalalignment()]
    x, y = text.get_position()
    for n, line in enumerate(lines):
        one = axes.text(x, y + first + n * step, line)
        one.update_from(text)
    text.set_text("")


def _own_way(text: str) -> str:
    """A text that holds Arabic, Hebrew and the like, isolated: it runs its own way, its "…" at its own end."""
    text = "".join(c for c in text if c >= " ")
    return f"\u2068{text}\u2069" if any(unicodedata.bidirectional(c) in {"R", "AL"} for c in text) else text
