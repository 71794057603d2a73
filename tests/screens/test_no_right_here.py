"""Screens decide what to draw; were they wrong about who somebody is, the table of moves would still refuse."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kit import rounds, screens
from kit.errors import MoveRefused
from kit.screens import host, seat
from tests.screens.test_forged import state
from tests.screens.test_workshop import ACTION, TODAY, Browser, Workshop, workshop
from tests.worlds import once

DRAWN = {
    "pack",
    "mine",
    "pulse",
    "closing",
    "calendar",
}  # they write nothing: sheets, one's own answers, a light that no table keeps, a page, a file
FIELDS = {
    **ACTION, "line": 1, "sure": True, "name": "paused", "on": True, "side": "side-1", "number": 1, "outcome": "done", "batch": 1, "note": "words", "slips": "0",
    "subjects": ["A"], "picked": [], "people1": "12", "people2": "12", "smallest": "6", "languages": ["fr"], "ends": TODAY.isoformat(), "agrees": TODAY.isoformat(), "deletes": (TODAY + timedelta(days=30)).isoformat(),
    "until": (TODAY + timedelta(days=1)).isoformat(), "which": "agrees",
}  # fmt: skip


@pytest.fixture
@once
def room(database) -> Workshop:
    found = workshop(database, plan="90", first="who-decides-what")
    found.host.must("go", line=1)
    found.host.must("open")
    return found


def test_a_screen_that_takes_a_stranger_for_the_facilitator_moves_nothing(room, monkeypatch) -> None:
    monkeypatch.setattr(rounds, "run_by", lambda by: rounds.find(by.database, by.round_id))
    stranger = Browser(room.database, screens.run_screen, where={"round": room.round.id})
    before = state(room.database)
    for do in {*host.acts.ACTS, *host.acts.WORKSHOP_ACTS} - DRAWN:
        asked = {"do": do, "fields": FIELDS, "where": stranger.where}
        assert screens.respond(draw_nothing_for(do), stranger.visit, asked)["problem"], do
        assert state(room.database) == before, do


def draw_nothing_for(do: str) -> screens.Screen:
    """The screen, where it is asked to do something; afterwards nothing is drawn: that has its own test."""
    return lambda visit, ask: screens.run_screen(visit, ask) if ask.do == do else screens.View([])


def test_a_screen_that_takes_a_stranger_for_who_sits_there_moves_nothing(room, monkeypatch) -> None:
    theirs = rounds.By(room.database, room.phones["side-1"][0].token, room.round.id, TODAY)
    for name in ("asked_scene", "seat_scene"):
        scene = getattr(rounds, name)(theirs)
        monkeypatch.setattr(rounds, name, lambda _by, scene=scene: scene)
    stranger = Browser(room.database, screens.join_screen, where={"round": room.round.id})
    before = state(room.database)
    for do in {*seat.acts.ACTS, *seat.acts.WORKSHOP_ACTS} - DRAWN:
        asked = {"do": do, "fields": FIELDS, "where": stranger.where}
        assert screens.respond(screens.join_screen, stranger.visit, asked)["problem"], do
        assert state(room.database) == before, do
    with pytest.raises(MoveRefused, match="no_seat"):
        screens.join_answered(stranger.visit, {"round": room.round.id}, {"finished": True}, 9)
    assert state(room.database) == before
