"""Notebooks and tests write to a folder of their own, never to somebody's data; what belongs together stays with one worker.

That folder lies in memory where the machine has such a place: a run commits some twenty thousand times, and each
COMMIT waits for the disk.
"""

import atexit
import gc
import os
import shutil
import tempfile
from collections.abc import Iterator

import pytest

MEMORY = "/dev/shm"  # noqa: S108 (a new folder in it, by mkdtemp)
ROOM = 4 * 1024**3  # bytes that must be free there
RUN = "PARTNERSHIP_KIT_TEST_RUN"  # the folder of the whole run, told to its workers


def folder_of_this_run() -> str:
    """Its path, short enough for a socket's name."""
    roomy = os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM
    return tempfile.mkdtemp(prefix="kit-", dir=MEMORY if roomy else None)


BEGUN_HERE = RUN not in os.environ
if BEGUN_HERE:
    os.environ[RUN] = folder_of_this_run()
os.environ["TMPDIR"] = tempfile.tempdir = os.environ[RUN]
for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
    os.environ.pop(name, None)
os.environ["LANG"] = "C.UTF-8"  # notebooks speak the language of the computer
os.environ["PARTNERSHIP_KIT_DATA"] = tempfile.mkdtemp(prefix="partnership-kit-tests-")
TOGETHER = (
    "test_behind_proxy.py",
    "test_guesses.py",
    "test_kernels.py",
    "test_lab.py",
    "test_loop.py",
    "test_properties.py",
    "test_stock.py",
)  # a server of their own, or stories that are played once


ENDED = []


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Notebooks run on forks, as visitors' kernels do, unless another carrier is asked for."""
    if item.path.suffix != ".ipynb" or item.config.getoption("kernels", "fork") != "fork":
        return (yield)
    from tests.notebooks import forked

    with forked.kernels():
        return (yield)


def pytest_configure() -> None:
    """What is imported and collected stays until the end: nobody need look for rubbish in it, now or in any test."""
    gc.disable()


def pytest_collection_finish() -> None:
    """From here on tests make rubbish, and that is looked for."""
    gc.freeze()
    gc.enable()


@atexit.register  # before multiprocessing has registered its own: what that keeps in the folder, it removes first
def remove_what_is_left() -> None:
    """The folder of a run in which nothing failed."""
    if BEGUN_HERE and ENDED == [pytest.ExitCode.OK]:
        shutil.rmtree(os.environ[RUN], ignore_errors=True)


def pytest_sessionfinish(exitstatus: int) -> None:
    """What a failed run has left behind stays, to be looked at."""
    ENDED.append(exitstatus)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """pytest-xdist's own groups are written into a name that the newest pytest reads no more."""
    from xdist.scheduler import LoadScopeScheduling

    class Scheduling(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            path = nodeid.partition("::")[0]
            for shared in ("postgresql", ".ipynb"):
                if shared in nodeid:
                    return shared  # one worker starts the database; one warms up the process that notebooks are forked from
            return path if path.endswith(TOGETHER) else nodeid

        def mark_test_complete(self, node: object, item_index: int, duration: float = 0) -> None:
            """What is done is forgotten: else all of it is counted again after each of thousands of tests."""
            super().mark_test_complete(node, item_index, duration)
            given = self.assigned_work[node]
            for scope in [scope for scope, tests in given.items() if all(tests.values())]:
                del given[scope]

    return Scheduling(config, log)
