"""What was made once of released rows and is drawn for everybody: a hundred phones ask at the same moment."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")
MOST_KEPT = 200
_kept: dict[str, Any] = {}  # made of released rows only


def remembered(make: Callable[[], T], *of: object) -> T:
    """What was made before of the same released rows; else made now and kept. A row may hold a list: its text is the key."""
    key = repr(of)
    found: T | None = _kept.get(key)  # in one step: another thread may be clearing
    if found is None:
        found = make()
        if len(_kept) > MOST_KEPT:
            _kept.clear()
        _kept[key] = found
    return found
