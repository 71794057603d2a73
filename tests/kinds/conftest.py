"""A copy of all content, for tests that plant a fault in it."""

import shutil
from pathlib import Path

import pytest

from kit import content
from kit.content.framework import read_facts


@pytest.fixture
def folder(tmp_path: Path, exercises: Path) -> Path:
    copy = tmp_path / "exercises"
    shutil.copytree(exercises, copy)
    return copy


@pytest.fixture
def bare(tmp_path: Path, exercises: Path) -> Path:
    """All but the exercises."""
    return shutil.copytree(exercises, tmp_path / "exercises", ignore=lambda *_: {"shelf"})


@pytest.fixture(scope="session")
def framework(source: content.Source) -> tuple[set[str], set[str]]:
    """The ids of clauses and of commitments."""
    counts = {key: count for fact in read_facts(source).values() for key, count in fact.commitments.items()}
    return {f"{key}.{n}" for key, count in counts.items() for n in range(1, count + 1)}, set(counts)
