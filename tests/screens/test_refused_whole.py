"""What is refused has changed nothing, where one tap asks for more than one thing."""

from __future__ import annotations

from datetime import timedelta

from kit import screens
from tests.screens.test_forged import state
from tests.screens.test_workshop import TODAY, workshop


def test_a_part_that_may_not_open_any_more_has_no_subjects_chosen(database) -> None:
    room = workshop(database, plan="90", first="who-decides-what")
    room.host.must("go", line=1)
    before = state(database)
    visit = room.host.visit
    visit.today = TODAY + timedelta(days=32)
    shown = screens.respond(screens.run_screen, visit, {"do": "open", "where": room.host.where})
    assert shown["refused"] == "round.over"
    assert state(database) == before


def test_a_part_that_opens_asks_about_the_first_subjects_where_none_were_chosen(database) -> None:
    room = workshop(database, plan="90", first="who-decides-what")
    room.host.must("go", line=1)
    room.host.must("open")
    assert room.round.now.subjects == ("roles", "responsibilities", "resources")
