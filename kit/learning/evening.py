"""Another evening: what the path has not asked, and what was missed. It waits there, and nobody has to."""

from __future__ import annotations

from collections.abc import Iterator

from kit.content import Item, Library
from kit.content.onboarding import Tale
from kit.learning.asked import habits_of, tales_of
from kit.learning.path import REVIEW, Answers, is_done, levels, record, seat
from kit.learning.review import due, headline

HABITS_AT_ONCE = 2
OF_A_SCENE, OF_A_HABIT, OF_A_SENTENCE = 1.3, 0.6, 1.2  # minutes, as `authoring.minutes` measures them


def habits_due(library: Library, answers: Answers) -> list[Item]:
    """Habits that no chapter asks and that have no answer yet, of principles whose chapter is done; two at most."""
    chapters = library.chapters.items()
    asked = {item.id for _, facts in chapters for item in habits_of(library, facts)}
    done = {facts.principle for key, facts in chapters if is_done(answers, key)}
    left = {*library.items} - asked - {*levels(library, answers)}
    found = [item for item in library.items.values() if item.short and item.principle in done and item.id in left]
    return found[:HABITS_AT_ONCE]


def tale_due(library: Library, answers: Answers) -> tuple[str, Tale] | None:
    """A story or a dilemma that its chapter does not tell, and that has no answer yet, of a chapter that is done."""
    for chapter in _done(library, answers):
        shape, mine = library.chapters[chapter].shape, answers.get(record(chapter), {})
        for name, tale in tales_of(library.onboarding.chapters[chapter].seen_from(seat(answers))):
            part, question = "story" if name == "story" else "dilemmas", f"{name}.{chapter}"
            if part not in shape and name not in mine and question not in answers.get(record(REVIEW), {}):
                return question, tale
    return None


def sentence_due(library: Library, answers: Answers) -> tuple[str, str] | None:
    """A sentence that a chapter does not ask for and that is not written yet, of a chapter that is done."""
    for chapter in _done(library, answers):
        asked = library.onboarding.chapters[chapter].seen_from(seat(answers)).journal
        said = answers.get(record(chapter), {}).get("journal") or answers.get(record(REVIEW), {}).get(f"journal.{chapter}")
        if asked and "journal" not in library.chapters[chapter].shape and not said:
            return f"journal.{chapter}", asked
    return None


def _done(library: Library, answers: Answers) -> Iterator[str]:
    return (chapter for chapter in library.chapters if is_done(answers, chapter))


def titles(library: Library, answers: Answers, sitting: int) -> list[str]:
    """What waits in this sitting, each by its own name: the story, what the short scenes are about, the habits."""
    told, checks = tale_due(library, answers), [library.checks[key] for key in due(library, answers, sitting)]
    about = dict.fromkeys(headline(library, check.facts.clauses[0]) for check in checks)
    return [*([told[1].title] if told else []), *about, *(item.name for item in habits_due(library, answers))]


def waiting(library: Library, answers: Answers, sitting: int) -> tuple[int, int, int]:
    """How many scenes and how many habits wait in this sitting, and about how many minutes all takes that waits."""
    scenes, habits = len(due(library, answers, sitting)) + bool(tale_due(library, answers)), len(habits_due(library, answers))
    sentence = OF_A_SENTENCE * bool(sentence_due(library, answers))
    return scenes, habits, round(scenes * OF_A_SCENE + habits * OF_A_HABIT + sentence)
