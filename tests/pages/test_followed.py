"""An exercise that another one has followed: offered no more, and not lost to whoever has answered it."""

from __future__ import annotations

import shutil

import pytest

from kit import authoring, content
from kit.apps import Desk
from tests.kinds.test_pictures import SIDES
from tests.pages.test_session import browser_sends, opened, shown

OLD = {"1.label": "Template", "1.delay": "later", "1.way": "from-funds", "action.what": "It leaves the same day."}


@pytest.fixture
def desk(tmp_path) -> Desk:
    return Desk.of({"PARTNERSHIP_KIT_DATA": str(tmp_path), "QUERY_STRING": "lang=en", "HTTP_X_KIT_BROWSER": "b" * 32})


def listed(desk: Desk) -> list[str]:
    page = shown(desk, "transparency")
    browser_sends(page.widgets["partnership"], SIDES, 1)
    return [entry["id"] for entry in page.widgets["chooser"].entries]


def test_nobody_begins_an_exercise_that_another_one_has_followed(desk) -> None:
    found = listed(desk)
    assert "one-document" in found
    assert "sharing-clock" not in found


def test_whoever_has_answered_it_finds_it_and_may_go_on(desk) -> None:
    desk.save_answer(None, SIDES, 1)
    desk.save_answer(desk.library.shelf["sharing-clock"], OLD, 1)
    page = shown(desk, "transparency")
    assert [e["id"] for e in page.widgets["chooser"].entries if e["begun"]] == ["sharing-clock"]
    widget = opened(page, "sharing-clock")
    assert widget.stored["answer"]["1.label"] == "Template"
    browser_sends(widget, {**OLD, "2.label": "Study"}, 2)
    assert widget.stored["rev"] == 2
    whole = shown(desk, "together").widgets["overview"].shown["principles"]
    assert [(one["title"], one["what"]) for each in whole for one in each["done"]] == [
        ("The sharing clock", "It leaves the same day.")
    ]


def test_no_commitment_is_left_bare_by_what_is_offered(source) -> None:
    library = content.library(source, "en")
    assert authoring.bare_commitments(library.framework, library.offered) == []
    assert [clause for clause, found in authoring.coverage(library.framework, library.offered).items() if not found] == []


def test_at_most_a_third_of_what_is_offered_is_one_form(source) -> None:
    kinds_of = [exercise.kind for exercise in content.library(source, "en").offered.values()]
    assert max(kinds_of.count(kind) for kind in set(kinds_of)) * 3 <= len(kinds_of)


@pytest.mark.parametrize("wrong", ["sharing-clock", "one-documents"])
@pytest.mark.long
def test_an_exercise_is_followed_by_another_one_that_there_is(tmp_path, exercises, wrong) -> None:
    folder = tmp_path / "exercises"
    shutil.copytree(exercises, folder)
    path = folder / "shelf" / "sharing-clock" / "exercise.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('"one-document"', f'"{wrong}"'), encoding="utf-8")
    assert [problem.key for problem in authoring.check(content.Source(folder))] == ["followed_by"]
