import pytest

from kit import content
from tests.rounds.people import Room


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
