"""Erasing what is over, while the server runs."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from functools import partial

from kit import store
from kit.days import anywhere_on_earth
from kit.errors import StoreError
from kit.screens.remembered import forget
from kit.server.work import work

LOG = logging.getLogger(__name__)
EVERY, SOON = 6 * 3600, 600  # seconds until the next time; until it is tried again


@dataclass(frozen=True)
class Purging:
    """Four times a day answers and pictures whose day has passed are erased; where that fails, it is said and tried again."""

    database: store.Database

    async def go_on(self) -> None:
        """Until the server stops; serving begins with a purge of its own."""
        wait = EVERY
        while True:
            await asyncio.sleep(wait)
            wait = EVERY if await self.once() else SOON

    async def once(self) -> bool:
        """Whether what is over is erased now."""
        try:
            await work(partial(store.purge, self.database, today=anywhere_on_earth()))
            forget()
        except StoreError as error:
            LOG.error("Answers whose day has passed are not erased yet: %s Tried again in ten minutes.", error)
            return False
        return True
