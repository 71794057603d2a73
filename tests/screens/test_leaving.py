"""A side leaves: by its speaker and one more seat, read by nobody else before the reveal, and then in no other words than a small side."""

from __future__ import annotations

import pytest

from kit import rounds, screens, store
from tests.rounds.machine.sights import steady
from tests.screens.test_speakers import assessed, assessed_and_closed, closed
from tests.screens.test_workshop import ACTION, Workshop, workshop
from tests.wire import blocks


def left(room, side: str = "side-2") -> None:
    """Its speaker and one more seat."""
    speaker, second, *_ = room.phones[side]
    second.must("leave_round", sure=True)
    speaker.must("leave_round", sure=True)


def test_a_speaker_alone_or_two_seats_without_one_do_not_make_a_side_leave(database) -> None:
    room, _ = assessed(database)
    speaker, second, third, *_ = room.phones["side-2"]
    assert speaker.refused("leave_round", sure=False) == "mine.erase_tick"
    second.must("leave_round", sure=True)
    third.must("leave_round", sure=True)
    assert not room.round.side("side-2").left
    second.must("stay")
    third.must("stay")
    speaker.must("leave_round", sure=True)
    assert not room.round.side("side-2").left
    second.must("leave_round", sure=True)
    assert room.round.side("side-2").left


def test_nobody_else_reads_that_a_side_has_left_before_the_reveal(database) -> None:
    room, _ = assessed_and_closed(database)
    eyes = [room.host, *room.phones["side-1"]]
    before = [(eye.ask(), eye.text)[1] for eye in eyes]
    left(room)
    assert [(eye.ask(), eye.text)[1] for eye in eyes] == before
    assert room.host.refused("leave_round", sure=True) == "round.not_now"


def test_nobody_reads_from_a_proposal_that_a_side_has_left_and_silence_agrees_to_nothing(database) -> None:
    """What only the sides that stay agree to is no action, whatever is sent."""
    room = proposing(database)
    which = proposed(room)
    room.phones["side-1"][0].must("stance", **{"proposal": which, f"stance-{which}": "can_live"})
    eyes = [room.host, *room.phones["side-1"]]
    before = [steady(eye.ask()["blocks"]) for eye in eyes]
    left(room)
    assert [steady(eye.ask()["blocks"]) for eye in eyes] == before
    assert room.host.refused("take", proposal=which) == "round.not_agreed_by_all"


def test_what_a_side_has_agreed_to_before_it_left_is_agreed_to_still(database) -> None:
    room = proposing(database)
    which = proposed(room)
    for phones in room.phones.values():
        phones[0].must("stance", **{"proposal": which, f"stance-{which}": "can_live"})
    left(room)
    room.host.must("take", proposal=which)


def proposing(database) -> Workshop:
    """A workshop on the line on which actions are proposed."""
    room = workshop(database, plan="90", first="who-decides-what")
    lines = [n for n, step in enumerate(screens.running_order.steps(room.host.visit, room.round)) if step.actions]
    room.host.must("go", line=lines[0])
    return room


def proposed(room: Workshop) -> str:
    """A proposal that everybody may read."""
    room.phones["side-1"][3].must("propose", **ACTION)
    (found,) = rounds.proposals(room.database, room.round.id)
    room.host.must("show_proposals", proposals=[found.id])
    return found.id


def test_no_head_count_falls_when_the_room_comes_back_to_what_a_side_has_answered_before_it_left(database) -> None:
    room = workshop(database, plan="90", first="who-decides-what")
    room.host.must("go", line=1)
    room.host.must("open")
    for phone in room.everybody():
        phone.answer(2)
    left(room)
    for line in (1, 2, 1):
        room.host.must("go", line=line)
    assert room.round.seat_counts == (14, 14)
    room.host.must("close", sure=True)
    with database.reading() as connection:
        assert store.rounds.releases(connection, room.round.id, "side-2") == []
    assert room.round.seat_counts == (14, 14)


@pytest.mark.long
def test_at_the_reveal_it_reads_like_a_side_that_was_too_small_or_did_not_agree(database) -> None:
    said = []
    for why in ("small", "left", "not agreed"):
        room, _ = assessed(database)
        if why == "small":
            room.phones["side-2"].pop().must("withdraw", sure=True)
        closed(room)
        counts = room.round.seat_counts
        if why == "left":
            left(room)
        if why == "not agreed":
            room.phones["side-2"][0].must("show_nothing", sure=True)
        ours = room.phones["side-1"][0]
        ticks = next(b for b in blocks(ours.ask()["blocks"]) if b.get("name") == "out")
        ours.must("agree", out=[option[0] for option in ticks["options"]][:2])
        room.host.must("reveal")
        assert room.round.seat_counts == counts == ((13, 13) if why == "small" else (14, 14)), "no count falls"
        ours.ask()
        said.append(ours.text.replace(store.spaced(room.round.results), "").replace(room.round.results, ""))
    assert said[0] == said[1] == said[2]
    assert "From one side at least nothing is shown." in said[0]


def test_each_keeps_a_copy_of_their_own_answers_that_nothing_counts(database) -> None:
    room, _ = assessed(database)
    for phone in room.everybody():
        phone.answer(3)
    left(room)
    assert room.round.seat_counts == (14, 14), "no count falls, also while people answer"
    mine = room.phones["side-2"][3]
    scene = rounds.seat_scene(mine.visit.by(room.round.id))
    assert set(scene.stored.answer.values()) >= {3}
    assert "My own answer" in (mine.ask(), mine.text)[1]
    room.close()
    with database.reading() as connection:
        assert store.rounds.releases(connection, room.round.id, "side-2") == []
        counted = "SELECT count(*) FROM answer NATURAL JOIN place WHERE side = 'side-2' AND exercise = 'assessment'"
        assert connection.exec_driver_sql(counted).scalar_one() == 0


def test_an_organisation_that_answers_with_one_seat_leaves_by_it(database) -> None:
    room, _ = assessed(database, mode2="declared", people2="3")
    (speaker,) = room.phones["side-2"]
    speaker.must("leave_round", sure=True)
    assert room.round.side("side-2").left
