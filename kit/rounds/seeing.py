"""What each person may see of a round now: only released rows, and only those of their audience."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kit import store
from kit.rounds import rights
from kit.rounds.plan import TOGETHER, is_over
from kit.scoring import View
from kit.store import ALL, ASSESSMENT, Action, Database, Place, Released, Round, places
from kit.store import rounds as table


@dataclass(frozen=True)
class Seen:
    """What was revealed of a round: the assessment's rows and those of other parts, the same of the round before, the actions."""

    round: Round
    rows: tuple[Released, ...]
    actions: tuple[Action, ...]
    before: Round | None = None
    rows_before: tuple[Released, ...] = ()
    actions_before: tuple[Action, ...] = ()
    others: tuple[Released, ...] = ()

    def levels(self, side: str, form: str) -> dict[str, int]:
        """Item → the level that a side's rows of one form show."""
        return levels_of(self.rows, side, form)

    @property
    def comparable(self) -> bool:
        """Whether there is a round before this one, and it was asked in the same edition of the questions."""
        return self.before is not None and self.before.edition == self.round.edition

    def levels_before(self, side: str, form: str) -> dict[str, int]:
        """The same of the round before; none where it asked in another edition."""
        return levels_of(self.rows_before, side, form) if self.comparable else {}

    @property
    def views(self) -> list[View]:
        """Every item that two sides let be seen, side by side."""
        own, meta = self.levels(self.round.about, "self"), self.levels(self.round.about, "meta")
        return [
            View(item, other.id, own[item], level, meta.get(item))
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


def own_rows(database: Database, place: Place, *, today: date) -> list[Released]:
    """A side's own picture, for who has finished and its speaker; nothing once the end has passed without a reveal."""
    with database.reading() as connection:
        one, now = table.find_round(connection, id=place.round), places.place_of(connection, place.seat)
        if one is None or now is None or not (now.finished or now.speaker) or is_over(one, today=today):
            return []
        return table.releases(connection, one.id, now.side, one.part)


def left_out(database: Database, place: Place) -> frozenset[str]:
    """What this side leaves out so far; only its own people may ask."""
    with database.reading() as connection:
        one = table.find_round(connection, id=place.round)
        return table.left_out_by(connection, one.id, one.part).get(place.side, frozenset()) if one else frozenset()


def may_see(database: Database, one: Round, browser: str) -> bool:
    """Whether this browser may read what was revealed: a seat, the results code, the words; the example is open to all.

    In a rehearsal real people try their phones: it is no example.
    """
    with database.reading() as connection:
        roles = [rights.holds(connection, database, browser, role, one.id) for role in (rights.RESULTS, rights.FACILITATOR)]
    example = one.synthetic and one.live is None
    return one.opened and (example or any(roles) or place_in(database, one.id, browser) is not None)


def seen(database: Database, round_id: str) -> Seen | None:
    """Everything that was revealed to all in a round, and in the one before it."""
    with database.reading() as connection:
        one = table.find_round(connection, id=round_id)
        if one is None or not (one.opened or one.live):
            return None
        before = table.find_round(connection, id=one.previous) if one.previous else None
        rows = table.releases(connection, one.id, ALL)
        asked = next((part.number for part in one.parts if part.what == ASSESSMENT), one.part)
        return Seen(
            table.at_part(connection, one, asked),
            tuple(row for row in rows if _assessed(one, row)),
            tuple(table.actions(connection, one.id)),
            before,
            tuple(row for row in table.releases(connection, before.id, ALL) if _assessed(before, row)) if before else (),
            tuple(table.actions(connection, before.id)) if before else (),
            tuple(row for row in rows if not _assessed(one, row)),
        )


def _assessed(one: Round, row: Released) -> bool:
    return any(part.number == row.part and part.what == ASSESSMENT for part in one.parts)


def earlier_actions(database: Database, one: Round) -> list[Action]:
    """The actions of the round before, for the first page of this one."""
    with database.reading() as connection:
        return table.actions(connection, one.previous) if one.previous else []


def by_code(database: Database, code: str) -> Round | None:
    """The round with that join code, for the command line of whoever has the data folder."""
    with database.reading() as connection:
        return table.find_round(connection, code=code)


def names(database: Database, wanted: str) -> list[str]:
    """The names of a round's organisations; those of a joined side one by one, too."""
    with database.reading() as connection:
        found = table.names(connection, wanted)
    return list(dict.fromkeys(name for whole in found for name in (whole, *whole.split(TOGETHER))))


def example(database: Database) -> str:
    """The id of the synthetic round to show, or ""."""
    with database.reading() as connection:
        return next(iter(table.synthetic_rounds(connection)), "")


def facilitates(database: Database, browser: str, round_id: str) -> bool:
    """Whether this browser runs that round."""
    with database.reading() as connection:
        return rights.holds(connection, database, browser, rights.FACILITATOR, round_id)


def projects(database: Database, browser: str, round_id: str) -> bool:
    """Whether this browser is the wall of that workshop."""
    with database.reading() as connection:
        return rights.holds(connection, database, browser, rights.PROJECTOR, round_id)


def has_speaker(database: Database, one: Round, side: str) -> bool:
    """Whether somebody speaks for that side."""
    with database.reading() as connection:
        return places.speaker_of(connection, one.id, side) is not None


@dataclass(frozen=True)
class Beat:
    """What a round's listeners are told: its version, how many have finished and how many have a seat."""

    version: int
    finished: int
    seats: int


def beats(database: Database, wanted: list[str]) -> dict[str, Beat]:
    """Round → its beat, for the rounds that somebody listens to."""
    with database.reading() as connection:
        found = {}
        for one, version in table.versions(connection, wanted).items():
            counts = places.seat_counts(connection, one).values()
            found[one] = Beat(version, sum(done for _, done in counts), sum(seats for seats, _ in counts))
    return found


def may_listen(database: Database, browser: str, round_id: str) -> bool:
    """Whether this browser has anything to do with that round."""
    mine = place_in(database, round_id, browser)
    return mine is not None or facilitates(database, browser, round_id) or projects(database, browser, round_id)


def may_create(database: Database, browser: str) -> bool:
    """Whether this browser has entered the key."""
    with database.reading() as connection:
        return rights.holds(connection, database, browser, rights.CREATE)
