"""What stands below a question that has several answers: who names what, in a sentence that reads as one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kit.rounds import Scene
from kit.screens import lines
from kit.screens.slides import shown_lines
from kit.store import Part, Pooling, Released, Stage
from tests.screens.made import Eyes, workshop

LEADS, PAPER = "who-leads-what", "missing-from-the-paper"


def said(language: str, what: str, **answers: dict[str, list[str]]) -> str:
    """The sentence of the first line that those sides' answers make."""
    eyes, part = Eyes(language=language), Part(1, what, Pooling.DECLARED, Stage.REVEALED)
    round_ = replace(workshop(what, Stage.REVEALED), parts=(part,))
    rows = tuple(
        Released("all", side.replace("_", "-"), question, None, "", None, 1, value)
        for side, given in answers.items()
        for question, value in given.items()
    )
    _, (first, *_) = shown_lines(eyes, Scene(round=round_, shown=rows))
    return lines.told(eyes, round_, first)


@pytest.mark.parametrize(("language", "wrong"), [("fr", "« Personne »"), ("en", "“Nobody”"), ("es", "Nadie»")])
def test_that_nobody_says_nobody_is_not_said(language, wrong) -> None:
    told = said(language, LEADS, side_1={"row.1.lead": ["side-1"]}, side_2={"row.1.lead": ["side-1", "side-2"]})
    assert wrong not in told
    assert "Northlight" in told


def test_who_says_nobody_is_quoted() -> None:
    told = said("en", LEADS, side_1={"row.1.lead": ["nobody"], "row.2.lead": ["side-1"]}, side_2={"row.1.lead": ["side-1"]})
    assert "“Nobody”" in told
    assert "“Northlight”" not in told, "a side is named, not quoted"


def test_an_answer_with_commas_is_held_together() -> None:
    told = said("fr", PAPER, side_1={"row.context": ["side-1"]}, side_2={"row.context": ["side-1", "side-2"]})
    assert "«" in told
    assert "par aucun côté" in told
