"""An exercise as people will see it, drawn again whenever one of its files is saved. Nothing of it is kept."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any

import ipywidgets
from IPython.display import display

from kit import content, kinds, store
from kit.errors import ContentError, KitError
from kit.pages.desk import Desk
from kit.pages.session import Session

LOOK_SECONDS = 1.0
PEOPLE = {"name.side-1": "Northlight", "name.side-2": "Collectif Maji", "funds": "side-1", "own": "side-2"}  # fictional


class PreviewDesk(Desk):
    """A desk that keeps answers in memory only, with a fictional partnership."""

    def __init__(self, *, language: str = "", site: str | Path | None = None) -> None:
        super().__init__(language=language)
        if site is not None:
            self.settings = replace(self.settings, site=Path(site).expanduser().resolve())
            self.source = content.Source(self.settings.exercises, self.settings.site)
        self.kept: dict[str, store.Stored] = {kinds.PARTNERSHIP: store.Stored(1, PEOPLE)}

    def stored(self, exercise: str) -> store.Stored:
        """What was answered in this preview."""
        return self.kept.get(exercise, store.Stored())

    def take(self, exercise: content.Exercise | None, answer: Any, rev: Any) -> store.Stored:
        """Check an answer as the real desk does, and keep it in memory."""
        name = exercise.id if exercise else kinds.PARTNERSHIP
        self.kept[name] = store.Stored(int(rev), kinds.accepted(exercise, answer))
        return self.kept[name]


class Preview:
    """One exercise on screen, the problems of its files above it."""

    def __init__(self, desk: PreviewDesk, slug: str) -> None:
        self.desk, self.slug = desk, slug
        self.problems = ipywidgets.HTML()
        self.box = ipywidgets.VBox([self.problems])
        self.seen: dict[Path, int] = {}
        self.look()

    def look(self) -> bool:
        """Draw the exercise anew if a file has changed since the last look; whether one had."""
        now = {path: path.stat().st_mtime_ns for path in self.files() if path.is_file()}
        if now == self.seen:
            return False
        self.seen = now
        self.draw()
        return True

    def files(self) -> list[Path]:
        """The files that the exercise is made of."""
        roots = [root for root in (self.desk.settings.exercises, self.desk.settings.site) if root]
        return [root / "shelf" / self.slug / f"{name}.toml" for root in roots for name in ("exercise", self.desk.language)]

    def draw(self) -> None:
        """The exercise, or what is wrong with its files; what was drawn before stays while something is wrong."""
        found = [p for p in kinds.check(self.desk.source) if self.slug in p.file]
        lines = "".join(f"<li>{_escaped(str(problem))}</li>" for problem in found)
        self.problems.value = f"<ul>{lines}</ul>" if lines else ""
        if found:
            return
        try:
            exercise = content.load_exercise(self.desk.source, self.slug, self.desk.language)
            self.box.children = [self.problems, Session(self.desk, exercise).widget]
        except KitError as error:
            self.problems.value = _escaped(str(error))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


async def _watch(shown: Preview) -> None:
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        shown.look()


WATCHING: set[asyncio.Task[None]] = set()  # the loop keeps only weak references


def preview(exercise: str, *, language: str = "", site: str | Path | None = None) -> None:
    """Show an exercise, for instance preview("feedback-loops", language="fr", site="my-site").

    Raises: ContentError if there is no exercise of that name.
    """
    desk = PreviewDesk(language=language, site=site)
    if exercise not in desk.source.every_exercise:
        raise ContentError(
            exercise, "", "there is no exercise of that name", f"There are: {', '.join(desk.source.every_exercise)}."
        )
    shown = Preview(desk, exercise)
    display(shown.box)
    for task in WATCHING:
        task.cancel()
    WATCHING.clear()
    try:
        WATCHING.add(asyncio.get_running_loop().create_task(_watch(shown)))
    except RuntimeError:
        return  # no event loop outside a notebook: drawn once
