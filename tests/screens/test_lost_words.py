"""The six words of whoever runs a round are lost: two speakers make others; the old ones refuse; every seat reads it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kit import rounds, screens, store
from kit.errors import MoveRefused
from tests.screens.test_speakers import assessed, assessed_and_closed, closed, replaced
from tests.screens.test_workshop import TODAY, Browser, Workshop, workshop
from tests.wire import blocks

READY = TODAY + rounds.A_DAY_BETWEEN


def asked(room: Workshop) -> tuple[Browser, Browser]:
    """The speaker of the side with the funds and a partner's say that the words are lost."""
    funds, partner = (room.phones[side][0] for side in ("side-1", "side-2"))
    funds.must("ask_for_words")
    partner.must("ask_for_words")
    return funds, partner


def made(room: Workshop, partner: Browser) -> str:
    """New words, as soon as a day has passed."""
    words = store.new_words("en")
    by = replace(partner.visit.by(room.round.id), today=READY)
    rounds.make_words(by, store.words_lookup(room.database, words))
    return words


def nothing_left(room: Workshop, do: str, **fields) -> store.Round:
    """The round, after whoever ran it has tried that: their browser runs it no more."""
    which = room.round.id
    room.host.ask(do, **fields)
    return rounds.find(room.database, which)


def test_after_a_day_two_speakers_make_words_that_run_the_round_and_the_old_ones_do_not(database) -> None:
    room, _ = assessed_and_closed(database)
    _, partner = asked(room)
    by = partner.visit.by(room.round.id)
    for days in (0, 1):
        with pytest.raises(MoveRefused, match=r"lost\.wait"):
            rounds.make_words(replace(by, today=TODAY + timedelta(days=days)), "f" * 64)
    words = made(room, partner)
    helper = Browser(database, screens.run_screen)
    helper.must("words", words=words)
    room.agree()
    assert nothing_left(room, "reveal").opened is False
    helper.must("reveal")
    room.host = helper
    assert room.round.opened


@pytest.mark.long
def test_every_seat_reads_who_asks_and_that_words_were_made_until_the_end(database) -> None:
    room, _ = assessed_and_closed(database)
    _, partner = asked(room)
    for phone in room.everybody():
        assert "the facilitator’s words are lost: Northlight and Collectif Maji" in (phone.ask(), phone.text)[1]
    assert "the facilitator’s words are lost" in (room.host.ask(), room.host.text)[1]
    helper = Browser(database, screens.run_screen)
    helper.must("words", words=made(room, partner))
    room.agree()
    helper.must("reveal")
    for phone in room.everybody():
        assert "On 27 November 2026 two speakers made new words" in (phone.ask(), phone.text)[1]


def test_whoever_has_the_old_words_refuses(database) -> None:
    room, _ = assessed(database)
    _, partner = asked(room)
    room.host.must("refuse_words")
    with pytest.raises(MoveRefused, match=r"lost\.not_asked"):
        made(room, partner)
    assert room.host.refused("refuse_words") == "lost.nobody_asks"


def test_another_speaker_objects(database) -> None:
    room = workshop(database, plan="90")
    funds, partner = asked(room)
    funds.must("object_to_words")
    assert partner.refused("make_words") == "lost.not_asked"


@pytest.mark.long
def test_in_a_room_it_is_read_aloud_and_waits_for_nobody(database) -> None:
    room = workshop(database, plan="90")
    funds, partner = asked(room)
    assert "Read this aloud in the room" in (funds.ask(), funds.text)[1]
    assert funds.refused("make_words") == "lost.not_asked", "never on the side with the funds"
    shown = partner.must("make_words")
    words = next(b["text"] for b in blocks(shown["blocks"]) if b["is"] == "big")
    assert words not in str([eye.ask() for eye in room.everybody()])
    helper = Browser(database, screens.run_screen)
    helper.must("words", words=words)
    assert nothing_left(room, "go", line=1).line == -1
    helper.must("go", line=1)


def test_an_answer_that_was_lost_is_told_once_more_and_nothing_is_made_anew(database) -> None:
    room = workshop(database, plan="90")
    _, partner = asked(room)
    tap = {"do": "make_words", "where": partner.where, "page": "p" * 16, "n": 7}
    first, again = partner.told(tap), partner.told({**tap, "again": True})
    assert first["blocks"] == again["blocks"]
    assert "problem" in first and not first["problem"]


@pytest.mark.parametrize("sides", [("side-1",), ("side-2",), ("side-2", "side-3")])
@pytest.mark.long
def test_neither_one_side_alone_nor_two_partners_make_words(database, sides) -> None:
    room, _ = assessed(database, name3="Raíces", people3="3", mode3="declared")
    for side in sides:
        room.phones[side][0].must("ask_for_words")
    for side in sides:
        with pytest.raises(MoveRefused, match=r"lost\.not_asked"):
            made(room, room.phones[side][0])


@pytest.mark.long
def test_a_speaker_who_came_after_the_closing_makes_none_and_one_who_came_before_does(database) -> None:
    for late in (True, False):
        room, _ = assessed(database)
        if late:
            closed(room)
        room.phones["side-2"][0] = replaced(room)
        if late:
            assert room.phones["side-2"][0].refused("ask_for_words") == "lost.came_late"
        else:
            closed(room)
            asked(room)
            made(room, room.phones["side-2"][0])


def test_who_comes_to_speak_has_not_said_what_the_speaker_before_said(database) -> None:
    room, _ = assessed(database)
    asked(room)
    room.phones["side-2"][0] = replaced(room)
    with pytest.raises(MoveRefused, match=r"lost\.not_asked"):
        made(room, room.phones["side-2"][0])


def test_nobody_but_speakers_asks(database) -> None:
    room, _ = assessed(database)
    seated = room.phones["side-2"][3]
    assert seated.refused("ask_for_words") == "round.not_yours"
    assert room.host.refused("ask_for_words") == "round.not_now"
