"""Backups: the database and the secret that belongs to it, together and encrypted, made while others write.

The database is a file of SQLite in it, also where PostgreSQL was copied: a backup can be put back into either.

A file is MARK, a salt, a nonce, and AES-256-GCM over a small archive; its key is scrypt (RFC 7914) of the backup's words.
"""

from __future__ import annotations

import io
import json
import secrets
import zipfile
from dataclasses import dataclass
from datetime import date

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from kit.errors import SettingsError
from kit.store.database import SCHEMA, Database
from kit.store.seats import plain_words
from kit.store.writing_out import as_file

MARK = b"partnership-kit backup 1\n"
SALT, NONCE, COST = 16, 12, 2**15
SHORTEST = 20  # characters of the words, so that nobody guesses them from a file that was lost


@dataclass(frozen=True)
class Backup:
    """What is in one: the day it was made, the database and the secret that belongs to it."""

    day: date
    database: bytes
    pepper: bytes


def back_up(database: Database, words: str, *, today: date) -> bytes:
    """A whole backup of this moment; whoever writes meanwhile goes on. Raises: SettingsError for words that are too short."""
    with database.reading() as connection:
        copied = as_file(connection)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("about.json", json.dumps({"day": today.isoformat(), "schema": SCHEMA}))
        archive.writestr("pepper", database.pepper)
        archive.writestr("database", copied)
    salt, nonce = secrets.token_bytes(SALT), secrets.token_bytes(NONCE)
    return MARK + salt + nonce + AESGCM(_key(words, salt)).encrypt(nonce, packed.getvalue(), MARK)


def _key(words: str, salt: bytes) -> bytes:
    plain = plain_words(words)
    if len(plain) < SHORTEST:
        raise SettingsError(f"The words of a backup are too short: six words, or {SHORTEST} letters.")
    return Scrypt(salt=salt, length=32, n=COST, r=8, p=1).derive(plain.encode())


def opened(data: bytes, words: str) -> Backup:
    """What is in a backup. Raises: SettingsError where it is none, is damaged, or the words are wrong."""
    if not data.startswith(MARK):
        raise SettingsError("This is no backup of partnership-kit. Nothing was changed.")
    salt, nonce, sealed = (
        data[len(MARK) :][part] for part in (slice(SALT), slice(SALT, SALT + NONCE), slice(SALT + NONCE, None))
    )
    try:
        packed = AESGCM(_key(words, salt)).decrypt(nonce, sealed, MARK)
    except InvalidTag as error:
        raise SettingsError("These words do not open this backup, or it is damaged. Nothing was changed.") from error
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        day = date.fromisoformat(json.loads(archive.read("about.json"))["day"])
        return Backup(day, archive.read("database"), archive.read("pepper"))
