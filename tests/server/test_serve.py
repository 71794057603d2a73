import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from kit.cli import main
from tests.running import Forked


@pytest.mark.server
def test_the_server_refuses_to_start_on_unsound_content_and_says_why(tmp_path, exercises) -> None:
    copy = tmp_path / "exercises"
    shutil.copytree(exercises, copy)
    (copy / "shelf" / "who-decides-what" / "es.toml").write_text("title = ", encoding="utf-8")
    code, said = served(tmp_path, "--data", str(tmp_path / "d"), PARTNERSHIP_KIT_EXERCISES=str(copy))
    check = CliRunner().invoke(main, ["check", "--exercises", str(copy)])
    assert code == check.exit_code == 1
    assert "who-decides-what/es.toml: not valid TOML" in said
    assert "who-decides-what/es.toml: not valid TOML" in check.stderr


def test_a_taken_port_and_an_unusable_folder_get_one_sentence(server, tmp_path) -> None:
    code, said = served(tmp_path, "--port", str(server.port), "--data", str(tmp_path / "d"))
    assert code
    assert "Traceback" not in said
    assert "already in use" in said
    (tmp_path / "file").write_text("")
    code, said = served(tmp_path, "--data", str(tmp_path / "file" / "d"))
    assert code == 1
    assert "cannot be made" in said
    assert "Traceback" not in said


def served(folder: Path, *options: str, **told: str) -> tuple[int | None, str]:
    """How a server that does not start ends, and what it says; `told`: settings in its environment."""
    forked = Forked(folder / "server", told=told)
    forked.log.write_text("")
    born = forked.begin(["serve", *options])
    born.wait(timeout=60)
    said = forked.log.read_text()
    forked.log.unlink()
    return born.exitcode, said
