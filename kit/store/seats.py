"""Seats and the two things that open them: six words on paper, or this browser's cookie. Only hashes are kept."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import chain

from mnemonic import Mnemonic
from sqlalchemy import Connection, delete, insert, select, update

from kit.errors import OtherAnswers, UnknownReceipt
from kit.store import games, proposals
from kit.store.database import Database
from kit.store.tables import answer, key, place, rounds, seat

WORDS = 6
COSTS = 2**12, 2**15  # scrypt's n in earlier versions, the latest first
LETTERS = re.compile(r"[^\W\d_]+")
WORD_LISTS = {"fr": "french", "en": "english", "es": "spanish"}


@dataclass(frozen=True)
class Seat:
    """One person's anonymous place and the day until which its answers are kept."""

    id: str
    keep_until: date


def new_browser() -> str:
    """128 random bits for this browser's cookie, hex."""
    return secrets.token_hex(16)


def seat_of(database: Database, browser: str) -> Seat | None:
    """The seat that this browser's cookie opens."""
    with database.reading() as connection:
        return _seat_behind(connection, browser_lookup(database, browser))


def mark_of(database: Database, own: Seat | None) -> str:
    """What a page calls the seat whose answers it shows, "" where there is none: it opens nothing, and tells two seats apart."""
    return hmac.new(database.pepper, f"page\0{own.id}".encode(), hashlib.sha256).hexdigest()[:12] if own else ""


def seat_to_write(database: Database, browser: str, mark: str, *, today: date) -> Seat:
    """The seat that a page with that mark may write to; made for a page that was opened before there was one.

    Raises: OtherAnswers if this browser opens another seat by now, or none.
    """
    if not mark:
        return make_seat(database, browser, today=today)
    found = seat_of(database, browser)
    if found is None or mark_of(database, found) != mark:
        raise OtherAnswers("The page shows the answers of another seat.")
    return found


def make_seat(database: Database, browser: str, *, today: date) -> Seat:
    """The seat that this browser's cookie opens, made if there is none; two windows at once make one."""
    found = seat_of(database, browser)
    if found:
        return found
    lookup = browser_lookup(database, browser)
    with database.writing() as connection:
        found = _seat_behind(connection, lookup)
        if found:
            return found
        fresh = Seat(secrets.token_hex(16), today + timedelta(days=database.keep_days))
        connection.execute(insert(seat).values(id=fresh.id, keep_until=fresh.keep_until))
        connection.execute(insert(key).values(lookup=lookup, kind="browser", seat=fresh.id))
    return fresh


def extend(database: Database, own: Seat, *, today: date) -> Seat:
    """A visit: keep the answers so many days from today."""
    until = max(own.keep_until, today + timedelta(days=database.keep_days))
    if until != own.keep_until:
        with database.writing() as connection:
            connection.execute(update(seat).where(seat.c.id == own.id).values(keep_until=until))
    return Seat(own.id, until)


def new_receipt(database: Database, own: Seat, language: str) -> str:
    """Six words of the person's language (66 bits) that open this seat elsewhere; older words stop working.

    They are returned once and kept only as a hash with the pepper.
    """
    receipt = new_words(language)
    lookup = words_lookup(database, receipt)
    with database.writing() as connection:
        keep_receipt(connection, own.id, lookup)
    return receipt


def keep_receipt(connection: Connection, own: str, lookup: str) -> None:
    """What hashes to `lookup` opens that seat elsewhere from now on; what did before stops working."""
    connection.execute(delete(key).where(key.c.seat == own, key.c.kind == "receipt"))
    connection.execute(insert(key).values(lookup=lookup, kind="receipt", seat=own))


def new_words(language: str) -> str:
    """Six random words of a language's list (of the English one where it has none)."""
    words = _word_list(WORD_LISTS.get(language, "english"))
    return " ".join(secrets.choice(words) for _ in range(WORDS))


