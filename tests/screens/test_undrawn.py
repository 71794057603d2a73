"""A picture that cannot be drawn: its sentence stands there instead, and the log says why without a word of what it showed."""

from __future__ import annotations

import logging

import pytest

from kit import charts
from kit.rounds import Scene
from kit.screens import blocks as b
from kit.screens import slides
from kit.screens.remembered import _kept
from kit.screens.wall import wall_blocks
from kit.store import Stage
from tests.screens.made import Eyes, blocks, rows, seen, workshop

SECRET = "Raíces said that in March"


def broken(*_: object) -> str:
    raise ValueError(SECRET)


def test_the_sentence_stands_where_its_picture_cannot_be_drawn(caplog) -> None:
    with caplog.at_level(logging.ERROR):
        block = b.drawn(charts.drawn(broken), "They are far apart.")
    assert (block["is"], block["text"]) == ("text", "They are far apart.")
    assert "ValueError" in caplog.text
    assert "test_undrawn" in caplog.text
    assert SECRET not in caplog.text


def test_a_wall_whose_picture_fails_says_in_words_what_it_would_have_shown(caplog, monkeypatch) -> None:
    round_ = workshop("assessment", Stage.REVEALED, live={"board": False})
    scene = Scene(round=round_, shown=rows("all"), seen=seen(round_))
    _kept.clear()
    monkeypatch.setattr(slides, "lines_of", broken)
    with caplog.at_level(logging.ERROR):
        found = list(blocks(wall_blocks(Eyes(), scene)))
    _kept.clear()
    assert not {"lineup", "overview"} & {block["is"] for block in found}
    assert [block for block in found if block["is"] == "text" and "Northlight" in block["text"]]
    assert caplog.text.count("could not be drawn") == 1, "said once, not at every look"
    assert SECRET not in caplog.text


@pytest.mark.parametrize("make", [broken, lambda: "<svg/>"])
def test_a_picture_is_drawn_or_nothing(make) -> None:
    assert charts.drawn(make) == ("" if make is broken else charts.as_image("<svg/>"))
