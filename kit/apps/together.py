"""The page of the whole: the four principles side by side, and the preamble's exercises."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kit import authoring, content, kinds, languages
from kit.apps.desk import Desk
from kit.apps.part import PagePart, Told
from kit.apps.principle import PrincipleApp
from kit.apps.session import Session

OVERVIEW = "overview"


class TogetherApp(PrincipleApp):
    """The preamble's page with the overview above it, or below it if the address asks for an exercise."""

    def __init__(self, desk: Desk, chosen: str = "") -> None:
        self.shelf = desk.library.shelf
        super().__init__(desk, "preamble", chosen)

    def told(self, parts: list[PagePart]) -> Told:
        """The page of any principle, and the overview."""
        whole = self.overview()
        return super().told([*parts, whole] if self.desk.wanted in self.exercises else [whole, *parts])

    def answered(self, session: Session, said: Mapping[str, Any]) -> Told:
        """What was answered just now shows at once."""
        told = super().answered(session, said)
        return Told((*told.parts, self.overview()))

    def overview(self) -> PagePart:
        """The overview as it is now."""
        return PagePart(OVERVIEW, OVERVIEW, {"shown": self.whole()})

    def whole(self) -> dict[str, Any]:
        """What was found and decided. Every part stands beside the others; nothing is added up."""
        desk, partnership = self.desk, self.desk.partnership()
        kept = desk.answers()
        answers = {slug: kept[slug] for slug in self.shelf if slug in kept}
        found: dict[str, str] = {}
        for slug, answer in answers.items() if partnership.ready else ():
            sitting = kinds.Sitting(self.shelf[slug], partnership, desk.phrases, desk.language, answer)
            found[slug] = sitting.finding(kinds.own_picture(sitting).sentences)
        return {
            "words": {key.split(".")[1]: text for key, text in desk.phrases.room("overview").items()},
            "language": desk.language,
            "direction": languages.direction(desk.language),
            "principles": [self.column(p, found) for p in desk.library.framework.principles if p.slug != "preamble"],
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

    def trained(self) -> list[tuple[str, str, str]]:
        """Commitment by commitment, the exercises that train it."""
        covered = authoring.coverage(self.desk.library.framework, self.desk.library.offered)
        commitments = [commitment for principle in self.desk.library.framework.principles for commitment in principle.commitments]
        rows = []
        for commitment in commitments:
            exercises = dict.fromkeys(slug for clause in commitment.clauses for slug in covered[clause.id])
            rows.append((commitment.id, commitment.title, ", ".join(self.shelf[slug].words.title for slug in exercises)))
        return rows
