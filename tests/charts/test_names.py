"""Names in pictures: told apart, never lost, whole in a key; as many marks as sides."""

import re
import warnings
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from kit.charts import (
    Case,
    Ground,
    Pair,
    Rung,
    Span,
    Stand,
    Wing,
    draw_balance,
    draw_butterfly,
    draw_land,
    draw_legend,
    draw_lines,
    draw_pairs,
    draw_piles,
    draw_scales,
    draw_signs,
    draw_stairs,
)
from kit.charts.lettering import breadth, told_apart, wrapped
from kit.charts.picture import SIDES
from kit.scoring import Balance, Moment

BENIN, MALI = (f"Association des femmes juristes du {country}" for country in ("Bénin", "Mali"))
WORD = "Menschenrechtsverteidigungsorganisationszusammenschluss"
ARABIC = "الجمعية اللبنانية للدفاع عن حقوق النساء والأطفال"
EIGHT = [
    BENIN,
    MALI,
    f"{BENIN} Nord",
    f"{BENIN} Sud",
    WORD,
    f"{WORD}en",
    ARABIC,
    "RESEAU DES FEMMES JURISTES D'AFRIQUE DE L'OUEST",
]
FIVE, THREE = ("a", "b", "c", "d", "e"), ("now", "fair", "?")
SVG, LINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}href"
WORDS = dict.fromkeys(("tasks", "risks", "means", "burden", "above", "below"), "x")


def pictures(names: list[str]) -> dict[str, Callable[[], str]]:
    """What draws every picture that names sides, with these sides."""
    sides = {str(n): (n, name) for n, name in enumerate(names)}
    listed, shares = list(sides.values()), dict.fromkeys(sides, 1 / len(names))
    return {
        "balance": lambda: draw_balance([Balance(side, 0.1 * n, 0.5, 0.1 * n) for n, side in enumerate(sides)], sides, WORDS),
        "butterfly": lambda: draw_butterfly([Wing(name, 0.2, 0.1, place) for place, name in listed], ("We", "They"), ""),
        "land": lambda: draw_land([Ground(name, place, ("Budget",)) for place, name in listed], (), "#000000"),
        "piles": lambda: draw_piles([Case("Budget", (0,))], [(name, place) for place, name in listed], "#000000", THREE),
        "piles of few": lambda: draw_piles(
            [Case("Budget", (0,))], [(name, place) for place, name in listed[:4]], "#000000", THREE
        ),
        "signs": lambda: draw_signs([Stand("Who paid", names, 0)], "", "#000000"),
        "stairs": lambda: draw_stairs([Rung("Money", name, place, 0, 3) for place, name in listed], FIVE, "legend"),
        "lines": lambda: draw_lines([Moment(1, "Visit", 0, 1, 0)], (names[0], names[1]), ("up", "down")),
        "pairs": lambda: draw_pairs([Pair("Time", shares, shares)], sides, ("now", "fair")),
        "legend": lambda: draw_legend(listed, guess="The guess", arrow="The arrow", new="The dot")(),
        "scales": lambda: draw_scales([Span("Size", (0, 2), ("small", "middle", "large"), "")], listed[:2]),
    }


def shown(svg: str) -> str:
    return " ".join(re.sub(r"\s+", " ", node.text or "") for node in ElementTree.fromstring(svg).iter(f"{SVG}text"))


def test_names_that_begin_alike_stand_whole_in_every_picture() -> None:
    found = pictures([BENIN, MALI, f"{BENIN} Nord", f"{BENIN} Sud"])
    assert len(found) == 11
    said = {name: shown(draw()) for name, draw in found.items()}
    assert [name for name, words in said.items() if BENIN not in words or MALI not in words] == []


@pytest.mark.parametrize("width", [9, 14, 17, 22, 38])
@pytest.mark.parametrize("lines", [1, 3])
def test_no_two_names_are_cut_to_the_same(width, lines) -> None:
    found = told_apart([*EIGHT, "x" * 80, "x" * 79 + "y"], width, lines)
    assert len(set(found.values())) == len(found)
    assert all(breadth(line) <= width for text in found.values() for line in text.split("\n"))


def test_a_name_that_must_be_cut_is_cut_where_it_differs() -> None:
    assert list(told_apart([BENIN, MALI], 17).values()) == ["… du Bénin", "… du Mali"]
    assert list(told_apart([BENIN, "Raíces"], 17).values()) == ["Association des …", "Raíces"]


def test_the_same_name_twice_ends() -> None:
    assert told_apart([BENIN, BENIN], 17) == {BENIN: "Association des …"}


def test_a_word_longer_than_its_line_is_not_lost() -> None:
    assert wrapped(WORD, 38, 1) == f"{WORD[:36]} …"
    assert wrapped(WORD, 38, 2).replace("\n", "") == WORD
    assert not re.search("«$|^[?»]", wrapped("qu’elle annonce, puis «\u00a0Est-ce réglé\u00a0?\u00a0»", 23, 4), re.M)
    assert "\u0301" not in {line[0] for line in wrapped("e\u0301" * 30, 7, 9).split("\n")}


def test_twelve_sides_have_twelve_marks() -> None:
    assert len({(shape, full) for _, shape, full in SIDES}) == len({(c, s) for c, s, _ in SIDES}) == len(SIDES) == 12


@pytest.mark.long
def test_eight_sides_look_like_eight() -> None:
    found = {name: draw() for name, draw in pictures(EIGHT).items()}
    assert [name for name in ("stairs", "legend", "land") if len(set(_marks(found[name]))) < 8] == []


def _marks(svg: str) -> list[tuple[str, ...]]:
    """Shape, filling and edge of every mark."""
    root = ElementTree.fromstring(svg)
    paths = {node.get("id"): node.get("d", "") for node in root.iter(f"{SVG}path")}
    marks = [(paths[node.get(LINK, "")[1:]], node.get("style") or "") for node in root.iter(f"{SVG}use")]
    return [(path, *re.findall(r"(?:fill|stroke): (#\w+)", style)) for path, style in marks]


@pytest.mark.long
def test_arabic_stays_as_typed_for_the_browser_to_shape() -> None:
    found = pictures([ARABIC, MALI, BENIN, "Raíces"])
    assert [name for name, draw in found.items() if name != "butterfly" and ARABIC.split()[0] not in draw()] == []


@pytest.mark.long
def test_a_name_that_is_cut_runs_its_own_way() -> None:
    cut = pictures(EIGHT)["piles"]()
    assert re.search("\u2068الجمعية[^<]* …\u2069<", cut)


def test_no_name_reaches_the_log(caplog) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for draw in pictures(["団体の連合", "กลุ่มสตรี", "महिला संघ", "👩‍💻 \U000f0000"]).values():
            draw()
    assert not caplog.records


def test_a_page_knows_how_to_draw_every_mark() -> None:
    form = (Path(__file__).parents[2] / "kit" / "widgets" / "dom.js").read_text()
    shapes = form.partition("const SHAPES = {")[2].partition("};")[0]
    assert {shape for _, shape, _ in SIDES} == set(re.findall(r'(?:^|[\s{])"?([oDsPv*^])"?: "M', shapes))
