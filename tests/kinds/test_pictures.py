"""Each kind's sentences and picture, from answers given in sight; and the extremes."""

import re
import xml.etree.ElementTree as ET

import pytest

from kit import content, kinds

SIDES = {"name.side-1": "Northlight", "name.side-2": "Collectif Maji", "funds": "side-1", "own": "side-2"}
EXERCISES = ("who-decides-what", "feedback-loops", "when-it-is-uncomfortable", "burdens-and-means")


def sitting(exercises, exercise: str, answer: dict, language: str = "en", sides: dict = SIDES) -> kinds.Sitting:
    return kinds.Sitting(
        content.load_shelf(exercises, language)[exercise],
        kinds.partnership_of(sides),
        content.load_phrases(exercises, language),
        language,
        answer,
    )


def picture(*args, **kwargs):
    found = kinds.own_picture(sitting(*args, **kwargs))
    svg = found.draw() if found.draw else ""
    if svg:
        ET.fromstring(svg)
        assert not re.search(r"\bnan\b|\binf\b", svg)
    for sentence in found.sentences:
        assert not re.search(r"\bnan\b|\binf\b|None|\{\w+\}", sentence), sentence
    return " ".join(found.sentences), svg


def test_the_widest_gap_is_said_and_drawn(exercises) -> None:
    answer = {
        "subjects": ["roles", "resources"], "roles.side-1.is": 3, "roles.side-1.fair": 3,
        "resources.side-2.is": 0, "resources.side-2.fair": 3, "roles.live": "no",
    }  # fmt: skip
    said, svg = picture(exercises, "who-decides-what", answer)
    words = content.load_shelf(exercises, "en")["who-decides-what"].words.matrix
    assert words["subjects"]["resources"]["name"] in said
    assert "Collectif Maji" in said
    assert words["levels"]["0"] in said
    assert words["subjects"]["roles"]["name"] in said
    assert "Collectif Maji" in svg


def test_do_not_know_everywhere_is_words_without_a_picture(exercises) -> None:
    said, svg = picture(exercises, "who-decides-what", {"subjects": ["roles"], "roles.side-1.is": "unknown"})
    assert said
    assert not svg


def test_where_loops_stop_is_said(exercises) -> None:
    answer = {"1.label": "Forms", "1.reach": 1, "1.origin": "unasked", "2.reach": 1, "3.reach": 4, "first": "1"}
    said, svg = picture(exercises, "feedback-loops", answer)
    assert "2" in said
    assert "3" in said
    assert "Forms" in said
    assert "Forms" in svg


def test_no_feedback_at_all_is_a_finding_in_words(exercises) -> None:
    said, svg = picture(exercises, "feedback-loops", {"1.none": True})
    assert said
    assert not svg


def test_what_has_waited_longest_is_said(exercises) -> None:
    answer = {
        "1.label": "Late funds", "1.status": "waiting", "1.since": "year", "1.bearer": "partner",
        "2.label": "Logo", "2.status": "acted", "2.since": "weeks",
    }  # fmt: skip
    said, svg = picture(exercises, "when-it-is-uncomfortable", answer)
    assert "Late funds" in said
    assert "Collectif Maji" in said
    assert "Logo" in svg


def test_a_declined_concern_is_left_out(exercises) -> None:
    said, _ = picture(exercises, "when-it-is-uncomfortable", {"1.label": "Secret", "1.status": "rather_not"})
    assert "Secret" not in said


def test_who_carries_more_than_their_means_is_named(exercises) -> None:
    answer = {
        "tasks.side-1": 2, "tasks.side-2": 3, "risks.side-1": 1, "risks.side-2": 4, "means.side-1": 5, "means.side-2": 1,
        "risk.safety": "side-2", "risk.legal": "shared",
    }  # fmt: skip
    said, svg = picture(exercises, "burdens-and-means", answer)
    shares = content.load_shelf(exercises, "en")["burdens-and-means"].words.shares
    assert "Collectif Maji" in said
    assert shares["risks"]["safety"]["name"] in said
    assert shares["risks"]["legal"]["name"] not in said
    assert svg


TWELVE = {
    f"name.side-{n}": f"Organisation number {n} with a name as long as eighty characters can possibly be {n}"[:80]
    for n in range(1, 13)
}
EXTREMES = [
    ({}, SIDES),
    ({"at": "picture"}, SIDES),
    ({"subjects": ["roles"], **{f"roles.side-{n}.is": 0 for n in range(1, 13)}, **{f"roles.side-{n}.fair": 4 for n in range(1, 13)}}, TWELVE),
    ({f"{q}.side-{n}": 0 for q in ("tasks", "risks", "means") for n in range(1, 13)}, TWELVE),
    ({f"{q}.side-{n}": 5 if n == 1 else 0 for q in ("tasks", "risks", "means") for n in range(1, 13)}, TWELVE),
    ({"1.reach": "unknown", "2.reach": 0, "3.reach": 0, "1.label": "$x$ <b> & \\ {n}".replace("{n}", "n")}, SIDES),
    ({"1.status": "waiting"}, SIDES),
]  # fmt: skip


@pytest.mark.parametrize("language", ["fr", "en", "es"])
@pytest.mark.parametrize("exercise", EXERCISES)
@pytest.mark.parametrize("case", range(len(EXTREMES)))
def test_extreme_answers_give_sentences_and_pictures_without_gaps(exercises, exercise, case, language) -> None:
    answer, sides = EXTREMES[case]
    rules = kinds.rules_of(content.load_shelf(exercises, language)[exercise])
    fitting = {question: value for question, value in answer.items() if question in rules}
    picture(exercises, exercise, fitting, language, sides if len(sides) < 12 else {**sides, "funds": "side-3"})
