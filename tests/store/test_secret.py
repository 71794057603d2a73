"""The secret that words and cookies are hashed with: its own database knows it again, and no start goes on with another."""

from __future__ import annotations

import pytest

from kit import settings, store
from kit.errors import SettingsError
from tests.conftest import TODAY


def opened(house: settings.Settings, **environment: str) -> store.Database:
    return store.open_database(settings.read({"PARTNERSHIP_KIT_DATA": str(house.data), **environment}))


def test_the_database_does_not_hold_the_secret_and_knows_it_again(house, database) -> None:
    assert database.pepper == house.pepper.read_bytes()
    assert database.pepper not in (house.data / "partnership-kit.sqlite").read_bytes()
    assert opened(house).pepper == database.pepper


@pytest.mark.parametrize(
    ("left", "said"), [(b"", "empty"), (b"short", "shorter than 16"), (b"x" * 32, "not the one"), (None, "missing")]
)
def test_another_secret_an_empty_one_and_none_are_refused_and_nothing_is_made(house, database, left, said) -> None:
    if left is None:
        house.pepper.unlink()
    else:
        house.pepper.write_bytes(left)
    with pytest.raises(SettingsError, match=said):
        opened(house)
    assert (house.pepper.read_bytes() if house.pepper.exists() else None) == left


def test_a_database_of_before_that_somebody_uses_gets_no_new_secret_either(house, database) -> None:
    store.make_seat(database, "browser", today=TODAY)
    with database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM house")
    house.pepper.unlink()
    with pytest.raises(SettingsError, match="missing"):
        opened(house)
    assert not house.pepper.exists()


def test_the_secret_may_come_from_the_environment_or_a_file_and_none_is_made_then(house, tmp_path) -> None:
    elsewhere = tmp_path / "credentials" / "pepper"
    with pytest.raises(SettingsError, match="missing"):
        opened(house, PARTNERSHIP_KIT_PEPPER_FILE=str(elsewhere))
    assert opened(house, PARTNERSHIP_KIT_PEPPER="a secret of an organisation").pepper == b"a secret of an organisation"
    elsewhere.parent.mkdir()
    elsewhere.write_bytes(b"a secret of an organisation")
    assert opened(house, PARTNERSHIP_KIT_PEPPER_FILE=str(elsewhere)).pepper == b"a secret of an organisation"
    with pytest.raises(SettingsError, match="not the one"):
        opened(house, PARTNERSHIP_KIT_PEPPER="a secret of somebody else")
    assert not (house.data / "pepper").exists()
    assert "a secret" not in repr(settings.read({"PARTNERSHIP_KIT_PEPPER": "a secret of an organisation"}))


def test_what_is_in_the_folder_is_for_its_owner_also_where_it_was_there_before(house, database) -> None:
    for path in (house.data, house.pepper, house.data / "partnership-kit.sqlite"):
        path.chmod(0o777 if path.is_dir() else 0o644)
    opened(house)
    assert house.data.stat().st_mode & 0o777 == 0o700
    assert [path.name for path in house.data.iterdir() if path.stat().st_mode & 0o077] == []


def test_a_folder_with_other_things_in_it_keeps_its_rights(house) -> None:
    house.data.mkdir()
    house.data.chmod(0o755)
    other = house.data / "somebody's.txt"
    other.write_text("")
    other.chmod(0o644)
    opened(house)
    assert house.data.stat().st_mode & 0o777 == 0o755
    assert other.stat().st_mode & 0o777 == 0o644
    assert (house.data / "pepper").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "url",
    [
        "postgresql+psycopg2://kit:hidden@db/kit",
        "postgresql://kit:hidden@db",
        "postgresql://kit:hidden@127.0.0.1:1/kit",
        "postgresql://kit:hidden@/kit?host=/nowhere",
        "postgres://kit:hidden@db/kit",
        "mysql://x",
        "no url",
        "sqlite://",
        "sqlite:///:memory:",
        "oracle://hidden",
    ],
)
def test_any_other_database_is_refused_without_repeating_its_address(house, url) -> None:
    with pytest.raises(SettingsError, match="PARTNERSHIP_KIT_DATABASE") as caught:
        opened(house, PARTNERSHIP_KIT_DATABASE=url)
    assert "hidden" not in str(caught.value)
    assert caught.value.__cause__ is None or "hidden" not in str(caught.value.__cause__)
