"""Who may do what in a round: words on paper and browsers, kept only as hashes."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import unicodedata
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from kit import languages
from kit.store.database import Database
from kit.store.tables import access

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no I, L, O, U
READABLE = CROCKFORD[2:]  # nor 0 and 1: of a key or a code nobody asks whether it is a letter
ALIKE = str.maketrans("ILO", "110")
REPLACED = "replaced"  # the role of a slip in whose place there is another one
USED = "used"  # the role of a link that has taken its seat
CODE, SEAT_SLIP, SLIP = 8, 12, 16  # characters: 39 bits to join, 60 bits for one seat, 80 bits for a speaker


HELD = select(access.c.role, access.c.round, access.c.side, access.c.day).where(
    access.c.lookup.in_(bindparam("behind", expanding=True))
)


@dataclass(frozen=True)
class Access:
    """A role, in which round, for which side (a speaker's); of a slip that was `REPLACED` the day on which it was,
    of a right to create rounds that lasts one day, that day.
    """

    role: str
    round: str
    side: str
    day: date | None = None


def new_code(length: int = CODE) -> str:
    """Random characters without look-alikes."""
    return "".join(secrets.choice(READABLE) for _ in range(length))


def code_of(chance: int, length: int) -> str:
    """The code that a large random number stands for: the same number, the same code."""
    return "".join(CROCKFORD[(chance >> 5 * n) % len(CROCKFORD)] for n in range(length))


def chance_of(database: Database, *parts: str) -> int:
    """256 bits that nobody knows without the pepper and all of the parts, one of them secret: the same for the same tap."""
    return int(lookup_of(database, "chance", *parts), 16)


def plain_code(typed: str) -> str:
    """A code as it is kept: capitals, digits of any script as 0 to 9, look-alikes read as digits, nothing between them."""
    plain = languages.western(unicodedata.normalize("NFKD", typed)).upper().translate(ALIKE)
    return "".join(c for c in plain if c in CROCKFORD)[:40]


def spaced(code: str) -> str:
    """A code as people read it, in groups of four."""
    return "-".join(code[n : n + 4] for n in range(0, len(code), 4))


def lookup_of(database: Database, *parts: str) -> str:
    """A keyed hash of something long and random: a browser's token in a role, a slip, a key."""
    return hmac.new(database.pepper, "\0".join(parts).encode(errors="replace"), hashlib.sha256).hexdigest()


def give(connection: Connection, lookup: str, given: Access) -> None:
    """Let what hashes to `lookup` have that role."""
    connection.execute(delete(access).where(access.c.lookup == lookup))
    connection.execute(insert(access).values(lookup=lookup, **vars(given)))


def held(connection: Connection, *lookups: str) -> Access | None:
    """The role behind one of them, if any."""
    row = connection.execute(HELD, {"behind": lookups}).first()
    return Access(**row._mapping) if row else None


def given(connection: Connection, role: str, round_id: str) -> bool:
    """Whether anybody has that role in that round."""
    return (
        connection.execute(select(access.c.lookup).where(access.c.role == role, access.c.round == round_id)).first() is not None
    )


def use_up(connection: Connection, lookup: str) -> None:
    """What hashes to `lookup` has done its work: it opens nothing any more, and says so."""
    connection.execute(update(access).where(access.c.lookup == lookup).values(role=USED))


def take_back(connection: Connection, *, role: str, round_id: str = "", side: str = "") -> None:
    """Nobody has that role any more."""
    connection.execute(delete(access).where(access.c.role == role, access.c.round == round_id, access.c.side == side))


def replace_slips(connection: Connection, *, role: str, round_id: str, side: str, day: date) -> None:
    """Slips of that role open nothing any more; whoever types one is told since when."""
    theirs = update(access).where(access.c.role == role, access.c.round == round_id, access.c.side == side)
    connection.execute(theirs.values(role=REPLACED, day=day))
