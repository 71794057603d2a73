"""The trainer's notebook: a thousand partnerships as a frame, a rule, a number or a way changed, pictures that say themselves."""

import re
import xml.etree.ElementTree as ET

import nbformat
import pytest

from kit import simulator
from kit.errors import AnswerRefused
from kit.pages.tried import spread, strips, two_screens
from kit.pages.trying import FIGURES, assumed, compare, explained, quarters, rules_in_words, simulate
from kit.simulator import Numbers, State
from tests.test_docs import ROOT

pytestmark = pytest.mark.long

LANGUAGES = ("fr", "en", "es")
NOTEBOOK = nbformat.read(ROOT / "notebooks" / "simulator.ipynb", 4)


@pytest.fixture(scope="module")
def usual():
    return simulate()


@pytest.fixture(scope="module")
def ours():
    return simulate(["share", "pay", "change"])


@pytest.fixture(scope="module")
def both_by_quarter():
    return quarters(), quarters(["pay", "change", "share"])


def middles(frame) -> list[float]:
    return [round(float(frame[key].median()), 1) for key in ("weeks", "files", "trust", "room", "donor")]


def test_a_thousand_decent_partnerships_have_the_middles_of_the_specification(usual, ours) -> None:
    assert len(usual) == len(ours) == 1000
    assert middles(usual) == [0.5, 502.3, 4.1, 12.7, 7.4]
    assert middles(ours) == [5.4, 598.9, 4.1, 4.0, 6.9]
    assert set(ours["rules"]) == {"pay + change + share"}


def test_a_row_is_the_run_that_the_model_gives(usual) -> None:
    run = simulator.play_all(simulator.begin(7), [simulator.Moves()] * 5)
    row = usual[usual["story"] == 7].iloc[0]
    assert {key: row[key] for key in FIGURES} == {key: getattr(simulator.outcome(run.state), key) for key in FIGURES}


def test_rules_explain_what_the_specification_says(usual, ours) -> None:
    import pandas

    assert explained(pandas.concat([usual, ours]), "weeks", by="rules") == 0.77


def test_a_start_and_a_number_can_be_changed(usual) -> None:
    rich = simulate(start=State(reserve=12))
    assert round(float(rich["weeks"].mean()), 1) == 9.0
    halves = simulate(stories=100, numbers=Numbers(falls=(0.5, 0.5)))
    assert halves["vado_paid"].median() < usual["vado_paid"].median() - 0.2


def test_a_way_is_a_word_three_ways_or_a_function() -> None:
    by_hand = simulate(stories=20, vado=("work", "form", "carry"), tessera=("pass", "note", "keep"))
    known = []

    def told(state, rules, word):
        known.append((state.trust_v, rules, word))
        return "pass", "note", "keep"

    assert simulate(stories=20, vado=lambda state, rules: ("work", "form", "carry"), tessera=told).equals(by_hand)
    assert known[0] == (5.0, frozenset(), "form")
    thrown = simulate(stories=20, vado="thrown", tessera="thrown")
    run = simulator.play_all(simulator.begin(3), simulator.thrown(3))
    assert thrown["files"][3] == simulator.outcome(run.state).files


@pytest.mark.parametrize(
    "wrong", [{"rules": ["tax"]}, {"vado": ("work", "shout", "no")}, {"tessera": lambda *_: ("pass", "act", "no")}]
)
def test_what_there_is_not_is_refused(wrong) -> None:
    with pytest.raises(AnswerRefused):
        simulate(stories=1, **wrong)


def test_two_frames_of_the_same_rules_stand_side_by_side(usual) -> None:
    found = compare(usual=usual, rich=simulate(stories=100, start=State(reserve=12)))
    assert found["rich"]["middle"]["weeks"] > found["usual"]["90 %"]["weeks"]
    assert list(found.index) == list(FIGURES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_come_in_three_languages(language) -> None:
    assert list(rules_in_words(language).index) == list(simulator.RULES)
    assert list(assumed(language).index) == list(simulator.ASSUMPTIONS)
    assert not rules_in_words("fr").equals(rules_in_words("es"))


@pytest.mark.parametrize(("language", "figure"), [("fr", "12,7"), ("en", "12.7"), ("es", "12,7")])
def test_each_picture_is_svg_and_says_in_its_language_what_it_shows(usual, ours, both_by_quarter, language, figure) -> None:
    drawn = [
        strips(usual, ours, language),
        two_screens(*both_by_quarter, language),
        spread(usual, ours, language=language),
    ]
    for one in drawn:
        ET.fromstring(one._repr_svg_())
        assert figure in repr(one)
        assert "{" not in repr(one)
    assert strips(usual, ours, language).svg == drawn[0].svg


def test_the_notebook_says_what_it_is_and_what_it_leaves_out_in_three_languages() -> None:
    prose = [cell.source for cell in NOTEBOOK.cells if cell.cell_type == "markdown"]
    for text in prose:
        assert [f"**{name}.**" in text for name in ("Français", "English", "Español")] == [True] * 3
    for said in ("pas une prévision", "not a forecast", "no un pronóstico"):
        assert said in prose[0]
    assert "leaves out" in prose[-1]


def test_the_notebook_holds_real_output_and_three_pictures() -> None:
    code = [cell for cell in NOTEBOOK.cells if cell.cell_type == "code"]
    assert all(cell.outputs for cell in code)
    pictures = [output for cell in code for output in cell.outputs if "image/svg+xml" in output.data]
    assert len(pictures) == 3
    assert all(re.search(r"\d", output.data["text/plain"]) for output in pictures)
