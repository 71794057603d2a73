"""What many ask for at the same moment is made once: of what was shown to all it is kept, of anything else it is not."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from itertools import count
from typing import Any, TypeVar, cast

from kit.rounds import neighbours

T = TypeVar("T")
MOST_KEPT = 200
_kept: dict[str, Any] = {}  # made of released rows only
_making: dict[str, Future[Any]] = {}  # what somebody is making now, for whoever asks meanwhile
_turn = threading.Lock()
_times = count(1)
_forgotten = 0  # how often everything was: what was begun before is not kept


def remembered(make: Callable[[], T], *of: object) -> T:
    """What was made before of the same released rows; else made now and kept. A row may hold a list: its text is the key."""
    key = repr(of)
    found: T | None = _kept.get(key)  # in one step: another thread may be clearing
    begun = _forgotten
    if found is None:
        found = shared(make, *of)
        if len(_kept) > MOST_KEPT:
            _kept.clear()
        with _turn:
            if begun == _forgotten:
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


@neighbours.hears("forget")
def forget() -> None:
    """Keep nothing any more: rounds are erased after their day, sides take cover names; what was made of them goes too."""
    global _forgotten  # noqa: PLW0603  one for each process, as there is one memory
    with _turn:
        _forgotten = next(_times)
        _kept.clear()


def forget_everywhere() -> None:
    """The same on every server on this database."""
    forget()
    neighbours.say("forget")
