"""What makes a mutation run shorter and asserts the same: empty tables made once before the first mutant, the quickest test first.

A plugin of pytest, for the copy that mutmut works in: one process collects all tests and is copied for each mutant.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from tests import made

TIMES = Path("mutmut-stats.json")  # mutmut's own, beside the tests that it runs


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A mutant's first failure ends its tests."""
    in_order(items, seconds())


def pytest_collection_finish(session: pytest.Session) -> None:
    """The process that only collects hands its tables on to every copy of itself."""
    if session.config.option.collectonly:
        made.tables()


def in_order(items: list[pytest.Item], known: dict[str, float]) -> None:
    """The quickest first; one that nobody has timed comes before them."""
    items.sort(key=lambda item: known.get(item.nodeid, 0.0))


@cache
def seconds() -> dict[str, float]:
    """Test → how long it took when none was changed."""
    found: dict[str, float] = json.loads(TIMES.read_text("utf-8"))["duration_by_test"] if TIMES.exists() else {}
    return found
