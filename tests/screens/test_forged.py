"""A browser can send anything: nothing it sends is believed, nothing breaks, nothing leaks, and the log holds no content."""

from __future__ import annotations

import json
import logging

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kit import asking, content, rounds, screens, store
from kit.errors import AnswerRefused, KitError, MoveRefused
from kit.screens import host, respond, seat
from kit.screens.visit import Visit
from kit.settings import read
from tests.rounds.people import TODAY, Room, kept

SOURCE = content.Source(read({}).exercises)
SCREENS = (screens.join_screen, screens.run_screen, screens.results_screen, screens.projector_screen)
DOS = sorted({*seat.acts.ACTS, *seat.acts.WORKSHOP_ACTS, *host.acts.ACTS, *host.acts.WORKSHOP_ACTS, "look", "knock", "back", "sit", "practise", "leave", "words", "key", "create", "form", "enter", "file",
              "example", "nonsense"})  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40),
    lambda x: st.lists(x, max_size=3) | st.dictionaries(st.text(max_size=9), x, max_size=3),
    max_leaves=6,
)
NAMES = st.sampled_from(
    [
        "code",
        "words",
        "side",
        "sure",
        "out",
        "number",
        "people1",
        "name1",
        "mode1",
        "funds",
        "ends",
        "agrees",
        "until",
        "which",
        "deletes",
        "kind",
        "what",
        "by",
        "more",
    ]
)


@pytest.fixture(scope="module")
def played(tmp_path_factory) -> list[Room]:
    """Three rounds in one database: open, seen by its own sides, revealed."""
    database = store.open_database(read({"PARTNERSHIP_KIT_DATA": str(tmp_path_factory.mktemp("forged"))}))
    found = []
    for stage in ("open", "own", "revealed"):
        room = Room(database, content.chosen(content.load_bank(SOURCE, "en"), content.SHORT))
        room.create()
        room.fill("side-1", [3] * 7)
        room.fill("side-2", [1] * 7)
        if stage != "open":
            room.close()
        if stage == "revealed":
            room.agree()
            room.reveal()
        found.append(room)
    return found


def state(database: store.Database) -> str:
    with database.reading() as connection:
        tables = (
            "round",
            "part",
            "standing",
            "side",
            "place",
            "answer",
            "release",
            "left_out",
            "action",
            "live",
            "note",
            "proposal",
            "stance",
            "tally",
        )
        found = [connection.exec_driver_sql(f"SELECT * FROM {table}").all() for table in tables]
    return json.dumps([sorted(repr(tuple(row)) for row in rows) for rows in found])


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(screen=st.sampled_from(SCREENS), do=st.sampled_from(DOS) | JSON, which=st.integers(0, 2), fields=st.dictionaries(NAMES, JSON, max_size=5) | JSON,
       more=st.dictionaries(st.sampled_from(["slip", "side", "sides", "next"]), JSON, max_size=2))  # fmt: skip
@pytest.mark.long
def test_a_stranger_moves_nothing_and_reads_nothing(played, screen, do, which, fields, more) -> None:
    rounds.rights.GUESSES.times.extend([float("-inf")] * 30)
    database, one = played[which].database, played[which].round
    before = state(database)
    visit = Visit(database, SOURCE, "en", browser=store.new_browser(), today=TODAY)
    shown = json.dumps(respond(screen, visit, {"n": 1, "do": do, "fields": fields, "where": {**more, "round": one.id}}))
    assert one.results not in shown.replace("-", "")
    if do != "sit":
        assert state(database) == before


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    answer=JSON
    | st.dictionaries(st.sampled_from(["view.A2.2", "self.A2.2", "then.A2.2", "finished", "at", "last.A2.2"]), JSON, max_size=4),
    rev=JSON,
)
@pytest.mark.long
def test_a_seat_sends_garbage_and_nothing_but_sound_answers_is_kept(played, answer, rev) -> None:
    room = played[0]
    place = room.places["side-2"][1]
    before = kept(room.database, place)
    items = room.items
    try:
        stored = take(room, place, answer, rev)
    except AnswerRefused:
        assert kept(room.database, place) == before
    else:
        assert all(q in asking.assessment.assessment_rules(room.round, "side-2", items) for q in stored.answer)


def take(room, place, given, rev) -> store.Stored:
    """The one way in."""
    library = content.library(SOURCE, "en")
    return asking.save_part_answer(room.by(place), library, place, room.round, shown=(), given=given, rev=rev)


def test_answers_of_another_seat_and_of_a_closed_round_are_refused_and_not_logged(played, caplog) -> None:
    caplog.set_level(logging.DEBUG)
    room = played[1]
    stranger = Visit(room.database, SOURCE, "en", browser=store.new_browser(), today=TODAY)
    with pytest.raises(MoveRefused, match="no_seat"):
        screens.join_answered(stranger, {"round": room.round.id}, {"view.A2.2": 0, "last.A2.2": "canary"}, 99)
    with pytest.raises(KitError):
        take(room, room.places["side-2"][1], {"last.A2.2": "canary"}, 99)
    assert "canary" not in caplog.text


@pytest.mark.long
def test_too_many_guesses_are_slowed_down(played) -> None:
    rounds.rights.GUESSES.times.extend([float("-inf")] * 30)
    visit = Visit(played[0].database, SOURCE, "en", browser=store.new_browser(), today=TODAY)
    said = [respond(screens.join_screen, visit, {"do": "knock", "fields": {"code": f"{n:08}"}})["problem"] for n in range(40)]
    assert said[0] == visit.say("error.code")
    assert said[-1] == visit.say("error.rate")
    rounds.rights.GUESSES.times.extend([float("-inf")] * 30)
