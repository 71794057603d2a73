"""Who may do what: looked up in the database on every move, so that it holds over restarts and on every device."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from datetime import date
from time import monotonic

from kit import store
from kit.errors import MoveRefused, UnknownCode, UnknownReceipt
from kit.rounds import neighbours
from kit.store import Access, Connection, Database
from kit.store import rounds as table

CREATE, FACILITATOR, SPEAKER, SEAT, RESULTS = "create", "facilitator", "speaker", "seat", "results"
PROJECTOR = "projector"


class Tries:
    """So many tries in so many seconds for all servers together: a room shares one address, and none is kept."""

    def __init__(self, most: int, seconds: float) -> None:
        self.seconds, self.times = seconds, deque([float("-inf")] * most, maxlen=most)

    @property
    def left(self) -> bool:
        """Whether one more is within the limit."""
        return monotonic() - self.times[0] >= self.seconds

    def one_more(self) -> bool:
        """Whether this try is within the limit."""
        if not self.left:
            return False
        self.times.append(monotonic())
        return True


GUESSES = Tries(most=30, seconds=60)


def count_a_guess() -> None:
    """One more wrong code or word. Right ones open at any time: somebody who guesses must not keep a room out.
    Six words that an earlier version gave wait until there are fewer guesses (`way_in`).

    A join code has 39 bits: a hundred thousand guesses hit one of ten open rounds less than twice in a million times.
    Raises: MoveRefused after too many, which the server says slowly.
    """
    if not GUESSES.one_more():
        raise MoveRefused("error.rate")
    neighbours.say("guess")


@neighbours.hears("guess")
def count_anothers() -> None:
    """A wrong code or word that was typed at another server on this database."""
    GUESSES.one_more()


def open_receipt(database: Database, words: str, browser: str) -> store.Seat:
    """Let this browser open the seat of those six words. Raises: UnknownReceipt, MoveRefused after too many wrong ones."""
    try:
        return store.open_receipt(database, words, browser, earlier=GUESSES.left)
    except UnknownReceipt:
        count_a_guess()
        raise


def way_in(database: Database, words: str, opens: Callable[[Connection, str], object]) -> str:
    """How those six words are kept. Words of an earlier version cost a tenth of a second: none once too many were wrong."""
    return store.way_in(database, words, opens, earlier=GUESSES.left)


def browser_role(database: Database, browser: str, role: str, round_id: str) -> str:
    """How a browser with a role in a round is looked up."""
    return store.lookup_of(database, "browser", browser, role, round_id)


def allow(connection: Connection, database: Database, browser: str, access: Access) -> None:
    """Let this browser have a role."""
    store.give(connection, browser_role(database, browser, access.role, access.round), access)


def holds(connection: Connection, database: Database, browser: str, role: str, round_id: str = "") -> bool:
    """Whether this browser has that role in that round."""
    return store.held(connection, browser_role(database, browser, role, round_id)) is not None


def somebody_runs(connection: Connection, round_id: str) -> bool:
    """Whether anybody's words, or any browser, still open the page of whoever runs that round."""
    return store.given(connection, FACILITATOR, round_id)


def may_create(connection: Connection, database: Database, browser: str, today: date) -> bool:
    """Whether this browser has entered a key that was not withdrawn since, or is signed in today."""
    access = store.held(connection, browser_role(database, browser, CREATE, ""))
    return access is not None and access.day in (None, today)


def trust(database: Database, browser: str) -> None:
    """Let whoever sits at this computer, with the data folder in their hands, create rounds without the key."""
    with database.writing() as connection:
        allow(connection, database, browser, Access(CREATE, "", ""))


def enter_key(database: Database, browser: str, typed: str) -> None:
    """Let this browser create rounds. Raises: UnknownCode, MoveRefused."""
    with database.writing() as connection:
        access = store.held(connection, store.lookup_of(database, CREATE, store.plain_code(typed)))
        if access is None:
            count_a_guess()
            raise UnknownCode("This is no key of this server.")
        store.give(connection, browser_role(database, browser, CREATE, ""), access)


def enter_words(database: Database, browser: str, words: str) -> str:
    """Let this browser run the round of those six words; returns its id. Raises: UnknownCode, MoveRefused."""
    way = way_in(database, words, store.held)
    with database.writing() as connection:
        access = store.held(connection, way)
        if access is None or access.role != FACILITATOR:
            count_a_guess()
            raise UnknownCode("These words open no round.")
        allow(connection, database, browser, access)
    return access.round


def enter_projector(database: Database, browser: str, typed: str) -> str:
    """Let this browser be the wall of the workshop with that join code; returns its id. Raises: UnknownCode, also while partners
    are asked first; MoveRefused.
    """
    with database.writing() as connection:
        round_ = table.find_round(connection, code=store.plain_code(typed))
        if round_ is None or round_.live is None or round_.draft:
            count_a_guess()
            raise UnknownCode("No workshop has this code.")
        allow(connection, database, browser, Access(PROJECTOR, round_.id, ""))
    return round_.id


def enter_results(database: Database, browser: str, typed: str) -> str:
    """Let this browser read a revealed round; returns its id. Raises: UnknownCode, MoveRefused."""
    with database.writing() as connection:
        round_ = table.find_round(connection, results=store.plain_code(typed))
        if round_ is None or not round_.readable:
            count_a_guess()
            raise UnknownCode("No revealed round has this code.")
        allow(connection, database, browser, Access(RESULTS, round_.id, ""))
    return round_.id
