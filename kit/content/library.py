"""Everything that is written, in one language: read once, when it is first asked for."""

from __future__ import annotations

from functools import cached_property, lru_cache

from kit.content.assessment import EDITION, EDITIONS, Item, load_bank
from kit.content.exercises import Exercise, load_shelf, offered
from kit.content.framework import Framework, load_framework
from kit.content.onboarding import (
    ChapterFacts,
    KnowledgeCheck,
    Onboarding,
    chapters_of,
    later_chapters,
    load_checks,
    load_onboarding,
)
from kit.content.phrases import Phrases, load_phrases
from kit.content.plans import WorkshopPlan, load_plans
from kit.content.simulator import Simulator, load_simulator
from kit.content.source import Source
from kit.content.workshop import Workshop, load_workshop


class Library:
    """The words and facts of one source in one language."""

    def __init__(self, source: Source, language: str) -> None:
        self.source, self.language = source, language

    def read(self) -> None:
        """Read everything now: what is forked from this process finds it read."""
        for name, part in vars(type(self)).items():
            if isinstance(part, cached_property):
                getattr(self, name)

    @cached_property
    def phrases(self) -> Phrases:
        """The interface phrases."""
        return load_phrases(self.source, self.language)

    @cached_property
    def bank(self) -> dict[int, dict[str, Item]]:
        """The item bank: edition → its items. A round is read in its own edition."""
        return {edition: load_bank(self.source, self.language, edition) for edition in EDITIONS}

    @property
    def items(self) -> dict[str, Item]:
        """The items of the newest edition: what is asked from now on."""
        return self.bank[EDITION]

    @cached_property
    def framework(self) -> Framework:
        """The principles."""
        return load_framework(self.source, self.language)

    @cached_property
    def shelf(self) -> dict[str, Exercise]:
        """The exercises, with those that others have followed: answers and rounds may still be about them."""
        return load_shelf(self.source, self.language)

    @cached_property
    def offered(self) -> dict[str, Exercise]:
        """The exercises that somebody may begin."""
        return offered(self.shelf)

    @cached_property
    def plans(self) -> dict[str, WorkshopPlan]:
        """The plans of workshops."""
        return load_plans(self.source, self.language)

    @cached_property
    def chapters(self) -> dict[str, ChapterFacts]:
        """The chapters of the onboarding path that are offered, in their order."""
        return chapters_of(self.source)

    @cached_property
    def later(self) -> tuple[str, ...]:
        """The chapters of the onboarding path that wait for another evening."""
        return later_chapters(self.source)

    @cached_property
    def onboarding(self) -> Onboarding:
        """The words of the onboarding path, of chapters that a site has dropped too."""
        return load_onboarding(self.source, self.language)

    @cached_property
    def checks(self) -> dict[str, KnowledgeCheck]:
        """The knowledge checks."""
        return load_checks(self.source, self.language)

    @cached_property
    def simulator(self) -> Simulator:
        """The simulator: facts and words."""
        return load_simulator(self.source, self.language)

    @cached_property
    def workshop(self) -> Workshop:
        """Checks, advice and checklist."""
        return load_workshop(self.source, self.language)


class Reading:
    """Whoever reads what is written in one language: a desk, a screen."""

    source: Source
    language: str

    @property
    def library(self) -> Library:
        """Everything that is written, in this language."""
        return library(self.source, self.language)

    @property
    def phrases(self) -> Phrases:
        """The interface phrases."""
        return self.library.phrases


@lru_cache(maxsize=32)
def library(source: Source, language: str) -> Library:
    """The library of a source in a language, the same one every time: restart after changing words."""
    return Library(source, language)
