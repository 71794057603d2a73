"""What each chapter of the onboarding path asks, and what it accepts."""

from __future__ import annotations

from collections.abc import Iterable

from kit.content import Item, KnowledgeCheck, Library
from kit.content.onboarding import OPTIONS, POWERS, Chapter, ChapterFacts, Tale
from kit.kinds.rules import A_LEVEL, Day, Flag, OneOf, Rule, Text
from kit.learning.path import FOLLOW, HABIT, MOST_ACTIONS, REVIEW, SORTED
from kit.learning.review import MOST_TRIES, SURE
from kit.rounds import OUTCOMES

BECAME = (*(outcome for outcome in OUTCOMES if outcome), "unsaid")  # alone one may say, too, that nothing was said


def habits_of(library: Library, facts: ChapterFacts) -> list[Item]:
    """The habits that a principle's chapter asks about: those that it names, else all of its short form."""
    if "habits" not in facts.shape:
        return []
    return [item for item in short_of(library, facts.principle) if not facts.habits or item.id in facts.habits]


def short_of(library: Library, principle: str) -> list[Item]:
    """A principle's items of the short form."""
    return [item for item in library.items.values() if item.short and item.principle == principle]


def chapter_rules(library: Library, chapter: str) -> dict[str, Rule]:
    """Question id → what it accepts. Raises: KeyError for a chapter that there is not."""
    if chapter == REVIEW:
        every = [item for item in library.items.values() if item.short]
        chapters = library.onboarding.chapters
        tales = {f"{name}.{key}": tale for key, words in chapters.items() for name, tale in tales_of(words)}
        told = {key: _choice_of(tale) for key, tale in tales.items()}
        said: dict[str, Rule] = {f"journal.{key}": Text(300) for key in chapters}
        return {"at": Text(120), **told, **said, **_habit_rules(every), **_check_rules(library.checks.values())}
    if chapter == FOLLOW:
        return {"at": Text(120), **_numbered("outcome", OneOf(BECAME)), **_numbered("note", Text())}
    words, facts = library.onboarding.chapters[chapter], library.chapters.get(chapter)
    rules: dict[str, Rule] = {"at": Text(120), "done": Flag(), "journal": Text(300), "sources": Text()}
    rules |= {f"{SORTED}{n}": OneOf(POWERS) for n, _ in enumerate(words.sort.scenes if words.sort else ())}
    rules |= _sorted_before() if words.sort else {}
    rules |= {name: _choice_of(tale) for name, tale in tales_of(words)} | _told_before(words)
    if chapter == "welcome":
        rules |= {"new": OneOf(("yes", "no", "start")), "place": OneOf(("funds", "partner", "both"))}
    if facts and facts.principle:
        habits = short_of(library, facts.principle)  # what it asked of before stays an answer
        rules |= _habit_rules(habits) | {"guess": OneOf([f"{HABIT}{item.id}" for item in habits])}
        rules |= _kept_from_before(library, facts)
        rules |= _check_rules(check for check in library.checks.values() if check.principle == facts.principle)
    if chapter == "plan":
        short = [item.id for bank in library.bank.values() for item in bank.values() if item.short]
        parts: dict[str, Rule] = {"habit": OneOf(short), "what": Text(), "whom": Text(160), "when": Day(), "notice": Text()}
        for name, rule in parts.items():
            rules |= _numbered(name, rule)
    return rules


def _habit_rules(habits: Iterable[Item]) -> dict[str, Rule]:
    each: dict[str, Rule] = {}
    for item in habits:
        each |= {f"{HABIT}{item.id}": A_LEVEL, f"ask.{item.id}": Text(160)}
    return each


def _kept_from_before(library: Library, facts: ChapterFacts) -> dict[str, Rule]:
    """What somebody answered in an earlier edition stays theirs: it is taken, and not read with the words of this one."""
    first = [item.id for item in library.bank[1].values() if item.short and item.principle == facts.principle]
    return {f"self.{item}": A_LEVEL for item in first} | {f"ask.{item}": Text(160) for item in first}


def _choice_of(tale: Tale) -> Rule:
    return OneOf([str(n) for n, _ in enumerate(tale.choices)])


def _sorted_before() -> dict[str, Rule]:
    """Scenes that were sorted in earlier editions: they are kept, and not read."""
    return {name: OneOf(POWERS) for name in ("sort.0", "sort.1", "sort.2", f"{SORTED}1")}


def _told_before(words: Chapter) -> dict[str, Rule]:
    """A second dilemma that a chapter had: its answer is kept, and not read."""
    return {"dilemma.1": OneOf(("0", "1", "2"))} if words.dilemmas else {}


def _numbered(name: str, rule: Rule) -> dict[str, Rule]:
    return {f"{name}.{n}": rule for n in range(1, MOST_ACTIONS + 1)}


def _check_rules(checks: Iterable[KnowledgeCheck]) -> dict[str, Rule]:
    each: dict[str, Rule] = {"check": OneOf(OPTIONS), "sure": OneOf(SURE), "sitting": OneOf(range(1, 1000))}
    turns = [f"{check.id}.{turn}" for check in checks for turn in range(1, MOST_TRIES + 1)]
    return {f"{name}.{turn}": rule for turn in turns for name, rule in each.items()}


def tales_of(words: Chapter) -> list[tuple[str, Tale]]:
    """The stories of a chapter, each under the question that it asks."""
    return [
        *([("story", words.story)] if words.story else []),
        *((f"dilemma.{n}", tale) for n, tale in enumerate(words.dilemmas)),
    ]
