"""The pages of a round in a kernel: whoever runs it, whoever takes part, whoever reads the results."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import ipywidgets
from IPython.display import display

from kit import content, languages, rounds, screens
from kit.errors import KitError
from kit.pages.desk import LOCAL, Desk
from kit.pages.session import said
from kit.screens import Screen, Visit
from kit.widgets import ExerciseWidget, Panel, widget_of

LOG = logging.getLogger(__name__)
SCREENS: dict[str, Screen] = {
    "assessment": screens.join_screen,
    "facilitator": screens.run_screen,
    "results": screens.results_screen,
}


def open_round(name: str, *, language: str = "") -> None:
    """Show a page of rounds: "facilitator", "assessment" or "results"."""
    desk = Desk(language=language)
    try:
        if desk.browser == LOCAL:
            rounds.trust(desk.database, LOCAL)
        display(RoundPage(desk, name).box)
    except KitError as error:
        LOG.error("the page could not open: %s", type(error).__name__)
        display(ipywidgets.Label(said(desk, error)))


class RoundPage:
    """One screen, and below it the questions where there are some to answer."""

    def __init__(self, desk: Desk, name: str) -> None:
        self.screen, self.where = SCREENS[name], dict[str, Any]()
        self.visit = Visit(desk.database, desk.source, desk.language, desk.browser, desk.settings.host, desk.address)
        here = {
            "language": desk.language,
            "direction": languages.direction(desk.language),
            "screen": name,
            "stream": bool(desk.address),
        }
        self.panel = Panel(wanted=self.asked, words={**here, **_short(desk.phrases.room("panel"))})
        self.questions: ExerciseWidget | None = None
        self.box = ipywidgets.VBox([self.panel])
        self.box.add_class("kit-stack")

    def asked(self, value: Any) -> None:
        """The browser asks: look up what it may see and do, and show that."""
        self.visit = replace(self.visit, today=date.today())
        try:
            shown = screens.respond(self.screen, self.visit, value)
        except Exception as error:
            LOG.error("a screen could not be shown: %s", type(error).__name__)
            self.panel.shown = {**self.panel.shown, "problem": self.visit.say("error.unexpected")}
            return
        definition, stored, self.where = shown.pop("exercise"), shown.pop("stored"), shown["where"]
        shown.pop("so_far")
        self.panel.shown = {**shown, "n": value.get("n") if isinstance(value, dict) else 0}
        self.ask_questions(definition, stored)

    def ask_questions(self, definition: dict[str, Any] | None, stored: dict[str, Any] | None) -> None:
        """The questions below the screen: made once, taken away when there are none."""
        if definition is None:
            self.questions = None
        elif self.questions is None or self.questions.exercise["id"] != definition["id"]:
            kind = widget_of(definition["kind"])
            self.questions = kind(answered=partial(self.answered, dict(self.where)), exercise=definition, stored=stored)
        wanted = (self.panel, self.questions) if self.questions else (self.panel,)
        if tuple(self.box.children) != wanted:
            self.box.children = wanted

    def answered(self, where: dict[str, Any], answer: Any, rev: Any) -> None:
        """The browser proposes answers to the round in which they were asked. Nothing of them goes to a log."""
        widget = self.questions
        if widget is None:
            return
        try:
            kept = screens.join_answered(replace(self.visit, today=date.today()), where, answer, rev)
        except KitError as error:
            widget.problem = self.visit.say(error.phrase)
        except Exception as error:
            LOG.error("answers could not be kept: %s", type(error).__name__)
            widget.problem = self.visit.say("error.unexpected")
        else:
            with widget.hold_sync():
                widget.problem, widget.stored, widget.shown = "", kept["stored"], kept["shown"]


def _short(room: dict[str, str]) -> dict[str, str]:
    return {key.partition(".")[2]: text for key, text in room.items()}


def print_bank(*, language: str = "fr") -> None:
    """Print the outline of the item bank: commitment by commitment, a star for the short form."""
    desk = Desk({}, language=language)
    for item in content.load_bank(desk.source, language).values():
        print(f"{item.id:6} {'★' if item.short else ' '} {item.name} ({', '.join(item.clauses)})")
