"""Pages that are made of screens: whoever runs a round, takes part, reads results, looks at the wall; the onboarding path."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from kit import languages, screens
from kit.apps.desk import Desk
from kit.apps.part import PagePart, Told
from kit.days import anywhere_on_earth
from kit.errors import KitError
from kit.screens import Screen, Visit

LOG = logging.getLogger(__name__)
PANEL = "panel"
UNASKED = -1  # the number of a question that nobody asked
Keep = Callable[[Visit, dict[str, Any], Any, Any], dict[str, Any]]
SCREENS: dict[str, tuple[Screen, Keep]] = {
    "assessment": (screens.join_screen, screens.join_answered),
    "join": (screens.join_screen, screens.join_answered),
    "facilitator": (screens.run_screen, screens.join_answered),
    "remote": (screens.remote_screen, screens.join_answered),
    "projector": (screens.projector_screen, screens.join_answered),
    "results": (screens.results_screen, screens.join_answered),
    "onboarding": (screens.learning_screen, screens.learning_answered),
}
TITLES = {"remote": "facilitator"}  # a page that is named like another


class ScreenApp:
    """One screen, and below it the questions where there are some to answer.

    `sitting`: of the onboarding path, as the page says; 0: a new one begins. `standing`: what stands on the page, as it says.
    `pulse`: this process keeps the room's lights.
    """

    def __init__(self, desk: Desk, name: str, *, sitting: int = 0, standing: tuple[str, ...] = (), pulse: bool = False) -> None:
        self.desk, self.name, self.done = desk, name, 0
        self.screen, self.keep = SCREENS[name]
        host, days = desk.settings.host, desk.settings.backup_days
        self.visit = Visit(
            desk.database, desk.source, desk.language, desk.browser, host, desk.address, pulse=pulse, backup_days=days
        )
        self.visit.sitting = (sitting or screens.next_sitting(self.visit)) if name == "onboarding" else 0
        self.shown: dict[str, Any] = {}
        self.standing = standing
        self.asked_in: dict[str, dict[str, Any]] = {}  # questions → the place in which they were asked

    def opened(self) -> Told:
        """The screen as it is for somebody who comes to its door: a page that remembers more asks for more."""
        told = self.looked({"do": "look"}, UNASKED)
        _, *questions = told.parts
        return Told((self.panel(words=self.words()), *questions), told.keys or (PANEL,))

    def words(self) -> dict[str, Any]:
        """What the panel itself says."""
        desk = self.desk
        phrases = {key.partition(".")[2]: text for key, text in desk.phrases.room("panel").items()}
        here = {"language": desk.language, "direction": languages.direction(desk.language), "screen": self.name}
        return {**phrases, **here, "stream": bool(desk.address)}

    def panel(self, **state: Any) -> PagePart:
        """The screen's own part."""
        return PagePart(PANEL, PANEL, {"shown": self.shown, **state})

    def hear(self, key: str, said: Mapping[str, Any]) -> Told:
        """A tap, or answers."""
        self.visit = replace(self.visit, today=anywhere_on_earth(), here=date.today())
        if key == PANEL:
            return self.asked(said.get("asked"))
        where = self.asked_in.get(key, said.get("where"))
        return self.answered(key, where if isinstance(where, dict) else {}, said.get("answer"), said.get("rev"))

    def asked(self, value: Any) -> Told:
        """The browser asks: look up what it may see and do, and show that."""
        number, again = (value.get("n"), value.get("again")) if isinstance(value, dict) else (0, None)
        if isinstance(number, int) and number <= self.done:  # asked once more, since the answer was late or lost
            self.shown = {**self.shown, "again": again}
            return Told((self.panel(),))
        self.done = number if isinstance(number, int) else self.done
        return self.looked(value, number)

    def looked(self, value: Any, number: Any) -> Told:
        """What is shown after that, under its number; where it fails, one sentence, and the page looks again."""
        try:
            shown = screens.respond(self.screen, self.visit, value)
        except Exception as error:
            LOG.error("a screen could not be shown: %s", type(error).__name__)
            problem = self.visit.say("error.unexpected")
            self.shown = {**self.shown, "n": number, "note": "", "file": None, "problem": problem, "look_again": 5}
            return Told((self.panel(),))
        definition, stored, so_far = (shown.pop(name) for name in ("exercise", "stored", "so_far"))
        self.shown = {**shown, "n": number}
        return self.laid_out(self.questions(definition, stored, so_far or {}) if definition else None)

    def laid_out(self, questions: PagePart | None) -> Told:
        """The screen, and the questions below it."""
        parts = (self.panel(), questions) if questions else (self.panel(),)
        self.standing = tuple(part.key for part in parts)
        return Told(parts, self.standing)

    def questions(self, definition: dict[str, Any], stored: dict[str, Any] | None, so_far: dict[str, Any]) -> PagePart:
        """The questions below the screen; while they stand they are not drawn anew."""
        key = str(definition["id"])
        if key in self.standing:
            return PagePart(key, definition["kind"], {})
        where = self.asked_in[key] = dict(self.shown["where"])
        state = {"exercise": definition, "stage": "open", "stored": stored, "shown": so_far, "where": where}
        return PagePart(key, definition["kind"], state)

    def answered(self, key: str, where: dict[str, Any], answer: Any, rev: Any) -> Told:
        """The browser proposes answers to the round in which they were asked, maybe after the screen has moved on. No log."""
        try:
            kept = self.keep(self.visit, where, answer, rev)
        except KitError as error:
            return Told((PagePart(key, "", {"problem": self.visit.say(error.phrase)}),))
        except Exception as error:
            LOG.error("answers could not be kept: %s", type(error).__name__)
            return Told((PagePart(key, "", {"problem": self.visit.say("error.unexpected")}),))
        return Told((PagePart(key, "", {"problem": "", **kept}),))
