"""What a round allows, to whom, and when; what may be seen."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from kit import rounds, store
from kit.errors import MoveRefused, NotSaved, UnknownCode, UnknownReceipt
from kit.store import Action
from tests.rounds.people import PARTNERS, RUNS, SEVEN, THREE, TODAY, Room

STRANGER = "0" * 32


def refused(phrase: str):
    return pytest.raises(MoveRefused, match=f"^{phrase}$")


def test_seven_and_seven_see_their_own_side_first_and_then_all_the_same(room: Room) -> None:
    room.create()
    room.fill("side-1", [3, 3, 3, 3, 4, 4, 2])
    room.fill("side-2", [1, 1, 1, 2, 0, 3, 1])
    room.close()
    own = room.own(room.places["side-2"][3])
    assert {row.side for row in own} == {"side-2"}
    assert {row.level for row in own} == {1}
    assert rounds.seen(room.database, room.round.id) is None
    room.agree()
    room.reveal()
    seen = rounds.seen(room.database, room.round.id)
    assert {(view.own, view.view) for view in seen.views} == {(3, 1)}
    assert len(seen.views) == 10


def test_seven_and_a_declared_side_of_three(room: Room) -> None:
    room.create(SEVEN, THREE)
    room.fill("side-1", [3] * 7)
    with refused("round.declared"):
        room.sit_as(STRANGER, "side-2")
    room.answer(room.sit("side-2"), lambda q: "unknown" if q == "view.T2.1" else 2)
    seen = room.through("A1.10", "A2.2")
    declared = {row.question: (row.level, row.aside) for row in seen.rows if row.side == "side-2"}
    assert declared["view.T2.1"] == (None, "unknown")
    assert declared["view.E1.2"] == (2, "")


def test_a_side_with_six_finishers_shows_nothing_and_is_erased(room: Room) -> None:
    room.create()
    room.fill("side-1", [3] * 7)
    room.fill("side-2", [1] * 6)
    room.answer(room.sit("side-2"), lambda _: 0, finished=False)
    room.close()
    assert [side.erased for side in room.round.sides] == [False, True]
    with room.database.reading() as connection:
        assert connection.scalar(text("SELECT count(*) FROM answer")) == 7 * 25
    assert room.round.seat_counts == (13, 14)
    assert room.own(room.places["side-2"][0]) == ()
    room.agree()
    room.reveal()
    assert {row.side for row in rounds.seen(room.database, room.round.id).rows} == {"side-1"}


def test_a_question_that_any_side_leaves_out_becomes_a_row_for_nobody_else(room: Room) -> None:
    room.create()
    room.fill("side-1", [3] * 7)
    room.fill("side-2", [1] * 7)
    room.close()
    rounds.agree(room.by(room.places["side-1"][0]), ["A1.10", "A2.2"], part=1)
    rounds.agree(room.by(room.places["side-2"][0]), ["E3.4", "R3.2"], part=1)
    room.reveal()
    shown = {rounds.item_of(row.question) for row in rounds.seen(room.database, room.round.id).rows}
    assert not shown & {"A1.10", "A2.2", "E3.4", "R3.2"}
    assert len(shown) == 8
    with room.database.reading() as connection:
        assert connection.scalar(text("SELECT count(*) FROM left_out")) == 0


def test_a_side_leaves_out_one_in_six_and_only_its_speaker_may(room: Room) -> None:
    room.create()
    room.fill("side-1", [3] * 7)
    room.fill("side-2", [1] * 7)
    room.close()
    speaker, other = room.places["side-1"][:2]
    with refused("round.leave_more"):
        rounds.agree(room.by(speaker), ["A1.10"], part=1)
    with refused("round.leave_more"):
        rounds.agree(room.by(speaker), ["A1.10", "P1.1"], part=1)
    with refused("round.not_yours"):
        rounds.agree(room.by(other), ["A1.10", "A2.2"], part=1)
    with refused("round.not_agreed"):
        room.reveal()


def test_nothing_is_shown_once_the_day_of_erasing_has_passed_without_everyones_agreement(room: Room) -> None:
    room.create()
    room.fill("side-1", [3] * 7)
    room.fill("side-2", [1] * 7)
    room.close()
    rounds.agree(room.by(room.places["side-1"][0]), ["A1.10", "A2.2"], part=1)
    late = room.round.deletes + timedelta(days=1)
    with refused("round.over"):
        rounds.reveal(replace(room.host, today=late))
    with refused("round.over"):
        rounds.agree(replace(room.by(room.places["side-2"][0]), today=late), ["A1.10", "A2.2"], part=1)
    assert room.own(room.places["side-1"][0], late) == ()


def test_a_release_never_changes_even_if_answers_are_erased(room: Room) -> None:
    room.create()
    room.fill("side-1", [3] * 7)
    room.fill("side-2", [1] * 7)
    before = room.through().rows
    for place in room.places["side-2"]:
        rounds.withdraw(room.by(place))
    store.purge(room.database, today=room.round.deletes + timedelta(days=1))
    assert rounds.seen(room.database, room.round.id).rows == before
    for statement in ("UPDATE release SET level = 0", "DELETE FROM release"):
        with pytest.raises(NotSaved), room.database.writing() as connection:
            connection.execute(text(statement))


def test_answers_cannot_change_once_the_round_is_closed(room: Room) -> None:
    room.create()
    room.fill("side-1", [3] * 7)
    room.fill("side-2", [1] * 7)
    room.close()
    with refused("round.closed"):
        room.answer(room.places["side-1"][0], lambda _: 0, rev=2)
    with refused("round.closed"):
        room.sit("side-1")


def test_the_newest_revision_wins_and_nothing_is_doubled(room: Room) -> None:
    room.create()
    place = room.sit("side-1")
    assert room.answer(place, lambda _: 4, rev=5).rev == 5
    assert room.answer(place, lambda _: 0, rev=5).answer["self.A2.2"] == 4
    assert room.sit_as(STRANGER, "side-1").seat != place.seat
    again = room.sit_as(STRANGER, "side-1")
    assert again == rounds.place_in(room.database, room.round.id, STRANGER)


@pytest.mark.parametrize("code", ["wrong", "closed", "expired"])
def test_a_wrong_a_closed_and_an_expired_code_get_the_same_words(room: Room, code) -> None:
    made = room.create()
    today = TODAY
    if code == "closed":
        room.close()
    if code == "expired":
        today = made.round.ends + timedelta(days=1)
    with pytest.raises(UnknownCode, match=r"^No open round has this code\.$"):
        rounds.knock(room.database, "00000000" if code == "wrong" else made.round.code, STRANGER, today=today)


def test_what_was_set_up_is_frozen_at_the_first_seat(room: Room) -> None:
    made = room.create()
    plan = rounds.Plan(
        sides=(SEVEN, PARTNERS), smallest=6, ends=made.round.ends, agrees=made.round.agrees, deletes=made.round.deletes
    )
    assert rounds.change(room.host, plan).smallest == 6
    with refused("round.changed"):
        room.sit("side-2")
    room.made = replace(made, round=room.round)
    room.sit("side-2")
    with refused("round.frozen"):
        rounds.change(room.host, replace(plan, smallest=5))


BAD = {
    "round.need_seven": {"sides": (SEVEN, replace(PARTNERS, people=6))},
    "round.need_funds": {"sides": (replace(SEVEN, funds=False), PARTNERS)},
    "round.need_sides": {"sides": (SEVEN, replace(PARTNERS, name="northlight "))},
    "round.need_k": {"smallest": 4},
    "round.need_form": {"form": "everything"},
    "round.need_ends": {"ends": TODAY - timedelta(days=1)},
    "round.need_agrees": {"agrees": TODAY + timedelta(days=8)},
    "round.need_deletes": {"deletes": TODAY + timedelta(days=38)},
    "round.other_way": {"about": "side-2"},
}


@pytest.mark.parametrize("phrase", list(BAD))
def test_a_plan_that_breaks_a_rule_is_refused(room: Room, phrase) -> None:
    sides = BAD[phrase].get("sides", ())
    with refused(phrase):
        room.create(*sides, **{k: v for k, v in BAD[phrase].items() if k != "sides"})


def test_nobody_else_may_run_a_round(room: Room) -> None:
    made = room.create()
    room.fill("side-1", [3] * 7)
    action = Action(number=1, what="a", who="b", means="c", by="2027-01-01", sign="d")
    stranger, plan = (
        room.as_browser(STRANGER),
        rounds.Plan(sides=(SEVEN, PARTNERS), ends=TODAY, agrees=TODAY, deletes=TODAY + timedelta(days=30)),
    )
    moves = [
        lambda: rounds.close(stranger, rounds.asked_of(made.round, room.items), part=1),
        lambda: rounds.reveal(stranger),
        lambda: rounds.new_slip(stranger, "side-1"),
        lambda: rounds.write_action(stranger, action),
        lambda: rounds.note_outcome(stranger, 1, "done"),
        lambda: rounds.create(stranger, plan, language="en"),
        lambda: rounds.follow(stranger, plan, language="en"),
    ]
    for move in moves:
        with refused("round.not_yours"):
            move()
    assert not rounds.readable(room.as_browser(STRANGER))


def test_the_words_open_the_round_elsewhere_and_the_key_lets_one_create(room: Room) -> None:
    stranger = rounds.By(room.database, STRANGER)
    made = room.create()
    assert rounds.enter_words(room.database, STRANGER, f"  {made.words.upper()} ") == made.round.id
    assert rounds.facilitates(room.database, STRANGER, made.round.id)
    made, key = rounds.make_key(room.database, "  Dakar  office ")
    assert rounds.keys(room.database) == [made] == [store.Key(made.id, "Dakar office")]
    rounds.enter_key(room.database, STRANGER, store.spaced(key).lower())
    assert rounds.may_create(stranger)
    other = rounds.make_key(room.database, "Lima office")[0]
    assert rounds.may_create(stranger), "another key changes nothing"
    rounds.withdraw_key(room.database, made.id.lower())
    assert not rounds.may_create(stranger), "nor does whoever came in with it create rounds any more"
    assert rounds.keys(room.database) == [other]
    with pytest.raises(UnknownCode):
        rounds.enter_key(room.database, STRANGER, key)


def test_a_slip_makes_one_speaker_and_a_lost_one_is_replaced(room: Room) -> None:
    made = room.create()
    fresh = rounds.new_slip(room.host, "side-1")
    with refused("round.slip_replaced"):
        room.sit("side-1")
    room.places.clear()
    made.slips["side-1"] = fresh
    assert room.sit("side-1").speaker
    with refused("round.speaker_sits"):
        room.sit_as(STRANGER, "side-1", slip=fresh)


def test_results_open_with_their_own_code_at_the_reveal_and_not_before(room: Room) -> None:
    made = room.create()
    room.fill("side-1", [3] * 7)
    room.fill("side-2", [1] * 7)
    with pytest.raises(UnknownCode):
        rounds.enter_results(room.database, STRANGER, made.round.results)
    room.through()
    rounds.enter_results(room.database, STRANGER, store.spaced(made.round.results))
    assert rounds.readable(room.as_browser(STRANGER))


def test_a_partner_confirms_an_action_and_the_next_round_asks_what_became_of_it(room: Room) -> None:
    made = room.create()
    room.fill("side-1", [3] * 7)
    room.fill("side-2", [1] * 7)
    room.through()
    rounds.write_action(room.host, Action(number=1, what="a", who="b", means="c", by="2027-01-01", sign="d"))
    read = rounds.seen(room.database, made.round.id).actions[0]
    with refused("round.not_yours"):
        rounds.confirm(room.by(room.places["side-1"][0]), read)
    with refused("round.changed"):
        rounds.confirm(room.by(room.places["side-2"][0]), replace(read, what="something softer"))
    rounds.confirm(room.by(room.places["side-2"][0]), read)
    with refused("round.confirmed"):
        rounds.remove_action(room.host, 1)
    assert rounds.seen(room.database, made.round.id).actions[0].confirmed_by == "side-2"
    rounds.write_action(room.host, replace(read))
    assert rounds.seen(room.database, made.round.id).actions[0].confirmed, "the same words once more change nothing"
    rounds.write_action(room.host, replace(read, means="e"))
    [other] = rounds.seen(room.database, made.round.id).actions
    assert not other.confirmed
    with refused("round.confirmed"):
        rounds.remove_action(room.host, 1)
    rounds.confirm(room.by(room.places["side-2"][0]), other)
    assert rounds.seen(room.database, made.round.id).actions[0].confirmed, "what was worded otherwise is confirmed anew"
    rounds.note_outcome(room.by(room.places["side-2"][0]), 1, "dropped", "They never came", own=True)
    with refused("outcome.words_stay"):
        rounds.write_action(room.host, replace(other, means="f"))
    rounds.write_action(room.host, replace(other))
    assert [line.words for line in rounds.seen(room.database, made.round.id).noted] == ["They never came"]
    first, following = room.host, room.create(follows=True)
    with refused("round.followed"):
        rounds.write_action(first, replace(read, what="rewritten"))
    assert "then.A1.10" in rounds.questions_of(following.round, "side-2", room.items)
    rounds.note_outcome(room.by(room.sit("side-2")), 1, "done")
    assert [line.became for line in rounds.door_scene(room.database, following.round).earlier_noted] == ["done"]


def test_the_other_direction_is_started_by_that_sides_speaker_alone(room: Room) -> None:
    room.create()
    room.fill("side-1", [3] * 7)
    room.fill("side-2", [1] * 7)
    room.through()
    for place in (room.places["side-1"][0], room.places["side-2"][1]):
        with refused("round.not_yours"):
            rounds.turn(room.by(place), language="en")
    speaker = room.by(room.places["side-2"][0])
    turned = rounds.turn(speaker, language="en")
    assert turned.round.about == "side-2"
    words = store.new_words("en")
    rounds.write_down(speaker, store.words_lookup(room.database, words))
    rounds.come_back(room.database, words, STRANGER)
    with refused("round.not_yours"):
        rounds.turn(replace(speaker, browser=STRANGER), language="en")
    assert rounds.facilitates(room.database, speaker.browser, turned.round.id)


@pytest.mark.sqlite
def test_the_purge_leaves_no_byte_of_answers(room: Room, house) -> None:
    room.create()
    canary = "canary-4711-in-the-last-line"
    room.fill("side-1", [3] * 7)
    place = room.sit("side-2")
    rounds.answer(room.by(place), {"last.A2.2": canary, "view.A2.2": 1, "finished": True}, rev=1)
    file = house.data / "partnership-kit.sqlite"
    assert canary.encode() in file.read_bytes()
    store.purge(room.database, today=room.round.deletes + timedelta(days=1))
    assert canary.encode() not in file.read_bytes()
    with room.database.reading() as connection:
        assert connection.scalar(text("SELECT count(*) FROM answer")) == 0
        assert connection.scalar(text("SELECT count(*) FROM round")) == 0, "nothing was shown in it"


def test_a_slip_still_works_after_closing_and_speaks_from_the_seat_that_one_has(room: Room) -> None:
    made = room.create()
    seats = [store.new_browser() for _ in range(7)]
    for browser in seats:
        place = room.sit_as(browser, "side-1")
        room.answer(place, lambda _: 3)
    room.fill("side-2", [1] * 7)
    room.close()
    with refused("round.not_yours"):
        rounds.agree(room.by(place), ["A1.10", "A2.2"], part=1)
    assert rounds.knock(room.database, made.slips["side-1"], seats[-1], today=TODAY)[1] == "side-1"
    same = room.sit_as(seats[-1], "side-1", slip=made.slips["side-1"])
    assert (same.seat, same.speaker) == (place.seat, True)
    rounds.open_picture(room.by(same), rounds.asked_of(room.round, room.items)["side-1"], part=1)
    rounds.agree(room.by(same), ["A1.10", "A2.2"], part=1)


def test_words_of_somebody_working_alone_open_no_round_and_change_nothing(room: Room) -> None:
    alone, other = store.new_browser(), store.new_browser()
    mine = store.make_seat(room.database, alone, today=TODAY)
    kept = store.make_seat(room.database, other, today=TODAY)
    words = store.new_receipt(room.database, mine, "en")
    with pytest.raises(UnknownReceipt):
        rounds.come_back(room.database, words, other)
    assert store.seat_of(room.database, other).id == kept.id


def test_six_words_open_a_seat_in_a_round_on_another_device(room: Room) -> None:
    room.create()
    place = room.sit("side-2")
    words = store.new_receipt(room.database, store.Seat(place.seat, TODAY), "fr")
    assert rounds.come_back(room.database, words, STRANGER).id == room.round.id
    assert rounds.place_in(room.database, room.round.id, STRANGER) == place


def test_nobody_new_speaks_for_a_side_once_the_round_is_closed(room: Room) -> None:
    made = room.create()
    room.fill("side-1", [3] * 7)
    for _ in range(7):
        place = room.sit_as(store.new_browser(), "side-2")
        room.answer(place, lambda _: 1)
    room.close()
    with refused("round.not_now"):
        rounds.new_slip(room.host, "side-2")
    with refused("round.closed"):
        room.sit_as(RUNS, "side-2", slip=made.slips["side-2"])


def test_who_sits_down_and_does_not_answer_does_not_see_the_sides_picture(room: Room) -> None:
    room.create()
    room.fill("side-1", [3] * 7)
    room.fill("side-2", [1] * 7)
    spy = room.sit_as(STRANGER, "side-2")
    room.close()
    assert room.own(spy) == ()
    assert room.own(room.places["side-2"][1]) != ()


def test_a_seat_is_kept_free_for_the_speaker(room: Room) -> None:
    room.create(replace(SEVEN, people=7), PARTNERS)
    for _ in range(6):
        room.sit_as(store.new_browser(), "side-1")
    with refused("round.full"):
        room.sit_as(store.new_browser(), "side-1")
    assert room.sit("side-1").speaker


def test_two_devices_with_one_revision_agree_on_whether_the_answers_count(room: Room) -> None:
    room.create()
    place = room.sit("side-1")
    room.answer(place, lambda _: 4, rev=5)
    room.answer(place, lambda _: 4, rev=5, finished=False)
    assert room.round.seat_counts == (1, 1)


def test_a_phone_that_is_handed_on_opens_the_seat_no_more_but_its_words_do(room: Room) -> None:
    made = room.create()
    place = room.sit_as(STRANGER, "side-1")
    words = store.new_receipt(room.database, store.Seat(place.seat, TODAY), "en")
    rounds.hand_on(room.by(place))
    assert rounds.place_in(room.database, made.round.id, STRANGER) is None
    assert rounds.come_back(room.database, words, STRANGER).id == made.round.id


def test_erasing_everything_takes_the_seats_in_rounds_too(room: Room) -> None:
    room.create()
    store.make_seat(room.database, STRANGER, today=TODAY)
    room.answer(room.sit_as(STRANGER, "side-1"), lambda _: 4)
    store.erase_everything(room.database, STRANGER)
    with room.database.reading() as connection:
        counts = [connection.scalar(text(f"SELECT count(*) FROM {table}")) for table in ("seat", "place", "answer", "key")]
    assert counts == [0, 0, 0, 0]


def test_a_declared_side_that_gives_no_answer_is_left_out(room: Room) -> None:
    room.create(SEVEN, THREE)
    room.fill("side-1", [3] * 7)
    rounds.answer(room.by(room.sit("side-2")), {"finished": True}, rev=1)
    room.close()
    assert [side.erased for side in room.round.sides] == [False, True]
