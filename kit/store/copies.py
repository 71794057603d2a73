"""A copy of the database before its tables are brought up to date: for a start that fails, gone after the first that does not."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from kit.errors import NotSaved


def keep(file: Path, schema: str) -> None:
    """Copy the file as it is now. Raises: NotSaved where there is no room: nothing is brought up to date then."""
    copy = file.with_name(f"{file.name}-before-{schema}")
    forget(file)
    try:
        os.close(os.open(copy, os.O_WRONLY | os.O_CREAT, 0o600))
        with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
    except (OSError, sqlite3.Error) as error:
        forget(file)
        raise NotSaved("There is no room for a copy of the database before it is brought up to date: free some.") from error


def forget(file: Path) -> None:
    """Overwrite and remove every such copy: answers that are erased are not to live on in one."""
    for copy in file.parent.glob(f"{file.name}-before-*"):
        with copy.open("r+b") as old:
            for _ in range(0, copy.stat().st_size, 2**20):
                old.write(bytes(2**20))
            old.flush()
            os.fsync(old.fileno())
        copy.unlink()
