"""What every test may ask for: a data folder of its own, a database in it, the kit's own shelf, a server that several share."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

import hypothesis
import pytest

from kit import content, settings, store
from kit.charts.picture import Drawing
from kit.rounds import rights
from tests import made, postgres
from tests.pairs import pairwise
from tests.running import Forked, Running

TODAY = date(2026, 11, 24)
KERNELS = {"fork": (), "plain": ("--no-fork",), "none": ("--most-kernels", "0")}  # forks of the warm process, ordinary ones
DATABASES = ("sqlite", "postgresql")
KEPT = made.keep_drawings()
Serving = Callable[..., AbstractContextManager[Running]]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--whole", action="store_true", help="every combination of a matrix, not only every pair in it (make test-all)"
    )
    parser.addoption(
        "--database", choices=DATABASES, default="sqlite", help="what answers are kept in, also where a test says nothing"
    )
    parser.addoption("--kernels", choices=list(KERNELS), default="fork", help="what carries the pages of the shared server")
    parser.addoption("--minutes", type=float, default=0, help="for how long the machine of tests/rounds plays (test-all: ten)")
    parser.addoption("--seed", type=int, default=None, help="what that machine begins with, to see again what it has found")


def pytest_configure(config: pytest.Config) -> None:
    if config.option.whole:  # what says nothing else tries a hundred examples
        hypothesis.settings.register_profile("whole", max_examples=300)
        hypothesis.settings.load_profile("whole")
    if config.option.database == "postgresql":
        if not postgres.programs():
            pytest.exit("There is no PostgreSQL on this machine: nothing was tried with it.", 0)
        postgres.everywhere()


def pytest_sessionfinish() -> None:
    postgres.RUNNING.close()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if metafunc.config.option.database == "sqlite" and next(metafunc.definition.iter_markers("both"), None):
        other = pytest.param("postgresql", marks=pytest.mark.long)
        metafunc.parametrize("database_kind", ["sqlite", other], indirect=True)
    for mark in metafunc.definition.iter_markers("matrix"):
        names, *lists = mark.args
        metafunc.parametrize(
            names, list(product(*lists)) if metafunc.config.option.whole else mark.kwargs["few"] or pairwise(*lists)
        )


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest comes first, so that no worker ends alone."""
    for item in items:
        if item.config.option.database != "sqlite" and next(item.iter_markers("sqlite"), None):
            item.add_marker(pytest.mark.skip("of SQLite's file"))
        if "serving" in getattr(item, "fixturenames", ()):
            item.add_marker("server")
    items.sort(key=lambda item: next(n for n, holds in enumerate(LONGEST) if holds(item)))


LONGEST = (
    lambda item: item.config.option.whole and item.path.name in ("test_machine.py", "test_container.py"),  # ten minutes, and five
    lambda item: {"own_server", "bare_server"} & {*getattr(item, "fixturenames", ())},
    lambda item: "browser" in getattr(item, "fixturenames", ()),
    lambda item: item.path.suffix == ".ipynb",
    lambda item: True,
)


@pytest.fixture(params=("fr", "en", "es"))
def library(request: pytest.FixtureRequest, source: content.Source) -> content.Library:
    """The words of the kit, in each language in turn."""
    return content.library(source, request.param)


@pytest.fixture
def english(source: content.Source) -> content.Library:
    return content.library(source, "en")


@pytest.fixture(autouse=True, scope="session")
def what_is_made_once() -> None:
    made.begin_with(made.tables())
    made.share_statements()
    made.draw_codes_plainly()


@pytest.fixture(autouse=True, scope="session")
def no_slot_is_left() -> None:
    """A phrase that is said with a slot that nobody fills is a fault of whoever says it."""
    says = content.Phrases.say

    def say(self: content.Phrases, key: str, /, **slots: object) -> str:
        left = set(re.findall(r"\{(\w+)\}", self[key])) - {*slots}
        assert not left, f"{key} is said without {left}"
        return says(self, key, **slots)

    content.Phrases.say = say


@pytest.fixture(autouse=True)
def drawings_kept(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where reports and screens are read. A test marked `drawn_anew` is about the drawing."""
    if request.path.parent.name in ("reports", "screens", "rounds") and not next(request.node.iter_markers("drawn_anew"), None):
        monkeypatch.setattr(Drawing, "_made", KEPT)


@pytest.fixture(autouse=True)
def guesses_forgotten() -> None:
    """Wrong codes count for the whole process: those of one test are not another's."""
    rights.GUESSES.times.extend([float("-inf")] * rights.GUESSES.times.maxlen)


@pytest.fixture
def database_kind(request: pytest.FixtureRequest) -> str:
    """That of the run, or each of the two where a test is marked `both`."""
    return getattr(request, "param", request.config.option.database)


@pytest.fixture
def house(tmp_path: Path, database_kind: str) -> Iterator[settings.Settings]:
    chosen = settings.read({"PARTNERSHIP_KIT_DATA": str(tmp_path / "data")})
    if database_kind == "sqlite":
        yield chosen
    elif not postgres.programs():
        pytest.skip("no PostgreSQL on this machine")
    else:
        yield replace(chosen, database=postgres.here().of(chosen.data))
        postgres.here().drop(chosen.data)


@pytest.fixture(scope="session")
def new_house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder as it is before anybody came: made once, copied for each test."""
    folder = tmp_path_factory.mktemp("house") / "data"
    store.open_database(
        replace(settings.read({"PARTNERSHIP_KIT_DATA": str(folder)}), database=f"sqlite:///{folder}/partnership-kit.sqlite")
    )
    return folder


@pytest.fixture
def database(house: settings.Settings, new_house: Path) -> store.Database:
    shutil.copytree(new_house, house.data)
    return store.open_database(house)


@pytest.fixture(scope="session")
def exercises() -> Path:
    return settings.read({}).exercises


@pytest.fixture(scope="session")
def source(exercises: Path) -> content.Source:
    """The kit's own content without a site over it."""
    return content.Source(exercises)


@pytest.fixture(scope="session")
def shelf(source: content.Source) -> dict[str, content.Exercise]:
    return content.load_shelf(source, "en")


@pytest.fixture(scope="session")
def serving() -> Serving:
    """How a test gets a server: `with serving(folder, "--an-option") as running`."""
    return serve


@contextmanager
def serve(folder: Path, *options: str, kind: type[Running] = Forked) -> Iterator[Running]:
    running = kind(folder / "data", options=options).start()
    try:
        yield running
    finally:
        running.stop()


@pytest.fixture(scope="session")
def server(serving: Serving, tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Iterator[Running]:
    """One for all tests of a worker that neither kill it nor need other options."""
    with serving(tmp_path_factory.mktemp("server"), *KERNELS[pytestconfig.option.kernels]) as running:
        yield running


@pytest.fixture
def own_server(serving: Serving, tmp_path: Path) -> Iterator[Running]:
    """For a test that kills it."""
    with serving(tmp_path) as running:
        yield running
