import pytest

from kit import content
from tests.rounds.people import Room


@pytest.fixture
def room(database, source) -> Room:
    return Room(database, content.chosen(content.load_bank(source, "en"), content.SHORT))
