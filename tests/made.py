"""What tests would else do hundreds of times: make empty tables, write the SQL of a statement, read all words before a start."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import Any

import segno
from sqlalchemy import Engine
from sqlalchemy.util import LRUCache

from kit import content, settings
from kit.charts.picture import Drawing
from kit.cli import serving, words
from kit.store import database

HERE = tempfile.TemporaryDirectory(prefix="kit-made-")
engine_of = database.engine_of


@cache
def tables() -> Path:
    """A file as the migrations leave it, without the secret, which each folder makes for itself."""
    file = Path(HERE.name, "tables.sqlite")
    engine = engine_of(f"sqlite:///{file}", keeps=False)
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
            if chosen.database.startswith("sqlite:///") and file.is_absolute() and not file.exists():
                put(made, file)

    database.prepare = prepare


def put(made: Path, file: Path) -> None:
    """Whole or not at all: another process may open it at the same moment."""
    copy = file.with_name(f".{os.getpid()}")
    shutil.copy(made, copy)
    with suppress(FileExistsError):
        os.link(copy, file)
    copy.unlink()


class Written:
    """The SQL of statements, whichever of the engines of SQLite in this process wrote it."""

    def __init__(self) -> None:
        self.kept = LRUCache[Any, Any](5000)

    def get(self, key: tuple[Any, ...]) -> Any:
        """What stands first in a key is the engine's own dialect."""
        return self.kept.get(key[1:])

    def __setitem__(self, key: tuple[Any, ...], made: Any) -> None:
        self.kept[key[1:]] = made


def draw_codes_plainly() -> None:
    """From here on this process gives each QR code the first pattern that can be read, and does not weigh all eight."""
    segno.make = partial(segno.make, mask=0)


DRAWN: dict[Any, Any] = {}


def keep_drawings() -> Callable[[Drawing, Callable[..., Any]], Any]:
    """For a test in which a drawing is not the thing tested: one of the same rows, sides and words is not drawn anew."""
    draw = Drawing._made

    def drawn(self: Drawing, form: Callable[..., Any]) -> Any:
        key = (form, *of(self.sheet), *of(self.draw))
        if key not in DRAWN:
            DRAWN[key] = draw(self, form)
        return DRAWN[key]

    return drawn


def of(function: Any) -> tuple[Any, ...]:
    """What a function inside another does, and with what."""
    return function.__code__, *(repr(cell.cell_contents) for cell in function.__closure__ or ())


def share_statements() -> None:
    """From here on this process writes the SQL of a statement once, not once for each file that it opens."""
    written = Written()

    def engine(url: str, *, keeps: bool = True) -> Engine:
        opened = engine_of(url, keeps=keeps)
        if opened.dialect.name == "sqlite":
            opened.update_execution_options(compiled_cache=written)
        return opened

    database.engine_of = engine


def trust_the_kits_words() -> None:
    """From here on a server of this process starts on the kit's own words unread, as the gate has read them; never on others."""
    own = content.Source(settings.read({}).exercises)

    def stop_if_unsound(source: content.Source) -> None:
        if (source.base, source.site) != (own.base, own.site):
            words.stop_if_unsound(source)

    serving.stop_if_unsound = stop_if_unsound
