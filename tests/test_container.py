"""deploy/Containerfile, built where a builder is, else step by step in a plain folder (`--whole`): installs what a server needs, from a
package index; then runs as somebody without rights who may write in one folder alone.
"""

from __future__ import annotations

import json
import os
import pwd
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.running import answers, free_port

ROOT = Path(__file__).parents[1]
FILE = ROOT / "deploy" / "Containerfile"
PORT = "8866"
SAYS = {"USER", "VOLUME", "EXPOSE", "HEALTHCHECK", "CMD"}  # what does nothing while an image is built
pytestmark = [pytest.mark.long, pytest.mark.server]


@pytest.fixture(autouse=True)
def asked_for(pytestconfig) -> None:
    if not pytestconfig.option.whole:
        pytest.skip("installs a whole server: make test-all")


def builder() -> str:
    """A program that builds images here; a client whose daemon does not run is none."""
    for name in ("podman", "buildah", "docker"):
        if shutil.which(name) and subprocess.run([name, "info"], capture_output=True, check=False).returncode == 0:
            return name
    return ""


def steps() -> list[tuple[str, str]]:
    """Instruction and its words, lines that go on put together."""
    text = re.sub(r"\\\n\s*", "", FILE.read_text(encoding="utf-8"))
    return [(word, rest) for word, _, rest in (line.partition(" ") for line in text.splitlines()) if word and word != "#"]


@dataclass
class Plain:
    """A folder in place of an image: `kit` is where the code goes, `data` the volume, `python` an environment of its own."""

    folder: Path
    account: str
    told: dict[str, str] = field(default_factory=dict)

    @property
    def code(self) -> Path:
        return self.folder / "kit"

    def around(self) -> dict[str, str]:
        """Its environment: no home, nothing of ours."""
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("PARTNERSHIP_KIT", "PYTHON", "HOME"))}
        return {**kept, "PATH": f"{self.folder}/python/bin:{os.environ['PATH']}", "HOME": f"{self.folder}/no-home", **self.told}

    def here(self, words: str) -> str:
        """The same words with our account and our volume; a new account is none of ours to make."""
        group = pwd.getpwnam(self.account).pw_gid
        words = re.sub(r"useradd [^&]*&&", "", words).replace("-o kit -g kit", f"-o {self.account} -g {group}")
        return re.sub(r"(?<![\w.])/data\b", f"{self.folder}/data", words)

    def do_from(self, image: str) -> None:
        python = "/usr/bin/python3" if os.getuid() == 0 else sys.executable  # ours may lie in a home that nobody else reads
        assert image.startswith("docker.io/library/python:3.")
        subprocess.run([python, "-m", "venv", self.folder / "python"], check=True)

    def do_workdir(self, path: str) -> None:
        assert path == "/kit"
        self.code.mkdir()

    def do_copy(self, words: str) -> None:
        *names, target = words.split()
        for name in names:
            to = self.code / (name if target in {".", "./"} else target)
            shutil.copytree(ROOT / name, to) if (ROOT / name).is_dir() else shutil.copy(ROOT / name, to)

    def do_run(self, words: str) -> None:
        done = subprocess.run(
            ["bash", "-ec", self.here(words)], cwd=self.code, env=self.around(), capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr.decode()[-2000:]

    def do_env(self, words: str) -> None:
        self.told |= dict(pair.split("=", 1) for pair in self.here(words).split())

    def start(self, command: list[str]) -> subprocess.Popen:
        """As the account without rights, of whom there is nothing else in the folder than its data."""
        as_somebody = {"user": self.account, "group": pwd.getpwnam(self.account).pw_gid, "extra_groups": []}
        with (self.folder / "log").open("w") as log:
            return subprocess.Popen(
                [self.folder / "python" / "bin" / command[0], *command[1:]],
                cwd=self.code,
                env=self.around(),
                stdout=log,
                stderr=log,
                **(as_somebody if os.getuid() == 0 else {}),
            )


@pytest.fixture
def plain() -> Iterator[Plain]:
    known = {entry.pw_name for entry in pwd.getpwall()}
    folder = Path(tempfile.mkdtemp(prefix="kit-image-", dir="/tmp"))  # those of pytest are closed to other accounts
    folder.chmod(0o755)
    yield Plain(folder, pwd.getpwuid(os.getuid()).pw_name if os.getuid() or "nobody" not in known else "nobody")
    subprocess.run(["chmod", "-R", "u+w", folder], check=True)
    shutil.rmtree(folder)


def test_the_steps_make_a_server_that_writes_nowhere_but_in_its_volume(plain) -> None:
    if tool := builder():
        subprocess.run([tool, "build", "-f", FILE, "-t", "partnership-kit-test", ROOT], check=True)
        return
    asked = [sys.executable, "-m", "pip", "index", "versions", "hatchling"]
    if subprocess.run(asked, capture_output=True, check=False).returncode:
        pytest.skip("no package index is reached from here")
    said = dict(steps())
    for word, rest in steps():
        if word not in SAYS:
            getattr(plain, f"do_{word.lower()}")(rest)
    assert (said["USER"], said["VOLUME"], said["EXPOSE"]) == ("kit", "/data", PORT)
    subprocess.run(["chmod", "-R", "a-w", plain.code, plain.folder / "python"], check=True)
    port = str(free_port())
    plain.told |= {"PARTNERSHIP_KIT_PORT": port, "PARTNERSHIP_KIT_IP": "127.0.0.1"}
    process = plain.start(json.loads(said["CMD"]))
    try:
        assert answers(f"http://127.0.0.1:{port}/healthz", process), (plain.folder / "log").read_text()
        assert answers(f"http://127.0.0.1:{port}/join", process)
        well = json.loads(said["HEALTHCHECK"].partition(" CMD ")[2].replace(PORT, port))
        assert plain.start(well).wait(timeout=60) == 0
    finally:
        process.terminate()
        process.wait(timeout=30)
    data = plain.folder / "data"
    assert {path.name for path in data.iterdir()} >= {"partnership-kit.sqlite", "pepper"}
    assert data.stat().st_mode & 0o777 == 0o700
    written = [
        path for path in plain.folder.rglob("*") if path.stat().st_uid == data.stat().st_uid and data not in (path, *path.parents)
    ]
    assert os.getuid() != 0 or written == []
