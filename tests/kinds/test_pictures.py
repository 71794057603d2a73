"""Each kind's sentences and picture, from answers given in sight; and the extremes."""

import re
import xml.etree.ElementTree as ET

import pytest

from kit import content, kinds, settings
from tests.kinds import answers
from tests.pairs import matrix, spread

SIDES = {"name.side-1": "Northlight", "name.side-2": "Collectif Maji", "funds": "side-1", "own": "side-2"}
SOURCE = content.Source(settings.read({}).exercises)
EVERY = SOURCE.exercises


def sitting(source, exercise: str, answer: dict, language: str = "en", sides: dict = SIDES) -> kinds.Sitting:
    return kinds.Sitting(
        content.library(source, language).shelf[exercise],
        kinds.partnership_of(sides),
        content.library(source, language).phrases,
        language,
        answer,
    )


GAP = re.compile(r"\bnan\b|\binf\b|None(?! of)|\{\w+\}")


def said(*args, **kwargs) -> list[str]:
    return whole(kinds.own_picture(sitting(*args, **kwargs)).sentences)


def whole(sentences) -> list[str]:
    """The sentences, with no gap in any; what people typed themselves may hold anything."""
    sentences = [s.replace(answers.LONG, "").replace("{trou}", "") for s in sentences]
    assert [s for s in sentences if GAP.search(s) or not s.strip()] == []
    return sentences


def picture(*args, **kwargs):
    found = kinds.own_picture(sitting(*args, **kwargs))
    sentences, svg = whole(found.sentences), found.draw() if found.draw else ""
    if svg:
        ET.fromstring(svg)
        assert not re.search(r"\bnan\b|\binf\b", svg)
    return " ".join(sentences), svg


def test_the_widest_gap_is_said_and_drawn(source) -> None:
    answer = {
        "subjects": ["roles", "resources"], "roles.side-1.is": 3, "roles.side-1.fair": 3,
        "resources.side-2.is": 0, "resources.side-2.fair": 3, "roles.live": "no",
    }  # fmt: skip
    said, svg = picture(source, "who-decides-what", answer)
    words = content.library(source, "en").shelf["who-decides-what"].words.matrix
    assert words["subjects"]["resources"]["name"] in said
    assert "Collectif Maji" in said
    assert words["levels"]["0"] in said
    assert words["subjects"]["roles"]["name"] in said
    assert "Collectif Maji" in svg


def test_do_not_know_everywhere_is_words_without_a_picture(source) -> None:
    said, svg = picture(source, "who-decides-what", {"subjects": ["roles"], "roles.side-1.is": "unknown"})
    assert said
    assert not svg


def test_where_loops_stop_is_said(source) -> None:
    answer = {"1.label": "Forms", "1.reach": 1, "1.origin": "unasked", "2.reach": 1, "3.reach": 4, "first": "1"}
    said, svg = picture(source, "feedback-loops", answer)
    assert "2" in said
    assert "3" in said
    assert "Forms" in said
    assert "Forms" in svg


def test_no_feedback_at_all_is_a_finding_in_words(source) -> None:
    said, svg = picture(source, "feedback-loops", {"1.none": True})
    assert said
    assert not svg


def test_what_has_waited_longest_is_said(source) -> None:
    answer = {
        "1.label": "Late funds", "1.status": "waiting", "1.since": "year", "1.bearer": "partner",
        "2.label": "Logo", "2.status": "acted", "2.since": "weeks",
    }  # fmt: skip
    said, svg = picture(source, "when-it-is-uncomfortable", answer)
    assert "Late funds" in said
    assert "Collectif Maji" in said
    assert "Logo" in svg


def test_a_declined_concern_is_left_out(source) -> None:
    said, _ = picture(source, "when-it-is-uncomfortable", {"1.label": "Secret", "1.status": "rather_not"})
    assert "Secret" not in said


def test_who_carries_more_than_their_means_is_named(source) -> None:
    answer = {
        "tasks.side-1": 2, "tasks.side-2": 3, "risks.side-1": 1, "risks.side-2": 4, "means.side-1": 5, "means.side-2": 1,
        "risk.safety": "side-2", "risk.legal": "shared",
    }  # fmt: skip
    said, svg = picture(source, "burdens-and-means", answer)
    shares = content.library(source, "en").shelf["burdens-and-means"].words.shares
    assert "Collectif Maji" in said
    assert shares["risks"]["safety"]["name"] in said
    assert shares["risks"]["legal"]["name"] not in said
    assert svg


def test_nobody_stands_beside_no_one_and_leaves_a_place_empty(source) -> None:
    exercise = content.library(source, "en").shelf["who-leads-what"]
    answer = {"label.1": "Market", "row.1.idea": ["side-1"], "row.1.lead": ["nobody"], "row.1.check": ["people", "nobody"]}
    kept = kinds.accepted(exercise, answer)
    assert kept["row.1.check"] == ["people"]
    assert exercise.words.says["blank"].format(rows="“Market”") in said(source, "who-leads-what", kept)


@pytest.mark.parametrize(
    ("exercise", "answer", "clear"),
    [
        ("effects", {"check.good.good-1": "unknown", "check.hard.hard-1": "unknown"}, False),
        ("cards-on-the-table", {"check.theirs.aim": "told"}, False),
        ("cards-on-the-table", {"check.ours.aim": "said"}, True),
    ],
)
def test_all_is_clear_only_among_cards_that_were_answered_for(source, exercise, answer, clear) -> None:
    words = content.library(source, "en").shelf[exercise].words.says
    assert (words["clear"] in said(source, exercise, answer)) is clear


@pytest.mark.parametrize(
    ("touched", "expected"),
    [
        ([["mandate", "values"]], ""),
        ([["mandate"], ["values"]], "Where you know, nothing was affected twice."),
        ([["mandate", "values"]] * 3, "Where you know, affected every time (3 of 3): “Mission” and “Values”."),
        ([["mandate", "values"], ["values"]], "Where you know, affected every time (2 of 2): “Values”."),
        (
            [["mandate", "values"], ["values"], ["mandate"]],
            "Where you know, affected most often (2 of 3 each): “Mission” and “Values”.",
        ),
        ([["values"], ["values"], ["mandate"]], "Where you know, affected most often (2 of 3): “Values”."),
    ],
)
def test_cases_are_compared_once_there_are_two_and_a_tie_is_named(source, touched, expected) -> None:
    sentences = said(source, "overrides", {f"{n}.touched": boxes for n, boxes in enumerate(touched, 1)})
    assert sitting(source, "overrides", {}).finding(sentences) == expected


def test_one_case_is_not_counted(source) -> None:
    assert "1 of 1" not in " ".join(said(source, "overrides", {"1.touched": ["values"], "1.asked": "not"}))


def test_no_request_is_pressing_only_once_all_that_were_written_are_weighed(source) -> None:
    clear = content.library(source, "en").shelf["prepare-our-side"].words.says["clear"]
    asks = {"card.asks.ask-1": "A budget", "card.asks.ask-2": "One report", "check.asks.ask-1": "should"}
    assert clear not in said(source, "prepare-our-side", {**asks, "check.matters.weight": "share"})
    assert clear in said(source, "prepare-our-side", {**asks, "check.asks.ask-2": "can-wait"})


def test_what_is_said_since_is_not_to_be_said_first(source) -> None:
    found = [said(source, "what-is-open", {"row.exit": answer, "first": "exit"}) for answer in ("unsaid", "said")]
    assert ["To be said this week: “The end”." in sentences for sentences in found] == [True, False]


def test_i_do_not_know_has_its_own_sign_on_a_board(source) -> None:
    answers_given = {"check.ours.aim": "unknown"}, {"check.ours.aim": "unsaid"}
    assert [">?<" in picture(source, "cards-on-the-table", answer)[1] for answer in answers_given] == [True, False]


def test_weight_on_everything_alike_is_spread_and_no_list(source) -> None:
    exercise = content.library(source, "en").shelf["where-power-comes-from"]
    sentences = said(source, "where-power-comes-from", {f"funds.{thing}": 1 for thing in exercise.facts["shares"]["over"]})
    assert sentences[0] == exercise.words.says["spread_left"].format(funds="Northlight")


@pytest.mark.parametrize(
    ("exercise", "answer"),
    [
        ("burdens-and-means", {"tasks.side-1": 2, "tasks.side-2": 3}),
        ("credit-and-contribution", {"work.side-1": 2, "work.side-2": 3}),
    ],
)
def test_half_an_answer_is_no_finding_yet(source, exercise, answer) -> None:
    sentences = said(source, exercise, answer)
    assert sentences
    assert sitting(source, exercise, answer).finding(sentences) == ""


TWELVE = {
    f"name.side-{n}": f"Organisation number {n} with a name as long as eighty characters can possibly be {n}"[:80]
    for n in range(1, 13)
}
PEOPLE = {"two": SIDES, "twelve": {**TWELVE, "funds": "side-3", "own": "side-12"}}
ANSWERS = {
    "nothing": lambda rule: None, "zeros": answers.lowest, "everything": answers.highest, "unknown": answers.unknown,
    **{f"lot {seed}": answers.at_random(seed) for seed in range(2)},
}  # fmt: skip


def given(source, exercise: str, sort: str) -> dict:
    found = kinds.rules_of(content.library(source, "fr").shelf[exercise])
    answer = {question: ANSWERS[sort](rule) for question, rule in found.items() if question != "at"}
    return kinds.accepted(content.library(source, "fr").shelf[exercise], {q: v for q, v in answer.items() if v is not None})


BETWEEN = [*((sort, "two") for sort in ANSWERS), ("zeros", "twelve"), ("everything", "twelve"), ("lot 0", "twelve")]
KIND = {one.id: one.kind for one in content.load_shelf(SOURCE, "fr").values()}


@matrix("exercise,case", EVERY, BETWEEN, few=spread({exercise: KIND[exercise] for exercise in EVERY}, BETWEEN))
@pytest.mark.long
def test_whatever_is_answered_the_sentences_and_the_picture_have_no_gaps(source, exercise, case) -> None:
    """Also answers about organisations that have since been taken off the partnership. Each kind with each sort of answers."""
    sort, people = case
    picture(source, exercise, given(source, exercise, sort), "fr", PEOPLE[people])


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("exercise", EVERY)
def test_every_language_says_it_without_gaps(source, exercise, language) -> None:
    for sort in ANSWERS:
        said(source, exercise, given(source, exercise, sort), language)


@pytest.mark.parametrize("exercise", EVERY)
def test_answers_in_full_are_said_in_other_words_than_none(source, exercise) -> None:
    assert said(source, exercise, given(source, exercise, "lot 1"), "en") != said(source, exercise, {}, "en")


def test_risks_are_named_for_whoever_bears_them_even_where_shares_are_even(source) -> None:
    exercise = content.load_exercise(source, "burdens-and-means", "en")
    facts = exercise.facts["shares"]
    even = {f"{question}.{side}": 2 for question in facts["questions"] for side in ("side-1", "side-2")}
    sitting = kinds.Sitting(exercise, kinds.partnership_of(SIDES), content.load_phrases(source, "en"), "en",
                            {**even, **{f"risk.{risk}": "side-2" for risk in facts["risks"]}})  # fmt: skip
    assert any(
        SIDES["name.side-2"] in sentence and "nobody else" in sentence for sentence in kinds.own_picture(sitting).sentences
    )
