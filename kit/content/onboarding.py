"""The onboarding path: chapters with stories, scenes to sort, a partner's voice; and the knowledge checks."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field

from kit.content.frozen import Frozen
from kit.content.source import Source
from kit.errors import ContentError
from kit.languages import unbroken

PATH, CHECKS = "onboarding/path.toml", "checks/checks.toml"
LONGEST_CHAPTER = 15  # minutes
POWERS = ("visible", "hidden", "invisible")
OPTIONS = ("a", "b", "c")
Seat = Literal["funds", "partner"]  # from which side somebody walks the path
SEATS: tuple[Seat, ...] = ("funds", "partner")
Part = Literal["about", "sort", "sources", "story", "dilemmas", "arriving", "habits", "voice", "actions", "journal"]
PLAIN: tuple[Part, ...] = ("about", "sort", "sources", "story", "dilemmas", "arriving", "habits", "voice", "actions", "journal")


class ChapterFacts(Frozen):
    """About how long a chapter takes, and the letter of the principle that it is about, if it is about one.

    `shape`: its parts in the order in which they come; of a part that a chapter has not, nothing comes, and one that stands there
    several times is dealt out, a step at a time. Where no `about` stands, what a principle asks is said at the foot of its last
    step. A story, dilemmas or a field that a chapter has and that do not stand there wait for another evening.
    `habits`: which habits it asks, by id, where it does not ask all of the short form; the others wait, too.
    `later`: it is no chapter of the evening; all that it has waits for another one, unless a site names it among its chapters.
    """

    minutes: int = Field(gt=0, le=LONGEST_CHAPTER)
    principle: str = ""
    habits: tuple[str, ...] = ()
    shape: tuple[Part, ...] = PLAIN
    later: bool = False


class Choice(Frozen):
    """What one may do in a story, and what follows on the other side."""

    text: str
    after: str


class Tale(Frozen):
    """A short story with choices; none is stupid, none is free.

    `you`: whose side the reader is on, and who that is; `side`: which one, so that somebody from the other one is told.
    """

    title: str
    you: str = ""
    side: Seat | Literal[""] = ""
    place: str = ""
    pulls: str = ""
    scene: str
    choices: tuple[Choice, ...] = Field(min_length=3, max_length=4)
    question: str = ""


class Named(Frozen):
    """Something with a name."""

    name: str
    text: str


class Voice(Frozen):
    """How the same thing looks from the partner's side (fictional); with a greeting it is a letter."""

    who: str
    text: str
    greeting: str = ""


class SortScene(Frozen):
    """A scene to sort by the power at work in it; what is said to each answer."""

    text: str
    visible: str
    hidden: str
    invisible: str
    right: Literal["visible", "hidden", "invisible"]


class Sort(Frozen):
    """Scenes to sort."""

    scenes: tuple[SortScene, ...] = Field(min_length=1)


class Seen(Frozen):
    """What a chapter says in other words to somebody who works in a partner organisation; what stays as it is, is empty."""

    text: str = ""
    voice: Voice | None = None
    dilemmas: tuple[Tale, ...] = ()
    examples: tuple[str, ...] = ()
    journal: str = ""


class Chapter(Frozen):
    """One sitting's worth of the path; what a chapter has not is empty. `partner`: what it says in other words from that side."""

    title: str
    text: str = ""
    forms: tuple[Named, ...] = ()
    sources: str = ""
    sources_hint: str = ""
    sort: Sort | None = None
    story: Tale | None = None
    voice: Voice | None = None
    dilemmas: tuple[Tale, ...] = ()
    examples: tuple[str, ...] = ()
    journal: str = ""
    partner: Seen = Seen()

    def seen_from(self, seat: Seat) -> Self:
        """The chapter as somebody on that side reads it."""
        words = {name: value for name, value in self.partner if value} if seat == "partner" else {}
        return self.model_copy(update=words)


class Lead(Frozen):
    """For whoever welcomes newcomers: a text to send, a note. Slots of the text: address, minutes."""

    invitation: str
    note: str


class FirstWeek(Frozen):
    """What habits become for somebody new: the question, "whom do I ask?", what to ask a colleague and a partner (slot: name).

    `monday` is one question for colleagues, `among` the same in a partner organisation: nobody has to teach those who hold the
    funds. Somebody new asks where it is written (`new`). Where a partnership is only beginning, habits are those with others
    (`usual`), and `start` is asked instead.
    """

    files: str
    unknown: str
    colleague: str
    partner: str
    monday: str
    among: str
    new: str
    usual: str
    start: str


class Onboarding(Frozen):
    """The words of the path in one language."""

    chapters: dict[str, Chapter]
    lead: Lead
    first_week: FirstWeek


class CheckFacts(Frozen):
    """Which clauses a knowledge check applies, and which option is best."""

    clauses: tuple[str, ...] = Field(min_length=1)
    right: Literal["a", "b", "c"]


class CheckWords(Frozen):
    """A scene, a question, three options, and to each why."""

    scene: str
    question: str
    options: dict[str, str]
    why: dict[str, str]


class KnowledgeCheck(Frozen):
    """A knowledge check in one language. Its key stays in Python."""

    id: str
    facts: CheckFacts
    words: CheckWords

    @property
    def principle(self) -> str:
        """The letter of the principle that it is about."""
        return self.id[0]


def chapters_of(source: Source) -> dict[str, ChapterFacts]:
    """The chapters that are offered, in their order. Raises: ContentError at the first fault."""
    facts = _facts(source)
    wanted = source.chapters or tuple(key for key, one in facts.items() if not one.later)
    for key in wanted:
        if key not in facts:
            raise ContentError("site.toml", "chapters", f"there is no chapter {key!r}", f"There are: {', '.join(facts)}.")
    return {key: facts[key] for key in dict.fromkeys(wanted)}


def later_chapters(source: Source) -> tuple[str, ...]:
    """The chapters that wait for another evening; none where a site says which chapters there are. Raises: ContentError."""
    return () if source.chapters else tuple(key for key, one in _facts(source).items() if one.later)


def _facts(source: Source) -> dict[str, ChapterFacts]:
    return {key: ChapterFacts.checked(table, source.label(PATH), key) for key, table in source.table(PATH).items()}


def load_onboarding(source: Source, language: str) -> Onboarding:
    """The words of the path. Raises: ContentError at the first fault."""
    name = f"onboarding/{language}.toml"
    return Onboarding.checked(unbroken(source.table(name), language), source.label(name))


def load_checks(source: Source, language: str) -> dict[str, KnowledgeCheck]:
    """The knowledge checks by id. Raises: ContentError at the first fault."""
    name = f"checks/{language}.toml"
    words = unbroken(source.table(name), language)
    return {
        key: KnowledgeCheck(
            id=key,
            facts=CheckFacts.checked(table, source.label(CHECKS), key),
            words=CheckWords.checked(words.get(key), source.label(name), key),
        )
        for key, table in source.table(CHECKS).items()
    }
