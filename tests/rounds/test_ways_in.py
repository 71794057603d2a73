"""A check cannot be forgotten: nothing in a round is written but by a move of the table, or by one of the ways in listed here."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from kit import rounds
from kit.rounds import MOVES, Move, moves

KIT = Path(rounds.__file__).parents[1]
WAYS_IN = {
    "move.Move.__call__": "every move",
    "keys.make_key": "somebody has the data folder in their hands",
    "keys.withdraw_key": "the same",
    "keys.sign_in": "the organisation's own door, behind a proxy that is believed",
    "rights.trust": "somebody has the data folder in their hands",
    "rights.enter_key": "the key",
    "rights.enter_words": "the facilitator's six words",
    "rights.enter_projector": "a workshop's code, on the wall",
    "rights.enter_results": "the results code",
    "rights.open_receipt": "a seat's six words, alone",
    "seating.come_back": "a seat's six words, in a round",
    "demo.rehearsal_seats": "slips for made-up people, in a rehearsal only",
}


def functions(folder: str) -> Iterator[tuple[str, ast.FunctionDef]]:
    """Every function and method of a room, under the name of its file and class."""
    for file in sorted((KIT / folder).rglob("*.py")):
        for node in ast.parse(file.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef):
                yield from ((f"{file.stem}.{node.name}.{n.name}", n) for n in node.body if isinstance(n, ast.FunctionDef))
            if isinstance(node, ast.FunctionDef):
                yield f"{file.stem}.{node.name}", node


def called(function: ast.FunctionDef) -> set[str]:
    names = (node.func for node in ast.walk(function) if isinstance(node, ast.Call))
    return {getattr(name, "attr", getattr(name, "id", "")) for name in names}


def begin_a_transaction() -> set[str]:
    """What a call has to be of to write to the database by itself."""
    return {"writing", *(name.rpartition(".")[2] for name, function in functions("store") if "writing" in called(function))}


@pytest.mark.long
def test_only_moves_and_the_ways_in_write() -> None:
    writers = begin_a_transaction()
    assert {"writing", "save", "new_receipt", "erase"} <= writers
    assert {name for name, function in functions("rounds") if called(function) & writers} == WAYS_IN.keys()


@pytest.mark.parametrize("room", ["apps", "asking", "authoring", "kinds", "learning", "pages", "rehearsal", "reports", "screens"])
def test_no_other_room_writes_to_a_round(room: str) -> None:
    alone = {"save", "erase", "erase_everything", "extend", "make_seat", "new_receipt", "open_receipt"}  # somebody working alone
    writers = begin_a_transaction()
    found = {name: called(function) & writers for name, function in functions(room)}
    in_rounds = {file.stem for package in ("seat", "host") for file in (KIT / "screens" / package).glob("*.py")} | {
        "wall",
        "revealing",
    }
    assert not {name: calls for name, calls in found.items() if calls - alone}
    assert not {name: calls for name, calls in found.items() if calls and name.partition(".")[0] in in_rounds}


@pytest.mark.long
def test_a_move_under_way_is_begun_in_one_place_only() -> None:
    found = {
        name
        for room in ("rounds", "screens", "asking", "kinds", "learning", "rehearsal", "server")
        for name, f in functions(room)
        if "Act" in called(f)
    }
    assert found == {"move._begin"}


def inside_a_move(function: ast.FunctionDef) -> bool:
    first = [*function.args.posonlyargs, *function.args.args][:1]
    return bool(first) and getattr(first[0].annotation, "id", "") == "Act"


def test_whatever_is_done_inside_a_move_is_a_row_of_the_table() -> None:
    names = {name.rpartition(".")[2] for name, function in functions("rounds") if inside_a_move(function)}
    rows = {each.__name__ for move in MOVES.values() for each in (move.does, move.repeated)}
    assert {name for name in names if not name.startswith("_")} == rows - {"_never"}


def test_a_move_is_called_by_its_name() -> None:
    for name, move in MOVES.items():
        assert getattr(moves, name) is getattr(rounds, name) is move
        assert move.name == name
    assert len(MOVES) == sum(isinstance(each, Move) for each in vars(moves).values())
