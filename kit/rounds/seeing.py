"""What each person may see of a round now: only released rows, and only those of their audience."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from kit import store
from kit.errors import MoveRefused
from kit.rounds import rights
from kit.rounds.move import By
from kit.rounds.plan import is_over
from kit.scoring import TwoViews
from kit.store import (
    ALL,
    ASSESSMENT,
    FRESH,
    Action,
    Connection,
    Database,
    Noted,
    Place,
    Pooling,
    Released,
    Round,
    Stage,
    places,
    said,
)
from kit.store import rounds as table


@dataclass(frozen=True)
class Past:
    """An earlier round of the same partnership: the rows of its assessment that were revealed, and its actions."""

    round: Round
    rows: tuple[Released, ...] = ()
    actions: tuple[Action, ...] = ()
    noted: tuple[Noted, ...] = ()  # what each side says became of them

    def levels(self, side: str, form: str) -> dict[str, int]:
        """Item → the level that a side's rows of one form show."""
        return levels_of(self.rows, side, form)


@dataclass(frozen=True)
class Seen:
    """What was revealed of a round: the assessment's rows and those of other parts, the actions, the rounds before."""

    round: Round
    rows: tuple[Released, ...]
    actions: tuple[Action, ...]
    past: tuple[Past, ...] = ()  # the latest first
    others: tuple[Released, ...] = ()
    noted: tuple[Noted, ...] = ()  # what each side says became of the actions

    @property
    def before(self) -> Round | None:
        """The round before this one."""
        return self.past[0].round if self.past else None

    @property
    def actions_before(self) -> tuple[Action, ...]:
        """What the round before wanted to change."""
        return self.past[0].actions if self.past else ()

    @property
    def noted_before(self) -> tuple[Noted, ...]:
        """What each side says became of it."""
        return self.past[0].noted if self.past else ()

    @property
    def alike(self) -> tuple[Past, ...]:
        """The rounds before that were asked in the same edition of the questions, the latest first."""
        return tuple(each for each in self.past if each.round.edition == self.round.edition)

    def levels(self, side: str, form: str) -> dict[str, int]:
        """Item → the level that a side's rows of one form show."""
        return levels_of(self.rows, side, form)

    @property
    def comparable(self) -> bool:
        """Whether there is a round before this one, and it was asked in the same edition of the questions."""
        return self.before is not None and self.before.edition == self.round.edition

    def levels_before(self, side: str, form: str) -> dict[str, int]:
        """The same of the round before; none where it asked in another edition."""
        return self.past[0].levels(side, form) if self.comparable else {}

    @property
    def everything(self) -> tuple[Released, ...]:
        """Every row that was revealed to all."""
        return (*self.rows, *self.others)

    @property
    def told_others(self) -> tuple[Released, ...]:
        """Of the parts beside the assessment what a report tells: of a check only what the room has seen."""
        unseen = {part.number for part in self.round.parts if part.pools == Pooling.WHOLE and not part.shown}
        return tuple(row for row in self.others if row.part not in unseen)

    @property
    def views(self) -> list[TwoViews]:
        """Every item that two sides let be seen, side by side."""
        own, meta = self.levels(self.round.about, "self"), self.levels(self.round.about, "meta")
        return [
            TwoViews(item, other.id, own[item], level, meta.get(item))
            for other in self.round.others
            for item, level in self.levels(other.id, "view").items()
            if item in own
        ]


def levels_of(rows: tuple[Released, ...], side: str, form: str) -> dict[str, int]:
    """Item → level of one side and form; where too few answered there is none."""
    mine = [row for row in rows if row.side == side and row.question.startswith(f"{form}.")]
    return {row.question.partition(".")[2]: row.level for row in mine if row.level is not None}


def find(database: Database, round_id: str) -> Round | None:
    """The round with that id."""
    with database.reading() as connection:
        return table.find_round(connection, id=round_id)


def place_in(database: Database, round_id: str, browser: str) -> Place | None:
    """This browser's place in a round."""
    with database.reading() as connection:
        return places.place_behind(connection, store.browser_lookup(database, browser, round_id))


def own_picture(connection: Connection, round_: Round, seat: Place, today: date) -> list[Released]:
    """A side's own picture, for who has finished and its speaker, unless that one came later; nothing once the end has passed.

    What a side begins its agreed answer with is for who has finished alone.
    """
    speaks = seat.speaker and not round_.side(seat.side).unseen and round_.now.pools == Pooling.LEVELS
    sees = (seat.finished or speaks) and not is_over(round_, today=today)
    return table.releases(connection, round_.id, seat.side, part=round_.part) if sees else []


