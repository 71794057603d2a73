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
    if key not in _kept:
        if len(_kept) > MOST_KEPT:
            _kept.clear()
        _kept[key] = make()
    found: T = _kept[key]
    return found
