"""A copy of all content, for tests that plant a fault in it."""

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def folder(tmp_path: Path, exercises: Path) -> Path:
    copy = tmp_path / "exercises"
    shutil.copytree(exercises, copy)
    return copy
