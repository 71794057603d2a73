"""The pictures of a thousand tries: each with the sentence that says the same, for whoever does not see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from babel.numbers import format_decimal

from kit import charts
from kit.content import fill
from kit.pages.trying import HIGH, LOW, MIDDLE, words

if TYPE_CHECKING:
    from pandas import DataFrame

SCALES = {"files": (0.0, 900.0), "weeks": (-4.0, 12.0), "room": (0.0, 16.0)}
NARROW = ((300.0, 900.0), (-4.0, 10.0), (0.0, 16.0))  # where the middles of all rule sets lie
TICKS = {"files": (0, 300, 600, 900), "weeks": (-4, 0, 4, 8, 12), "room": (0, 4, 8, 12, 16)}
START = {"files": 260, "weeks": 4, "room": 10}


@dataclass(frozen=True)
class Drawn:
    """A picture in a notebook, and in words."""

    svg: str
    sentences: str

    def _repr_svg_(self) -> str:
        return self.svg

    def __repr__(self) -> str:
        return self.sentences


def strips(usual: DataFrame, ours: DataFrame, language: str = "fr") -> Drawn:
    """How all partnerships ended under two sets of rules: households, then Vado, then Tessera."""
    said = words(language).rows
    middles = {key: [_said(key, frame[key].quantile(MIDDLE), language) for frame in (usual, ours)] for key in SCALES}
    rows = [
        charts.Strip(
            name=said[key],
            ends=SCALES[key],
            ticks=TICKS[key],
            start=START[key],
            before=list(usual[key]),
            after=list(ours[key]),
            middles=(middles[key][0], middles[key][1]),
            below=said["unpaid"] if key == "weeks" else "",
        )
        for key in SCALES
    ]
    figures = [middles[key][place] for place in (0, 1) for key in SCALES]
    sentence = fill(said["says"], **dict(zip("abcdef", figures, strict=True)))
    return Drawn(charts.draw_strips(rows, said["usual"], said["ours"]), sentence)


def two_screens(usual: DataFrame, ours: DataFrame, language: str = "fr") -> Drawn:
    """What stood on either screen, quarter by quarter, under two sets of rules; frames of `quarters`."""
    said = words(language).rows
    screens = [
        charts.ScreenRow(said[key], SCALES[key], [_course(frame, key) for frame in (usual, ours)]) for key in ("weeks", "room")
    ]
    lines = [
        f"{screen.name}: {name}: {'; '.join(_said('weeks', value, language) for value in course.middle)}"
        for screen in screens
        for name, course in zip((said["usual"], said["ours"]), screen.courses, strict=True)
    ]
    return Drawn(charts.draw_courses(screens, (said["usual"], said["ours"])), "\n".join(lines))


def spread(*frames: DataFrame, language: str = "fr") -> Drawn:
    """A row for each frame's rules: what the middle partnership ends with, and between what eight in ten lie."""
    said = words(language).rows
    rows = {str(frame["rules"].iloc[0]): [_three(frame[key]) for key in SCALES] for frame in frames}
    lines = [
        f"{name}: {'; '.join(_said(key, three[1], language) for key, three in zip(SCALES, threes, strict=True))}"
        for name, threes in rows.items()
    ]
    svg = charts.draw_spread(rows, [said[key] for key in SCALES], NARROW)
    return Drawn(svg, "\n".join(["; ".join(said[key] for key in SCALES), *lines]))


def _course(frame: DataFrame, key: str) -> charts.Corridor:
    found = frame.groupby("quarter")[key]
    return charts.Corridor(*(list(found.quantile(part)) for part in (LOW, MIDDLE, HIGH)))


def _three(values: Any) -> tuple[float, float, float]:
    return float(values.quantile(LOW)), float(values.quantile(MIDDLE)), float(values.quantile(HIGH))


def _said(key: str, value: float, language: str) -> str:
    """A figure as that language writes it: households whole, weeks to a tenth."""
    return format_decimal(value, "0" if key == "files" else "0.0", locale=language).replace("-", "−")
