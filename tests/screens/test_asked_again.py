"""The answer to "sit down" was lost between two carriers: the six words that nobody has seen are made anew; another window keeps the old ones."""

from __future__ import annotations

import pytest

from kit import screens
from tests.screens.test_workshop import Browser, Workshop, blocks, workshop
from tests.worlds import once


@pytest.fixture
@once
def room(database) -> Workshop:
    return workshop(database, plan="90", first="who-decides-what")


def asked_twice(room: Workshop, **more: object) -> tuple[list[str], list[str]]:
    """The six words that are shown the first and the second time."""
    phone = Browser(room.database, screens.join_screen)
    phone.must("knock", code=room.round.code)
    asked = {"do": "sit", "fields": {"side": "side-1"}, "where": phone.where}
    first, second = (phone.told({**asked, **each}) for each in ({}, more))
    assert not first["problem"] + second["problem"]
    return big(first), big(second)


def big(shown: dict) -> list[str]:
    return [block["text"] for block in blocks(shown["blocks"]) if block["is"] == "big"]


def opens(room: Workshop, words: str) -> bool:
    return not Browser(room.database, screens.join_screen).ask("back", words=words)["problem"]


def test_asked_again_it_is_one_seat_and_the_words_that_are_shown_open_it(room) -> None:
    before = room.round.side("side-1").seats
    (lost,), (shown,) = asked_twice(room, again=1_764_000_000_000)
    assert opens(room, shown)
    assert not opens(room, lost)
    assert room.round.side("side-1").seats == before + 1


def test_a_second_window_leaves_the_words_that_were_written_down(room) -> None:
    (written,), others = asked_twice(room)
    assert others == []
    assert opens(room, written)
