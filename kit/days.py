"""Which day it is. A day is over when it is over everywhere: nobody loses an evening to the clock of a server."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

ANYWHERE_ON_EARTH = timezone(timedelta(hours=-12), "AoE")  # the last place where a day ends (IEEE 802.16 uses the term)


def anywhere_on_earth(now: datetime | None = None) -> date:
    """The day that it still is somewhere on Earth.

    Args: now, an instant with its time zone; None: this instant. Returns: the day at UTC−12.

    >>> anywhere_on_earth(datetime(2026, 11, 26, 11, 59, tzinfo=UTC))
    datetime.date(2026, 11, 25)
    >>> anywhere_on_earth(datetime(2026, 11, 26, 12, 0, tzinfo=UTC))
    datetime.date(2026, 11, 26)
    """
    return (now or datetime.now(UTC)).astimezone(ANYWHERE_ON_EARTH).date()
