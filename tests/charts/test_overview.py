"""The overview: every mark stays visible where answers coincide, an arrow only where somebody moved, the guess behind no mark."""

import re
from dataclasses import replace

import pytest

from kit.charts import OverviewRow, draw_overview

ENDS = ("made elsewhere, and found out", "made together, and it needs both sides")
ROW = OverviewRow("A decision", ((0, 2), (1, 2), (2, 2)), ((0, 1), (1, 2)), 2, ENDS)


def marks(svg: str) -> list[tuple[str, str]]:
    """Where markers are drawn: x and y of each."""
    return re.findall(r'<use [^>]*?x="([\d.]+)" y="([\d.]+)"', svg)


@pytest.mark.parametrize("sides", [2, 3, 8])
def test_where_all_answers_coincide_each_has_a_place_of_its_own(sides) -> None:
    row = OverviewRow("A decision", tuple((n, 2) for n in range(sides)), ends=ENDS)
    found = marks(draw_overview([row], list(range(sides)))())
    assert len(set(found)) == sides
    assert len({x for x, _ in found}) == 1


def test_a_guess_stands_out_above_and_below_the_marks_on_it() -> None:
    svg = draw_overview([replace(ROW, before=())], [0, 1, 2])()
    stroke = re.search(
        r'd="M ([\d.]+) ([\d.]+) \nL \1 ([\d.]+) \n" [^>]*style="fill: none; stroke: #20242e; stroke-width: 2', svg
    )
    heights = [float(y) for _, y in marks(svg)]
    low, high = sorted(map(float, stroke.groups()[1:]))
    assert low < min(heights) - 5
    assert high > max(heights) + 5


def test_only_who_moved_has_an_arrow() -> None:
    def tails(row: OverviewRow) -> int:
        return len(marks(draw_overview([row], [0, 1, 2])())) - 3

    assert tails(ROW) == 1
    assert tails(replace(ROW, before=((0, 2), (1, 2)))) == 0
    assert tails(replace(ROW, before=((0, 0), (1, 4), (2, 0)))) == 3


def test_who_was_not_shown_before_has_a_dot_of_its_own() -> None:
    still = replace(ROW, before=((0, 2), (1, 2)))
    without, dotted = (marks(draw_overview([replace(still, new=new)], [0, 1, 2])()) for new in (frozenset(), frozenset({2})))
    assert len(dotted) == len(without) + 1
    assert len(set(dotted)) == len(dotted)


@pytest.mark.parametrize(("levels", "bold"), [((2, 3), False), ((1, 3), True)])
def test_what_is_two_levels_apart_is_bold(levels, bold) -> None:
    svg = draw_overview([OverviewRow("A decision", tuple(enumerate(levels)), ends=ENDS)], [0, 1])()
    assert bool(re.search(r"font-weight: 700[^>]*>\s*A decision<", svg)) == bold


def test_words_at_both_ends_stand_whole_and_a_full_form_has_none() -> None:
    words = " ".join(re.findall(r"<text [^>]*>([^<]+)</text>", draw_overview([ROW], [0, 1, 2])()))
    assert all(word in words for end in ENDS for word in end.split())
    short = draw_overview([replace(ROW, ends=("", ""))], [0, 1, 2])()
    assert "found out" not in short


def test_it_is_an_image_of_points_too_the_same_each_time() -> None:
    drawn = draw_overview([ROW], [0, 1, 2])
    assert drawn.png()[:4] == b"\x89PNG"
    assert drawn.png() == drawn.png()
