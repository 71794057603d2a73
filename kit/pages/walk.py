"""The notebook of a principle as a walk: what the principle says, an exercise in each cell, a made-up answer with its picture.

What is shown has two forms: a page for whoever reads it, and plain text, which nbval compares with what is stored.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ipywidgets
from IPython.display import display

from kit import charts, content, kinds
from kit.apps import Desk
from kit.errors import ContentError, KitError
from kit.pages.mirror import Mirror, ask
from kit.pages.preview import Alone, PreviewDesk
from kit.reports.page import templates_in

if TYPE_CHECKING:
    import jinja2


@dataclass(frozen=True)
class Shown:
    """Something to read in a notebook: as a page, and as text."""

    page: str
    text: str

    def _repr_html_(self) -> str:
        return self.page

    def __repr__(self) -> str:
        return self.text


def about(slug: str, *, language: str = "") -> None:
    """Show what a principle says, how to use its notebook and which exercises it has, for instance of "respect"."""
    display(principle_shown(Desk.of(language=language), slug))


def made_up(exercise: str, *, language: str = "") -> None:
    """Show what comes out of an exercise, from answers that nobody gave: sentences, picture, the same as a table, an action."""
    desk = Desk.of(language=language)
    try:
        display(made_up_shown(desk, found(desk, exercise)))
    except KitError as error:
        display(ipywidgets.HTML(escape(str(error))))


def exercise(exercise: str, *, language: str = "", site: str | Path | None = None) -> None:
    """Show an exercise to try, for instance exercise("who-decides-what"): with made-up organisations, and nothing is kept.

    Args: site, a folder laid over the kit's, as for `preview`.
    """
    try:
        heading, box = tried(PreviewDesk.with_site(site, language=language), exercise)
        display(heading)
        ask(box)
    except KitError as error:
        display(ipywidgets.HTML(escape(str(error))))


def tried(desk: PreviewDesk, slug: str) -> tuple[Shown, ipywidgets.VBox]:
    """The exercise, and its heading for the outline of the notebook. Raises: ContentError."""
    exercise, says = found(desk, slug), desk.phrases["walk.exercise"]
    facts = {"name": exercise.words.title, "says": says, "colour": charts.PRINCIPLES[exercise.principle]}
    heading = Shown(page_of("tried.html", desk, facts), f"{exercise.words.title} · {says}")
    return heading, Mirror(Alone(desk, exercise, headed=True), desk).box


def found(desk: Desk, slug: str) -> content.Exercise:
    """The exercise of that name. Raises: ContentError if there is none, with those that there are."""
    shelf = desk.library.shelf
    if slug not in shelf:
        raise ContentError(slug, "", "there is no exercise of that name", f"There are: {', '.join(desk.library.offered)}.")
    return shelf[slug]


def principle_shown(desk: Desk, slug: str) -> Shown:
    """A principle: its promise, its commitments, its exercises with their minutes."""
    principle, say = desk.library.framework.principle(slug), desk.phrases
    mine = [exercise for exercise in desk.library.offered.values() if exercise.principle == principle.id]
    lines = [f"{principle.name} · {principle.promise}"]
    lines += [f"  {one.id} {one.title} ({len(one.clauses)})" for one in principle.commitments]
    lines += [f"  – {e.words.title} [{e.kind}], {e.minutes.alone} min : {', '.join(e.clauses)}" for e in mine]
    facts = {"principle": principle, "exercises": mine, "say": say, "colour": charts.PRINCIPLES[principle.id]}
    return Shown(page_of("principle.html", desk, facts), "\n".join(lines))


def made_up_shown(desk: Desk, exercise: content.Exercise) -> Shown:
    """What comes out of an exercise when it is answered by nobody. Raises: AnswerRefused."""
    sitting = kinds.made_up(desk.library, exercise)
    picture, say = kinds.own_picture(sitting), desk.phrases
    facts = {
        "exercise": exercise,
        "invitation": sitting.fill(exercise.words.invitation),
        "picture": charts.as_image(picture.draw()) if picture.draw else "",
        "sentences": picture.sentences,
        "table": picture.table,
        "say": say,
        "colour": charts.PRINCIPLES[exercise.principle],
    }
    told = [f"{exercise.words.title} · {say['walk.made_up']}", *picture.sentences, str(picture.table or "")]
    return Shown(page_of("made_up.html", desk, facts), "\n".join(filter(None, told)))


@cache
def _templates() -> jinja2.Environment:
    return templates_in(Path(__file__).parent)


def page_of(template: str, desk: Desk, facts: dict[str, Any]) -> str:
    """A template of this folder, in the language of that desk."""
    return _templates().get_template(template).render(language=desk.language, own=[], **facts)
