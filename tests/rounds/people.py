"""A round with people in it, made by the same moves as a real one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from kit import content, rounds, store
from kit.store import RoundSide
from tests.worlds import as_before

DECIDED = store.Action(number=1, what="a", who="b", means="c", by="2027-01-01", sign="d")
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
    browsers: dict[str, str] = field(default_factory=dict)  # seat → the browser that sits there
    done: list[str] = field(default_factory=list)  # what it has done so far, and how often the file was written by then
    stands: int = -1

    @property
    def round(self) -> store.Round:
        found = rounds.find(self.database, self.made.round.id)
        assert found is not None
        return found

    @property
    def host(self) -> rounds.By:
        """Whoever runs the round."""
        return self.as_browser(RUNS)

    def as_browser(self, token: str) -> rounds.By:
        """Any browser, in this round."""
        return rounds.By(self.database, token, self.made.round.id if self.made else "", TODAY)

    def by(self, place: store.Place) -> rounds.By:
        """The browser that sits there."""
        return replace(self.as_browser(self.browsers[place.seat]), round_id=place.round)

    @as_before
    def create(self, *sides: RoundSide, follows: bool = False, **plan) -> rounds.Created:
        """A round of its own, or the one after this."""
        rounds.trust(self.database, RUNS)
        if follows:
            a_month_goes_by(self.database)
        chosen = {
            "ends": TODAY + timedelta(days=9),
            "agrees": TODAY + timedelta(days=9),
            "deletes": TODAY + timedelta(days=39),
            **plan,
        }
        wanted = rounds.Plan(sides=sides or (SEVEN, PARTNERS), **chosen)
        self.made = (rounds.follow if follows else rounds.create)(self.host, wanted, language="en")
        self.places, self.browsers = {}, {}
        return self.made

    def sit(self, side: str) -> store.Place:
        """One more person on that side, the first one with its slip."""
        mine = self.places.setdefault(side, [])
        mine.append(self.sit_as(store.new_browser(), side, slip="" if mine else self.made.slips[side]))
        return mine[-1]

    def sit_as(self, token: str, side: str, *, slip: str = "") -> store.Place:
        """That browser sits down, having read the round as it was made."""
        place = rounds.sit_down(self.as_browser(token), self.made.round, side, code=slip or self.made.round.code)
        self.browsers[place.seat] = token
        return place

    def answer(self, place: store.Place, level: Callable[[str], object], *, rev: int = 1, finished: bool = True) -> store.Stored:
        given = {q: level(q) for q in rounds.questions_of(self.round, place.side, self.items)}
        return rounds.answer(self.by(place), {**given, "finished": finished}, rev=rev)

    def own(self, place: store.Place, today: date = TODAY) -> tuple[store.Released, ...]:
        """The picture of its own side that this seat sees."""
        return rounds.seat_scene(replace(self.by(place), today=today)).own

    @as_before
    def fill(self, side: str, levels: list[int]) -> None:
        for level in levels:
            self.answer(self.sit(side), lambda _, level=level: level)

    @as_before
    def close(self) -> None:
        asked = rounds.asked_of(self.round, self.items)
        rounds.close(self.host, asked, part=1)
        for side in self.round.sides:
            if side.spoken_for and rounds.waits_to_be_counted(self.round, side):
                rounds.open_picture(self.by(self.places[side.id][0]), asked[side.id], part=1)

    def agree(self, *out: str) -> None:
        left = out or tuple(item.id for item in self.items[:2])
        for side in self.round.sides:
            if not side.erased:
                rounds.agree(self.by(self.places[side.id][0]), left, part=1)

    def reveal(self) -> None:
        rounds.reveal(self.host)

    @as_before
    def through(self, *out: str) -> rounds.Seen:
        self.close()
        self.agree(*out)
        self.reveal()
        found = rounds.seen(self.database, self.made.round.id)
        assert found is not None
        return found


def a_month_goes_by(database: store.Database) -> None:
    """Since whatever was revealed: as long as it takes until another round may follow."""
    with database.writing() as connection:
        before = (TODAY - timedelta(days=30)).isoformat()
        connection.exec_driver_sql(f"UPDATE round SET opened_on = '{before}' WHERE opened_on IS NOT NULL")


def kept(database: store.Database, place: store.Place) -> store.Stored:
    """What is committed for a seat, of the part that is asked now."""
    one = rounds.find(database, place.round)
    return store.load(database, place.seat, rounds.taking_part.answer_key(one, place))
