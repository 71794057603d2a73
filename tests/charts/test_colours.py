"""A picture on a page is dark where the screen is; on paper, in files and in print it is light."""

import re
from urllib.parse import unquote

import pytest

from kit import content, kinds
from kit.charts import as_image
from kit.charts.colours import SCHEMES, by_day_and_night

LITERAL = re.compile(r"(?:fill|stroke)[:=] ?\"?(#[0-9a-fA-F]{3,8})")


def test_what_is_typed_is_never_a_colour() -> None:
    drawn = by_day_and_night('<svg><path style="fill: #20242e"/><text>fill: #20242e &lt;a "#20242e"&gt;</text></svg>')
    assert drawn.endswith('<path style="fill: var(--ink)"/><text>fill: #20242e &lt;a "#20242e"&gt;</text></svg>')
    assert drawn.startswith("<svg><style>:root{--ink:#20242e}@media screen and (prefers-color-scheme:dark)")


def test_a_drawing_in_other_colours_stays_as_it_is() -> None:
    assert by_day_and_night('<svg><path stroke="#000"/></svg>') == '<svg><path stroke="#000"/></svg>'


@pytest.mark.parametrize("kind", sorted(kinds.KINDS))
def test_every_colour_of_a_picture_has_its_night(source, kind) -> None:
    library = content.library(source, "en")
    drawn = [kinds.own_picture(kinds.made_up(library, one)).draw for one in library.offered.values() if one.kind == kind]
    assert drawn
    svg = drawn[0]()
    assert set(LITERAL.findall(svg)) <= {day for day, _ in SCHEMES.values()}, "files and paper get plain colours"
    assert LITERAL.findall(unquote(as_image(svg)).partition("</style>")[2]) == []
