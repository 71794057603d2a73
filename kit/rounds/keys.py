"""Keys that let one create rounds: made, listed, withdrawn by who holds the data folder; and who is signed in instead."""

from __future__ import annotations

from datetime import date

from kit import store
from kit.errors import SettingsError
from kit.rounds import rights
from kit.store import Access, Database, Key

LONGEST_LABEL = 80


def make_key(database: Database, label: str) -> tuple[Key, str]:
    """A new key: what it is known by, and its sixteen characters, which are told once and kept as a hash only.

    Raises: SettingsError without a label.
    """
    plain = " ".join(label.split())[:LONGEST_LABEL]
    if not plain:
        raise SettingsError('A key needs a label that says whose it is, for instance --label "Dakar office".')
    made, key = Key(store.new_code(4), plain), store.new_code(store.SLIP)
    with database.writing() as connection:
        store.add_label(connection, made)
        store.give(connection, store.lookup_of(database, rights.CREATE, key), Access(rights.CREATE, made.id, ""))
    return made, key


def keys(database: Database) -> list[Key]:
    """The keys that there are."""
    with database.reading() as connection:
        return store.labels(connection)


def withdraw_key(database: Database, key_id: str) -> None:
    """A key opens nothing any more, and whoever came in with it may create no more rounds; rounds that there are stay.

    Raises: SettingsError where there is no such key.
    """
    known = store.plain_code(key_id)
    with database.writing() as connection:
        if not store.forget_label(connection, known):
            raise SettingsError(f"There is no key {key_id}. partnership-kit key list says which there are.")
        store.take_back(connection, role=rights.CREATE, round_id=known)


def sign_in(database: Database, browser: str, today: date) -> None:
    """The organisation's own door knows who this is: today this browser may create rounds. Nobody's name is kept."""
    with database.writing() as connection:
        lookup = rights.browser_role(database, browser, rights.CREATE, "")
        store.give(connection, lookup, Access(rights.CREATE, "", "", today))
