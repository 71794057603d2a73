"""What a move in a round is: who may make it, when, what it does, and how it is refused. `moves` is the table of them all."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar, cast

from kit import store
from kit.days import anywhere_on_earth
from kit.errors import MoveRefused
from kit.rounds import rights
from kit.rounds.plan import agreeing_is_over, is_over
from kit.rounds.when import When, stands
from kit.store import Connection, Database, Place, Round
from kit.store import rounds as table

LOG = logging.getLogger(__name__)
P = ParamSpec("P")
R = TypeVar("R")
LATE = "round.not_now"  # said with where the round stands


class Role(StrEnum):
    """Who somebody is in a round, as the database knows it; nothing that a browser says makes anybody one of these."""

    ANYBODY = "anybody"  # a code or a slip is asked for where one comes in
    KEY = "key"  # has entered a key, or is signed in
    FACILITATOR = "facilitator"  # runs this very round
    SUCCESSOR = "successor"  # has a key and this round's results code, once nobody runs it any more
    SEAT = "seat"  # sits in this round
    SPEAKER = "speaker"  # sits there and speaks for a side


@dataclass(frozen=True)
class By:
    """A browser that wants to make a move in a round ("": none yet).

    `today`: the day that it still is somewhere on Earth. `seat`: from that seat only, where the page was shown to one.
    """

    database: Database
    browser: str
    round_id: str = ""
    today: date = field(default_factory=anywhere_on_earth)
    seat: str = ""


@dataclass(frozen=True)
class Act:
    """A move under way, inside its one transaction: the round and this browser's place in it, as they are now."""

    connection: Connection
    database: Database
    browser: str
    today: date
    found: Round | None
    seated: Place | None

    @property
    def round(self) -> Round:
        """The round. Raises: MoveRefused where there is none."""
        if self.found is None:
            raise MoveRefused("round.not_yours")
        return self.found

    @property
    def place(self) -> Place:
        """This browser's place. Raises: MoveRefused where it has none."""
        if self.seated is None:
            raise MoveRefused("round.no_seat")
        return self.seated

    def holds(self, role: Role) -> bool:
        """Whether this browser is that, in this round."""
        if role is Role.ANYBODY:
            return True
        if role in (Role.SEAT, Role.SPEAKER):
            return self.seated is not None and (role is Role.SEAT or self.seated.speaker)
        if role is Role.KEY:
            return rights.may_create(self.connection, self.database, self.browser, self.today)
        if role is Role.SUCCESSOR:
            reads = rights.holds(self.connection, self.database, self.browser, rights.RESULTS, self.round.id)
            return reads and self.holds(Role.KEY) and not rights.somebody_runs(self.connection, self.round.id)
        return rights.holds(self.connection, self.database, self.browser, rights.FACILITATOR, self.round.id)


def _never(*_args: Any, **_given: Any) -> bool:
    return False


@dataclass(frozen=True)
class Move(Generic[P, R]):
    """One row of the table.

    `who` may, `when` (of the part that is asked now, or of the round), what it `does` inside its transaction, the phrase that it
    is `refused` with at another time, whether everybody who listens is told (`touches`).
    `repeated`: whether this very tap was made already and only its answer was lost, as far as the database tells (a token): then
    nothing is done again, and it is never too late.
    """

    name: str
    who: Role
    when: When
    does: Callable[Concatenate[Act, P], R]
    refused: str = LATE
    touches: bool = False
    repeated: Callable[Concatenate[Act, P], bool] = _never

    def __call__(self, by: By, /, *args: P.args, **given: P.kwargs) -> R:
        """Look up who this is and how the round stands, make the move, touch the version: one transaction.

        Raises: MoveRefused.
        """
        with by.database.writing() as connection:
            act = _begin(connection, by)
            self._check_who(act)
            if self.repeated(act, *args, **given):
                return cast(R, None)  # a move that may be repeated tells nothing back
            self._check_when(act)
            told = self.does(act, *args, **given)
            if self.touches:
                table.touch(connection, act.round.id)
        return told

    def _check_who(self, act: Act) -> None:
        if act.found is None and self.who not in (Role.KEY, Role.SEAT):
            raise self._refusal("round.not_yours")
        if not act.holds(self.who):
            raise self._refusal("round.no_seat" if self.who is Role.SEAT else "round.not_yours")

    def _check_when(self, act: Act) -> None:
        if act.found is None:
            return
        if not self.when.lasts and is_over(act.found, today=act.today):
            raise self._refusal("round.over")
        if act.found.draft and not self.when.drafts:
            raise self._refusal(LATE, stands(act.found))
        if not self.when.holds(act.found):
            raise self._refusal(self.refused, stands(act.found) if self.refused == LATE else "")
        if self.when.shows and agreeing_is_over(act.found, today=act.today):
            raise self._refusal("round.agreeing_over")

    def _refusal(self, phrase: str, now: str = "") -> MoveRefused:
        """The refusal, noted without a word of who asked, in which round, or what was sent."""
        LOG.info("The move %s was refused: %s.", self.name, phrase)
        return MoveRefused(phrase, now)


def _begin(connection: Connection, by: By) -> Act:
    found, seated = None, None
    if by.round_id:
        mine = store.browser_lookup(by.database, by.browser, by.round_id)
        found, seated = table.find_with_seat(connection, by.round_id, mine)
    if seated and by.seat not in ("", seated.seat):
        seated = None  # the phone went round: it sits for somebody else by now
    return Act(connection, by.database, by.browser, by.today, found, seated)
