"""Another evening: what the path has not asked, and what was missed. It waits there, and nobody has to."""

from __future__ import annotations

from kit.content import Item, Library
from kit.content.onboarding import Tale
from kit.learning.asked import habits_of
from kit.learning.path import REVIEW, Answers, is_done, levels, record
from kit.learning.review import due

HABITS_AT_ONCE = 2
OF_A_SCENE, OF_A_HABIT = 1.3, 0.6  # minutes, as `authoring.minutes` measures them


def habits_due(library: Library, answers: Answers) -> list[Item]:
    """Habits that no chapter asks and that have no answer yet, of principles whose chapter is done; two at most."""
    chapters = library.chapters.items()
    asked = {item.id for _, facts in chapters for item in habits_of(library, facts)}
    done = {facts.principle for key, facts in chapters if is_done(answers, key)}
    left = {*library.items} - asked - {*levels(library, answers)}
    found = [item for item in library.items.values() if item.short and item.principle in done and item.id in left]
    return found[:HABITS_AT_ONCE]


def tale_due(library: Library, answers: Answers) -> tuple[str, Tale] | None:
    """A story that its chapter does not tell, and that has no answer yet, of a chapter that is done."""
    for chapter, facts in library.chapters.items():
        tale, question = library.onboarding.chapters[chapter].story, f"story.{chapter}"
        if tale and "story" not in facts.shape and is_done(answers, chapter) and question not in answers.get(record(REVIEW), {}):
            return question, tale
    return None


def waiting(library: Library, answers: Answers, sitting: int) -> tuple[int, int, int]:
    """How many scenes and how many habits wait in this sitting, and about how many minutes they take."""
    scenes, habits = len(due(library, answers, sitting)) + bool(tale_due(library, answers)), len(habits_due(library, answers))
    return scenes, habits, round(scenes * OF_A_SCENE + habits * OF_A_HABIT)
