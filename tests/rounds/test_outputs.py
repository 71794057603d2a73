"""What leaves a round in files does not tell one person from another, nor what a side left out."""

from __future__ import annotations

import pytest

from kit import content, store
from kit.screens import Visit, file_of
from kit.settings import read
from tests.rounds.people import Room

pytestmark = pytest.mark.long

SOURCE = content.Source(read({}).exercises)
ITEMS = content.chosen(content.load_bank(SOURCE, "en"), content.SHORT)


def outputs(room: Room) -> list[bytes]:
    visit = Visit(room.database, SOURCE, "en", browser="")
    return [file_of(visit, room.round.id, kind) for kind in ("csv", "html", "xlsx")]


@pytest.mark.parametrize("order", [[3, 1, 4, 2, 2, 0, 3], [0, 2, 3, 2, 1, 3, 4]])
def test_two_people_who_swap_their_answers_change_no_byte_of_any_output(tmp_path, order) -> None:
    found = []
    for n, levels in enumerate(([3, 1, 4, 2, 2, 0, 3], order)):
        room = Room(store.open_database(read({"PARTNERSHIP_KIT_DATA": str(tmp_path / str(n))})), ITEMS)
        room.create()
        room.fill("side-1", levels)
        room.fill("side-2", levels[::-1])
        room.through()
        found.append(outputs(room))
    assert found[0] == found[1]


def test_a_left_out_question_is_in_no_output(tmp_path) -> None:
    room = Room(store.open_database(read({"PARTNERSHIP_KIT_DATA": str(tmp_path)})), ITEMS)
    room.create()
    room.fill("side-1", [3] * 7)
    room.fill("side-2", [1] * 7)
    room.through("A2.2", "E3.4")
    csv, html, _ = outputs(room)
    for item in ITEMS:
        assert (item.id.encode() in csv) == (item.id not in ("A2.2", "E3.4"))
        assert (f"{item.name} <span".encode() in html) == (item.id not in ("A2.2", "E3.4"))
