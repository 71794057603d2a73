"""Each kind's own shape: what it says at a glance is in the drawing, also without colour."""

import re
from itertools import pairwise
from pathlib import Path

from kit.charts import Case, Ground, Loop, Rung, Span, draw_land, draw_piles, draw_rings, draw_scales, draw_stairs

COLOUR = "#123456"
KINDS = Path(__file__).parents[2] / "kit" / "kinds"
WORDS = ("now", "fair", "?")
SIDES = [(0, "Northlight"), (1, "Maji")]
POINT = re.compile(r"[ML] ([-\d.]+) ([-\d.]+)")


def lines(svg: str, width: str) -> list[list[tuple[float, float]]]:
    """The points of every line of that breadth."""
    drawn = re.findall(r'<path d="([^"]*)"[^>]*style="[^"]*stroke-width: ' + width + r'[;"]', svg)
    return [[(float(x), float(y)) for x, y in POINT.findall(path)] for path in drawn]


def test_no_two_kinds_end_in_the_same_picture() -> None:
    uses = {path.stem: set(re.findall(r"\bdraw_\w+(?=\()", path.read_text())) for path in KINDS.glob("*.py")}
    drawn = [name for found in uses.values() for name in found]
    assert len(drawn) > 10
    assert sorted(drawn) == sorted(set(drawn))


def test_a_case_lies_on_every_column_that_it_touched_and_what_is_not_known_has_its_own() -> None:
    svg = draw_piles([Case("a", (0, 1)), Case("b", (1,)), Case("c", (), unknown=True)], [("x", None), ("y", None)], COLOUR, WORDS)
    assert svg.count(f"fill: {COLOUR}") == 3
    assert svg.count("stroke-dasharray") == 1
    assert ">?<" in svg


def test_what_should_lie_elsewhere_is_full_below_and_what_should_stay_is_hollow() -> None:
    cases = [Case("a", (0,), to=1), Case("b", (0,), to=0)]
    svg = draw_piles(cases, [("x", None), ("y", None)], COLOUR, WORDS)
    assert svg.count(f"fill: {COLOUR}") == 3  # two above, one below
    assert ">fair<" in svg
    assert ">fair<" not in draw_piles([Case("a", (0,))], [("x", None), ("y", None)], COLOUR, WORDS)


def test_only_a_loop_that_was_told_back_is_closed() -> None:
    def sweep(reach: int | None) -> float:
        """How much of the ring is full, in parts of the way round."""
        found = lines(draw_rings([Loop("a", None, reach)], "abcde", COLOUR, "?"), "8.5")
        return (len(found[0]) > 2 and _turn(found[0])) if found else 0.0

    assert [round(sweep(reach), 1) for reach in (None, 0, 1, 3, 4)] == [0, 0, 0.2, 0.6, 1.0]


def _turn(points: list[tuple[float, float]]) -> float:
    """How far a line goes round, by its length against the ring's."""
    length = sum(((x - u) ** 2 + (y - v) ** 2) ** 0.5 for (x, y), (u, v) in pairwise(points))
    return length / (2 * 3.14159 * 0.86 * 72)


def test_the_scale_tips_to_whoever_has_more_and_hangs_dashed_where_one_is_not_known() -> None:
    def tilt(at: tuple[int | None, ...]) -> float:
        svg = draw_scales([Span("Size", at, ("s", "m", "l"), "")], SIDES)
        [beam] = [points for points in lines(svg, "2.2") if len(points) == 2]
        return beam[0][1] - beam[1][1]  # above nought: the left end is lower

    assert tilt((2, 0)) > tilt((1, 0)) > tilt((1, 1)) == 0 > tilt((0, 2))
    assert tilt((None, 2)) == 0


def test_a_field_holds_what_stands_in_it_and_an_empty_one_is_drawn_as_empty() -> None:
    svg = draw_land([Ground("Us", None, ("Venue", "Language")), Ground("You", None, ())], (), COLOUR)
    assert [f">{word}<" in svg for word in ("Us", "You", "Venue", "Language")] == [True] * 4
    assert svg.index(">Us<") < svg.index(">Venue<") < svg.index(">Language<") < svg.index(">You<")


def test_a_leap_leads_from_where_a_side_stands_to_where_it_would_be_fair() -> None:
    def drawn(level: int | None, fair: int | None) -> str:
        return draw_stairs([Rung("Money", "Maji", 1, level, fair)], "abcde", "legend")

    leaps = [drawn(*rung).count("stroke-linecap: round") for rung in ((0, 3), (2, 2), (2, None))]
    assert leaps[0] > leaps[1] == leaps[2]
