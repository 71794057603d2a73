"""What people copy to a server: every setting is one, and the container's steps, run in a plain folder, make a kit that is whole."""

from __future__ import annotations

import re
import shutil
import tomllib
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from kit.cli import main
from tests.test_docs import README

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "deploy").iterdir())
OPTIONS = {str(option.envvar) for command in ("serve", "backup") for option in main.commands[command].params}
PAGES = [ROOT / "docs" / "hosting.md", ROOT / "docs" / "data-protection.md"]


@pytest.mark.parametrize("file", [*FILES, *PAGES], ids=lambda file: file.name)
def test_every_setting_that_a_file_names_is_one(file) -> None:
    named = set(re.findall(r"PARTNERSHIP_KIT_[A-Z_]+", file.read_text(encoding="utf-8")))
    assert named - OPTIONS - set(re.findall(r"`(PARTNERSHIP_KIT_\w+)`", README)) == set()


def test_what_the_container_copies_makes_a_wheel_with_everything_in_it(tmp_path) -> None:
    steps = (ROOT / "deploy" / "Containerfile").read_text(encoding="utf-8")
    for line in re.findall(r"^COPY (.+)$", steps, re.M):
        *names, target = line.split()
        for name in names:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, tmp_path / (name if target in {".", "./"} else target))
    (wheel,) = WheelBuilder(str(tmp_path)).build(directory=str(tmp_path / "made"), versions=["standard"])
    with zipfile.ZipFile(wheel) as parts:
        names = parts.namelist()
    assert {"kit/exercises/framework/framework.toml", "kit/notebooks/respect.ipynb", "kit/server/templates/base.html"} <= set(
        names
    )
    assert "USER kit" in steps
    assert "--require-hashes -r requirements.lock" in steps


def test_what_builds_a_wheel_is_among_what_a_server_gets() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    needed = {re.match(r"\w+", one)[0] for one in project["build-system"]["requires"]}
    assert needed <= set(re.findall(r"^(\w+)==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.M))


def test_no_proxy_of_ours_notes_who_asked_or_passes_on_who_somebody_says_to_be() -> None:
    nginx, caddy = ((ROOT / "deploy" / name).read_text(encoding="utf-8") for name in ("nginx.conf", "Caddyfile"))
    assert "access_log off;" in nginx
    assert re.search(r'^\s*proxy_set_header X-Remote-User\s+"";', nginx, re.M)
    assert "header_up -X-Remote-User" in caddy
    assert not re.search(r"^\s*log\b", caddy, re.M)
