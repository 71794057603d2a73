"""A copy of the code and of its quick tests, in which mutmut finds everything that it should change."""

from __future__ import annotations

import json
import shutil
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
MUTATED = ("kit/scoring/[a-z]*.py", "kit/store/access.py", "kit/store/answers.py", "kit/store/purging.py", "kit/store/seats.py")
STAGE = ROOT / "build/mutation"
COPIED = ("kit", "exercises", "tests")
MARKERS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["pytest"]["ini_options"]["markers"]
ABOUT_OTHER_FILES = ("backup", "connections", "database", "pipelined", "postgresql", "secret", "turns")
SETTINGS = f"""
[tool.mutmut]
source_paths = ["kit"]
only_mutate = {json.dumps(MUTATED)}
also_copy = ["exercises"]
pytest_add_cli_args_test_selection = ["tests/scoring", "tests/store"]
pytest_add_cli_args = {
    json.dumps(
        [
            *(f"-pno:{plugin}" for plugin in ("nbval", "xdist", "cacheprovider", "anyio", "platformdirs")),
            "-ptests.mutants.quickly",
            "--assert=plain",
            "-m",
            "not server",
            "-k",
            "not postgresql",
            *(f"--ignore=tests/store/test_{name}.py" for name in ABOUT_OTHER_FILES),
        ]
    )
}
timeout_constant = 8  # two minutes at least; what takes longer is tried once more, alone
use_git_change_detection = false
process_isolation = "forkserver"  # what the tests import is imported once, and not for each mutant

[tool.pytest.ini_options]
markers = {json.dumps(MARKERS)}
"""


def prepare() -> Path:
    """Make the copy anew; returns its folder."""
    from tests.mutants.spelling import spelled_out  # its parser takes a second to import, in every process that collects tests

    shutil.rmtree(STAGE, ignore_errors=True)
    for name in COPIED:
        shutil.copytree(ROOT / name, STAGE / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in mutated():
        path.write_text(spelled_out(path.read_text("utf-8")), "utf-8")
    (STAGE / "pyproject.toml").write_text(SETTINGS, "utf-8")
    return STAGE


def mutated() -> list[Path]:
    """The files of the copy that mutmut changes."""
    return [path for pattern in MUTATED for path in sorted(STAGE.glob(pattern))]
