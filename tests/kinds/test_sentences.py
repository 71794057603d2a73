"""A sentence that compares needs something to compare with: degenerate answers, one after the other, over the whole shelf."""

from __future__ import annotations

import random
from typing import Any

import pytest

from kit import content, kinds
from tests.kinds import answers
from tests.kinds.test_pictures import EVERY, SIDES, given, said, sitting

COMPARING = {"most", "tied", "spread", "widest", "apart", "heavy", "waiting", "low", "high", "together"}


HEARD: list[tuple[str, dict[str, Any]]] = []


class Heard(kinds.Sitting):
    """A sitting that remembers which sentences were chosen, and with what in them."""

    def say(self, key: str, **slots: object) -> str:
        HEARD.append((key, slots))
        return super().say(key, **slots)


def chosen(source, exercise: str, answer: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    library = content.library(source, "en")
    found = library.shelf[exercise]
    heard = Heard(found, kinds.partnership_of(SIDES), library.phrases, "en", kinds.accepted(found, answer))
    HEARD.clear()
    kinds.own_picture(heard)
    return [*HEARD]


def compares(source, exercise: str, answer: dict[str, Any]) -> set[str]:
    """A timeline's `apart` compares the two lines of one moment: that is its own comparison."""
    found = {key for key, _ in chosen(source, exercise, answer)} & COMPARING
    return found - {"apart"} if content.library(source, "en").shelf[exercise].kind == "timeline" else found


@pytest.mark.parametrize("sort", ["nothing", "zeros", "everything", "unknown"])
@pytest.mark.parametrize("exercise", EVERY)
def test_where_everything_is_alike_nothing_is_the_most(source, exercise, sort) -> None:
    assert compares(source, exercise, given(source, exercise, sort)) - {"together"} == set()  # that is about two lines


def rules(source, exercise: str) -> dict[str, Any]:
    return {q: rule for q, rule in kinds.rules_of(content.library(source, "en").shelf[exercise]).items() if q != "at"}


@pytest.mark.parametrize("exercise", EVERY)
def test_one_answer_alone_is_compared_with_nothing(source, exercise) -> None:
    for question, rule in rules(source, exercise).items():
        for value in (answers.lowest(rule), answers.highest(rule), answers.unknown(rule)):
            assert compares(source, exercise, {question: value}) == set(), question


def about(question: str) -> str:
    """The case, the subject, the row or the moment that a question is about."""
    first, _, rest = question.partition(".")
    return rest.partition(".")[0] if first in ("row", "label", "reason") else first


@pytest.mark.parametrize("exercise", EVERY)
def test_one_case_or_subject_alone_is_compared_with_nothing(source, exercise) -> None:
    asked = rules(source, exercise)
    for subject in {about(question) for question in asked}:
        for seed in range(6):
            lot = answers.at_random(seed)
            answer = {q: lot(rule) for q, rule in asked.items() if about(q) == subject and not q.endswith(".none")}
            answer |= {"subjects": [subject]} if "subjects" in asked and subject in asked["subjects"].options else {}
            assert compares(source, exercise, answer) <= ({"spread", "tied", "most"} if columns(source, exercise) else set()), (
                subject
            )


def columns(source, exercise: str) -> bool:
    """Whether one row of a map asks several questions, which may be compared with one another."""
    return bool(content.library(source, "en").shelf[exercise].facts.get("map", {}).get("columns"))


@pytest.mark.parametrize("exercise", EVERY)
def test_the_most_is_more_than_one_and_less_than_all(source, exercise) -> None:
    for seed in range(30):
        lot, dice = answers.at_random(seed), random.Random(seed)
        answer = {q: lot(rule) for q, rule in rules(source, exercise).items() if dice.random() < 0.8}
        for key, slots in chosen(source, exercise, answer):
            if key in ("most", "tied"):
                assert 1 < slots["count"] < slots["total"]


def test_feedback_that_nobody_asked_for_does_not_stop_after_being_asked_for(source) -> None:
    cases = {f"{n}.{q}": value for n in (1, 2, 3) for q, value in (("reach", 0), ("origin", "unasked"))}
    sentences = said(source, "feedback-loops", cases)
    assert sentences[0] == "Nobody can say who took it in: 3 of 3."
    assert "asked for" not in " ".join(sentences)


def test_whoever_gave_zeros_is_not_told_to_give_even_zeros(source) -> None:
    zeros = {f"{q}.side-{n}.{form}": 0 for q in ("resources", "risks") for n in (1, 2) for form in ("is", "fair")}
    sentences = said(source, "three-shares", zeros)
    assert sentences == ["Only zeros: “Means” and “Risks”. To draw, at least one part is needed somewhere."]
    assert sitting(source, "three-shares", zeros).finding(sentences) == ""


def test_one_subject_is_no_widest_gap(source) -> None:
    answer = {"subjects": ["roles"], "roles.side-1.is": 0, "roles.side-1.fair": 3}
    assert "widest" not in {key for key, _ in chosen(source, "who-decides-what", answer)}
    assert said(source, "who-decides-what", answer)[0].startswith("On “")


def test_what_is_open_still_is_compared_only_with_what_is_open(source) -> None:
    case = {"1.status": "waiting", "1.since": "weeks", "2.status": "acted", "2.since": "year"}
    assert "waiting" not in {key for key, _ in chosen(source, "when-it-is-uncomfortable", case)}
    longer = {**case, "3.status": "acknowledged", "3.since": "half"}
    assert "waiting" in {key for key, _ in chosen(source, "when-it-is-uncomfortable", longer)}


def test_a_condition_that_is_passed_on_with_what_it_takes_is_not_counted_with_the_bare_ones(source) -> None:
    def told(*statuses: str) -> set[str]:
        answer = {f"{n}.status": status for n, status in enumerate(statuses, 1)} | {f"{n}.since": "last" for n in (1, 2)}
        return {key for key, _ in chosen(source, "passing-it-on", answer)}

    assert "acted_all" in told("acknowledged", "acted")
    assert ("waiting_some", {"count": 1, "total": 2}) in chosen(
        source, "passing-it-on", {"1.status": "acknowledged", "2.status": "waiting"}
    )
