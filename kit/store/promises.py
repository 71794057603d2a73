"""What is fixed before anybody sits: the signed promise (JSON: role, organisation, day; "": nobody), the partners' yes."""

from __future__ import annotations

import json
from datetime import date

from sqlalchemy import Connection, update

from kit.store.nouns import Promise
from kit.store.tables import rounds

# of what a round is set up with, the columns that are kept as they are
CHOSEN = (
    "form", "about", "smallest", "ends", "agrees", "deletes", "previous", "slips", "pays", "draft", "part", "edition",
)  # fmt: skip


def as_kept(promise: Promise | None) -> str:
    """What the column holds."""
    return json.dumps({**vars(promise), "day": promise.day.isoformat()}) if promise else ""


def promise_in(kept: str) -> Promise | None:
    """What the column says."""
    said = json.loads(kept or "null")
    return Promise(said["role"], said["organisation"], date.fromisoformat(said["day"])) if said else None


def sign_as(connection: Connection, round_id: str, promise: Promise) -> None:
    """The promise of a round under the name that its organisation has now."""
    connection.execute(update(rounds).where(rounds.c.id == round_id).values(promise=as_kept(promise)))


def open_draft(connection: Connection, round_id: str) -> None:
    """Partners have said yes: people may sit down."""
    connection.execute(update(rounds).where(rounds.c.id == round_id).values(draft=False))
