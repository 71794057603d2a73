"""Two rounds side by side: what is forgotten of one is nothing of the other."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, String, Table, delete, insert, select, update

from kit import store
from kit.store import tables
from tests.conftest import TODAY
from tests.store.test_purge import value

pytestmark = pytest.mark.sqlite  # texts longer than their columns
OVER, OTHER = "round-over", "round-other"
CAUCUS, REVEALED = store.Stage.CAUCUS, store.Stage.REVEALED
Rows = list[dict[str, Any]]
NAMED = [
    table
    for table in tables.metadata.sorted_tables
    if {"round", "seat"} & set(table.c.keys()) or table in (tables.seat, tables.rounds)
]
SEATED = {"seat", "key", "answer", "place", "chair"}
SEVERAL: dict[str, Rows] = {
    "part": [{"number": 1, "stage": REVEALED}, {"number": 2, "stage": CAUCUS}],
    "standing": [{"part": part, "side": side, "erased": False} for part in (1, 2) for side in ("side-1", "side-2")],
    "release": [
        *({"part": part, "audience": side, "side": side} for part in (1, 2) for side in ("side-1", "side-2")),
        {"part": 1, "audience": "all", "side": "side-1"},
    ],
    "said": [{"number": 1, "became": "done"}, {"number": 2, "became": ""}],
    "action": [{"by": "2001-02-03"}],
    }  # fmt: skip


@pytest.fixture
def both(database) -> store.Database:
    """A row of each of two rounds in every table; the day of one has passed. Its second part was never shown to everybody."""
    with database.writing() as connection:
        fill(connection, OVER, TODAY - timedelta(days=1), ("side-1", "side-2"))
        fill(connection, OTHER, TODAY, ("side-1",))
    return database


def fill(connection: Connection, name: str, last: date, sides: tuple[str, ...]) -> None:
    several = SEVERAL | {"side": [{"id": side} for side in sides]}
    known = {"round": name, "seat": f"{name} seat", "side": "side-1", "keep_until": last, "deletes": last}
    for table in NAMED:
        row = {column.key: f"{name} {column.key}" if isinstance(column.type, String) else value(column) for column in table.c}
        row |= {key: known[key] for key in row.keys() & known.keys()} | ({"id": known[table.name]} if table.name in known else {})
        for more in several.get(table.name, [{}]):
            connection.execute(insert(table).values({**row, **more}))


def about(database: store.Database, name: str) -> dict[str, Rows]:
    """Table → the rows that speak of that round or of a seat in it; tables without one are left out."""
    with database.reading() as connection:
        found = {table.name: [dict(row._mapping) for row in connection.execute(select(table))] for table in NAMED}
    speaking = {table: [row for row in rows if any(name in str(said) for said in row.values())] for table, rows in found.items()}
    return {table: rows for table, rows in speaking.items() if rows}


def without(database: store.Database, *which: Table) -> None:
    with database.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER release_no_delete")
        for table in which:
            connection.execute(delete(table).where(table.c.round == OVER))


def test_of_a_round_whose_day_has_passed_its_own_pictures_that_waited_go_and_what_was_shown_stays(both) -> None:
    before = about(both, OTHER)
    store.purge(both, today=TODAY)
    after = about(both, OVER)
    assert about(both, OTHER) == before
    assert {(row["part"], row["audience"]) for row in after["release"]} == {(1, "side-1"), (1, "side-2"), (1, "all")}
    assert {(row["part"], row["side"], row["erased"], row["agreed"]) for row in after["standing"]} == {
        (part, side, part == 2, part == 1) for part in (1, 2) for side in ("side-1", "side-2")
    }


def test_of_a_round_whose_day_has_passed_what_became_of_an_action_stays_and_no_word_from_before(both) -> None:
    store.purge(both, today=TODAY)
    after = about(both, OVER)
    assert [(row["number"], row["not_now"]) for row in after["said"]] == [(1, False)]
    assert {(row["reply"], row["meant"], row["wants"]) for row in after["side"]} == {("", "", "")}
    assert [row["pays"] for row in after["round"]] == [""]


def test_of_two_rounds_that_are_over_each_ones_speaker_comes_back_until_ninety_days_after_its_own_last_action(both) -> None:
    by = {OVER: TODAY, OTHER: TODAY + timedelta(days=3)}
    with both.writing() as connection:
        connection.execute(update(tables.rounds).values(deletes=TODAY - timedelta(days=1)))
        for name, day in by.items():
            connection.execute(update(tables.action).where(tables.action.c.round == name).values(by=day.isoformat()))
    store.purge(both, today=TODAY)
    kept = {name: [row["keep_until"] for row in about(both, name)["seat"]] for name in by}
    assert kept == {name: [day + timedelta(days=90)] for name, day in by.items()}


def test_a_round_that_is_set_up_anew_takes_nothing_with_it_but_itself(both) -> None:
    without(both, tables.release)
    with both.writing() as connection:
        store.remove_seats(connection, [f"{OVER} seat"])
    before = about(both, OTHER)
    with both.writing() as connection:
        store.remove_round(connection, OVER)
    assert about(both, OVER) == {}
    assert about(both, OTHER) == before


def test_a_rehearsal_that_is_cleared_leaves_what_was_shown_and_no_way_in(both) -> None:
    [was], before = about(both, OVER)["round"], about(both, OTHER)
    with both.writing() as connection:
        store.clear_round(connection, OVER)
    after = about(both, OVER)
    [now] = after["round"]
    assert about(both, OTHER) == before
    assert set(after) == {"round", "side", "part", "standing", "live", "release"}
    assert now["version"] == was["version"] + 1, "whoever listens asks anew"
    assert len({was["code"], was["results"], now["code"], now["results"]}) == 4
    assert {store.plain_code(now[name]) == now[name] and len(now[name]) for name in ("code", "results")} == {8}


def test_of_a_rehearsal_in_which_nothing_was_shown_nothing_is_left(both) -> None:
    without(both, tables.release)
    before = about(both, OTHER)
    with both.writing() as connection:
        store.clear_round(connection, OVER)
    assert about(both, OVER) == {}
    assert about(both, OTHER) == before
