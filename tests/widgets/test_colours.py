"""The colours of pages and pictures: named in one place, and far enough apart by day and by night (WCAG 1.4.3, 1.4.11)."""

import re
from itertools import product
from pathlib import Path

import pytest

from kit.charts.colours import SCHEMES
from kit.charts.picture import MARKS

ROOM = Path(__file__).parents[2] / "kit"
SHEET = (ROOM / "widgets/colours.css").read_text(encoding="utf-8")
TEXT, MARK = 4.5, 3.0
GROUNDS = ("paper", "card", "wash")
WORDS = ("ink", "soft", "alarm", "accountability", "transparency", "respect", "equity", "preamble")
DRAWN = ("edge", "focus", *(f"side-{number}" for number, *_ in MARKS))
LITERAL = re.compile(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(|\b(?:white|black)\b(?!-)")


def scheme(block: str) -> dict[str, str]:
    """Name → #rrggbb of one block of the sheet."""
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))


DAY_BLOCK, NIGHT_BLOCK = SHEET.split("@media screen")[0], SHEET.split("@media screen")[1].split("@media (forced")[0]
SHOWN = {"day": scheme(DAY_BLOCK), "night": {**scheme(DAY_BLOCK), **scheme(NIGHT_BLOCK)}}


def light(colour: str) -> float:
    """Relative luminance, 0–1 (WCAG 2.2).

    >>> light("#ffffff"), light("#000000")
    (1.0, 0.0)
    """
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 to 21."""
    darker, lighter = sorted((light(one), light(other)))
    return (lighter + 0.05) / (darker + 0.05)


def washed(accent: str, card: str) -> str:
    """What `color-mix(in srgb, accent 8%, card)` gives: the ground of an answer that is chosen."""
    mixed = [round(0.08 * int(accent[at : at + 2], 16) + 0.92 * int(card[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#{:02x}{:02x}{:02x}".format(*mixed)


@pytest.mark.parametrize("shown", SHOWN.values(), ids=SHOWN)
def test_words_and_marks_stand_out_from_what_they_stand_on(shown) -> None:
    pairs = [(TEXT, name, ground) for name, ground in product(WORDS, GROUNDS)]
    pairs += [(MARK, name, ground) for name, ground in product(DRAWN, GROUNDS)]
    pairs += [(TEXT, "ink", "warned"), (MARK, "warn", "warned"), (TEXT, "ink", "between")]
    faint = [(name, ground, round(contrast(shown[name], shown[ground]), 2)) for least, name, ground in pairs
             if contrast(shown[name], shown[ground]) < least]  # fmt: skip
    assert faint == []
    chosen = {name: washed(shown[name], shown["card"]) for name in WORDS}
    assert [name for name, ground in chosen.items() if contrast(shown["ink"], ground) < TEXT] == []


def test_by_night_every_colour_is_another_one() -> None:
    assert set(SHOWN["day"]) - set(scheme(NIGHT_BLOCK)) == {"far"}  # on the wall alone, which is always by day
    assert light(SHOWN["night"]["paper"]) < 0.02 < 0.8 < light(SHOWN["day"]["paper"])


def test_pictures_and_pages_have_the_same_colours() -> None:
    assert {name: (SHOWN["day"][name], SHOWN["night"][name]) for name in SCHEMES} == SCHEMES


def test_on_paper_it_is_always_day() -> None:
    assert "@media screen and (prefers-color-scheme: dark)" in SHEET
    everywhere = "".join(path.read_text() for kind in ("css", "html", "js", "py") for path in ROOM.rglob(f"*.{kind}"))
    assert not re.search(r"media \(prefers-color-scheme", everywhere)


def named(path: Path) -> list[str]:
    """The colours that a file names itself; what is printed is black on white."""
    text = re.sub(r"@media print \{.*?\n\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    return LITERAL.findall(re.sub(r"/\*.*?\*/|\"\"\".*?\"\"\"|^\s*//.*?$", "", text, flags=re.DOTALL | re.MULTILINE))


FILES = [
    path
    for room in ("widgets", "server/static", "reports")
    for kind in ("css", "js")
    for path in (ROOM / room).rglob(f"*.{kind}")
]


@pytest.mark.parametrize("path", [*FILES, *(ROOM / "charts").glob("*.py")], ids=lambda path: path.name)
def test_no_other_file_names_a_colour(path) -> None:
    assert path.name in ("colours.css", "colours.py") or named(path) == []


def test_a_colour_that_is_named_is_seen(tmp_path) -> None:
    (tmp_path / "a.css").write_text(
        "a { color: #fff; background: white; white-space: pre }\n@media print {\n  a { color: #000; }\n}\n"
    )
    assert named(tmp_path / "a.css") == ["#fff", "white"]
