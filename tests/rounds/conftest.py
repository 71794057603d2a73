import shutil
from pathlib import Path

import pytest

from kit import content, settings, store
from tests.rounds.people import Room
from tests.rounds.played import Played, played


@pytest.fixture
def room(database, source) -> Room:
    return Room(database, content.chosen(content.load_bank(source, "en"), content.SHORT))


@pytest.fixture
def shown(room: Room) -> Room:
    """A round of seven and seven, shown to every side."""
    room.create()
    for side in ("side-1", "side-2"):
        room.fill(side, [3] * 7)
    room.through()
    return room


@pytest.fixture(scope="session")
def game(tmp_path_factory: pytest.TempPathFactory, new_house: Path, source: content.Source) -> Played:
    """Every state of a round and a workshop: whoever asks for it brings one back."""
    data = tmp_path_factory.mktemp("moves") / "data"
    shutil.copytree(new_house, data)
    database = store.open_database(settings.read({"PARTNERSHIP_KIT_DATA": str(data)}))
    items = content.chosen(content.load_bank(source, "en"), content.SHORT)
    return played(database, data / "partnership-kit.sqlite", items)
