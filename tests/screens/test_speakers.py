"""A side whose speaker is gone: replaced from inside, seen by its own people and nobody else; a side that shows nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kit import rounds, screens, store
from kit.errors import MoveRefused
from kit.screens.seat.own_side import lost_speaker
from tests.screens.test_workshop import SET_UP, TODAY, Browser, Workshop, workshop
from tests.wire import all_say_yes, blocks
from tests.worlds import once

ITEMS = {day: (TODAY + timedelta(days=n)).isoformat() for day, n in {"ends": 9, "agrees": 9, "deletes": 39}.items()}


@once
def assessed(database, **more) -> tuple[Workshop, dict[str, str]]:
    """A round over days: seven on each side that answers one by one, three where there is one answer; with everybody's slips."""
    host = Browser(database, screens.run_screen, where={"sides": "2"})
    rounds.trust(database, host.token)
    made = host.must("create", **{**SET_UP, **ITEMS, **more})
    slips = [b["text"] for b in blocks(made["blocks"]) if b["is"] == "big"][1:]
    all_say_yes(host, Browser(database, screens.join_screen), slips)
    room = Workshop(database, host)
    for side, slip in zip(room.round.sides, slips, strict=True):
        room.phones[side.id] = [Browser(database, screens.join_screen) for _ in range(7 if side.anonymous else 1)]
        for n, phone in enumerate(room.phones[side.id]):
            phone.must("knock", code=room.round.code if n else slip)
            phone.must("sit", side=side.id)
    return room, dict(zip(room.phones, slips, strict=True))


def closed(room: Workshop) -> None:
    for phone in room.everybody():
        phone.answer(3)
    room.close()


@once
def assessed_and_closed(database, **more) -> tuple[Workshop, dict[str, str]]:
    room, slips = assessed(database, **more)
    closed(room)
    return room, slips


def number_on(phone: Browser) -> str:
    """The four digits on the phone that asks."""
    return next(b["text"] for b in blocks(phone.ask()["blocks"]) if b["is"] == "big")


def replaced(room: Workshop, side: str = "side-2") -> Browser:
    """Another seat of that side asks, and with it more than half of the side wants it."""
    _, asker, *others = room.phones[side]
    asker.must("ask_to_speak")
    number = number_on(asker)
    for other in others[:3]:
        other.must("back_speaker", number=number)
    return asker


def test_a_speaker_lost_after_closing_is_replaced_from_inside_and_the_round_is_shown(database) -> None:
    room, slips = assessed_and_closed(database)
    asker = replaced(room)
    room.phones["side-2"][0] = asker
    room.agree()
    room.host.must("reveal")
    assert room.round.opened
    stranger = Browser(database, screens.join_screen)
    assert stranger.refused("knock", code=slips["side-2"]) == "round.slip_replaced"
    assert "25 November 2026" in stranger.shown["problem"]


def test_the_speaker_of_before_speaks_no_more_and_reads_why(database) -> None:
    room, _ = assessed_and_closed(database)
    before = room.phones["side-2"][0]
    replaced(room)
    assert before.refused("agree", out=[]) == "round.not_yours"
    before.ask()
    assert "Since 25 November 2026 somebody else on your side has been its speaker" in before.text


def test_only_that_side_sees_that_somebody_asks_and_the_number_stands_on_one_phone(database) -> None:
    room, _ = assessed(database)
    others = {side: room.phones[side][3] for side in room.phones}
    before = {side: (phone.ask(), phone.text)[1] for side, phone in others.items()}
    host = (room.host.ask(), room.host.text)[1]
    asker = room.phones["side-2"][1]
    asker.must("ask_to_speak")
    number = number_on(asker)
    for side, phone in others.items():
        phone.ask()
        assert number not in phone.text
        assert (phone.text != before[side]) == (side == "side-2")
    room.host.ask()
    assert room.host.text == host
    assert room.host.refused("ask_to_speak") == "round.not_now"


def test_another_side_or_another_number_confirms_nothing(database) -> None:
    room, _ = assessed(database)
    asker, third = room.phones["side-2"][1:3]
    asker.must("ask_to_speak")
    number = number_on(asker)
    assert room.phones["side-1"][3].refused("back_speaker", number=number) == "speaking.nobody_asks"
    assert asker.refused("back_speaker", number=number) == "speaking.nobody_asks"
    assert third.refused("back_speaker", number=str(int(number) ^ 1)) == "speaking.other_number"
    assert not rounds.place_in(database, room.round.id, asker.token).speaker


