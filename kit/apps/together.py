"""The page of the whole: the four principles side by side, and the preamble's exercises."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kit import authoring, content, languages
from kit.apps.desk import Desk
from kit.apps.gathered import Piece, gathered
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
        desk, pieces = self.desk, gathered(self.desk)
        return {
            "words": {key.split(".")[1]: text for key, text in desk.phrases.room("overview").items()},
            "then": {key: desk.phrases[f"end.{key}"] for key in ("before", "now")},
            "language": desk.language,
            "direction": languages.direction(desk.language),
            "principles": [self.column(p, pieces) for p in desk.library.framework.principles],
            "coverage": self.trained(),
        }

    def column(self, principle: content.Principle, pieces: list[Piece]) -> dict[str, Any]:
        """One principle: what was gathered there."""
        mine = [piece.plain() for piece in pieces if piece.principle == principle.id]
        return {"slug": principle.slug, "name": principle.name, "done": mine}

    def trained(self) -> list[tuple[str, str, str]]:
        """Commitment by commitment, the exercises that train it."""
        covered = authoring.coverage(self.desk.library.framework, self.desk.library.offered)
        commitments = [commitment for principle in self.desk.library.framework.principles for commitment in principle.commitments]
        rows = []
        for commitment in commitments:
            exercises = dict.fromkeys(slug for clause in commitment.clauses for slug in covered[clause.id])
            rows.append((commitment.id, commitment.title, ", ".join(self.shelf[slug].words.title for slug in exercises)))
        return rows
