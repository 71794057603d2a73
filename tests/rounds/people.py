"""A round with people in it, made by the same moves as a real one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from kit import content, rounds, store
from kit.store import RoundSide

TODAY = date(2026, 11, 25)
RUNS = "f" * 32
SEVEN = RoundSide(id="side-1", name="Northlight", people=12, mode="anonymous", funds=True)
PARTNERS = RoundSide(id="side-2", name="Collectif Maji", people=12, mode="anonymous", funds=False)
THREE = RoundSide(id="side-2", name="Raíces", people=3, mode="declared", funds=False)


@dataclass
class Room:
    """A database, the items asked, one round and everybody's place."""

    database: store.Database
    items: list[content.Item]
    made: rounds.Created | None = None
    places: dict[str, list[store.Place]] = field(default_factory=dict)

    @property
    def round(self) -> store.Round:
        found = rounds.find(self.database, self.made.round.id)
        assert found is not None
        return found

    def create(self, *sides: RoundSide, **plan) -> rounds.Created:
        rounds.trust(self.database, RUNS)
        chosen = {"ends": TODAY + timedelta(days=9), "deletes": TODAY + timedelta(days=39), **plan}
        wanted = rounds.Plan(sides=sides or (SEVEN, PARTNERS), **chosen)
        self.made, self.places = rounds.create(self.database, wanted, browser=RUNS, language="en", today=TODAY), {}
        return self.made

    def sit(self, side: str) -> store.Place:
        mine = self.places.setdefault(side, [])
        slip = "" if mine else self.made.slips[side]
        mine.append(rounds.sit_down(self.database, self.made.round, side, slip=slip, browser=store.new_browser(), today=TODAY))
        return mine[-1]

    def answer(self, place: store.Place, level: Callable[[str], object], *, rev: int = 1, finished: bool = True) -> store.Stored:
        given = {q: level(q) for q in rounds.questions_of(self.round, place.side, self.items)}
        return rounds.answer(self.database, place, {**given, "finished": finished}, rev=rev, today=TODAY)

    def fill(self, side: str, levels: list[int]) -> None:
        for level in levels:
            self.answer(self.sit(side), lambda _, level=level: level)

    def close(self) -> None:
        rounds.close(self.database, self.made.round.id, rounds.asked_of(self.round, self.items), browser=RUNS, today=TODAY)

    def agree(self, *out: str) -> None:
        left = out or tuple(item.id for item in self.items[:2])
        for side in self.round.sides:
            if not side.erased:
                rounds.agree(self.database, self.places[side.id][0], left, today=TODAY)

    def reveal(self) -> None:
        rounds.reveal(self.database, self.made.round.id, browser=RUNS, today=TODAY)

    def through(self, *out: str) -> rounds.Seen:
        self.close()
        self.agree(*out)
        self.reveal()
        found = rounds.seen(self.database, self.made.round.id)
        assert found is not None
        return found
