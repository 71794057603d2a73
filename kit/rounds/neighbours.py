"""What the memory of one server holds and the others on the same database must know: lights that were tapped, wrong codes.

It is said and forgotten: no table keeps it. One server alone, on SQLite, says it to nobody.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable

from kit.store import Database

LOG = logging.getLogger(__name__)
ME = secrets.token_hex(4)  # whoever says something hears it, too
HEARD: dict[str, Callable[..., None]] = {}  # the first word of what is said → what is done about the others
_said: Callable[[str], None] = lambda words: None  # noqa: E731  until `join` nobody is there


def hears(what: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """What follows is done whenever another server says `what`."""

    def keep(does: Callable[..., None]) -> Callable[..., None]:
        HEARD[what] = does
        return does

    return keep


def say(what: str, *more: object) -> None:
    """Tell the other servers. Raises: NotSaved where the database cannot pass it on."""
    _said(" ".join(map(str, (ME, what, *more))))


def hear(words: str) -> None:
    """Do what another server's words ask for; a later version may say more than this one knows."""
    who, what, *more = words.split()
    if who != ME and what in HEARD:
        HEARD[what](*more)


def join(database: Database) -> None:
    """From now on this server hears the others on this database, and they hear it."""
    global _said  # noqa: PLW0603  one line for each process, as there is one memory
    _said = database.tell
    database.listen(hear)
