"""Lists to unfold in a notebook: every question, every chapter, and which exercise works on which sentence."""

from __future__ import annotations

from collections.abc import Iterable

from IPython.display import display

from kit import authoring
from kit.apps import Desk
from kit.pages.walk import Shown, page_of


def questions(*, language: str = "") -> None:
    """Show the names of all the questions, with a star for those of the short form."""
    display(questions_shown(Desk.of(language=language)))


def chapters(*, language: str = "") -> None:
    """Show the chapters of the onboarding path with their minutes."""
    display(chapters_shown(Desk.of(language=language)))


def coverage(*, language: str = "") -> None:
    """Show which exercises work on each sentence of the principles."""
    display(coverage_shown(Desk.of(language=language)))


def questions_shown(desk: Desk) -> Shown:
    """Question by question: its sentence's number, a star for the short form, its name."""
    items = desk.library.items.values()
    rows = [(item.id, f"{item.name} ★" if item.short else item.name, ", ".join(item.clauses)) for item in items]
    return _listed(desk, desk.phrases.say("walk.questions", n=len(rows)), rows)


def chapters_shown(desk: Desk) -> Shown:
    """Chapter by chapter: its title and its minutes."""
    words, each = desk.library.onboarding.chapters, desk.library.chapters
    rows = [(words[key].title, desk.phrases.say("minutes.each", n=facts.minutes)) for key, facts in each.items()]
    return _listed(desk, desk.phrases.say("walk.chapters", n=sum(facts.minutes for facts in each.values())), rows)


def coverage_shown(desk: Desk) -> Shown:
    """Sentence by sentence: its number, its text, the exercises."""
    clauses, shelf = desk.library.framework.clauses, desk.library.offered
    rows = [
        (clause, clauses[clause].text, ", ".join(shelf[one].words.title for one in found))
        for clause, found in authoring.coverage(desk.library.framework, shelf).items()
    ]
    return _listed(desk, desk.phrases["walk.coverage"], rows)


def _listed(desk: Desk, title: str, rows: Iterable[tuple[str, ...]]) -> Shown:
    rows = list(rows)
    return Shown(page_of("list.html", desk, {"title": title, "rows": rows}), "\n".join([title, *map(" | ".join, rows)]))
