"""Two last days, to answer and to agree: what each stops, who moves it, what everybody reads of it. The day of erasing stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from kit import rounds, screens, store
from kit.store import Live, Part, Pooling, Stage
from tests.rounds.people import TODAY, Room
from tests.rounds.test_rounds import refused
from tests.screens.test_workshop import SOURCE
from tests.wire import blocks

DAY = timedelta(days=1)
ENDS, AGREES, DELETES = TODAY + 9 * DAY, TODAY + 20 * DAY, TODAY + 60 * DAY


@pytest.fixture
def room(room: Room) -> Room:
    """Both sides have answered."""
    room.create(agrees=AGREES, deletes=DELETES)
    for side in ("side-1", "side-2"):
        room.fill(side, [3] * 7)
    return room


def on(room: Room, day: int, by: rounds.By | None = None) -> rounds.By:
    """The same browser so many days after today."""
    return replace(by or room.host, today=TODAY + day * DAY)


def speaker(room: Room, side: str) -> rounds.By:
    return room.by(room.places[side][0])


def page(room: Room, by: rounds.By, screen: screens.Screen) -> str:
    """Everything that stands there."""
    return str(list(blocks(shown(room, by, screen)["blocks"])))


def shown(room: Room, by: rounds.By, screen: screens.Screen, **asked: Any) -> dict[str, Any]:
    visit = screens.Visit(by.database, SOURCE, "en", by.browser, "", "http://room", by.today, by.today)
    return screens.respond(screen, visit, {"where": {"round": room.round.id}, **asked})


def close(room: Room, by: rounds.By) -> None:
    """And every side counts itself on the same day."""
    asked = rounds.asked_of(room.round, room.items)
    rounds.close(by, asked, part=1)
    for side in room.places:
        if rounds.waits_to_be_counted(room.round, room.round.side(side)):
            rounds.open_picture(replace(speaker(room, side), today=by.today), asked[side], part=1)


# ---- what they stop


def test_after_the_last_day_to_answer_whoever_runs_it_still_closes_and_nothing_is_counted_before(room: Room) -> None:
    late = on(room, 10)
    with refused("round.answers_over"):
        rounds.answer(on(room, 10, speaker(room, "side-1")), {"finished": True}, rev=9)
    assert rounds.seat_scene(on(room, 10, speaker(room, "side-1"))).own == ()
    close(room, late)
    assert rounds.seat_scene(on(room, 10, speaker(room, "side-1"))).own


def test_after_the_last_day_to_agree_nothing_is_shown_until_it_is_moved(room: Room) -> None:
    out = [item.id for item in room.items[:2]]
    close(room, room.host)
    rounds.agree(on(room, 20, speaker(room, "side-1")), out, part=1)
    with refused("round.agreeing_over"):
        rounds.agree(on(room, 21, speaker(room, "side-2")), out, part=1)
    with refused("round.agreeing_over"):
        rounds.reveal(on(room, 21))
    assert "nothing more is shown until" in page(room, on(room, 21, speaker(room, "side-2")), screens.join_screen)
    assert "nothing more is shown until" in page(room, on(room, 21), screens.run_screen)
    rounds.move_agrees(on(room, 21), TODAY + 25 * DAY)
    rounds.agree(on(room, 25, speaker(room, "side-2")), out, part=1)
    rounds.reveal(on(room, 25))
    assert room.round.opened_on == TODAY + 25 * DAY


def test_after_the_last_day_to_agree_not_even_a_side_sees_its_own_picture_by_closing(room: Room) -> None:
    with refused("round.agreeing_over"):
        close(room, on(room, 21))
    rounds.move_agrees(on(room, 21), TODAY + 22 * DAY)
    close(room, on(room, 22))


def test_a_check_of_the_whole_room_is_not_shown_after_the_last_day_to_agree(room: Room) -> None:
    parts = (Part(1, "check-exit", Pooling.WHOLE, Stage.WAITING),)
    room.create(live=Live(plan="own"), parts=parts, agrees=AGREES, deletes=DELETES)
    rounds.go(room.host, 0, 1)
    rounds.open_part(room.host)
    with refused("round.agreeing_over"):
        rounds.close(on(room, 21), {"side-1": ["exit.1"]}, part=1)


def test_a_workshop_has_no_last_day_to_answer(room: Room) -> None:
    room.create(
        live=Live(plan="own"), agrees=AGREES, deletes=DELETES, parts=(Part(1, "a-story", Pooling.PRIVATE, Stage.WAITING),)
    )
    with refused("round.not_now"):
        rounds.move_ends(room.host, TODAY + 10 * DAY)
    rounds.go(room.host, 0, 1)
    rounds.open_part(room.host)
    place = room.sit("side-1")
    rounds.answer(on(room, 10, room.by(place)), {"finished": True}, rev=1, part=1)
    assert store.load(room.database, place.seat, "a-story").answer == {"finished": True}


# ---- who moves them, and how far


def test_once_it_is_moved_by_whoever_runs_it_and_once_more_only_with_every_speaker(room: Room) -> None:
    first, second = TODAY + 12 * DAY, TODAY + 15 * DAY
    rounds.move_ends(on(room, 10), first)
    assert room.round.ends == first
    rounds.answer(on(room, 12, speaker(room, "side-1")), {"finished": True}, rev=9)
    rounds.move_ends(on(room, 13), second)
    assert room.round.ends == first, "it waits"
    with refused("round.answers_over"):
        rounds.answer(on(room, 13, speaker(room, "side-1")), {"finished": True}, rev=10)
    rounds.agree_to_day(on(room, 13, speaker(room, "side-1")), "ends", second)
    assert room.round.ends == first, "one of two has agreed"
    rounds.agree_to_day(on(room, 13, speaker(room, "side-2")), "ends", second)
    assert room.round.ends == second
    with refused("round.moved_twice"):
        rounds.move_ends(on(room, 14), TODAY + 16 * DAY)


def test_a_speaker_agrees_to_the_day_that_was_read(room: Room) -> None:
    rounds.move_agrees(room.host, AGREES + DAY)
    rounds.move_agrees(room.host, AGREES + 2 * DAY)
    rounds.move_agrees(room.host, AGREES + 9 * DAY)
    for which, until in (("agrees", AGREES + 2 * DAY), ("ends", ENDS + DAY), ("deletes", DELETES + DAY), ("agrees", None)):
        with refused("round.changed"):
            rounds.agree_to_day(speaker(room, "side-1"), which, until)
    rounds.agree_to_day(speaker(room, "side-1"), "agrees", AGREES + 9 * DAY)
    rounds.move_agrees(room.host, AGREES + 8 * DAY)
    rounds.agree_to_day(speaker(room, "side-2"), "agrees", AGREES + 8 * DAY)
    assert room.round.agrees == AGREES + DAY, "whoever agreed to another day has not agreed to this one"


@pytest.mark.parametrize("until", [ENDS, ENDS - DAY, AGREES + DAY, None, "2026-12-12"])
def test_the_last_day_to_answer_moves_later_and_not_beyond_the_one_to_agree(room: Room, until) -> None:
    with refused("round.need_later"):
        rounds.move_ends(room.host, until)


def test_no_day_goes_beyond_the_day_of_erasing_which_stays(room: Room) -> None:
    with refused("round.need_later"):
        rounds.move_agrees(room.host, DELETES + DAY)
    rounds.move_agrees(room.host, DELETES)
    assert room.round.deletes == DELETES
    with room.database.reading() as connection:
        kept = set(map(str, connection.exec_driver_sql("SELECT keep_until FROM seat").scalars()))
    assert kept == {DELETES.isoformat()}


def test_a_day_that_has_passed_by_now_is_no_day_to_move_to(room: Room) -> None:
    with refused("round.need_later"):
        rounds.move_ends(on(room, 13), TODAY + 12 * DAY)


def test_the_last_day_to_answer_does_not_move_once_a_side_has_seen_its_picture(room: Room) -> None:
    rounds.move_ends(room.host, ENDS + DAY)
    rounds.move_ends(room.host, ENDS + 2 * DAY)
    close(room, room.host)
    with refused("round.not_now"):
        rounds.move_ends(room.host, ENDS + 3 * DAY)
    with refused("round.not_now"):
        rounds.agree_to_day(speaker(room, "side-1"), "ends", ENDS + 2 * DAY)


# ---- what people read


def test_every_side_reads_what_was_moved_and_when(room: Room) -> None:
    rounds.move_ends(on(room, 3), ENDS + DAY, day=TODAY + 4 * DAY)
    said = "Last day to answer: moved to 5 December 2026, on 29 November 2026."
    for side in ("side-1", "side-2"):
        assert said in page(room, on(room, 4, room.by(room.places[side][4])), screens.join_screen)
    assert said in page(room, on(room, 4), screens.run_screen)


def test_only_a_speaker_is_asked_to_agree(room: Room) -> None:
    rounds.move_ends(room.host, ENDS + DAY)
    rounds.move_ends(room.host, ENDS + 2 * DAY)
    assert "agree_to_day" in page(room, speaker(room, "side-2"), screens.join_screen)
    other = page(room, room.by(room.places["side-2"][3]), screens.join_screen)
    assert "agree_to_day" not in other
    assert "once more, to 6 December 2026" in other
    asked = {"do": "agree_to_day", "fields": {"which": "ends", "until": (ENDS + 2 * DAY).isoformat()}}
    assert not shown(room, speaker(room, "side-2"), screens.join_screen, **asked)["problem"]
    assert "Agreed so far: Collectif Maji" in page(room, room.host, screens.run_screen)


def test_three_days_before_it_is_said_that_not_everybody_has_finished_never_which_side(room: Room) -> None:
    soon = "Not everybody has finished"
    assert soon not in page(room, on(room, 5), screens.run_screen)
    assert soon in page(room, on(room, 6), screens.run_screen)
    assert "7 of 12 seats are taken; enough people have finished" in page(
        room, on(room, 6, speaker(room, "side-1")), screens.join_screen
    )
    assert "seats are taken;" not in page(room, on(room, 6, room.by(room.places["side-1"][3])), screens.join_screen)
    rounds.withdraw(room.by(room.places["side-2"][3]))
    assert "6 of 12 seats are taken; too few" in page(room, on(room, 6, speaker(room, "side-2")), screens.join_screen)
    assert "too few" not in page(room, on(room, 6, speaker(room, "side-1")), screens.join_screen)


@pytest.mark.parametrize(("eye", "screen"), [("host", "run_screen"), ("side-1", "join_screen"), ("code", "join_screen")])
def test_a_screen_says_once_when_a_day_is_over(room: Room, eye: str, screen: str) -> None:
    if eye == "code":
        stranger = room.as_browser(store.new_browser())
        asked = {"do": "knock", "fields": {"code": room.round.code}, "where": {}}
        found = str(shown(room, stranger, screens.join_screen, **asked)["blocks"])
    else:
        found = page(room, room.host if eye == "host" else speaker(room, eye), getattr(screens, screen))
    assert found.count("over everywhere on Earth") == 1


# ---- a house that is older


def test_a_round_that_runs_in_a_house_of_before_may_agree_until_it_is_erased(room: Room) -> None:
    with room.database.writing() as connection:  # as the migration leaves it
        connection.exec_driver_sql("UPDATE round SET agrees = deletes, moved = ''")
    close(room, on(room, 40))
    room.agree()
    rounds.reveal(on(room, 60))
    assert room.round.opened
