import shutil
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = Path(sys.executable).with_name("partnership-kit")


@pytest.mark.server
def test_the_server_refuses_to_start_on_unsound_content_and_says_why(tmp_path, exercises) -> None:
    copy = tmp_path / "exercises"
    shutil.copytree(exercises, copy)
    (copy / "shelf" / "who-decides-what" / "es.toml").write_text("title = ", encoding="utf-8")
    environment = {"PARTNERSHIP_KIT_EXERCISES": str(copy), "PATH": ""}
    serve = subprocess.run(
        [COMMAND, "serve", "--data", tmp_path / "d"], env=environment, capture_output=True, text=True, timeout=60
    )
    check = subprocess.run([COMMAND, "check", "--exercises", copy], capture_output=True, text=True, timeout=60)
    assert serve.returncode == check.returncode == 1
    assert "who-decides-what/es.toml: not valid TOML" in serve.stderr
    assert "who-decides-what/es.toml: not valid TOML" in check.stderr


def test_a_taken_port_and_an_unusable_folder_get_one_sentence(server, tmp_path) -> None:
    taken = subprocess.run(
        [COMMAND, "serve", "--port", str(server.port), "--data", tmp_path / "d"], capture_output=True, text=True, timeout=60
    )
    (tmp_path / "file").write_text("")
    folder = subprocess.run([COMMAND, "serve", "--data", tmp_path / "file" / "d"], capture_output=True, text=True, timeout=60)
    assert taken.returncode
    assert "Traceback" not in taken.stderr
    assert "already in use" in taken.stderr
    assert folder.returncode == 1
    assert "cannot be made" in folder.stderr
    assert "Traceback" not in folder.stderr
