"""The page of one principle: its partnership once, then its exercises one below the other."""

from __future__ import annotations

import logging

import ipywidgets
from IPython.display import display

from kit import content, kinds
from kit.errors import KitError
from kit.pages.desk import Desk
from kit.pages.session import Session, said

LOG = logging.getLogger(__name__)


def open_principle(slug: str, *, language: str = "") -> None:
    """Show the exercises of a principle, for instance "accountability", for the person at this desk."""
    desk = Desk(language=language)
    try:
        desk.visit()
        display(PrinciplePage(desk, slug).box)
    except KitError as error:
        LOG.error("the page could not open: %s", type(error).__name__)
        display(ipywidgets.Label(said(desk, error)))


class PrinciplePage:
    """The partnership first; the exercises appear when there are two organisations and one holds the funds."""

    def __init__(self, desk: Desk, slug: str) -> None:
        framework = content.load_framework(desk.source, desk.language)
        principle = framework.principle(slug)
        shelf = content.load_shelf(desk.source, desk.language)
        self.desk = desk
        self.exercises = [exercise for exercise in shelf.values() if exercise.principle == principle.id]
        self.sessions: list[Session] = []
        self.partnership = Session(desk, None, saved=self.sides_changed)
        self.box = ipywidgets.VBox([self.partnership.widget])
        self.box.add_class("kit-stack")
        self.sides_changed()

    def sides_changed(self) -> None:
        """Open the exercises, or hand them the new names."""
        ready = kinds.partnership_of(self.partnership.stored.answer).ready
        if ready and not self.sessions:
            self.sessions = [Session(self.desk, exercise) for exercise in self.exercises]
        elif ready:
            for session in self.sessions:
                session.rename()
        self.box.children = [self.partnership.widget, *(s.widget for s in self.sessions if ready)]


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
