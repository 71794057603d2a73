"""Days: nothing but its day of erasing ends a workshop; the last day to answer ends answering and nothing else."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from kit import settings, store
from kit.days import anywhere_on_earth
from tests.wire import Console, Table, set_up


def move_days(table: Table, *, ends: date, agrees: date | None = None, deletes: date) -> None:
    """As if the days had gone by."""
    database = store.open_database(settings.read({"PARTNERSHIP_KIT_DATA": str(table.host.server.data)}))
    with database.writing() as connection:
        connection.exec_driver_sql(
            "UPDATE round SET ends = ?, agrees = ?, deletes = ? WHERE id = ?",
            (str(ends), str(agrees or deletes), str(deletes), table.round_id),
        )


TODAY = anywhere_on_earth()
YESTERDAY, LAST_WEEK, SOON = TODAY - timedelta(days=1), TODAY - timedelta(days=7), TODAY + timedelta(days=20)


def test_a_workshop_set_up_on_monday_runs_on_thursday(server) -> None:
    table = set_up(server, live=True, plan="180", first="whose-default")
    table.seat("side-1", 2)
    move_days(table, ends=LAST_WEEK, deletes=SOON)
    for side in ("side-1", "side-2"):
        for seat in table.seat(side, 7):
            seat.must("look")
    table.host.must("go", line=2)
    table.host.must("open")
    for seats in table.seats.values():
        for seat in seats:
            seat.answer(2)
    table.close()
    table.agree("side-1")
    table.agree("side-2")
    table.host.must("reveal")
    assert "erased" not in str(table.speaker("side-1").ask()["problem"])


def test_the_form_asks_for_the_day_of_the_workshop(server) -> None:
    host = set_up(server).host
    host.must("leave")
    assert "Day of the workshop" in str(host.must("form", live=True))
    host.must("leave")
    assert "Last day to answer" in str(host.must("form", live=False))


@pytest.fixture
def late(server) -> Table:
    """Both sides have answered, the facilitator was ill on the last day."""
    table = set_up(server)
    for side in ("side-1", "side-2"):
        for seat in table.seat(side, 7):
            seat.answer(2)
    move_days(table, ends=YESTERDAY, deletes=SOON)
    return table


def test_after_the_last_day_to_answer_nobody_answers_or_sits_down(late) -> None:
    seat = late.seats["side-1"][3]
    shown = seat.ask()
    assert "The last day to answer has passed" in str(shown)
    assert not shown["exercise"]
    kept = seat.post("answer", {"where": seat.where, "answer": {"finished": True}, "rev": 9})
    assert "last day" in kept["problem"]
    assert Console(late.host.server).ask("knock", code=late.code)["problem"]


def test_after_the_last_day_to_answer_the_round_is_closed_agreed_and_shown(late) -> None:
    assert "You can close now" in str(late.host.ask())
    late.close()
    late.agree("side-1")
    late.agree("side-2")
    late.host.must("reveal")
    assert "Collectif Maji" in str(late.seats["side-1"][5].ask())


def test_after_the_day_of_erasing_nothing_is_shown(late) -> None:
    late.close()
    move_days(late, ends=LAST_WEEK, deletes=YESTERDAY)
    assert late.host.ask("reveal")["problem"]
    assert "nothing is shown" in str(late.speaker("side-1").ask())


def test_today_is_not_over_while_it_is_still_today_somewhere() -> None:
    noon = datetime(2026, 11, 28, 11, 59, tzinfo=UTC)
    assert anywhere_on_earth(noon) == date(2026, 11, 27)
    assert anywhere_on_earth(noon + timedelta(minutes=1)) == date(2026, 11, 28)


def test_a_timer_stands_still_while_a_workshop_is_paused(server) -> None:
    table = set_up(server, live=True, plan="90", first="who-decides-what")
    table.host.must("go", line=0)
    table.host.must("switch", name="paused", on=True)
    database = store.open_database(settings.read({"PARTNERSHIP_KIT_DATA": str(server.data)}))
    with database.writing() as connection:  # as if the pause, and the line, had begun an hour ago
        connection.exec_driver_sql(
            "UPDATE live SET begun = begun - 3600, paused_at = paused_at - 3600 WHERE round = ?", (table.round_id,)
        )
    paused = timer(table.host)
    assert paused["runs"] is False
    table.host.must("switch", name="paused", on=False)
    running = timer(table.host)
    assert running["runs"] is True
    assert abs(running["left"] - paused["left"]) <= 5


def timer(host: Console) -> dict:
    from tests.wire import blocks

    return next(block for block in blocks(host.ask()["blocks"]) if block["is"] == "timer")
