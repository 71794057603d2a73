"""Whatever waits for the disk or computes long is done beside the one thread that serves every page."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

MOST = 16  # at once: those of them who wait for the disk are committed together
WORKING = ThreadPoolExecutor(max_workers=MOST, thread_name_prefix="work")
# A report takes half a second: nobody's tap waits behind it.
FILING = ThreadPoolExecutor(max_workers=2, thread_name_prefix="file")
Result = TypeVar("Result")


async def work(do: Callable[..., Result], *given: object) -> Result:
    """What `do` returns or raises, while other pages go on."""
    return await asyncio.get_running_loop().run_in_executor(WORKING, do, *given)


async def file(do: Callable[..., Result], *given: object) -> Result:
    """The same for what makes a file: however many ask for one, those who answer go on."""
    return await asyncio.get_running_loop().run_in_executor(FILING, do, *given)
