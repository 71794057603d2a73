"""One exercise between a person and the store: every proposal of the browser is checked here, then kept, then shown."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from typing import Any

from kit import asking, charts, content, kinds
from kit.apps.desk import Desk
from kit.apps.part import PagePart, Told
from kit.errors import KitError, OtherAnswers

LOG = logging.getLogger(__name__)
PICTURE, END = "picture", "end"  # the steps on which the picture is looked at
Pictured = tuple[dict[str, Any], kinds.Partnership]


class Session:
    """One exercise (None: the partnership itself) for the person at this desk; `then`: the one that follows on the page."""

    def __init__(self, desk: Desk, exercise: content.Exercise | None, then: content.Exercise | None = None) -> None:
        self.desk, self.exercise, self.then = desk, exercise, then
        self.key = exercise.id if exercise else kinds.PARTNERSHIP
        self.module = exercise.kind if exercise else kinds.PARTNERSHIP
        self.stored, self.partnership = desk.stored(self.key), desk.partnership()
        self.problem, self.image = "", ""
        self.pictured: Pictured | None = None  # what the image shows
        self.mark, self.outdated = desk.mark(), False  # whose answers the page shows; whether this browser opens others by now

    def opened(self) -> PagePart:
        """Everything that is drawn: facts and words in one language, the sides by name, what is kept."""
        return PagePart(self.key, self.module, {"exercise": self.definition(), "stage": "open", **self.kept().state})

    def kept(self) -> PagePart:
        """What an answer changes."""
        if self.outdated:
            return PagePart(self.key, self.module, {"problem": self.problem})
        said = {"problem": self.problem, "stored": asdict(self.stored), "shown": self.shown(), "where": {"whose": self.mark}}
        return PagePart(self.key, self.module, said)

    def definition(self) -> dict[str, Any]:
        """What the module draws."""
        library, host = self.desk.library, self.desk.settings.host
        if self.exercise is None:
            return kinds.partnership_definition(library, self.partnership, host=host, wanted=self.desk.wanted)
        drawn = kinds.exercise_definition(library, self.exercise, self.partnership, host=host)
        return {**drawn, "next": {"id": self.then.id, "title": self.then.words.title} if self.then else None}

    def answered(self, said: Mapping[str, Any]) -> bool:
        """The browser proposes an answer: keep it, or know in one sentence why not. Nothing of it goes to a log."""
        where = said.get("where")  # a page without a kernel says whose answers it shows
        mark = str(where.get("whose", "")) if isinstance(where, dict) else self.mark
        try:
            self.stored = self.desk.save_answer(self.exercise, said.get("answer"), said.get("rev"), mark)
            self.mark = mark or self.desk.mark()
        except KitError as error:
            self.problem, self.outdated = self.desk.phrases[error.phrase], isinstance(error, OtherAnswers)
        except Exception as error:
            LOG.error("an answer could not be kept: %s", type(error).__name__)
            self.problem = self.desk.phrases["error.unexpected"]
        else:
            self.problem, self.outdated = "", False
        return not self.problem

    def renamed(self) -> PagePart:
        """The organisations have changed."""
        self.partnership = self.desk.partnership()
        return self.opened()

    def shown(self) -> dict[str, Any]:
        """Own sentences at once; the picture too where it is looked at: later where the desk has somebody who draws."""
        if self.exercise is None or not self.partnership.ready:
            return {}
        sitting = kinds.Sitting(self.exercise, self.partnership, self.desk.phrases, self.desk.language, self.stored.answer)
        picture = kinds.own_picture(sitting)
        said = {
            "rev": self.stored.rev,
            "sentences": list(picture.sentences),
            "finding": sitting.finding(picture.sentences),
            "table": picture.table.plain() if picture.table else None,
        }
        draw = picture.draw
        at = self.stored.answer.get("at")
        if at == END:
            said |= {"calendar": self.calendar(), "before": self.before(sitting)}
        if draw is None or at not in (PICTURE, END):
            return said
        of = {question: value for question, value in self.stored.answer.items() if question not in kinds.ACTION}, self.partnership
        if self.image and of == self.pictured:  # an action is written beside the picture: that is no reason to draw it again
            return {**said, "picture": self.image}
        if self.desk.later is None:
            return {**said, "picture": self.draw(draw, of)}
        self.desk.later(lambda: self.draw_later(draw, said, of))
        return {**said, "drawing": True, "picture": self.image}

    def before(self, now: kinds.Sitting) -> dict[str, str] | None:
        """What the time before showed, once an exercise was begun anew: its finding and its picture."""
        if not now.answer.get(kinds.AGAIN):
            return None
        sitting = replace(now, answer=self.desk.stored(asking.set_aside(self.key)).answer)
        found = kinds.own_picture(sitting)
        return {"finding": sitting.finding(found.sentences), "picture": charts.drawn(found.draw) if found.draw else ""}

    def calendar(self) -> str:
        """The day of the action as a calendar file in an address of its own data; "" where no day is chosen."""
        return self.desk.calendar(self.key, self.exercise.words.title, self.stored) if self.exercise else ""

    def draw(self, draw: Callable[[], str], of: Pictured) -> str:
        """The picture of those answers as an address of its own data, or the one before, or nothing."""
        if image := charts.drawn(draw):
            self.image, self.pictured = image, of
        return self.image

    def draw_later(self, draw: Callable[[], str], said: dict[str, Any], of: Pictured) -> None:
        """Unless something else has been answered meanwhile, before or while it is drawn."""
        if said["rev"] == self.stored.rev and self.draw(draw, of) and said["rev"] == self.stored.rev:
            self.desk.drawn(Told((PagePart(self.key, self.module, {"shown": {**said, "picture": self.image}}),)))