def test_a_speaker_who_is_there_refuses_and_stays(database) -> None:
    room, _ = assessed(database)
    speaker, asker, third, *_ = room.phones["side-2"]
    asker.must("ask_to_speak")
    number = number_on(asker)
    speaker.must("refuse_speaker")
    assert third.refused("back_speaker", number=number) == "speaking.nobody_asks"
    assert rounds.place_in(database, room.round.id, speaker.token).speaker


@pytest.mark.parametrize("others", [0, 2])
def test_where_too_few_others_sit_the_speaker_has_a_whole_day_to_refuse(database, others) -> None:
    room, _ = assessed(database)
    for phone in room.phones["side-2"][2 + others :]:
        phone.must("withdraw", sure=True)
    speaker, asker = room.phones["side-2"][:2]
    asker.must("ask_to_speak")
    by = asker.visit.by(room.round.id)
    for days in (0, 1):
        with pytest.raises(MoveRefused, match=r"speaking\.wait"):
            rounds.ask_to_speak(replace(by, today=TODAY + timedelta(days=days)))
    rounds.ask_to_speak(replace(by, today=TODAY + timedelta(days=2)))
    assert rounds.place_in(database, room.round.id, asker.token).speaker
    assert not rounds.place_in(database, room.round.id, speaker.token).speaker


def test_a_phone_that_asks_and_is_lost_keeps_its_side_without_a_speaker_for_two_days_and_no_longer(database) -> None:
    room, _ = assessed(database)
    _, lost, asker, *others = room.phones["side-2"]
    lost.must("ask_to_speak")
    for phone, days, offered in ((asker, 2, False), (asker, 3, True), (lost, 3, False)):
        later = replace(phone.visit, today=TODAY + timedelta(days=days))
        offers = lost_speaker(later, rounds.seat_scene(phone.visit.by(room.round.id)))
        assert bool(offers) is offered
    by = asker.visit.by(room.round.id)
    with pytest.raises(MoveRefused, match=r"speaking\.asked"):
        rounds.ask_to_speak(replace(by, today=TODAY + timedelta(days=2)))
    rounds.ask_to_speak(replace(by, today=TODAY + timedelta(days=3)))
    number = number_on(asker)
    for other in others[:3]:
        other.must("back_speaker", number=number)
    assert rounds.place_in(database, room.round.id, asker.token).speaker
    assert room.round.side("side-2").asking == 0


def new_slip(room: Workshop, side: str, days: int) -> str:
    """As whoever runs it asks for it so many days later; "" while the speaker may refuse."""
    return rounds.new_slip(replace(room.host.visit.by(room.round.id), today=TODAY + timedelta(days=days)), side)


@pytest.mark.parametrize("answers_are_closed", [False, True])
def test_a_speaker_who_sits_alone_is_lost_and_another_slip_comes_after_a_day(database, answers_are_closed) -> None:
    room, _ = assessed(database, mode2="declared", people2="3")
    (lost,) = room.phones["side-2"]
    if answers_are_closed:
        closed(room)
    assert room.host.must("slip", side="side-2")["note"]
    assert "as if you were gone" in (lost.ask(), lost.text)[1]
    with pytest.raises(MoveRefused, match=r"speaking\.wait"):
        new_slip(room, "side-2", 1)
    slip = new_slip(room, "side-2", 2)
    fresh = Browser(database, screens.join_screen)
    fresh.must("knock", code=slip)
    fresh.must("sit", side="side-2")
    scene = rounds.seat_scene(fresh.visit.by(room.round.id))
    assert (scene.place.speaker, scene.own) == (True, ())
    assert not rounds.place_in(database, room.round.id, lost.token).speaker
    if answers_are_closed:
        assert fresh.refused("agree", out=[]) == "speaking.unseen"
        fresh.must("show_nothing", sure=True)


def test_a_speaker_who_sits_alone_and_is_there_refuses(database) -> None:
    room, _ = assessed(database, mode2="declared", people2="3")
    (speaker,) = room.phones["side-2"]
    assert new_slip(room, "side-2", 0) == ""
    speaker.must("refuse_speaker")
    assert new_slip(room, "side-2", 2) == "", "it is asked for anew"


def test_whoever_runs_it_replaces_nobody_who_sits_with_others(database) -> None:
    room, _ = assessed(database)
    assert room.host.refused("slip", side="side-2") == "round.speaker_sits"


