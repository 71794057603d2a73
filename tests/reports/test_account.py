"""What a revealed round says: computed from released rows, in words, nothing of who or how many."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from kit import content, languages, reports, rounds
from tests.rounds.conftest import room
from tests.rounds.people import TODAY, Room

__all__ = ["room"]


def account(played: Room, source, language: str = "en") -> reports.Account:
    library = content.library(source, language)
    seen = rounds.seen(played.database, played.made.round.id)
    return reports.account(seen, library.bank, library.framework, library.phrases)


@pytest.fixture
def revealed(room) -> Room:
    room.create()
    room.fill("side-1", [3] * 7)
    room.fill("side-2", [1] * 7)
    room.through("A2.2", "E3.4")
    return room


def questions(found: reports.Account) -> dict[str, reports.Question]:
    return {question.item: question for profile in found.profiles for question in profile.questions}


def test_every_question_is_there_but_what_was_left_out(revealed, source) -> None:
    assert set(questions(account(revealed, source))) == {item.id for item in revealed.items} - {"A2.2", "E3.4"}


@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_a_question_says_both_middle_answers_in_the_words_of_the_language(revealed, source, language) -> None:
    levels = content.library(source, language).items["A1.10"].levels
    said = questions(account(revealed, source, language))["A1.10"].said
    assert {(answer.level, answer.text) for answer in said} == {(3, levels[3]), (1, levels[1])}
    assert {answer.spread for answer in said} == {""}, "seven are too few to say how they spread"


def test_where_views_are_two_levels_apart_is_talked_about_first(revealed, source) -> None:
    found = account(revealed, source)
    assert found.talk
    assert all({answer.level for answer in question.said} == {1, 3} for question in found.talk)


def test_what_was_left_out_is_said_to_be_missing_and_never_by_whom(revealed, source) -> None:
    found = account(revealed, source)
    assert found.missing
    assert not any(side in line for side in found.sides for line in found.missing)


def test_it_says_the_day_on_which_it_was_shown_and_for_a_round_of_before_the_last_day_to_answer(revealed, source) -> None:
    shown = account(revealed, source).about
    assert shown.endswith(f"All who took part were shown the results on {languages.day(TODAY, 'en')}.")
    with revealed.database.writing() as connection:
        connection.execute(text("UPDATE round SET opened_on = NULL"))
    assert account(revealed, source).about.endswith(f"Answered until {languages.day(revealed.round.ends, 'en')}.")
