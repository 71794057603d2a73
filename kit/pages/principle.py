"""The page of one principle: its partnership once, then its exercises, one open at a time."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import ipywidgets
from IPython.display import display

from kit import content, kinds, languages
from kit.errors import KitError
from kit.pages.desk import Desk
from kit.pages.session import Session, said
from kit.widgets import Chooser

LOG = logging.getLogger(__name__)


def open_principle(slug: str, *, language: str = "") -> None:
    """Show the exercises of a principle, for instance "accountability", for the person at this desk."""
    show(lambda desk: PrinciplePage(desk, slug), language=language)


def show(page: Callable[[Desk], PrinciplePage], *, language: str) -> None:
    """Open a page for the person at this desk, or say in one sentence why it cannot open."""
    desk = Desk(language=language)
    try:
        desk.visit()
        display(page(desk).box)
    except KitError as error:
        LOG.error("the page could not open: %s", type(error).__name__)
        display(ipywidgets.Label(said(desk, error)))


class PrinciplePage:
    """The partnership first; the exercises can be chosen when there are two organisations and one holds the funds."""

    def __init__(self, desk: Desk, slug: str) -> None:
        self.desk, self.framework = desk, content.load_framework(desk.source, desk.language)
        self.principle = self.framework.principle(slug)
        shelf = content.load_shelf(desk.source, desk.language)
        self.exercises = {e.id: e for e in shelf.values() if e.principle == self.principle.id}
        self.sessions: dict[str, Session] = {}
        self.partnership = Session(desk, None, saved=self.sides_changed)
        self.chooser = Chooser(wanted=self.open, entries=self.entries(), words=self.words(), chosen=self.first_choice())
        self.box = ipywidgets.VBox()
        self.box.add_class("kit-stack")
        self.arrange()

    @property
    def ready(self) -> bool:
        """Whether the partnership is named."""
        return kinds.partnership_of(self.partnership.stored.answer).ready

    def first_choice(self) -> str:
        """What the address asks for, or the only exercise there is."""
        if self.desk.wanted in self.exercises:
            return self.desk.wanted
        return next(iter(self.exercises)) if len(self.exercises) == 1 else ""

    def sides_changed(self) -> None:
        """Let an exercise be chosen, or hand the list and the open ones their new names."""
        self.chooser.entries = self.entries()
        for session in self.sessions.values():
            session.rename()
        self.arrange()

    def open(self, slug: str) -> None:
        """Show that exercise, if this page has it."""
        if slug in self.exercises:
            self.arrange()

    def arrange(self) -> None:
        """Lay the page out in one go: what stands where it stood is not drawn anew while someone answers it."""
        self.box.children = self.parts()

    def parts(self) -> tuple[ipywidgets.DOMWidget, ...]:
        """Partnership, list of exercises, and the one that is open."""
        chosen = self.chooser.chosen if self.chooser.chosen in self.exercises else ""
        if self.ready and chosen and chosen not in self.sessions:
            self.sessions[chosen] = Session(self.desk, self.exercises[chosen], saved=self.note_begun)
        shown: list[ipywidgets.DOMWidget] = [self.partnership.widget]
        if self.ready:
            shown += [self.chooser] if len(self.exercises) > 1 else []
            shown += [self.sessions[chosen].widget] if chosen else []
        return tuple(shown)

    def note_begun(self) -> None:
        """The list says which exercises have been begun."""
        self.chooser.entries = self.entries()

    def entries(self) -> list[dict[str, Any]]:
        """The exercises as the list shows them."""
        begun = self.desk.begun()
        names = self.desk.partnership().names(self.desk.phrases)
        return [
            {
                "id": exercise.id,
                "title": exercise.words.title,
                "invitation": content.fill(exercise.words.invitation, **names),
                "minutes": self.desk.phrases.say("minutes.each", n=exercise.minutes.alone),
                "begun": exercise.id in begun,
                "start_here": exercise.start_here,
            }
            for exercise in self.exercises.values()
        ]

    def words(self) -> dict[str, str]:
        """What the list says."""
        phrases = {key: self.desk.phrases[f"chooser.{key}"] for key in ("choose", "others", "begun", "start_here")}
        here = {"language": self.desk.language, "direction": languages.direction(self.desk.language)}
        return {**phrases, **here, "slug": self.principle.slug}


def print_outline(slug: str, *, language: str = "fr") -> None:
    """Print the page's outline as text: commitments, exercises, minutes."""
    desk = Desk({}, language=language)
    principle = content.load_framework(desk.source, language).principle(slug)
    print(f"{principle.name} · {principle.promise}")
    for commitment in principle.commitments:
        print(f"  {commitment.id} {commitment.title} ({len(commitment.clauses)})")
    for exercise in content.load_shelf(desk.source, language).values():
        if exercise.principle == principle.id:
            print(f"  – {exercise.words.title} [{exercise.kind}], {exercise.minutes.alone} min : {', '.join(exercise.clauses)}")