def test_on_a_side_with_one_answer_every_other_seat_confirms(database) -> None:
    room = workshop(database, plan="180", mode2="declared")
    speaker, asker, *others = room.phones["side-2"]
    asker.must("ask_to_speak")
    number = number_on(asker)
    for other in others:
        assert not rounds.place_in(database, room.round.id, asker.token).speaker, "one more sits there"
        rounds.back(other.visit.by(room.round.id), number)
    assert rounds.place_in(database, room.round.id, asker.token).speaker
    assert not rounds.place_in(database, room.round.id, speaker.token).speaker


def test_what_a_lost_speaker_has_written_for_the_side_is_not_lost(database) -> None:
    room = workshop(database, plan="own", picked=["whose-default"])
    room.on_to("open")
    for phone in room.everybody():
        rounds.answer(phone.visit.by(room.round.id), {"finished": True}, rev=1, part=room.round.part)
    room.on_to("own")
    speaker, asker, *_ = room.phones["side-2"]
    rounds.answer(speaker.visit.by(room.round.id), {"kept": "our words"}, rev=1, part=room.round.part)
    replaced(room)
    assert rounds.seat_scene(asker.visit.by(room.round.id)).stored.answer["kept"] == "our words"


def test_who_had_not_answered_speaks_without_reading_what_others_have(database) -> None:
    room, _ = assessed(database)
    late = room.phones["side-2"][1]
    for phone in (each for each in room.everybody() if each is not late):
        phone.answer(3)
    extra = Browser(database, screens.join_screen)
    extra.must("knock", code=room.round.code)
    extra.must("sit", side="side-2")
    extra.answer(3)
    room.close()
    replaced(room)
    scene = rounds.seat_scene(late.visit.by(room.round.id))
    assert (scene.place.speaker, scene.own) == (True, ())
    assert late.refused("agree", out=[]) == "speaking.unseen"


def test_who_came_without_answering_makes_nobody_speak_once_answers_are_closed(database) -> None:
    room, _ = assessed(database, people2="8")
    extra = Browser(database, screens.join_screen)
    extra.must("knock", code=room.round.code)
    extra.must("sit", side="side-2")
    closed(room)
    speaker, asker, *others = room.phones["side-2"]
    asker.must("ask_to_speak")
    number = number_on(asker)
    assert extra.refused("back_speaker", number=number) == "speaking.came_late"
    assert rounds.place_in(database, room.round.id, speaker.token).speaker
    for other in others[:3]:
        other.must("back_speaker", number=number)
    assert rounds.place_in(database, room.round.id, asker.token).speaker


def strangers(room: Workshop, side: str = "side-2") -> tuple[Browser, Browser]:
    """Two phones of somebody who has the code, seated before the closing."""
    found = tuple(Browser(room.database, screens.join_screen) for _ in range(2))
    for phone in found:
        phone.must("knock", code=room.round.code)
        phone.must("sit", side=side)
        phone.must("look")
    return found


@pytest.mark.parametrize("seated", [1, 3, 7])
@pytest.mark.parametrize("answers_are_closed", [False, True])
def test_two_phones_of_a_stranger_never_become_the_speaker_of_a_side_with_the_code(database, seated, answers_are_closed) -> None:
    room, _ = assessed(database, people2="9")
    for phone in room.phones["side-2"][seated:]:
        phone.must("withdraw", sure=True)
    del room.phones["side-2"][seated:]
    one, other = strangers(room)
    if answers_are_closed:
        for phone in (*room.everybody(), one, other):
            phone.answer(3)
        room.close()
    one.must("ask_to_speak")
    other.ask("back_speaker", number=next((b["text"] for b in blocks(one.ask()["blocks"]) if b["is"] == "big"), ""))
    assert not rounds.place_in(database, room.round.id, one.token).speaker
    assert "offers to speak in your place" in (room.phones["side-2"][0].ask(), room.phones["side-2"][0].text)[1]
    room.phones["side-2"][0].must("refuse_speaker")


def test_the_phone_that_asks_says_how_many_must_still_want_it(database) -> None:
    room, _ = assessed(database)
    _, asker, third, *_ = room.phones["side-2"]
    asker.must("ask_to_speak")
    assert "Still to confirm: 3." in (asker.ask(), asker.text)[1]
    third.must("back_speaker", number=number_on(asker))
    assert "Still to confirm: 2." in (asker.ask(), asker.text)[1]


