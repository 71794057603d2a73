"""The notebooks of principles and the gallery: each exercise in a cell of its own, what comes out of made-up answers."""

from __future__ import annotations

import re

import ipywidgets
import nbformat
import pytest

from kit.apps import Desk
from kit.pages import lists, walk
from kit.pages.preview import PreviewDesk
from tests.notebooks.outlines import ASKS, LAB_ONLY
from tests.test_docs import ROOT

CELL = re.compile(r'^from kit\.pages import (exercise|made_up)\n\n\1\("([\w-]+)"\)$')  # moved or copied alone, it still runs


def cells(name: str) -> list[tuple[str, str]]:
    """What the cells of a notebook show: (how, which exercise)."""
    found = [CELL.match(cell.source) for cell in nbformat.read(ROOT / "notebooks" / f"{name}.ipynb", 4).cells]
    return [(one[1], one[2]) for one in found if one]


@pytest.fixture
def desk(tmp_path) -> Desk:
    return Desk.of({"PARTNERSHIP_KIT_DATA": str(tmp_path / "data")}, language="en")


@pytest.mark.parametrize("slug", ["accountability", "transparency", "respect", "equity", "preamble"])
def test_each_exercise_of_a_principle_has_a_cell_that_can_be_moved(desk, slug) -> None:
    principle = desk.library.framework.principle(slug)
    mine = [e.id for e in desk.library.offered.values() if e.principle == principle.id]
    shown = cells("together" if slug == "preamble" else slug)
    assert [exercise for how, exercise in shown if how == "exercise"] == mine
    assert ("made_up", mine[0]) in shown


def test_the_gallery_shows_every_exercise_once(desk) -> None:
    assert sorted(cells("gallery")) == sorted(("made_up", slug) for slug in desk.library.offered)


def test_what_nbval_compares_is_stored_and_what_asks_somebody_is_not() -> None:
    for path in (ROOT / "notebooks").glob("*.ipynb"):
        for cell in nbformat.read(path, 4).cells:
            tags = cell.metadata.get("tags", [])
            if ASKS in tags:
                assert cell.outputs == [], path.stem
            elif LAB_ONLY in tags:
                assert "".join(str(output) for output in cell.outputs), path.stem


def test_an_exercise_that_is_shown_twice_has_fields_of_its_own_each_time_and_its_title_once(desk) -> None:
    boxes = [walk.tried(PreviewDesk.of(language="en"), "who-decides-what")[1] for _ in range(2)]
    drawn = [box.children[0].exercise for box in boxes]
    assert len({one["id"] for one in drawn} | {"who-decides-what"}) == 3
    assert all(one["headed"] for one in drawn)


def test_a_made_up_answer_says_on_its_face_that_it_is_one_and_shows_all_that_comes_out(desk) -> None:
    shown = walk.made_up_shown(desk, desk.library.shelf["who-decides-what"])
    page = shown._repr_html_()
    assert page.index("Made-up answer") < page.index("Who decides what")
    assert 'src="data:image/svg+xml,' in page
    assert page.count("<td") == 18  # three topics, two organisations, three cells beside each name
    assert "Nowhere is the gap wider" in repr(shown)
    assert "Money and means | Collectif Maji | Finds out after | Decides with others" in repr(shown)


def test_an_exercise_in_a_cell_can_be_answered_and_keeps_nothing(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("PARTNERSHIP_KIT_DATA", str(tmp_path / "data"))
    heading, box = walk.tried(PreviewDesk.with_site(None, language="en"), "feedback-loops")
    assert "nothing that you answer here is kept" in heading.page
    title = PreviewDesk.with_site(None, language="en").library.shelf["feedback-loops"].words.title
    assert re.search("<h2[^>]*>(.*)</h2>", heading.page)[1] == title, "the outline of the notebook has it"
    (widget,) = box.children
    widget.set_state({"answer": {"1.label": "Forms"}, "rev": 1})
    assert widget.stored["answer"] == {"1.label": "Forms"}
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("show", [walk.exercise, walk.made_up])
def test_a_name_that_there_is_not_is_one_sentence(show, monkeypatch) -> None:
    told: list = []
    monkeypatch.setattr(walk, "display", told.append)
    show("feedback-loop", language="en")
    (said,) = told
    assert isinstance(said, ipywidgets.HTML)
    assert "no exercise of that name" in said.value
    assert "feedback-loops" in said.value


def test_lists_are_folded_and_say_the_same_as_text(desk) -> None:
    shown = lists.coverage_shown(desk)
    assert shown.page.index("<details") < shown.page.index("<li>")
    assert len(repr(shown).splitlines()) == 1 + len(desk.library.framework.clauses) == 1 + shown.page.count("<li>")
    assert "Who decides what" in repr(shown)
    assert repr(lists.questions_shown(desk)).count("★") == sum(item.short for item in desk.library.items.values())
    minutes = sum(facts.minutes for facts in desk.library.chapters.values())
    assert f"{minutes} minutes in all" in lists.chapters_shown(desk).page
