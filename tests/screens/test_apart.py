"""A side apart reads how long it has from the plan, and of its agreed answer that this answer is shown."""

from dataclasses import replace

import pytest

from kit.screens.seat.screen import draw
from kit.store import Stage
from tests.screens.made import DECLARED, Eyes, seated, text, workshop


def apart(language: str, **more):
    round_ = workshop(DECLARED, Stage.CAUCUS)
    round_ = replace(round_, sides=(replace(round_.sides[0], **more), *round_.sides[1:]))
    return text(draw(Eyes(language=language), seated(round_, speaker=True)).blocks)


@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_nothing_is_left_out_of_an_agreed_answer(language) -> None:
    phrases = Eyes(language=language).phrases
    shown, differs = apart(language, agreed=True), apart(language, agreed=True, differs=True)
    assert phrases["own.agreed_answer"] in shown
    assert phrases["own.agreed_differs"] in differs
    assert phrases["own.agreed"] not in shown + differs


def test_the_minutes_are_those_of_the_plan() -> None:
    """Ten to fifteen minutes stood there, in a plan that gives four."""
    assert "fifteen minutes" not in apart("en")
    assert '"is": "clock"' in apart("en")
