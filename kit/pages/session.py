"""One exercise between its widget and the store: every proposal of the browser is checked here, then kept, then shown."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from typing import Any

from kit import charts, content, kinds
from kit.errors import KitError, StoreError
from kit.pages.desk import Desk
from kit.widgets import ExerciseWidget, widget_of

LOG = logging.getLogger(__name__)
DRAWING = ThreadPoolExecutor(max_workers=1, thread_name_prefix="drawing")


class Session:
    """The widget of one exercise (None: of the partnership itself) for the person at this desk."""

    def __init__(self, desk: Desk, exercise: content.Exercise | None, *, saved: Callable[[], None] | None = None) -> None:
        self.desk, self.exercise, self.saved = desk, exercise, saved
        self.id = exercise.id if exercise else kinds.PARTNERSHIP
        self.stored = desk.stored(self.id)
        self.partnership = desk.partnership()
        self.widget = widget_of(exercise.kind if exercise else kinds.PARTNERSHIP)(
            answered=self.answered,
            exercise=self.definition(),
            stored=asdict(self.stored),
        )
        self.show()

    def definition(self) -> dict[str, Any]:
        """What the widget draws: facts and words in one language, and the sides by name."""
        library, host = content.library(self.desk.source, self.desk.language), self.desk.settings.host
        if self.exercise is None:
            return kinds.partnership_definition(library, self.partnership, host=host)
        return kinds.exercise_definition(library, self.exercise, self.partnership, host=host)

    def answered(self, _widget: ExerciseWidget, answer: Any, rev: Any) -> None:
        """The browser proposes an answer: keep it or say in one sentence why not. Nothing of it goes to a log."""
        try:
            self.stored = self.desk.take(self.exercise, answer, rev)
        except KitError as error:
            self.widget.problem = self.desk.phrases[error.phrase]
        except Exception as error:
            LOG.error("an answer could not be kept: %s", type(error).__name__)
            self.widget.problem = self.desk.phrases["error.unexpected"]
        else:
            with self.widget.hold_sync():
                self.widget.problem = ""
                self.widget.stored = asdict(self.stored)
            self.show()
            DRAWING.submit(charts.make_ready)
            if self.saved:
                self.saved()

    def rename(self) -> None:
        """The organisations have changed."""
        self.partnership = self.desk.partnership()
        self.widget.exercise = self.definition()
        self.show()

    def show(self) -> None:
        """Own sentences at once; the picture too where it is looked at, drawn off the event loop."""
        if self.exercise is None or not self.partnership.ready:
            return
        sitting = kinds.Sitting(self.exercise, self.partnership, self.desk.phrases, self.desk.language, self.stored.answer)
        picture = kinds.own_picture(sitting)
        shown = {
            "rev": self.stored.rev,
            "sentences": list(picture.sentences),
            "finding": sitting.finding(picture.sentences),
        }
        if picture.draw and self.stored.answer.get("at") == "picture":
            self.widget.shown = {**shown, "drawing": True, "picture": self.widget.shown.get("picture", "")}
            DRAWING.submit(self._draw, picture.draw, shown)
        else:
            self.widget.shown = shown

    def _draw(self, draw: Callable[[], str], shown: dict[str, Any]) -> None:
        if shown["rev"] != self.stored.rev:
            return
        try:
            image = charts.as_image(draw())
        except Exception as error:
            LOG.error("a picture could not be drawn: %s", type(error).__name__)
            return
        if shown["rev"] == self.stored.rev:
            self.widget.shown = {**shown, "picture": image}


def said(desk: Desk, error: Exception) -> str:
    """One sentence for a page that cannot open."""
    phrase = error.phrase if isinstance(error, StoreError) else "error.unexpected"
    return desk.phrases[phrase]
