"""What holds after each step of a round, and who looks."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kit import rounds, screens, store
from kit.errors import MoveRefused
from kit.server.stream import facts_of
from tests.rounds.machine.book import Book
from tests.rounds.machine.game import Game
from tests.rounds.machine.house import SCREENS, House


class Watching:
    """Looks at a house in which a round is played."""

    house: House
    game: Game
    released: dict[tuple[Any, ...], tuple[Any, ...]]  # every row that an audience could read at the step before
    looks = 0

    @property
    def book(self) -> Book:
        return self.game.book

    def nothing_released_changes(self) -> None:
        found = released_in(self.house.database)
        gone = {
            (book.id, part.number, side) for book in (self.book, *self.game.old) for part in book.parts for side in part.erased
        }
        self.released = {key: row for key, row in self.released.items() if key[:3] not in gone}
        assert {key: found.get(key) for key in self.released} == self.released
        self.released = found
        for book in (self.book, *self.game.old):
            for part in book.parts:
                shown = {(key[3], key[4]): row for key, row in found.items() if key[:3] == (book.id, part.number, "all")}
                assert told(shown) == (part.shown if part.what != "check-safety" else {}), part
                for side in book.sides:
                    mine = (book.id, part.number, side.id, side.id)
                    own = {(side.id, key[4]): row for key, row in found.items() if key[:4] == mine}
                    expected = {} if part.again else part.own.get(side.id, {})
                    assert told(own) == {(side.id, question): value for question, value in expected.items()}, part

    def saved_answers_are_kept(self) -> None:
        """All that was kept, and nothing else."""
        kept: dict[str, dict[str, dict[str, Any]]] = {}
        with self.house.database.reading() as connection:
            asked = "SELECT seat, exercise, question, value FROM answer NATURAL JOIN place WHERE round = ? AND value <> 'null'"
            for seat, part, question, value in connection.exec_driver_sql(asked, (self.book.id,)):
                kept.setdefault(seat, {}).setdefault(part, {})[question] = json.loads(value)
        said = {sitter.seat: {part: given for part, given in sitter.said.items() if given} for sitter in self.book.seats}
        assert kept == {seat: given for seat, given in said.items() if given}, "what is kept is not what was said"

    def counts_are_of_all_sides_together(self) -> None:
        facts = facts_of(self.house.database, [self.book.id])
        counted = {"finished": self.book.finished, "seats": len(self.book.seats)}
        for each in facts.values():
            assert {key: value for key, value in each.items() if key not in ("version", "lights")} == counted
        for who in (each for each in self.game.strangers if not self.game.sitter(each)):
            assert not rounds.listens_as(self.house.database, who.token, self.book.id)

    def somebody_looks(self) -> None:
        """Somebody else each time, at the screen of their habit or at another one."""
        self.looks += 1
        everybody = self.game.everybody
        who = everybody[self.looks * 7 % len(everybody)]
        self.game.look(who, who.screen if self.looks % 3 else list(SCREENS)[self.looks // 3 % 4])

    def nothing_is_exported_before_it_is_shown(self) -> None:
        if not self.book.live and not self.book.opened:
            with pytest.raises(MoveRefused, match="not_revealed"):
                screens.file_of(self.house.visit(self.game.host), self.book.id, "csv")

    def all_look(self) -> None:
        """Everybody at their screen, one of each kind at the results."""
        for who in self.game.everybody:
            self.game.look(who, who.screen)
        for who in (self.game.host, *self.game.seated()[-1:], self.game.reader, self.game.code):
            self.game.look(who, "results")


def released_in(database: store.Database) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    """Every row that an audience may read: its key, and what it says."""
    columns = "round, part, audience, side, question, level, aside, zones, value"
    with database.reading() as connection:
        rows = connection.exec_driver_sql(f"SELECT {columns} FROM release").all()
    return {(row[0], row[1], row[2], row[3], row[4]): tuple(row[5:]) for row in rows}


def told(rows: dict[tuple[str, str], tuple[Any, ...]]) -> dict[tuple[str, str], Any]:
    """(side, question) → the level or the value that is said."""
    return {key: json.loads(row[3]) if row[3] else row[0] for key, row in rows.items()}
