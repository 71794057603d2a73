"""How long a chapter of the path takes, measured by its words, its questions and its fields; not by a wish.

`alone.py` measures exercises in the same way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kit import learning
from kit.content import Item, KnowledgeCheck, Library, Problem
from kit.content.onboarding import SEATS, Chapter, ChapterFacts, Seat, Tale
from kit.errors import ContentError

WORDS_A_MINUTE = {"fr": 195, "en": 228, "es": 218}  # Trauzettel-Klosinski & Dietz 2012, IOVS 53(9): 5452-5461, read aloud at ease
SLOWEST = min(WORDS_A_MINUTE.values())  # of a language that was not measured
COPIED_A_MINUTE = 36  # words on a phone: Palin, Feit, Kim, Kristensson & Oulasvirta 2019, MobileHCI, 37 370 people
COMPOSING = 19 / 32.5  # how fast words of one's own go beside copied ones: Karat, Halverson, Horn & Karat 1999, CHI
WRITTEN_A_MINUTE = COPIED_A_MINUTE * COMPOSING  # 21: one's own words, with a thumb
DECIDING, FINDING, GOING_ON = 8, 15, 4  # seconds, assumed: a question about oneself, what to write, past labels to the next step
SENTENCE = 18  # words that a field of the path is meant for
TYPING = SENTENCE * 60 / WRITTEN_A_MINUTE  # seconds: such a field
ACTIONS_OF_ONE, FIELDS_OF_ONE = 1, 1.5  # one action: what to do to choose, a sentence, a role and a day, which are short
SENTENCES_READ = 3  # of one's own, which a plan begins with
# Seconds: a question of the path, thought about. Three readers of the path before this one (programs that read as people of
# both sides do) took 40.3 and 41.5 minutes, and 30.8 for six chapters of it, where this comes to 40.6, 40.7 and 30.4; with 8
# seconds it came to 34.3, 34.4 and 24.6. It was the scales, they said, and how sure one is.
# Nine others then took 28 to 30 for the chapters of today, where it comes to 26 to 28. Only people can say it better.
THINKING = 20
# Seconds: what to write about oneself, before the first word. Six readers (programs) took 18.5 to 22.8 minutes, 20.8 in the
# middle, for the seven chapters of today; with FINDING it comes to 17 to 18, and it was chapters with fields that took longer.
MUSING = 45
OFF, LEAST_OFF = 0.25, 1.5  # by which share, and by how many minutes at least, what is announced may be off


@dataclass(frozen=True)
class Load:
    """What a chapter asks for: words to read, questions to decide, fields to write in, steps."""

    words: float = 0
    questions: int = 0
    fields: float = 0
    steps: int = 0

    def __add__(self, other: Load) -> Load:
        return Load(
            self.words + other.words, self.questions + other.questions, self.fields + other.fields, self.steps + other.steps
        )

    def minutes(self, language: str, deciding: float = DECIDING, finding: float = FINDING) -> float:
        """At that language's reading speed, with so many seconds for a question, and to find what to write.

        >>> Load(words=195, questions=6, fields=0, steps=6).minutes("fr")
        2.0
        """
        seconds = self.questions * deciding + self.fields * (finding + TYPING) + self.steps * GOING_ON
        return self.words / WORDS_A_MINUTE.get(language, SLOWEST) + seconds / 60


def words_in(*texts: str) -> float:
    """How many words there are to read."""
    return sum(len(text.split()) for text in texts)


def of_a_tale(tale: Tale) -> Load:
    """All of it, and what follows on one choice of those that there are."""
    after = [words_in(choice.after) for choice in tale.choices]
    words = words_in(tale.title, tale.you, tale.scene, tale.question, *(choice.text for choice in tale.choices)) + sum(
        after
    ) / len(after)
    return Load(words, 1, 0, 1)


def _own(chapter: Chapter, facts: ChapterFacts) -> Iterator[Load]:
    """What the chapter's own words ask for."""
    about = words_in(chapter.title, chapter.text, *(f"{form.name} {form.text}" for form in chapter.forms))
    yield Load(about, steps=int("about" in facts.shape))  # else they stand above a question
    yield from _told(chapter, facts)


def _told(chapter: Chapter, facts: ChapterFacts) -> Iterator[Load]:
    """Its scenes, stories, voice and fields, as far as they are in its shape."""
    for scene in chapter.sort.scenes if chapter.sort else ():
        answer = (words_in(scene.visible, scene.hidden, scene.invisible)) / 3
        yield Load(words_in(scene.text) + answer, 1, 0, 1)
    for text in filter(None, (chapter.sources, chapter.journal if "journal" in facts.shape else "")):
        yield Load(words_in(text, chapter.sources_hint if text == chapter.sources else ""), 0, 1, 1)
    dilemmas = chapter.dilemmas if "dilemmas" in facts.shape else ()
    for tale in (*([chapter.story] if chapter.story and "story" in facts.shape else ()), *dilemmas):
        yield of_a_tale(tale)
    if chapter.voice and "voice" in facts.shape:
        yield Load(words_in(chapter.voice.text, chapter.voice.who), steps=1)
    if chapter.examples:
        words = words_in(chapter.examples[0]) + SENTENCES_READ * SENTENCE
        yield Load(words, ACTIONS_OF_ONE, FIELDS_OF_ONE, 1)  # more actions are folded away, and so is what it is about


def of_a_habit(item: Item, seat: Seat) -> Load:
    """One question about a habit."""
    return Load(words_in(item.name, item.stems["view" if seat == "partner" else "self"], *item.levels), 1, 0, 1)


def of_a_check(check: KnowledgeCheck) -> Load:
    """One scene with a best answer: which, how sure, and why."""
    words = check.words
    told = words_in(*words.why.values()) * 2 / len(words.why)  # of what one chose, and of what works best
    return Load(words_in(words.scene, words.question, *words.options.values()) + told, 2, 0, 1)


def _habits(library: Library, facts: ChapterFacts, seat: Seat) -> Iterator[Load]:
    """Those that a principle's chapter asks, for somebody on that side."""
    yield from (of_a_habit(item, seat) for item in learning.habits_of(library, facts))


def measured(library: Library, chapter: str, seat: Seat = "funds") -> float:
    """Minutes that a chapter takes in the library's language, read once, thought about and answered, on either side."""
    facts, words = library.chapters[chapter], library.onboarding.chapters[chapter].seen_from(seat)
    loads = [*_own(words, facts), *(_habits(library, facts, seat) if facts.principle else ())]
    if chapter == "welcome":
        loads.append(Load(questions=2))
    return sum(loads, Load()).minutes(library.language, THINKING, MUSING)


def off(announced: int, found: float) -> bool:
    """Whether what is announced is not what it takes.

    >>> off(8, 7.0), off(12, 7.0)
    (False, True)
    """
    return abs(announced - found) > max(OFF * found, LEAST_OFF)


def check_minutes(library: Library, file: str) -> Iterator[Problem]:
    """Chapters whose announced minutes are off by more than a quarter, where that is more than nobody would notice."""
    for key, facts in library.chapters.items():
        if key not in library.onboarding.chapters:
            continue
        try:
            found = sum(measured(library, key, seat) for seat in SEATS) / len(SEATS)
        except ContentError:
            return  # questions that cannot be read: `check_bank` says which
        if off(facts.minutes, found):
            yield Problem(
                file,
                f"{key}.minutes",
                f"{facts.minutes} are announced; {library.language} takes {found:.1f}",
                f"Announce {max(1, round(found))}.",
            )
