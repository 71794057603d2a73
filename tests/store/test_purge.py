"""A canary in every column that holds text: after the deletion day only what was promised to stay is left, in no file."""

from datetime import date, timedelta

import pytest
from sqlalchemy import Boolean, Date, Float, Integer, String, func, insert, select, update

from kit import store
from kit.store.tables import metadata
from tests.conftest import TODAY

pytestmark = pytest.mark.sqlite  # it looks at the bytes of a file
OVER = TODAY - timedelta(days=1)
TEXTS = [
    f"{table.name}.{column.name}" for table in metadata.sorted_tables for column in table.c if isinstance(column.type, String)
]
# What was shown and agreed, and what one needs to read it: whose it is, of what, under which promise, in which words of theirs.
STAYS = {
    "release": {"audience", "side", "question", "aside", "zones", "value"},
    "action": {"what", "who", "means", "by", "sign", "confirmed_by", "item"},
    "said": {"side", "became", "words"},
    "round": {"id", "code", "results", "form", "about", "languages", "promise", "previous", "moved"},
    "side": {"id", "name", "short", "was", "mode", "paragraph"},
    "part": {"what", "pools", "stage", "subjects", "one_answer"},
    "standing": {"side", "paper_state"},
    "live": {"plan", "screen", "second"},
}
HOUSE = {"house.fingerprint", "key_label.id", "key_label.label"}  # no round's and no person's
LONG_AGO = "2001-02-03"
WAYS_IN = {"access.lookup", "access.side", "key.lookup", "key.kind", "seat.id", "place.side"}  # of who still notes outcomes
REFERENCES = {"round": "round.id", "seat": "seat.id"}


def canary(column) -> str:
    """The same wherever one row refers to another; of an action's day one so long ago that nobody notes anything any more."""
    if f"{column.table.name}.{column.name}" == "action.by":
        return LONG_AGO
    return f"canary {REFERENCES.get(column.name, f'{column.table.name}.{column.name}')} canary"


def value(column) -> object:
    kinds = [
        (String, lambda: canary(column)),
        (Date, lambda: OVER),
        (Boolean, lambda: True),
        (Float, lambda: 1764236712.5),
        (Integer, lambda: 1),
    ]
    return next(make() for kind, make in kinds if isinstance(column.type, kind))


@pytest.fixture
def full(database) -> store.Database:
    """One row in every table, of a round and a seat whose day has passed."""
    with database.writing() as connection:
        for table in metadata.sorted_tables:
            connection.execute(table.delete())
            if table.name != "clock":
                connection.execute(insert(table).values({column.key: value(column) for column in table.c}))
    return database


def left_in(folder) -> set[str]:
    everything = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    return {name for name in TEXTS if (LONG_AGO if name == "action.by" else f"canary {name} canary").encode() in everything}


def test_after_its_day_nothing_is_left_but_what_is_promised_to_stay(full, house) -> None:
    referred = {f"{table}.{column}" for table in metadata.tables for column in REFERENCES} - set(REFERENCES.values())
    assert left_in(house.data) == {name for name in TEXTS if name not in referred}
    store.purge(full, today=TODAY)
    assert left_in(house.data) == HOUSE | {f"{table}.{column}" for table, columns in STAYS.items() for column in columns}
    with full.reading() as connection:
        live = metadata.tables["live"]
        assert tuple(connection.execute(select(live.c.begun, live.c.paused_at)).one()) == (0, 0), "no clock time"
        assert tuple(connection.execute(select(live.c.topics, live.c.laptop)).one()) == ("", ""), "no words"


def test_of_a_round_in_which_nothing_was_shown_or_agreed_nothing_is_left(full, house) -> None:
    with full.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER release_no_delete")
        for name in ("release", "action"):
            connection.execute(metadata.tables[name].delete())
    store.purge(full, today=TODAY)
    assert left_in(house.data) == HOUSE


def test_before_its_day_everything_is_there(full, house) -> None:
    before = left_in(house.data)
    with full.writing() as connection:
        connection.execute(update(metadata.tables["round"]).values(deletes=TODAY))
        connection.execute(update(metadata.tables["seat"]).values(keep_until=TODAY))
    store.purge(full, today=TODAY)
    assert left_in(house.data) == before


def test_who_runs_a_round_may_still_begin_the_next_one_nobody_else_has_a_right_in_it(full) -> None:
    access = metadata.tables["access"]
    day = act_by(full, TODAY)
    with full.writing() as connection:
        for role in ("facilitator", "speaker", "seat", "results", "projector", "replaced"):
            store.give(connection, role, store.Access(role, "canary round.id canary", ""))
    for today, left in ((TODAY, ["facilitator"]), (day, ["facilitator"]), (day + timedelta(days=1), [])):
        step_to(full, today)
        with full.reading() as connection:
            assert list(connection.scalars(select(access.c.role))) == left, today


def test_until_ninety_days_after_the_last_action_only_what_lets_its_speakers_and_whoever_runs_it_come_back_stays(
    full, house
) -> None:
    last = act_by(full, TODAY + timedelta(days=5))
    with full.writing() as connection:
        connection.execute(update(metadata.tables["access"]).values(role="facilitator"))
    stays = HOUSE | {f"{table}.{column}" for table, columns in STAYS.items() for column in columns} - {"action.by"}
    for today in (TODAY, last):
        step_to(full, today)
        assert left_in(house.data) == stays | WAYS_IN, today
        with full.reading() as connection:
            place = metadata.tables["place"]
            said = [column for column in place.c if column.key not in ("seat", "round", "side", "speaker")]
            assert not any(connection.execute(select(*said)).one()), "nothing that anybody did there"
            assert connection.scalar(select(func.count()).select_from(metadata.tables["answer"])) == 0
    step_to(full, last + timedelta(days=1))
    assert left_in(house.data) == stays


def test_who_does_not_speak_keeps_nothing_beyond_the_day(full) -> None:
    act_by(full, TODAY + timedelta(days=5))
    with full.writing() as connection:
        connection.execute(update(metadata.tables["place"]).values(speaker=False))
    assert store.purge(full, today=TODAY) == 1


def act_by(full: store.Database, day) -> date:
    """The action is for that day; the last one on which anybody may say what became of it."""
    with full.writing() as connection:
        connection.execute(update(metadata.tables["action"]).values(by=day.isoformat()))
    return day + timedelta(days=90)


def step_to(full: store.Database, day: date) -> None:
    """That day comes as days do, so that the clock is believed."""
    with full.writing() as connection:
        connection.execute(metadata.tables["clock"].delete())
    store.purge(full, today=day)


def test_a_purge_does_the_same_again_and_again(full) -> None:
    store.purge(full, today=TODAY)
    store.purge(full, today=TODAY)
    with full.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(metadata.tables["release"])) == 1
