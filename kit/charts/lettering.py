"""Words in pictures: broken into lines, told apart where they must be cut, and whole in a key beside their marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from kit.charts.picture import LINE, SOFT, WIDTH, mark

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LEAST_SIZE = 6.0  # points: below this a word is broken rather than made smaller
CUT = "…"
HYPHEN = re.compile(r"(?<=\w-)(?=\w)")
BLANK = re.compile(r"[ \n]+")  # where a line may break: not at the fixed space of French
KEY_ROW, KEY_LINE, KEY_LINES, KEY_LETTERS = 0.24, 0.15, 4, 44
LIST_ROW, LIST_LINE, LIST_LETTERS, LIST_LEFT = 0.25, 0.155, 40, 0.15
Sides = Sequence[tuple[int, str]]  # place and name


@lru_cache(maxsize=2**14)
def breadth(text: str) -> float:
    """How much room a text takes, in small letters: capitals take more, ideographs nearly twice as much, accents nothing.

    >>> breadth("Abc"), breadth("ABC"), breadth("団体")
    (3.0, 3.5, 3.6)
    """
    return sum(map(_broad, text), 0.0) + 0.25 * sum(a.isupper() and b.isupper() for a, b in pairwise(text))


@cache
def _broad(character: str) -> float:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0.0
    return 1.8 if unicodedata.east_asian_width(character) in "WF" else 1.0


def wrapped(text: str, letters: float, lines: int = 2) -> str:
    """Text broken into at most so many lines of so many letters; what does not fit ends in "…".

    >>> wrapped("x" * 12, 8, 1)
    'xxxxxx …'
    """
    found = _lines(text, letters)
    if len(found) > lines:
        found[lines - 1 :] = [_ended(found[lines - 1], letters)]
    return "\n".join(found) or " "


def _lines(text: str, letters: float) -> list[str]:
    found: list[str] = []
    for word in filter(None, BLANK.split(text)):
        for n, piece in enumerate(HYPHEN.split(word)):
            longer = f"{found[-1]}{'' if n else ' '}{piece}" if found else piece
            if found and breadth(longer) <= letters:
                found[-1] = longer
            else:
                found += _broken(piece, letters)
    return found


def _broken(word: str, letters: float) -> list[str]:
    """A word in pieces that fit; an accent stays with its letter."""
    pieces = [""]
    for character in word:
        if pieces[-1] and breadth(pieces[-1] + character) > letters:
            pieces.append("")
        pieces[-1] += character
    return pieces


def _ended(line: str, letters: float) -> str:
    while line and breadth(f"{line} {CUT}") > letters:
        line = line.rpartition(" ")[0] or line[:-1]
    return f"{line} {CUT}".strip()


def told_apart(names: Iterable[str], letters: float, lines: int = 1) -> dict[str, str]:
    """Name → what of it fits. Names that would be cut to the same are shown from where they differ.

    >>> told_apart(["Association of Lawyers of Benin", "Association of Lawyers of Mali"], 17)
    {'Association of Lawyers of Benin': '… of Benin', 'Association of Lawyers of Mali': '… Lawyers of Mali'}
    """
    every = list(dict.fromkeys(names))
    ways = {name: _ways(n, name, every, lambda text: wrapped(text, letters, lines)) for n, name in enumerate(every, 1)}
    while True:
        found = {name: offered[0] for name, offered in ways.items()}
        alike = [name for name in every if list(found.values()).count(found[name]) > 1 and len(ways[name]) > 1]
        if not alike:
            return found
        for name in alike:
            ways[name].pop(0)


def _ways(number: int, name: str, every: Sequence[str], fit: Callable[[str], str]) -> list[str]:
    """From its beginning; with where it first differs from those that look alike; with where it last does; with its number."""
    alike = [other for other in every if other != name and fit(other) == fit(name)]
    endings = [_ending(name, at, fit) for at in sorted({_same_until(name, other) for other in alike})]
    return [fit(name), *endings, fit(f"{number} {name}")]


def _ending(name: str, at: int, fit: Callable[[str], str]) -> str:
    """As much of the end as fits with the letter at that place, from a word's beginning if it can be."""
    words = [n for n in range(1, at + 1) if name[n - 1] == " "]
    ends = [fit(f"{CUT} {name[start:]}") for start in (*words, *range(1, at + 1))]
    return next((end for end in ends if not end.endswith(CUT)), fit(f"{CUT} {name[max(0, at - 2) :]}"))


def _same_until(name: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(name, other, strict=False)) if a != b), min(len(name), len(other)))


def shortened(sides: Sides, shown: Mapping[str, str]) -> Sides:
    """Those whose name is not whole in the picture: a key gives it."""
    return [(place, name) for place, name in sides if CUT in shown[name] and CUT not in name]


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


def _key(sides: Sides) -> list[tuple[int, str]]:
    shown = told_apart((name for _, name in sides), KEY_LETTERS, KEY_LINES)
    return [(place, shown[name]) for place, name in sides]


def key_height(sides: Sides) -> float:
    """Inches that a key of these sides takes."""
    return sum(KEY_ROW + KEY_LINE * name.count("\n") for _, name in _key(sides))


def draw_key(
    axes: Axes, sides: Sides, top: float, *, left: float = 0.22, look: Callable[[int, float], None] | None = None
) -> None:
    """A line for each side: its mark (or what `look` draws for a place at a height), and its whole name."""
    for place, name in _key(sides):
        y = top + KEY_ROW / 2
        if look:
            look(place, y)
        else:
            axes.plot([left], [y], markersize=7, markeredgewidth=2, linestyle="", **mark(place))
        axes.text(left + 0.16, y - 0.08, name, va="top", fontsize=8.5)
        top += KEY_ROW + KEY_LINE * name.count("\n")


def list_height(texts: Sequence[str], notes: Sequence[str] = ()) -> float:
    """Inches that a numbered list of these texts takes, each with a line below it if there are notes."""
    rows = [LIST_ROW + LIST_LINE * wrapped(text, LIST_LETTERS, 2).count("\n") for text in texts]
    return sum(rows) + LIST_LINE * len(notes) + 0.06


def draw_list(axes: Axes, texts: Sequence[str], top: float, notes: Sequence[str] = ()) -> None:
    """What the numbers in a picture are, each below a line; notes say more in a smaller type."""
    for n, text in enumerate(texts):
        said = wrapped(text, LIST_LETTERS, 2)
        axes.plot([LIST_LEFT, WIDTH - LIST_LEFT], [top, top], color=LINE, linewidth=0.8)
        axes.text(LIST_LEFT + 0.02, top + 0.06, str(n + 1), va="top", fontsize=8.8, weight="bold")
        axes.text(LIST_LEFT + 0.22, top + 0.06, said, va="top", fontsize=8.8)
        top += LIST_ROW + LIST_LINE * said.count("\n")
        if notes:
            axes.text(LIST_LEFT + 0.22, top - 0.03, wrapped(notes[n], 44, 1), va="top", fontsize=8, color=SOFT)
            top += LIST_LINE
