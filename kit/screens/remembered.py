"""What many ask for at the same moment is made once: of what was shown to all it is kept, of anything else it is not."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar, cast

T = TypeVar("T")
MOST_KEPT = 200
_kept: dict[str, Any] = {}  # made of released rows only
_making: dict[str, Future[Any]] = {}  # what somebody is making now, for whoever asks meanwhile
_turn = threading.Lock()


def remembered(make: Callable[[], T], *of: object) -> T:
    """What was made before of the same released rows; else made now and kept. A row may hold a list: its text is the key."""
    key = repr(of)
    found: T | None = _kept.get(key)  # in one step: another thread may be clearing
    if found is None:
        found = shared(make, *of)
        if len(_kept) > MOST_KEPT:
            _kept.clear()
        _kept[key] = found
    return found


def shared(make: Callable[[], T], *of: object) -> T:
    """Made for all who ask while it is being made, and kept for nobody: a side's own may be erased at any moment."""
    key = repr(of)
    with _turn:
        there, mine = _making.get(key), Future[Any]()
        if there is None:
            _making[key] = mine
    if there is not None:
        return cast("T", there.result())
    try:
        made = make()
        mine.set_result(made)
    except BaseException as error:
        mine.set_exception(error)
        raise
    finally:
        with _turn:
            del _making[key]
    return made


def forget() -> None:
    """Keep nothing any more: rounds are erased after their day, and what was made of them goes too."""
    _kept.clear()
