"""The house that is played in: a database, a twin of it that may be spoilt, and people with their browsers."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from html import escape
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from kit import charts, content, screens, settings, store
from kit.screens import Visit

SOURCE = content.Source(settings.read({}).exercises)
SCREENS: dict[str, screens.Screen] = {
    "join": screens.join_screen,
    "run": screens.run_screen,
    "wall": screens.projector_screen,
    "results": screens.results_screen,
}


@dataclass
class Person:
    """A browser in somebody's hands, and the screen that they look at by habit."""

    name: str
    screen: str = "join"
    language: str = "en"
    token: str = field(default_factory=store.new_browser)


def opened(folder: Path) -> store.Database:
    """A database that need not survive a power cut."""
    database = store.open_database(settings.read({"PARTNERSHIP_KIT_DATA": str(folder)}))
    event.listen(database.engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous=OFF"))
    database.engine.dispose()
    return database


class House:
    """Both databases; `today` is everybody's day."""

    def __init__(self, empty: Path, folder: Path, today: date) -> None:
        self.folder, self.today = folder, today
        shutil.copytree(empty, folder / "real")
        shutil.copytree(empty, folder / "twin")
        self.database, self.twin = opened(folder / "real"), opened(folder / "twin")
        self.library = content.library(SOURCE, "en")

    @cached_property
    def file(self) -> Path:
        return self.folder / "real" / "partnership-kit.sqlite"

    @property
    def content(self) -> bytes:
        """Every byte that is kept."""
        return self.file.read_bytes()

    def spoil(self, change: Callable[[store.Connection], None]) -> store.Database:
        """The twin as the database is now, but for that change."""
        self.twin.engine.dispose()
        shutil.copyfile(self.file, self.folder / "twin" / "partnership-kit.sqlite")
        with self.twin.writing() as connection:
            for trigger in ("release_no_update", "release_no_delete"):
                connection.exec_driver_sql(f"DROP TRIGGER {trigger}")
            change(connection)
        return self.twin

    def visit(self, who: Person, database: store.Database | None = None) -> Visit:
        return Visit(database or self.database, SOURCE, who.language, who.token, "", "http://room", self.today, self.today)

    def ask(self, who: Person, screen: str, asked: dict[str, Any], database: store.Database | None = None) -> dict[str, Any]:
        """What that screen shows to them after what they ask."""
        return screens.respond(SCREENS[screen], self.visit(who, database), asked)

    def leave(self) -> None:
        """Nobody comes back: the folder goes."""
        self.database.engine.dispose()
        self.twin.engine.dispose()
        shutil.rmtree(self.folder)


class Figures(str):
    """A picture, or what draws one when it is called: its figures in words."""

    __slots__ = ()

    def __call__(self) -> str:
        return str(self)


def read_pictures_as_figures(patch: pytest.MonkeyPatch) -> None:
    """A picture is not drawn, which takes most of the time; it says what it would have been drawn of, so that it is searched."""
    names = [name for name in vars(charts) if name.startswith("draw_")]
    for module in [module for name, module in sys.modules.items() if name.startswith("kit.")]:
        for name in names:
            if hasattr(module, name):
                patch.setattr(module, name, lambda *figures, **more: Figures(f"<svg>{escape(repr((figures, more)))}</svg>"))
