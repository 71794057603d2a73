"""Pages in a kernel that are made of screens: whoever runs a round, takes part, reads results; and the onboarding path."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import ipywidgets
from IPython.display import display

from kit import content, languages, rounds, screens
from kit.days import anywhere_on_earth
from kit.errors import KitError
from kit.pages.desk import LOCAL, Desk
from kit.pages.session import said
from kit.screens import Screen, Visit
from kit.widgets import ExerciseWidget, Panel, widget_of

LOG = logging.getLogger(__name__)
Keep = Callable[[Visit, dict[str, Any], Any, Any], dict[str, Any]]
SCREENS: dict[str, tuple[Screen, Keep]] = {
    "assessment": (screens.join_screen, screens.join_answered),
    "facilitator": (screens.run_screen, screens.join_answered),
    "results": (screens.results_screen, screens.join_answered),
    "onboarding": (screens.learning_screen, screens.learning_answered),
}


def open_screen(name: str, *, language: str = "") -> None:
    """Show a page: "facilitator", "assessment", "results" or "onboarding"."""
    desk = Desk(language=language)
    try:
        if desk.browser == LOCAL:
            rounds.trust(desk.database, LOCAL)
        display(ScreenPage(desk, name).box)
    except KitError as error:
        LOG.error("the page could not open: %s", type(error).__name__)
        display(ipywidgets.Label(said(desk, error)))


class ScreenPage:
    """One screen, and below it the questions where there are some to answer."""

    def __init__(self, desk: Desk, name: str) -> None:
        self.where, self.done = dict[str, Any](), 0
        self.screen, self.keep = SCREENS[name]
        self.visit = Visit(desk.database, desk.source, desk.language, desk.browser, desk.settings.host, desk.address)
        self.visit.sitting = screens.next_sitting(self.visit) if name == "onboarding" else 0
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
        self.visit = replace(self.visit, today=anywhere_on_earth(), here=date.today())
        number, again = (value.get("n"), value.get("again")) if isinstance(value, dict) else (0, None)
        if isinstance(number, int) and number <= self.done:  # asked once more, since the answer was late or lost
            self.panel.shown = {**self.panel.shown, "again": again}
            return
        self.done = number if isinstance(number, int) else self.done
        try:
            shown = screens.respond(self.screen, self.visit, value)
        except Exception as error:
            LOG.error("a screen could not be shown: %s", type(error).__name__)
            problem = self.visit.say("error.unexpected")
            self.panel.shown = {**self.panel.shown, "n": number, "note": "", "file": None, "problem": problem, "look_again": 5}
            return
        definition, stored, self.where = shown.pop("exercise"), shown.pop("stored"), shown["where"]
        so_far = shown.pop("so_far") or {}
        self.panel.shown = {**shown, "n": number}
        self.ask_questions(definition, stored, so_far)

    def ask_questions(self, definition: dict[str, Any] | None, stored: dict[str, Any] | None, so_far: dict[str, Any]) -> None:
        """The questions below the screen: made once, taken away when there are none."""
        if definition is None:
            self.questions = None
        elif self.questions is None or self.questions.exercise["id"] != definition["id"]:
            kind = widget_of(definition["kind"])
            keep = partial(self.answered, dict(self.where))
            self.questions = kind(answered=keep, exercise=definition, stored=stored, shown=so_far)
        wanted = (self.panel, self.questions) if self.questions else (self.panel,)
        if tuple(self.box.children) != wanted:
            self.box.children = wanted

    def answered(self, where: dict[str, Any], widget: ExerciseWidget, answer: Any, rev: Any) -> None:
        """The browser proposes answers to the round in which they were asked, maybe after the screen has moved on. No log."""
        try:
            kept = self.keep(replace(self.visit, today=anywhere_on_earth()), where, answer, rev)
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


def print_path(*, language: str = "fr") -> None:
    """Print the outline of the onboarding path: chapters with their minutes, and how many knowledge checks there are."""
    desk = Desk({}, language=language)
    library = content.library(desk.source, language)
    for key, facts in library.chapters.items():
        print(f"{library.onboarding.chapters[key].title}: {facts.minutes} min")
    on_path = sum(check.facts.path for check in library.checks.values())
    print(f"{sum(facts.minutes for facts in library.chapters.values())} min; {on_path} + {len(library.checks) - on_path}")


def print_bank(*, language: str = "fr") -> None:
    """Print the outline of the item bank: commitment by commitment, a star for the short form."""
    desk = Desk({}, language=language)
    for item in content.load_bank(desk.source, language).values():
        print(f"{item.id:6} {'★' if item.short else ' '} {item.name} ({', '.join(item.clauses)})")
