"""A warm process that cannot start: one line each time, and pages go on with ordinary kernels."""

import asyncio
import logging
import sys

import pytest

from kit.server import forks
from tests.running import run


@pytest.mark.parametrize("program", ["/bin/false", "/nowhere/python"])
def test_a_warm_process_that_cannot_start_is_said_each_time_and_kernels_are_ordinary_ones(monkeypatch, caplog, program) -> None:
    monkeypatch.setattr(sys, "executable", program)
    monkeypatch.setattr(forks, "MOST_LOSSES", 1)
    monkeypatch.setattr(forks, "PAUSE", 0.01)

    async def play() -> None:
        zygote = forks.Zygote({})
        zygote.start()
        while zygote.losses < 2:
            await asyncio.sleep(0.01)
        assert not await zygote.warm()
        with pytest.raises(OSError):
            await zygote.fork()

    with caplog.at_level(logging.ERROR):
        run(play())
    assert [line.message for line in caplog.records] == ["the process that kernels are forked from has ended"] * 2
