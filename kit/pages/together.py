"""The page of the whole: the four principles side by side, and the preamble's exercises."""

from __future__ import annotations

from typing import Any

import ipywidgets

from kit import content, kinds, languages
from kit.content import Exercise
from kit.pages.desk import Desk
from kit.pages.principle import PrinciplePage, show
from kit.widgets import Overview

THREADS = "story"  # the kind whose sentences may say what depends on what


def open_together(*, language: str = "") -> None:
    """Show the preamble's exercises and what this person has found and decided, principle by principle."""
    show(TogetherPage, language=language)


class TogetherPage(PrinciplePage):
    """The preamble's page with the overview above it, or below it if the address asks for an exercise."""

    def __init__(self, desk: Desk) -> None:
        self.shelf = content.load_shelf(desk.source, desk.language)
        self.overview = Overview()
        super().__init__(desk, "preamble")

    def parts(self) -> tuple[ipywidgets.DOMWidget, ...]:
        """The page of any principle, and the overview."""
        self.overview.shown = self.whole()
        page = super().parts()
        return (*page, self.overview) if self.desk.wanted in self.exercises else (self.overview, *page)

    def note_begun(self) -> None:
        """What was answered just now shows at once."""
        super().note_begun()
        self.overview.shown = self.whole()

    def whole(self) -> dict[str, Any]:
        """What was found and decided. Every part stands beside the others; nothing is added up."""
        desk, partnership = self.desk, self.desk.partnership()
        kept = desk.answers()
        answers = {slug: kept[slug] for slug in self.shelf if slug in kept}
        said: dict[str, tuple[str, ...]] = {}
        found: dict[str, str] = {}
        for slug, answer in answers.items() if partnership.ready else ():
            sitting = kinds.Sitting(self.shelf[slug], partnership, desk.phrases, desk.language, answer)
            said[slug] = kinds.own_picture(sitting).sentences
            found[slug] = sitting.finding(said[slug])
        return {
            "words": {key.split(".")[1]: text for key, text in desk.phrases.room("overview").items()},
            "language": desk.language,
            "direction": languages.direction(desk.language),
            "principles": [self.column(p, found) for p in self.framework.principles if p.slug != "preamble"],
            "holds": [s for slug, all_said in said.items() if self.woven(self.shelf[slug]) for s in all_said[:-1]],
            "actions": self.actions(answers),
            "coverage": self.trained(),
        }

    def column(self, principle: content.Principle, found: dict[str, str]) -> dict[str, Any]:
        """One principle: the first finding of each exercise that has one."""
        mine = [e for e in self.shelf.values() if e.principle == principle.id and found.get(e.id)]
        done = [{"title": e.words.title, "sentence": found[e.id]} for e in mine]
        return {"slug": principle.slug, "name": principle.name, "done": done}

    def actions(self, answers: dict[str, dict[str, Any]]) -> list[str]:
        """What was decided, exercise by exercise."""
        decided = {slug: answer["action.what"] for slug, answer in answers.items() if "action.what" in answer}
        return [f"{self.shelf[slug].words.title}: {what}" for slug, what in decided.items()]

    def woven(self, exercise: Exercise) -> bool:
        """Whether the exercise says what depends on what."""
        return exercise.kind == THREADS and bool(exercise.facts[THREADS].get("threads"))

    def trained(self) -> list[tuple[str, str, str]]:
        """Commitment by commitment, the exercises that train it."""
        covered = kinds.coverage(self.framework, self.shelf)
        commitments = [commitment for principle in self.framework.principles for commitment in principle.commitments]
        rows = []
        for one in commitments:
            exercises = dict.fromkeys(slug for clause in one.clauses for slug in covered[clause.id])
            rows.append((one.id, one.title, ", ".join(self.shelf[slug].words.title for slug in exercises)))
        return rows


def print_coverage(*, language: str = "fr") -> None:
    """Print which exercises train each clause."""
    desk = Desk({}, language=language)
    framework, shelf = content.load_framework(desk.source, language), content.load_shelf(desk.source, language)
    for clause, exercises in kinds.coverage(framework, shelf).items():
        print(f"{clause:6} {', '.join(exercises)}")
