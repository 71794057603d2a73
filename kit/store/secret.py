"""The secret (pepper) that words and cookies are hashed with: beside the database or from elsewhere, never in it.

The database holds its fingerprint, so that no start with another secret goes unnoticed: nobody's words would open anything.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from sqlalchemy import Connection, insert, select

from kit.errors import SettingsError, StoreError
from kit.settings import Settings
from kit.store.tables import access, house, key

SHORTEST, BYTES = 16, 32


def settle(connection: Connection, settings: Settings) -> bytes:
    """The secret of this database, made with it where it is new; call it while nobody else writes.

    Raises: SettingsError where it is missing, empty or another one.
    """
    found, kept = given(settings), fingerprint_in(connection)
    if found is None and (kept or _in_use(connection) or settings.secret_elsewhere):
        raise SettingsError(
            f"The secret that belongs to this database is missing ({settings.pepper}): without it nobody's words or cookie open "
            "anything. Put back the file pepper from the same backup."
        )
    secret = found or _made(settings.pepper)
    if kept is None:
        connection.execute(insert(house).values(id=1, fingerprint=fingerprint(secret)))
    elif not fits(secret, kept):
        raise SettingsError(
            "The secret (pepper) is not the one that this database was used with: nobody's words or cookie would open anything. "
            "Put back the file pepper that belongs to it, from the same backup."
        )
    return secret


def given(settings: Settings) -> bytes | None:
    """What the environment or the file says; None where there is none. Raises: SettingsError where it is too short."""
    if settings.secret:
        found = settings.secret.encode()
    else:
        try:
            found = settings.pepper.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise SettingsError(f"The secret {settings.pepper} cannot be read ({error.strerror}).") from error
    if len(found) < SHORTEST:
        raise SettingsError(
            f"The secret (pepper) is empty or shorter than {SHORTEST} bytes. Put back the one of the same backup."
        )
    return found


def fingerprint(secret: bytes) -> str:
    """By which a secret is known again; nothing can be opened with it."""
    return hmac.new(secret, b"fingerprint", hashlib.sha256).hexdigest()


def fingerprint_in(connection: Connection) -> str | None:
    """That of the secret that a database was used with."""
    return connection.scalar(select(house.c.fingerprint))


def fits(secret: bytes, kept: str | None) -> bool:
    """Whether it is the secret of that fingerprint."""
    return kept is not None and hmac.compare_digest(fingerprint(secret), kept)


def _in_use(connection: Connection) -> bool:
    return any(connection.execute(select(table.c.lookup).limit(1)).first() for table in (key, access))


def _made(path: Path) -> bytes:
    """A new one. It appears whole: whoever reads it meanwhile finds none."""
    secret, fresh = secrets.token_bytes(BYTES), path.with_name(f"pepper-{secrets.token_hex(8)}")
    try:
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(secret)
        fresh.replace(path)
    except OSError as error:
        raise StoreError(f"The secret beside the database cannot be written ({error.strerror}).") from error
    return secret