def readable(by: By) -> Seen | None:
    """What a round has revealed, for who took part in it, runs it, or has its results code; a made-up one is open to all.

    In a rehearsal real people try their phones: it is no example.
    """
    with by.database.reading() as connection:
        mine = store.browser_lookup(by.database, by.browser, by.round_id)
        round_, seat = table.find_with_seat(connection, by.round_id, mine)
        if round_ is None or not round_.readable:
            return None
        example = round_.synthetic and round_.live is None
        reads = (rights.RESULTS, rights.FACILITATOR)
        roles = (rights.holds(connection, by.database, by.browser, role, round_.id) for role in reads)
        return seen_in(connection, round_) if example or seat or any(roles) else None


def seen(database: Database, round_id: str) -> Seen | None:
    """Everything that was revealed to all in a round, and in the one before it."""
    with database.reading() as connection:
        round_ = table.find_round(connection, id=round_id)
        return seen_in(connection, round_) if round_ else None


def seen_in(connection: Connection, round_: Round) -> Seen | None:
    """As `seen`, inside a transaction."""
    if not (round_.opened or round_.live):
        return None
    rows = table.releases(connection, round_.id, ALL)
    return Seen(
        _as_told(connection, round_),
        tuple(row for row in rows if _assessed(round_, row)),
        tuple(table.actions(connection, round_.id)),
        tuple(_before(connection, round_)),
        tuple(row for row in rows if not _assessed(round_, row)),
        said.noted(connection, round_.id),
    )


def _as_told(connection: Connection, round_: Round) -> Round:
    """The round as it stands at its assessment; of a part that is still apart nothing, not even which side will show nothing."""
    number = next((part.number for part in round_.parts if part.what == ASSESSMENT), round_.part)
    told = round_ if number == round_.part else table.at_part(connection, round_, number)
    return told if told.stage != Stage.CAUCUS else replace(told, sides=tuple(replace(side, **FRESH) for side in told.sides))


def _before(connection: Connection, round_: Round) -> Iterator[Past]:
    """The rounds that this one follows, as far back as they are kept."""
    while round_.previous:
        found = table.find_round(connection, id=round_.previous)
        if found is None:
            return
        rows = (row for row in table.releases(connection, found.id, ALL) if _assessed(found, row))
        yield Past(
            _as_told(connection, found), tuple(rows), tuple(table.actions(connection, found.id)), said.noted(connection, found.id)
        )
        round_ = found


def _assessed(round_: Round, row: Released) -> bool:
    return any(part.number == row.part and part.what == ASSESSMENT for part in round_.parts)


def by_code(database: Database, code: str) -> Round | None:
    """The round with that join code, for the command line of whoever has the data folder."""
    with database.reading() as connection:
        return table.find_round(connection, code=code)


def example(database: Database) -> str:
    """The id of the synthetic round to show, or ""."""
    with database.reading() as connection:
        return next(iter(table.synthetic_rounds(connection)), "")


def facilitates(database: Database, browser: str, round_id: str) -> bool:
    """Whether this browser runs that round."""
    with database.reading() as connection:
        return rights.holds(connection, database, browser, rights.FACILITATOR, round_id)


def to_follow(by: By) -> Round:
    """The round that nobody runs any more, to set up the one after it. Raises: MoveRefused as long as somebody runs it."""
    with by.database.reading() as connection:
        round_ = table.find_round(connection, id=by.round_id)
        if round_ is None or rights.somebody_runs(connection, round_.id):
            raise MoveRefused("later.somebody_runs")
        return round_


def projects(database: Database, browser: str, round_id: str) -> bool:
    """Whether this browser is the wall of that workshop."""
    with database.reading() as connection:
        return rights.holds(connection, database, browser, rights.PROJECTOR, round_id)


def listened_to(database: Database, wanted: list[str]) -> list[Round]:
    """The rounds that somebody listens to, as they are now."""
    with database.reading() as connection:
        found = (table.find_round(connection, id=each) for each in wanted)
        return [one for one in found if one]


def listens_as(database: Database, browser: str, round_id: str) -> str:
    """As what this browser may hear of that round, whoever runs it first; "" where it has nothing to do with it."""
    with database.reading() as connection:
        if rights.holds(connection, database, browser, rights.FACILITATOR, round_id):
            return rights.FACILITATOR
        if places.place_behind(connection, store.browser_lookup(database, browser, round_id)):
            return rights.SEAT
        return rights.PROJECTOR if rights.holds(connection, database, browser, rights.PROJECTOR, round_id) else ""


def may_create(by: By) -> bool:
    """Whether this browser has entered a key, or is signed in."""
    with by.database.reading() as connection:
        return rights.may_create(connection, by.database, by.browser, by.today)