def test_a_side_that_shows_nothing_keeps_nobody_waiting_and_leaves_no_answer(database) -> None:
    room, _ = assessed_and_closed(database)
    speaker = room.phones["side-2"][0]
    assert speaker.refused("show_nothing", sure=False) == "mine.erase_tick"
    speaker.must("show_nothing", sure=True)
    with database.reading() as connection:
        assert store.rounds.releases(connection, room.round.id, "side-2") == []
        left = "SELECT count(*) FROM answer NATURAL JOIN place WHERE side = 'side-2'"
        assert connection.exec_driver_sql(left).scalar_one() == 0
    assert speaker.refused("agree", out=[]) == "speaking.nothing"
    del room.phones["side-2"]
    ours = room.phones["side-1"][0]
    ticks = next(b for b in blocks(ours.ask()["blocks"]) if b.get("name") == "out")
    ours.must("agree", out=[option[0] for option in ticks["options"]][:2])
    room.host.must("reveal")
    assert {row.side for row in rounds.seen(database, room.round.id).rows} == {"side-1"}


def test_sides_that_all_show_nothing_come_to_an_honest_end(database) -> None:
    room, _ = assessed_and_closed(database)
    for mine in room.phones.values():
        mine[0].must("show_nothing", sure=True)
    room.host.must("reveal")
    assert rounds.seen(database, room.round.id).rows == ()
    for browser in (room.host, *room.everybody()):
        browser.must("look")


def test_a_picture_goes_only_when_its_side_shows_nothing_and_only_before_the_reveal(database) -> None:
    room, _ = assessed_and_closed(database)
    room.agree()
    for state in ("own", "revealed"):
        with pytest.raises(Exception, match="refused"), database.writing() as connection:
            store.rounds.forget_own(connection, room.round.id, 1, "side-2")
        if state == "own":
            room.host.must("reveal")
    with database.writing() as connection:
        store.rounds.change_side(connection, room.round.id, "side-2", number=1, erased=True)
    with pytest.raises(Exception, match="refused"), database.writing() as connection:
        store.rounds.forget_own(connection, room.round.id, 1, "side-2")


# ---- one person, one seat


def test_who_sits_there_and_opens_the_speakers_slip_speaks_from_the_same_seat(database) -> None:
    room, slips = assessed(database)
    speaker, seated, *_ = room.phones["side-2"]
    speaker.must("withdraw", sure=True)
    before = rounds.place_in(database, room.round.id, seated.token)
    seated.must("knock", code=slips["side-2"])
    seated.must("sit", side="side-2")
    after = rounds.place_in(database, room.round.id, seated.token)
    assert (after.seat, after.speaker) == (before.seat, True)


def test_the_slip_of_another_side_makes_nobody_its_speaker(database) -> None:
    room, slips = assessed(database)
    room.phones["side-2"][0].must("withdraw", sure=True)
    ours = room.phones["side-1"][1]
    ours.must("knock", code=slips["side-2"])
    assert ours.refused("sit", side="side-2") == "round.not_yours"


def test_closing_warns_where_nobody_speaks_for_a_side(database) -> None:
    room, _ = assessed(database)
    room.host.ask()
    assert "No speaker yet" not in room.host.text
    room.phones["side-2"][0].must("withdraw", sure=True)
    room.host.ask()
    assert "No speaker yet: Collectif Maji" in room.host.text


# ---- codes


def test_a_closed_code_is_no_other_than_an_unknown_one_for_who_has_not_read_the_terms(database) -> None:
    room, _ = assessed_and_closed(database)
    for do in ("sit", "practise"):
        for code in (room.round.code, "ZZZZZZZZ"):
            stranger = Browser(database, screens.join_screen, where={"code": code, "terms": "0" * 16})
            assert stranger.refused(do, side="side-1") == "error.code", (do, code)


def test_slips_of_paper_cannot_be_guessed_by_a_second_seat(database) -> None:
    room = workshop(database, plan="180")
    while room.round.now.pools != "levels" or room.round.stage != "open":
        room.step()
    one = room.round
    speaker, second, *_ = room.phones["side-2"]
    rounds.count_paper(speaker.visit.by(one.id), 1, {})
    said = []
    for _ in range(40):
        with pytest.raises(MoveRefused) as refused:
            rounds.count_paper(second.visit.by(one.id), 0, {})
        said.append(refused.value.phrase)
    assert "error.rate" in said
