"""A side too small for a picture of many: one agreed answer instead, proposed by whoever runs it, decided by its speaker alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import insert, select

from kit import rounds, screens
from kit.errors import MoveRefused
from kit.server.stream import facts_of
from kit.store.tables import metadata
from tests.screens.test_speakers import assessed
from tests.screens.test_workshop import Browser, Workshop, workshop
from tests.worlds import once


@once
def small(database) -> Workshop:
    """A round over days in which four of the second side have answered, and all of the first."""
    room, _ = assessed(database)
    for phone in room.phones["side-2"][4:]:
        phone.must("withdraw", sure=True)
    room.phones["side-2"] = room.phones["side-2"][:4]
    for phone in room.everybody():
        phone.answer(3)
    return room


@once
def in_a_workshop(database) -> Workshop:
    """The same in a room, in a part that pools levels."""
    room = workshop(database, plan="180", first="whose-default")
    room.host.must("go", line=0)
    room.on_to("open")
    room.step()
    room.host.must("go", line=room.round.live.line + 1)
    room.on_to("open")
    for phone in room.phones["side-2"][4:]:
        phone.must("withdraw", sure=True)
    room.phones["side-2"] = room.phones["side-2"][:4]
    for phone in room.everybody():
        phone.answer(3)
    return room


def taken(room: Workshop) -> Browser:
    """Its speaker, who has taken it."""
    room.host.must("propose_one", side="side-2")
    speaker = room.phones["side-2"][0]
    speaker.must("take_one", sure=True)
    return speaker


def read_by_all(room: Workshop) -> None:
    for phone in room.phones["side-2"][1:]:
        phone.must("read_on")


def test_only_its_speaker_decides_once_it_was_proposed(database) -> None:
    room = small(database)
    speaker, second, *_ = room.phones["side-2"]
    assert speaker.refused("take_one", sure=True) == "round.changed", "nobody has proposed it"
    room.host.must("propose_one", side="side-2")
    assert second.refused("take_one", sure=True) == "round.not_yours"
    assert room.host.refused("take_one", sure=True) == "round.not_now"
    assert speaker.refused("take_one", sure=False) == "mine.erase_tick"
    speaker.must("take_one", sure=True)
    assert not room.round.side("side-2").anonymous


def test_a_side_of_which_enough_have_finished_keeps_its_picture(database) -> None:
    room = small(database)
    room.host.must("propose_one", side="side-1")
    assert room.phones["side-1"][0].refused("take_one", sure=True) == "small.enough"
    assert room.round.side("side-1").anonymous


@pytest.mark.long
def test_the_page_before_closing_says_each_rule_and_no_state(database) -> None:
    """The same whether the side is large enough or not, and before anybody has decided."""
    said = []
    for room in (small(database), assessed(database)[0]):
        for phone in room.phones["side-2"][:4]:
            if not phone.ask()["stored"]["rev"]:
                phone.answer(3)
        room.host.ask()
        said.append(room.host.text[room.host.text.index("Are too few people here on one side?") :].replace(room.round.code, ""))
        assert "Collectif Maji: the middle answer to each question, if 7 people or more have finished." in room.host.text
        assert "Propose one answer: Northlight" in room.host.text
    taken(small_room := small(database))
    small_room.host.ask()
    assert "Collectif Maji: one agreed answer, from its speaker." in small_room.host.text
    assert said[0] == said[1]


def test_it_is_read_on_that_side_and_on_no_other(database) -> None:
    room = small(database)
    others = [*room.phones["side-1"][:2], room.host]
    before = [(eye.ask(), eye.text)[1] for eye in others[:2]]
    room.host.must("propose_one", side="side-2")
    assert [(eye.ask(), eye.text)[1] for eye in others[:2]] == before
    for n, phone in enumerate(room.phones["side-2"]):
        phone.ask()
        assert "one agreed answer to this part" in phone.text
        assert ("take_one" in phone.text) is (n == 0)


@pytest.mark.parametrize("made", [small, in_a_workshop])
def test_the_head_count_does_not_fall(database, made) -> None:
    room = made(database)
    before = room.round.seat_counts
    taken(room)
    assert room.round.seat_counts == before
    assert next(iter(facts_of(database, [room.round.id]).values()))["finished"] == before[0]
    read_by_all(room)
    room.phones["side-2"][1].answer(1)
    assert room.round.seat_counts == before


@pytest.mark.sqlite
@pytest.mark.parametrize("made", [small, in_a_workshop])
def test_every_answer_of_that_side_in_that_part_is_in_no_file_any_more(database, house, made) -> None:
    """A canary in each of them, and in the slips; the other side's and other parts' answers stay."""
    room = made(database)
    one = room.round
    tables, part = metadata.tables, one.now.what
    with database.writing() as connection:
        seats = connection.execute(select(tables["place"].c.seat, tables["place"].c.side)).all()
        for n, (seat, side) in enumerate(seats):
            for exercise, kept in ((part, "gone"), ("another", "stays")):
                words = f"canary {side} {kept} {n}"
                row = {"seat": seat, "exercise": exercise, "question": words, "value": f'"{words}"', "rev": 1}
                connection.execute(insert(tables["answer"]).values(row))
        for side in ("side-1", "side-2"):
            row = {"round": one.id, "part": one.part, "side": side, "question": f"canary {side} slip", "value": 1, "people": 1}
            connection.execute(insert(tables["tally"]).values(row))
    everything = {"side-1 gone", "side-1 slip", "side-1 stays", "side-2 stays"}
    assert left_in(house.data) == everything | {"side-2 gone", "side-2 slip"}
    taken(room)
    assert left_in(house.data) == everything


def left_in(folder: Path) -> set[str]:
    found = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    return {
        f"side-{n} {kept}" for n in (1, 2) for kept in ("gone", "slip", "stays") if f"canary side-{n} {kept}".encode() in found
    }


def test_nothing_of_it_seeds_the_form_and_each_reads_the_new_text_first(database) -> None:
    room = small(database)
    old = room.phones["side-2"][2].ask()
    speaker = taken(room)
    assert speaker.ask()["stored"] == {**old["stored"], "rev": 0, "answer": {}}
    for phone in room.phones["side-2"][1:]:
        shown = phone.ask()
        assert shown["exercise"] is None
        assert "The rule has changed for your side" in phone.text
        assert "One answer, agreed among you and shown as it is" in phone.text
    second, third = room.phones["side-2"][1:3]
    second.must("read_on")
    fresh = second.ask()
    assert (fresh["stored"]["rev"], fresh["stored"]["answer"]) == (0, {})
    assert fresh["exercise"]["id"] != old["exercise"]["id"], "what a tab has not sent yet belongs to another form"
    third.must("withdraw", sure=True)
    assert room.round.side("side-2").seats == 3


@pytest.mark.parametrize("has_read", [False, True])
def test_a_page_of_before_brings_nothing_back(database, has_read) -> None:
    """Whoever has another window open from before sends its answers with the next tap."""
    room = small(database)
    phone = room.phones["side-2"][1]
    phone.ask()
    window = dict(phone.where)
    taken(room)
    if has_read:
        phone.must("read_on")
    with pytest.raises(MoveRefused, match=r"^small\.read_first$"):
        screens.join_answered(phone.visit, window, {"self.A1.1": 3, "finished": True}, 9)
    with database.reading() as connection:
        answered = "SELECT count(*) FROM answer NATURAL JOIN place WHERE side = 'side-2'"
        assert connection.exec_driver_sql(answered).scalar_one() == 0


def test_whoever_has_read_the_old_text_at_the_door_reads_the_new_one(database) -> None:
    room = in_a_workshop(database)
    late = Browser(database, screens.join_screen)
    late.must("knock", code=room.round.code)
    taken(room)
    assert late.refused("sit", side="side-2") == "round.changed"
    late.must("knock", code=room.round.code)
    assert "One answer, agreed among you" in late.text
    late.must("sit", side="side-2")


@pytest.mark.parametrize("made", [small, in_a_workshop])
@pytest.mark.long
def test_its_speakers_answer_is_shown_as_it_is_and_said_to_be_one(database, made) -> None:
    room = made(database)
    speaker = taken(room)
    read_by_all(room)
    room.phones["side-2"][1].answer(0)
    speaker.answer(4)
    room.close()
    room.agree()
    room.host.must("reveal")
    seen = rounds.seen(database, room.round.id)
    assert {row.level for row in seen.rows if row.side == "side-2"} == {4}
    room.host.ask()
    speaker.ask()
    html = screens.file_of(room.host.visit, room.round.id, "html").decode()
    assert "Collectif Maji" in html
    assert "agreed" in html
    assert not seen.round.side("side-2").anonymous


@pytest.mark.long
def test_in_the_next_part_people_answer_one_by_one_again_and_a_second_look_keeps_the_rule(database) -> None:
    room = in_a_workshop(database)
    speaker = taken(room)
    read_by_all(room)
    speaker.answer(4)
    room.close()
    room.agree()
    room.host.must("reveal")
    room.host.must("again")
    assert not room.round.side("side-2").anonymous
    speaker.answer(2)
    for phone in room.phones["side-1"]:
        phone.answer(1)
    room.close()
    again = room.round.part
    assert {
        row.level for row in rounds.seen(database, room.round.id).everything if row.part == again and row.side == "side-2"
    } == {2}
    room.host.must("go", line=room.round.live.line + 1)
    assert room.round.side("side-2").anonymous
