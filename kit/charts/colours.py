"""The colours of pictures, by day and by night, under the names that the pages' styles give them (`widgets/colours.css`)."""

from __future__ import annotations

import re

SCHEMES = {  # name: by day (and on paper), by night
    "ink": ("#20242e", "#eceae5"),
    "soft": ("#454b58", "#b3b7c2"),
    "rule": ("#c9c1b4", "#565c69"),
    "wash": ("#f1ece3", "#2a2e38"),
    "card": ("#ffffff", "#1d2027"),
    "accountability": ("#0b6b6b", "#5cc4c0"),
    "transparency": ("#3d4a9e", "#a3b0ff"),
    "respect": ("#8b2c66", "#ec9acb"),
    "equity": ("#855300", "#e6b052"),
    "side-1": ("#0a63a5", "#6db3f2"),
    "side-2": ("#b8500a", "#f59a5b"),
    "side-3": ("#5c6b1f", "#b7c76a"),
    "side-4": ("#7a3b8f", "#d09be3"),
    "side-5": ("#b0243f", "#ff8b9c"),
    "side-6": ("#00736b", "#55cbbf"),
    "side-7": ("#6b4a1f", "#d3ab77"),
    "side-8": ("#3a4354", "#c0c9da"),
}
DAY = {name: day for name, (day, _) in SCHEMES.items()}
NAMES = {day: name for name, day in DAY.items()}
TAG, COLOUR = re.compile(r"<[^<>]+>"), re.compile(r"#[0-9a-f]{6}\b")


def by_day_and_night(svg: str) -> str:
    """The same drawing, for browsers: dark where the reader's screen is dark, light on paper. What somebody typed
    never changes.

    >>> by_day_and_night('<svg><path fill="#20242e"/><text>#20242e</text></svg>').partition("</style>")[2]
    '<path fill="var(--ink)"/><text>#20242e</text></svg>'
    """
    used: dict[str, None] = {}

    def named(found: re.Match[str]) -> str:
        name = NAMES.get(found[0])
        if name is None:
            return found[0]
        used[name] = None
        return f"var(--{name})"

    drawn = TAG.sub(lambda tag: COLOUR.sub(named, tag[0]), svg)
    if not used:
        return svg
    day, night = (";".join(f"--{name}:{SCHEMES[name][at]}" for name in used) for at in (0, 1))
    style = f"<style>:root{{{day}}}@media screen and (prefers-color-scheme:dark){{:root{{{night}}}}}</style>"
    return re.sub(r"<svg[^<>]*>", lambda head: head[0] + style, drawn, count=1)
