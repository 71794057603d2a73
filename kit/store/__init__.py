"""What is kept, and nothing else: seats, the hashes that open them, answers. The only room that speaks SQL.

A seat has no name, no address and no clock time; only the day until which its answers are kept.
"""

from kit.store.answers import Stored, begun, load, save
from kit.store.database import Database, migrate, open_database
from kit.store.seats import Seat, erase, extend, make_seat, new_browser, new_receipt, open_receipt, purge, seat_of

__all__ = [
    "Database",
    "Seat",
    "Stored",
    "begun",
    "erase",
    "extend",
    "load",
    "make_seat",
    "migrate",
    "new_browser",
    "new_receipt",
    "open_database",
    "open_receipt",
    "purge",
    "save",
    "seat_of",
]
