"""Computers that lack something: a start says what, and goes on where it can."""

from __future__ import annotations

import logging
import subprocess
import sys

import pytest

from kit import settings
from kit.cli import main
from kit.errors import SettingsError
from kit.server import app


def test_a_folder_with_too_long_a_path_for_sockets_is_said_and_ports_are_used(house, caplog, monkeypatch) -> None:
    assert app.sockets_fit("/tmp")
    monkeypatch.setattr("tempfile.gettempdir", lambda: "/tmp/" + "long" * 12)
    with caplog.at_level(logging.WARNING):
        made = app.configuration(house, ip="127.0.0.1", port=1)
    assert "transport" not in made.KernelManager
    assert "Set TMPDIR to a shorter one" in caplog.text


def test_an_account_without_a_home_gets_one_in_the_data_folder(house, monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "nowhere"))
    given = app.kernel_environment(house)
    assert given["HOME"] == str(house.data / "jupyter" / "home")
    monkeypatch.setenv("HOME", str(house.data))
    assert "HOME" not in app.kernel_environment(house)


NO_HOME = """
import os, pwd, sys
def unknown(uid): raise KeyError(uid)
pwd.getpwuid = unknown
os.environ.pop("HOME")
from kit.cli import main
try:
    main(["serve", "--ip", "no address", "--data", sys.argv[1]])
finally:
    print("LOADED", *sys.modules)
"""


@pytest.mark.server
def test_an_account_that_the_system_does_not_know_serves_and_a_start_loads_no_grammars_and_draws_nothing(tmp_path) -> None:
    """As systemd makes one for a service (`DynamicUser`): what Jupyter loads asks for a home at once. People wait for a start."""
    found = subprocess.run([sys.executable, "-c", NO_HOME, tmp_path], capture_output=True, text=True, check=False)
    loaded = {*found.stdout.rpartition("LOADED")[2].split()}
    assert {"kit.server.app", "jsonschema._format"} <= loaded
    assert not loaded & {"lark", "pandas", "matplotlib"}
    assert found.stderr.startswith("Error: Port 8866 on no address is already in use or not allowed."), found.stderr


def test_a_folder_below_a_home_that_is_not_there_is_refused_in_one_sentence(monkeypatch) -> None:
    monkeypatch.delenv("HOME")
    with pytest.raises(SettingsError, match="no home folder"):
        settings.read({"PARTNERSHIP_KIT_DATA": "~nobody-of-this-name/data"})


def test_every_option_of_serve_may_be_given_in_the_environment() -> None:
    assert [
        option.name for option in main.commands["serve"].params if not str(option.envvar).startswith("PARTNERSHIP_KIT_")
    ] == []


def test_a_line_of_the_log_says_when(capsys, monkeypatch) -> None:
    log = logging.getLogger("kit")
    monkeypatch.setattr(log, "handlers", [])
    monkeypatch.setattr(log, "propagate", True)
    app.log_with_time()
    logging.getLogger("kit.server").error("something is wrong")
    date, time, level, *words = capsys.readouterr().err.split()
    assert date.count("-") == time.count(":") == 2
    assert (level, " ".join(words)) == ("ERROR", "something is wrong")
