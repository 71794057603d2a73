"""Keys that let people create rounds, by the command; and who is signed in at the organisation's own door."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from click.testing import CliRunner

from kit import rounds, settings, store
from kit.cli import main
from kit.errors import SettingsError
from kit.rounds import By
from tests.conftest import TODAY
from tests.running import BARE, Running
from tests.server.test_routes import ask
from tests.server.test_serve import served
from tests.wire import Console, key_of


def said(*words: str, code: int = 0) -> str:
    done = CliRunner().invoke(main, [str(word) for word in words])
    assert done.exit_code == code, done.output
    return done.output


def test_a_key_is_made_shown_once_listed_and_withdrawn(house) -> None:
    folder = ("--data", str(house.data))
    made = said("key", "make", "--label", "Dakar office", *folder)
    key_id, key = re.search(r"The key (\w{4}) of Dakar office: ([\w-]{19})", made).groups()
    database = store.open_database(house)
    rounds.enter_key(database, "browser", key)
    assert rounds.may_create(By(database, "browser"))
    listed = said("key", "list", *folder)
    assert listed == f"{key_id}  Dakar office\n"
    assert key.encode() not in (house.data / "partnership-kit.sqlite").read_bytes()
    said("key", "withdraw", key_id, *folder)
    assert not rounds.may_create(By(database, "browser"))
    assert said("key", "list", *folder) == "There is no key.\n"
    assert "There is no key" in said("key", "withdraw", key_id, *folder, code=1)


def test_a_key_without_a_label_is_refused(database) -> None:
    with pytest.raises(SettingsError, match="needs a label"):
        rounds.make_key(database, " ")


@pytest.mark.server
def test_a_failed_start_and_a_second_one_leave_the_key_as_it_is(server, tmp_path) -> None:
    key = key_of(server)
    database = server.around()["PARTNERSHIP_KIT_DATABASE"]
    options = ("--port", str(server.port), "--data", str(server.data))
    code, told = served(tmp_path, *options, PARTNERSHIP_KIT_DATABASE=database)
    assert code == 1
    assert "already in use" in told
    assert "key" not in told
    Console(server, "remote").must("key", key=key)


def test_another_database_costs_one_sentence_and_ends_with_two(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("PARTNERSHIP_KIT_DATABASE", "mysql://kit:hidden@db/kit")
    told = said("purge", "--data", tmp_path / "d", code=2)
    assert told.startswith("Error: PARTNERSHIP_KIT_DATABASE must name a file of SQLite")
    assert "hidden" not in told
    assert len(told.splitlines()) == 1


def test_who_is_signed_in_may_create_rounds_for_that_day_and_nobodys_name_is_kept(database, house) -> None:
    rounds.sign_in(database, "browser", TODAY)
    assert rounds.may_create(By(database, "browser", today=TODAY))
    assert not rounds.may_create(By(database, "browser", today=TODAY + timedelta(days=1)))
    assert not rounds.may_create(By(database, "another", today=TODAY))


def test_the_name_of_the_header_is_believed_only_with_a_proxy() -> None:
    with pytest.raises(SettingsError, match="PARTNERSHIP_KIT_PROXY"):
        settings.read({"PARTNERSHIP_KIT_SIGN_ON": "X-Remote-User"})
    with pytest.raises(SettingsError, match="name of a header"):
        settings.read({"PARTNERSHIP_KIT_SIGN_ON": "X Remote", "PARTNERSHIP_KIT_PROXY": "127.0.0.1"})


@pytest.fixture(scope="module", params=["127.0.0.1", "192.0.2.1"])
def door(request, serving, tmp_path_factory):
    """A server whose proxy is this computer, or another one."""
    folder = tmp_path_factory.mktemp("door")
    with serving(folder, *BARE, "--proxy", request.param, "--sign-on", "X-Remote-User") as running:
        yield request.param == "127.0.0.1", running


@pytest.mark.server
def test_only_the_proxy_signs_in_and_only_whoever_runs_rounds(door) -> None:
    """The name stands in no file."""
    believed, running = door
    assert offered(running, {}) == {"key"}
    assert offered(running, {"X-Remote-User": "canary.person"}) == ({"form"} if believed else {"key"})
    assert offered(running, {"X-Remote-User": "canary.person"}, page="join") == {"key"}
    kept = b"".join(path.read_bytes() for path in running.data.parent.rglob("*") if path.is_file())
    assert b"canary.person" not in kept


def offered(running: Running, headers: dict[str, str], page: str = "remote") -> set[str]:
    """By which ways a browser that has opened that page with these headers comes to a new round."""
    token = store.new_browser()
    assert ask(running, f"/{page}?lang=en", headers={"Cookie": f"kit_browser={token}", **headers})[0] == 200
    return Console(running, "remote", token=token).offered() & {"key", "form"}
