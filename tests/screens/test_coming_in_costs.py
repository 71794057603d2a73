"""What coming in asks of the database: a hundred people do it in the same minute."""

from __future__ import annotations

import pytest
from sqlalchemy import event

from kit import rounds, screens, store
from tests.screens.test_queries import counted
from tests.screens.test_workshop import SET_UP, Browser
from tests.wire import blocks

A_KNOCK, A_SEAT = 5, 16


@pytest.fixture
def code(database) -> str:
    host = Browser(database, screens.run_screen, where={"live": "1", "sides": "2"})
    rounds.trust(database, host.token)
    host.must("create", **SET_UP, plan="60", first="whose-default")
    found = rounds.find(database, host.where["round"])
    assert found
    return found.code


def six_words(shown) -> str:
    return next(block["text"] for block in blocks(shown["blocks"]) if block["is"] == "big")


def test_coming_in_asks_few_questions_and_waits_once_for_the_disk(database, code) -> None:
    phone, commits = Browser(database, screens.join_screen), []
    with counted(database) as asked:
        phone.must("knock", code=code)
    assert 0 < len(asked) <= A_KNOCK, asked
    event.listen(database.engine, "commit", commits.append)
    with counted(database) as asked:
        shown = phone.must("sit", side="side-1")
    assert len(commits) == 1
    assert 0 < len(asked) <= A_SEAT, asked
    assert six_words(shown)


def test_the_words_shown_with_a_new_seat_open_it_elsewhere(database, code) -> None:
    phone, other = Browser(database, screens.join_screen), Browser(database, screens.join_screen)
    phone.must("knock", code=code)
    words = six_words(phone.must("sit", side="side-1"))
    other.must("back", words=words)
    assert other.where["seat"] == phone.must("look")["where"]["seat"]


def test_sitting_down_a_second_time_takes_nobody_the_words_that_were_shown(database, code) -> None:
    phone, other = Browser(database, screens.join_screen), Browser(database, screens.join_screen)
    phone.must("knock", code=code)
    door = dict(phone.where)
    words = six_words(phone.must("sit", side="side-1"))
    again = Browser(database, screens.join_screen, token=phone.token, where=door)
    assert "big" not in {block["is"] for block in blocks(again.must("sit", side="side-1")["blocks"])}
    other.must("back", words=words)
    assert other.where["round"] == phone.where["round"]


def test_a_role_is_found_behind_any_of_several_hashes_and_behind_no_other(database) -> None:
    given = store.Access("seat", "r" * 32, "side-1")
    with database.writing() as connection:
        store.give(connection, "a" * 64, given)
        assert store.held(connection, "b" * 64, "a" * 64) == given
        assert store.held(connection, "b" * 64) is None
