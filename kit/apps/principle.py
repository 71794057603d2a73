"""The page of one principle: its partnership once, then its exercises, one open at a time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kit import content, kinds, languages
from kit.apps.desk import Desk
from kit.apps.part import PagePart, Told
from kit.apps.session import Session

CHOOSER = "chooser"


class PrincipleApp:
    """The partnership first; the exercises can be chosen when there are two organisations and one holds the funds.

    `chosen`: the exercise that a page had open, as it says; else what the address asks for, or the only one that there is.
    """

    def __init__(self, desk: Desk, slug: str, chosen: str = "") -> None:
        self.desk, self.principle = desk, desk.library.framework.principle(slug)
        mine = {e.id: e for e in desk.library.shelf.values() if e.principle == self.principle.id}
        begun = desk.begun() if any(e.followed_by for e in mine.values()) else ()
        self.exercises = {slug: e for slug, e in mine.items() if not e.followed_by or slug in begun}
        self.sessions: dict[str, Session] = {}
        self.partnership = Session(desk, None)
        only = next(iter(self.exercises)) if len(self.exercises) == 1 else ""
        self.chosen = next((slug for slug in (chosen, desk.wanted, only) if slug in self.exercises), "")

    def opened(self) -> Told:
        """Partnership, list of exercises, and the one that is open."""
        parts = [self.partnership.opened()]
        if self.partnership.partnership.ready:
            parts += [self.chooser()] if len(self.exercises) > 1 else []
            parts += [self.session(self.chosen).opened()] if self.chosen else []
        return self.told(parts)

    def told(self, parts: list[PagePart]) -> Told:
        """Those parts, in the order in which they stand."""
        return Told(tuple(parts), tuple(part.key for part in parts))

    def hear(self, key: str, said: Mapping[str, Any]) -> Told:
        """An exercise is chosen, an organisation named, a question answered."""
        if key == CHOOSER:
            return self.choose(str(said.get("chosen", "")))
        if key == kinds.PARTNERSHIP:
            return self.named(said)
        return self.answered(self.session(key), said) if key in self.exercises else Told()

    def choose(self, slug: str) -> Told:
        """Show that exercise, if this page has it."""
        if slug not in self.exercises:
            return Told()
        self.chosen = slug
        return self.opened()

    def named(self, said: Mapping[str, Any]) -> Told:
        """Let an exercise be chosen, or hand the list and the open ones their new names."""
        if not self.partnership.answered(said):
            return Told((self.partnership.kept(),))
        for session in (self.partnership, *self.sessions.values()):
            session.renamed()
        return self.opened()

    def answered(self, session: Session, said: Mapping[str, Any]) -> Told:
        """What is kept now; the list says which exercises have been begun."""
        kept = session.answered(said)
        more = (self.chooser(),) if kept and len(self.exercises) > 1 else ()
        return Told((session.kept(), *more))

    def session(self, slug: str) -> Session:
        """That exercise, as it was or opened now."""
        if slug not in self.sessions:
            self.sessions[slug] = Session(self.desk, self.exercises[slug], self.after(slug))
        return self.sessions[slug]

    def after(self, slug: str) -> content.Exercise | None:
        """The exercise that follows in the list."""
        order = list(self.exercises)
        return next((self.exercises[other] for other in order[order.index(slug) + 1 :]), None)

    def chooser(self) -> PagePart:
        """The list."""
        return PagePart(CHOOSER, CHOOSER, {"entries": self.entries(), "words": self.words(), "chosen": self.chosen})

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
