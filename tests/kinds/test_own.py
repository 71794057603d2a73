"""What follows a story: a few questions about one's own; and questions that are asked no more."""

import pytest

from kit import content, kinds
from kit.errors import AnswerRefused
from tests.kinds.faults import change, found
from tests.kinds.test_pictures import picture, said


def test_two_rates_stand_on_one_scale_and_the_payers_own_is_said_first(source) -> None:
    words, svg = picture(source, "what-it-costs", {"own.line": "seven", "own.ours": "twenty"})
    assert words.index("At Northlight, for its own core costs: 13 to 20%.") < words.index("In the line granted to Collectif Maji")
    assert ">13 to 20%<" in svg
    assert ">up to 7%<" in svg


def test_a_day_of_ones_own_has_its_name_in_the_picture_and_an_organisation_may_have_paid(source) -> None:
    words, svg = picture(source, "one-whole", {"own.name": "The March photo", "own.gave": "R", "own.paid": "side-2"})
    assert "What gave way: “going by what the other organisation decided”." in words
    assert "Collectif Maji" in words
    assert "The March photo" in svg


def test_what_nobody_knows_yet_is_a_question_and_no_picture(source) -> None:
    words, svg = picture(source, "the-complaint", {"own.door": "unknown", "own.hand": "unknown"})
    assert words == content.library(source, "en").shelf["the-complaint"].words.says["nothing"].replace("{funds}", "Northlight")
    assert not svg


def test_a_story_alone_asks_for_ones_own(source) -> None:
    way = "cut-guard/rent-too"
    assert said(source, "what-it-costs", {"path.seven-in-the-line": way}) == [
        "The line in the story has gone through; now open two real rates, beginning with Northlight."
    ]


def test_whichever_way_the_letter_goes_it_takes_four_choices(source) -> None:
    nodes = content.library(source, "en").shelf["the-complaint"].facts["story"]["nodes"]["fourth-desk"]
    ways = [["start"]]
    while any(way[-1] in nodes for way in ways):
        ways = [[*way, step] for way in ways for step in nodes.get(way[-1], ["end"])]
    assert {len(way) for way in ways} == {5}
    assert all({"pass-on", "hear-both"} & set(way) for way in ways)  # the fourth desk is on every way


def test_the_complaint_has_no_field_for_words(source) -> None:
    rules = kinds.rules_of(content.library(source, "en").shelf["the-complaint"])
    typed = {question for question, rule in rules.items() if isinstance(rule, kinds.rules.Text)}
    assert {question for question in typed if not question.startswith("action.")} == {"at"}


def test_an_answer_to_a_question_that_is_asked_no_more_is_dropped_and_not_refused(source) -> None:
    exercise = content.library(source, "en").shelf["one-whole"]
    assert kinds.accepted(exercise, {"thread.A": ["R"], "story": "the-court-date"}) == {"story": "the-court-date"}
    with pytest.raises(AnswerRefused):
        kinds.accepted(exercise, {"thread.Z": ["R"]})


@pytest.mark.long
def test_a_question_is_asked_or_retired_and_not_both(folder) -> None:
    change(folder / "shelf" / "one-whole" / "exercise.toml", '"thread.A"', '"own.gave"')
    assert "retired: 'own.gave' is still asked" in found(folder)
