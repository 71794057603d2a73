"""Notebooks and tests write to a folder of their own, never to somebody's data; what belongs together stays with one worker."""

import os
import tempfile

import pytest

os.environ["PARTNERSHIP_KIT_DATA"] = tempfile.mkdtemp(prefix="partnership-kit-tests-")
TOGETHER = (
    ".ipynb",
    "test_guesses.py",
    "test_kernels.py",
    "test_stock.py",
)  # one kernel; a server of their own


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """pytest-xdist's own groups are written into a name that the newest pytest reads no more."""
    from xdist.scheduler import LoadScopeScheduling

    class Scheduling(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            path = nodeid.partition("::")[0]
            return path if path.endswith(TOGETHER) else nodeid

    return Scheduling(config, log)
