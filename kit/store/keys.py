"""The labels of the keys that let one create rounds; the keys themselves are kept as hashes, among the rights."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from kit.store.tables import key_label


@dataclass(frozen=True)
class Key:
    """A key by what may be shown of it: a short id, and the label that its maker gave it."""

    id: str
    label: str


def add_label(connection: Connection, made: Key) -> None:
    """Note the label of a new key."""
    connection.execute(insert(key_label).values(**vars(made)))


def labels(connection: Connection) -> list[Key]:
    """The keys that there are, by their labels."""
    return [Key(*row) for row in connection.execute(select(key_label.c.id, key_label.c.label).order_by(key_label.c.label))]


def forget_label(connection: Connection, key_id: str) -> bool:
    """Whether there was a key of that id; it is none any more."""
    return bool(connection.execute(delete(key_label).where(key_label.c.id == key_id)).rowcount)
