"""Another evening: what the path has not asked, and what was missed. It waits there, and nobody has to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kit.content import Item, Library
from kit.content.onboarding import Tale
from kit.learning.asked import habits_of, tales_of
from kit.learning.path import REVIEW, Answers, is_done, levels, record, seat
from kit.learning.review import due

HABITS_AT_ONCE = 2
EACH = {"story": 1.3, "check": 1.3, "habit": 0.6, "sentence": 1.2}  # minutes, as `authoring.minutes` measures them


def habits_due(library: Library, answers: Answers) -> list[Item]:
    """Habits that no chapter asks and that have no answer yet, of principles whose chapter is done; two at most."""
    chapters = library.chapters.items()
    asked = {item.id for _, facts in chapters for item in habits_of(library, facts)}
    done = {facts.principle for key, facts in chapters if is_done(answers, key)}
    left = {*library.items} - asked - {*levels(library, answers)}
    found = [item for item in library.items.values() if item.short and item.principle in done and item.id in left]
    return found[:HABITS_AT_ONCE]


def tale_due(library: Library, answers: Answers) -> tuple[str, Tale] | None:
    """A story or a dilemma that its chapter does not tell, and that has no answer yet, of a chapter that may be met."""
    return next(((question, tale) for _, question, tale in _tales_due(library, answers)), None)


def _tales_due(library: Library, answers: Answers) -> Iterator[tuple[str, str, Tale]]:
    for chapter, shape in _met(library, answers):
        mine = answers.get(record(chapter), {})
        for name, tale in tales_of(library.onboarding.chapters[chapter].seen_from(seat(answers))):
            part, question = "story" if name == "story" else "dilemmas", f"{name}.{chapter}"
            if part not in shape and name not in mine and question not in answers.get(record(REVIEW), {}):
                yield chapter, question, tale


def sentence_due(library: Library, answers: Answers) -> tuple[str, str] | None:
    """A sentence that a chapter does not ask for and that is not written yet, of a chapter that may be met."""
    for chapter, shape in _met(library, answers):
        asked = library.onboarding.chapters[chapter].seen_from(seat(answers)).journal
        said = answers.get(record(chapter), {}).get("journal") or answers.get(record(REVIEW), {}).get(f"journal.{chapter}")
        if asked and "journal" not in shape and not said:
            return f"journal.{chapter}", asked
    return None


def _met(library: Library, answers: Answers) -> Iterator[tuple[str, Sequence[str]]]:
    """Each chapter that is done and its shape; once all are, those of another evening, of which nothing has been told."""
    yield from ((key, facts.shape) for key, facts in library.chapters.items() if is_done(answers, key))
    if all(is_done(answers, key) for key in library.chapters):
        yield from ((key, ()) for key in library.later)


def later_chapters(library: Library, answers: Answers) -> list[tuple[str, str]]:
    """Title and line of each chapter of another evening that may be met and still has something to tell."""
    left = dict.fromkeys(chapter for chapter, _, _ in _tales_due(library, answers) if chapter in library.later)
    words = library.onboarding.chapters
    return [(words[chapter].title, words[chapter].text) for chapter in left]


def waiting(library: Library, answers: Answers, sitting: int) -> tuple[dict[str, int], int]:
    """How many stories, situations, habits and sentences wait in this sitting, and about how many minutes they take."""
    found = {
        "story": int(tale_due(library, answers) is not None),
        "check": len(due(library, answers, sitting)),
        "habit": len(habits_due(library, answers)),
        "sentence": int(sentence_due(library, answers) is not None),
    }
    return found, round(sum(EACH[part] * n for part, n in found.items()))
