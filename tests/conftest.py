"""What every test may ask for: a data folder of its own, a database in it, the kit's own shelf."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kit import content, settings, store
from tests.running import Running

TODAY = date(2026, 11, 24)


@pytest.fixture
def house(tmp_path: Path) -> settings.Settings:
    return settings.read({"PARTNERSHIP_KIT_DATA": str(tmp_path / "data")})


@pytest.fixture
def database(house: settings.Settings) -> store.Database:
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
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    running = Running(tmp_path_factory.mktemp("server") / "data").start()
    yield running
    running.stop()
