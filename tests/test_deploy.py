"""What people copy to a server: every setting is one, and the container's steps, run in a plain folder, make a kit that is whole."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
import zipfile
from pathlib import Path

import pytest
import yaml
from hatchling.builders.wheel import WheelBuilder

from kit import settings
from kit.cli import main
from tests.test_docs import README

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "deploy").iterdir())
OPTIONS = {str(option.envvar) for command in ("serve", "backup") for option in main.commands[command].params}
KEYS = {"build", "environment", "read_only", "tmpfs", "cap_drop", "security_opt", "mem_limit", "pids_limit", "volumes"}
KEYS |= {"networks", "restart", "image", "ports"}  # of the Compose specification, those that are used here
PAGES = [ROOT / "docs" / "hosting.md", ROOT / "docs" / "data-protection.md"]


@pytest.mark.parametrize("file", [*FILES, *PAGES], ids=lambda file: file.name)
def test_every_setting_that_a_file_names_is_one(file) -> None:
    named = set(re.findall(r"PARTNERSHIP_KIT_[A-Z_]+", file.read_text(encoding="utf-8")))
    assert named - OPTIONS - set(re.findall(r"`(PARTNERSHIP_KIT_\w+)`", README)) == set()


@pytest.mark.long
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


def test_what_compose_starts_is_there_and_its_proxy_comes_from_where_the_kit_believes_it() -> None:
    """Each network and volume that a service names is one, what is built or laid in exists, and no key is misspelt."""
    told = yaml.safe_load((ROOT / "deploy" / "compose.yaml").read_text(encoding="utf-8"))
    kit, caddy = told["services"]["kit"], told["services"]["caddy"]
    assert set(kit) | set(caddy) <= KEYS and set(told) <= {"services", "networks", "volumes"}
    assert (ROOT / "deploy" / kit["build"]["context"] / kit["build"]["dockerfile"]).is_file()
    laid_in = [volume.split(":")[0] for service in (kit, caddy) for volume in service["volumes"]]
    assert {name for name in laid_in if not name.startswith(".")} == set(told["volumes"])
    assert all((ROOT / "deploy" / name).is_file() for name in laid_in if name.startswith("."))
    assert set(kit["networks"]) == set(caddy["networks"]) == set(told["networks"])
    (inside,) = told["networks"]["inside"]["ipam"]["config"]
    chosen = settings.read({key: str(value) for key, value in kit["environment"].items()})
    assert [str(network) for network in chosen.proxy] == [inside["subnet"]]
    assert f"reverse_proxy {chosen.base}/*" in (ROOT / "deploy" / "Caddyfile").read_text(encoding="utf-8")
    assert "ports" not in kit and kit["read_only"] is True and kit["cap_drop"] == ["ALL"]


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd on this machine")
def test_systemd_knows_every_line_of_the_unit(tmp_path) -> None:
    unit = (ROOT / "deploy" / "partnership-kit.service").read_text(encoding="utf-8")
    (tmp_path / "partnership-kit.service").write_text(unit.replace("/opt/partnership-kit/.venv/bin/partnership-kit", "/bin/true"))
    found = subprocess.run(
        ["systemd-analyze", "verify", tmp_path / "partnership-kit.service"], capture_output=True, text=True, check=False
    )
    assert (found.returncode, found.stderr) == (0, "")


@pytest.mark.skipif(not shutil.which("caddy"), reason="no Caddy on this machine")
def test_caddy_knows_every_line_of_its_file() -> None:
    file = ROOT / "deploy" / "Caddyfile"
    found = subprocess.run(["caddy", "adapt", "--validate", "--config", file], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr
