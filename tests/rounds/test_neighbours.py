"""What one server's memory holds the others on the same database hear: each asked, none says it twice, nothing is kept."""

from __future__ import annotations

from queue import Queue

import pytest

from kit import rounds
from kit.errors import MoveRefused
from kit.rounds import neighbours, pulse, rights

ROUND = "a" * 32


@pytest.fixture
def said(monkeypatch) -> list[str]:
    found: list[str] = []
    monkeypatch.setattr(neighbours, "_said", found.append)
    monkeypatch.setattr(pulse, "_on", {})
    return found


def as_another(words: str) -> str:
    """The same words from another server."""
    return f"another {words.partition(' ')[2]}"


def test_a_light_that_was_tapped_at_one_server_comes_on_at_every_other_at_the_same_time(said) -> None:
    rounds.tap(ROUND, "fast")
    (begins, ends), *_ = pulse._on.values()
    pulse._on.clear()
    neighbours.hear(as_another(said[0]))
    assert pulse._on[ROUND, "fast"] == pytest.approx((begins, ends), abs=1)
    assert len(said) == 1, "what was heard is not said again"
    pulse._on.clear()
    neighbours.hear(said[0])
    assert not pulse._on, "its own words"


def test_a_wrong_code_counts_at_every_server(said) -> None:
    for _ in range(29):
        neighbours.hear("another guess")
    rights.count_a_guess()
    with pytest.raises(MoveRefused):
        rights.count_a_guess()
    assert len(said) == 1


def test_what_a_later_version_says_is_passed_over(said) -> None:
    neighbours.hear("another something new")


@pytest.mark.both
def test_what_is_said_to_the_database_reaches_whoever_listens_on_postgresql(database, database_kind) -> None:
    heard: Queue[str] = Queue()
    database.listen(heard.put)
    if database_kind == "sqlite":
        database.tell("me light")
        assert heard.empty()
        return
    while heard.empty():
        database.tell("me light")  # until the other thread listens
    assert heard.get() == "me light"