def words_of(chance: int, language: str) -> str:
    """The six words that a large random number stands for: the same number, the same words."""
    words = _word_list(WORD_LISTS.get(language, "english"))
    return " ".join(words[chance // len(words) ** n % len(words)] for n in range(WORDS))


@cache
def _word_list(name: str) -> list[str]:
    return list(Mnemonic(name).wordlist)


def open_receipt(database: Database, receipt: str, browser: str, *, earlier: bool = True) -> Seat:
    """Let this browser open the seat that the six words belong to. Args: earlier, as in `way_in`.

    Raises: UnknownReceipt if they belong to none.
    """
    words = way_in(database, receipt, _seat_behind, earlier=earlier)
    with database.writing() as connection:
        found = _seat_behind(connection, words)
        if found is None:
            raise UnknownReceipt("No answers belong to these six words.")
        lookup = browser_lookup(database, browser, _round_of(connection, found))
        connection.execute(delete(key).where(key.c.lookup == lookup))
        connection.execute(insert(key).values(lookup=lookup, kind="browser", seat=found.id))
    return found


def erase(database: Database, own: Seat) -> None:
    """Remove the seat, what opens it and every answer; in SQLite `secure_delete` overwrites the bytes."""
    with database.writing() as connection:
        remove_seats(connection, [own.id])


def erase_everything(database: Database, browser: str) -> None:
    """Remove every seat that this browser opens, alone and in rounds, and every answer of theirs."""
    with database.writing() as connection:
        ids = ("", *connection.scalars(select(rounds.c.id)))
        lookups = [browser_lookup(database, browser, id_) for id_ in ids]
        leave_seats(connection, database, browser, list(connection.scalars(select(key.c.seat).where(key.c.lookup.in_(lookups)))))


def leave_seats(connection: Connection, database: Database, browser: str, seats: list[str]) -> None:
    """Whoever sits there, in this browser, goes: what they have proposed and not everybody may read goes too."""
    proposals.erase_own(connection, database, browser, seats)
    remove_seats(connection, seats)


def remove_seats(connection: Connection, seats: list[str]) -> None:
    """Remove seats with what opens them, every answer of theirs, and in a game their chairs with what is chosen there now."""
    games.get_up(connection, seats)
    for table, column in ((answer, answer.c.seat), (key, key.c.seat), (place, place.c.seat), (seat, seat.c.id)):
        connection.execute(delete(table).where(column.in_(seats)))


def _seat_behind(connection: Connection, lookup: str) -> Seat | None:
    row = connection.execute(select(seat.c.id, seat.c.keep_until).join(key).where(key.c.lookup == lookup)).first()
    return Seat(row.id, row.keep_until) if row else None


def _round_of(connection: Connection, own: Seat) -> str:
    return connection.scalar(select(place.c.round).where(place.c.seat == own.id)) or ""


def browser_lookup(database: Database, browser: str, round_id: str = "") -> str:
    """A keyed hash is enough here: the cookie holds 128 random bits. A browser has one seat alone and one in each round."""
    return hmac.new(database.pepper, f"{browser}{round_id}".encode(), hashlib.sha256).hexdigest()


def words_lookup(database: Database, receipt: str) -> str:
    """HMAC-SHA256 with the secret pepper over six words: 66 random bits, which nobody guesses, however quickly.

    A hundred people get their words at the same moment. Case and accents do not matter, nor what stands between the words.
    """
    return hmac.new(database.pepper, f"six words\0{plain_words(receipt)}".encode(), hashlib.sha256).hexdigest()


def scrypt_lookup(database: Database, receipt: str, cost: int) -> str:
    """How earlier versions kept them: scrypt (Percival 2009, RFC 7914), n `cost`, r 8, p 1."""
    typed = plain_words(receipt).encode()
    return hashlib.scrypt(typed, salt=database.pepper, n=cost, r=8, p=1, maxmem=2**26, dklen=32).hex()


def plain_words(typed: str) -> str:
    """The runs of letters with one space between them: no case, no accents, nothing that cannot be seen; of the first 400."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", typed[:400]).casefold())
    seen = "".join(c for c in plain if not unicodedata.combining(c) and (c == "\u200b" or unicodedata.category(c) != "Cf"))
    return " ".join(LETTERS.findall(seen))


def way_in(database: Database, typed: str, opens: Callable[[Connection, str], object], *, earlier: bool) -> str:
    """How six words that somebody types are kept, if they open anything: as now, or — `earlier` — as earlier versions did.

    The latter takes a thousand times as long: it is worked out only where the former opens nothing.
    """
    now = words_lookup(database, typed)
    ways = chain((now,), (scrypt_lookup(database, typed, cost) for cost in COSTS if earlier))
    for way in ways:
        with database.reading() as connection:
            if opens(connection, way):
                return way
    return now
