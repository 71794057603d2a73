"""An exercise as people will see it, drawn again whenever one of its files is saved. Nothing of it is kept."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from html import escape
from itertools import count
from pathlib import Path
from typing import Any

import ipywidgets
from IPython.display import display

from kit import authoring, content, kinds, store
from kit.apps import Desk, Session, Told
from kit.errors import ContentError, KitError
from kit.pages.mirror import Mirror, ask

LOOK_SECONDS = 1.0


def site_folder(site: str | Path) -> Path:
    """That folder, as seen from here or from one of the folders above: a notebook stands below the project's own.

    Raises: ContentError if there is none.
    """
    here = Path.cwd()
    found = [folder for above in (here, *here.parents) if (folder := above / Path(site).expanduser()).is_dir()]
    if not found:
        raise ContentError(
            str(site), "", "there is no folder of that name", f"Make it in {here} or above, or give its whole path."
        )
    return found[0].resolve()


class PreviewDesk(Desk):
    """A desk that keeps answers in memory only, with a fictional partnership."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.kept: dict[str, store.Stored] = {kinds.PARTNERSHIP: store.Stored(1, kinds.PEOPLE)}

    @classmethod
    def with_site(cls, site: str | Path | None, *, language: str = "") -> PreviewDesk:
        """The desk of this computer, with that site folder's files over the kit's."""
        desk = cls.of(language=language)
        if site is not None:
            desk.settings = replace(desk.settings, site=site_folder(site))
            desk.source = content.Source(desk.settings.exercises, desk.settings.site)
        return desk

    def stored(self, exercise: str) -> store.Stored:
        """What was answered in this preview."""
        return self.kept.get(exercise, store.Stored())

    def whose(self) -> str:
        """There is no seat."""
        return "preview"

    def mark(self) -> str:
        """There is no seat."""
        return ""

    def save_answer(self, exercise: content.Exercise | None, answer: Any, rev: Any, _mark: str = "") -> store.Stored:
        """Check an answer as the real desk does, and keep it in memory."""
        name = exercise.id if exercise else kinds.PARTNERSHIP
        self.kept[name] = store.Stored(int(rev), kinds.accepted(exercise, answer))
        return self.kept[name]


TIMES = count(1)


class Alone:
    """A page of one exercise and nothing else. `headed`: its title stands above it already.

    A notebook may show the same exercise in several cells, and once more on the page at its end: each has fields of its own.
    """

    def __init__(self, desk: Desk, exercise: content.Exercise, *, headed: bool = False) -> None:
        self.session = Session(desk, exercise)
        self.drawn = {"id": f"{exercise.id}-tried-{next(TIMES)}", "headed": headed}

    def opened(self) -> Told:
        """The exercise."""
        part = self.session.opened()
        drawn = {**part.state["exercise"], **self.drawn}
        return Told((replace(part, state={**part.state, "exercise": drawn}),), (self.session.key,))

    def hear(self, _key: str, said: Mapping[str, Any]) -> Told:
        """Answers."""
        self.session.answered(said)
        return Told((self.session.kept(),))


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
        found = [p for p in authoring.check(self.desk.source) if self.slug in p.file]
        lines = "".join(f"<li>{escape(str(problem))}</li>" for problem in found)
        self.problems.value = f"<ul>{lines}</ul>" if lines else ""
        if found:
            return
        try:
            exercise = content.load_exercise(self.desk.source, self.slug, self.desk.language)
            self.box.children = [self.problems, Mirror(Alone(self.desk, exercise), self.desk).box]
        except KitError as error:
            self.problems.value = escape(str(error))


async def _watch(shown: Preview) -> None:
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        shown.look()


WATCHING: set[asyncio.Task[None]] = set()  # the loop keeps only weak references


def preview(exercise: str, *, language: str = "", site: str | Path | None = None) -> None:
    """Show an exercise, for instance preview("feedback-loops", language="fr", site="my-site"); if it cannot, one sentence why.

    Args: site, a folder as seen from the notebook's or from one above it, such as the project's.
    """
    try:
        shown = made(exercise, language=language, site=site)
    except KitError as error:
        display(ipywidgets.HTML(escape(str(error))))
        return
    ask(shown.box)
    for task in WATCHING:
        task.cancel()
    WATCHING.clear()
    try:
        WATCHING.add(asyncio.get_running_loop().create_task(_watch(shown)))
    except RuntimeError:
        return  # no event loop outside a notebook: drawn once


def made(exercise: str, *, language: str = "", site: str | Path | None = None) -> Preview:
    """The preview of an exercise. Raises: ContentError if there is no exercise, or no folder, of that name."""
    desk = PreviewDesk.with_site(site, language=language)
    if exercise not in desk.source.every_exercise:
        there_are = f"There are: {', '.join(desk.source.every_exercise)}."
        raise ContentError(exercise, "", "there is no exercise of that name", there_are)
    return Preview(desk, exercise)
