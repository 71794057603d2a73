"""Empty tables, made once by the migrations and copied wherever a test begins with no file of its own."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path

from kit import settings
from kit.store import database

HERE = tempfile.TemporaryDirectory(prefix="kit-made-")


@cache
def tables() -> Path:
    """A file as the first start leaves it, but for the secret, which each folder makes for itself."""
    file = Path(HERE.name, "tables.sqlite")
    engine = database.engine_of(f"sqlite:///{file}", keeps=False)
    database.migrate(engine)
    engine.dispose()
    file.chmod(0o600)
    return file


def begin_with(made: Path) -> None:
    """From here on this process makes no tables where it may copy these. An older file, or a newer one, is left as it is."""

    def prepare(chosen: settings.Settings) -> None:
        settings.prepare(chosen)
        file = Path(chosen.database.removeprefix("sqlite:///"))
        with suppress(OSError):  # another kind of database, or a folder that takes no file: let the kit say so
            if chosen.database.startswith("sqlite:///") and not file.exists():
                put(made, file)

    database.prepare = prepare


def put(made: Path, file: Path) -> None:
    """Whole or not at all: another process may open it at the same moment."""
    copy = file.with_name(f".{os.getpid()}")
    shutil.copy(made, copy)
    with suppress(FileExistsError):
        os.link(copy, file)
    copy.unlink()
