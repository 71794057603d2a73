"""A backup is made while others write, tells nobody anything, and opens every six words on another computer."""

from __future__ import annotations

import re
import threading
from datetime import timedelta

import pytest
from click.testing import CliRunner
from sqlalchemy import text

from kit import settings, store
from kit.cli import main
from kit.errors import NewerDatabase, SettingsError
from tests.conftest import TODAY

pytestmark = pytest.mark.long

WORDS = "these are the words of a backup"


@pytest.fixture
def elsewhere(tmp_path) -> settings.Settings:
    return settings.read({"PARTNERSHIP_KIT_DATA": str(tmp_path / "elsewhere")})


@pytest.fixture
def sealed(database) -> bytes:
    return store.back_up(database, WORDS, today=TODAY)


def test_six_words_and_a_cookie_open_their_seat_in_the_copy_and_the_answers_are_there(database, elsewhere) -> None:
    place = store.make_seat(database, "browser", today=TODAY)
    words = store.new_receipt(database, place, "fr")
    store.save(database, place.id, "x", {"a": "canary of an answer"}, rev=1)
    sealed = store.back_up(database, WORDS, today=TODAY)
    assert b"canary" not in sealed
    assert database.pepper not in sealed
    copy = store.restore(elsewhere, store.opened(sealed, f"  {WORDS.upper()} "), today=TODAY)
    assert store.seat_of(copy, "browser") == place
    assert store.open_receipt(copy, words, "another browser") == place
    assert store.load(copy, place.id, "x").answer == {"a": "canary of an answer"}
    assert store.restored(copy) == TODAY
    assert store.restored(database) is None


def test_whoever_writes_meanwhile_goes_on(database) -> None:
    place, stop = store.make_seat(database, "browser", today=TODAY), threading.Event()
    saved: list[int] = []

    def write() -> None:
        while not stop.is_set():
            saved.append(store.save(database, place.id, "x", {"a": "y" * 2000}, rev=len(saved) + 1).rev)

    writer = threading.Thread(target=write)
    writer.start()
    made = [store.opened(store.back_up(database, WORDS, today=TODAY), WORDS) for _ in range(3)]
    stop.set()
    writer.join()
    assert saved == list(range(1, len(saved) + 1))
    assert all(each.database.startswith(b"SQLite format 3") for each in made)


@pytest.mark.parametrize("change", [lambda b: b[:-1], lambda b: b[:-40] + b"x" + b[-39:], lambda b: b[:60]])
def test_a_damaged_backup_wrong_words_and_another_file_are_refused(sealed, change) -> None:
    with pytest.raises(SettingsError, match="do not open this backup, or it is damaged"):
        store.opened(change(sealed), WORDS)
    with pytest.raises(SettingsError, match="do not open"):
        store.opened(sealed, "these are other words entirely")
    with pytest.raises(SettingsError, match="no backup of partnership-kit"):
        store.opened(b"PK\x03\x04 a zip file", WORDS)


def test_words_that_somebody_could_guess_are_refused(database) -> None:
    with pytest.raises(SettingsError, match="too short"):
        store.back_up(database, "secret", today=TODAY)


@pytest.mark.sqlite
def test_what_is_over_by_now_is_erased_before_anybody_is_served_however_old_the_backup(database, elsewhere) -> None:
    """After a jump of the clock a purge waits a day; whoever restores has meant it."""
    store.purge(database, today=TODAY)
    place = store.make_seat(database, "browser", today=TODAY)
    store.save(database, place.id, "x", {"a": "canary"}, rev=1)
    sealed = store.back_up(database, WORDS, today=TODAY)
    copy = store.restore(elsewhere, store.opened(sealed, WORDS), today=TODAY + timedelta(days=400))
    assert store.seat_of(copy, "browser") is None
    assert b"canary" not in b"".join(path.read_bytes() for path in elsewhere.data.rglob("*") if path.is_file())


def test_another_kits_database_is_never_overwritten_and_this_kits_only_when_that_is_said(
    sealed, database, house, elsewhere
) -> None:
    store.make_seat(store.open_database(elsewhere), "somebody", today=TODAY)
    before = {path: path.read_bytes() for path in elsewhere.data.iterdir() if path.is_file()}
    for replace in (False, True):
        with pytest.raises(SettingsError, match="of another kit"):
            store.restore(elsewhere, store.opened(sealed, WORDS), today=TODAY, replace=replace)
    assert {path: path.read_bytes() for path in elsewhere.data.iterdir() if path.is_file()} == before
    later = store.make_seat(database, "browser", today=TODAY)
    with pytest.raises(SettingsError, match="--replace"):
        store.restore(house, store.opened(sealed, WORDS), today=TODAY)
    assert store.seat_of(database, "browser") == later
    store.restore(house, store.opened(sealed, WORDS), today=TODAY, replace=True)
    assert store.seat_of(database, "browser") is None, "a server that runs goes on with what took its place"
    store.make_seat(database, "browser", today=TODAY)


@pytest.mark.sqlite
def test_a_backup_of_a_later_version_changes_nothing(database, elsewhere) -> None:
    with database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    sealed = store.back_up(database, WORDS, today=TODAY)
    with pytest.raises(NewerDatabase):
        store.restore(elsewhere, store.opened(sealed, WORDS), today=TODAY)
    assert list(elsewhere.data.iterdir()) == []


def test_a_secret_from_elsewhere_has_to_be_the_backups(sealed, tmp_path) -> None:
    chosen = settings.read({"PARTNERSHIP_KIT_DATA": str(tmp_path / "d"), "PARTNERSHIP_KIT_PEPPER": "another secret entirely"})
    with pytest.raises(SettingsError, match="is not this backup's"):
        store.restore(chosen, store.opened(sealed, WORDS), today=TODAY)


def test_the_drill_by_command_made_here_restored_there(database, house, tmp_path) -> None:
    place = store.make_seat(database, "browser", today=TODAY)
    file, folder = tmp_path / "kit.backup", tmp_path / "another computer"
    made = CliRunner().invoke(main, ["backup", str(file), "--data", str(house.data)])
    assert made.exit_code == 0, made.output
    words = re.search(r"nobody reads it: (.+)", made.output)[1]
    assert file.stat().st_mode & 0o077 == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "kit.backup"]
    done = CliRunner().invoke(main, ["restore", str(file), "--data", str(folder)], input=words)
    assert "erase it again" in done.output, done.output
    copy = store.open_database(settings.read({"PARTNERSHIP_KIT_DATA": str(folder)}))
    assert store.seat_of(copy, "browser") == place
    again = CliRunner().invoke(main, ["restore", str(file), "--data", str(folder)], input=words)
    assert (again.exit_code, "Nothing was overwritten" in again.output) == (1, True)


def test_where_there_is_no_database_none_is_made_and_no_backup_of_nothing(tmp_path, monkeypatch) -> None:
    monkeypatch.delenv("PARTNERSHIP_KIT_DATABASE", raising=False)
    said = CliRunner().invoke(
        main, ["backup", str(tmp_path / "kit.backup"), "--data", str(tmp_path / "mistyped"), "--backup-words", WORDS]
    )
    assert (said.exit_code, "There is no database to back up" in said.output) == (1, True)
    assert list(tmp_path.iterdir()) == []
