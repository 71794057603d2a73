"""Pages for who facilitates: a plan and two exercises that fit, run-sheets to print, and what a site has changed."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

import tornado.web

from kit import asking, authoring, content, languages, playing
from kit.content.onboarding import Lead
from kit.server.plain import Page
from kit.server.work import work
from kit.simulator import STORIES, THREE

HOUR = 60
MINUTES, PEOPLE, LANGUAGES, TENSIONS = (60, 90, 180), (8, 16, 30, 60), (1, 2, 3), (1, 2, 3)


class FacilitatePage(Page):
    """Two exercises and a plan, from how long, how many, how tense, how many languages."""

    async def get(self) -> None:
        """The picker with its answer below; everything has a default."""
        asked = {
            "minutes": self.one_of("minutes", MINUTES, 90),
            "people": self.one_of("people", PEOPLE, 16),
            "tension": self.one_of("tension", TENSIONS, 2),
            "languages": self.one_of("languages", LANGUAGES, 1),
        }
        shelf = self.house.shelves[self.language]
        proposed = asking.propose(shelf.values(), **asked)
        plans = await work(content.load_plans, self.house.source, self.language)
        words = await work(content.load_workshop, self.house.source, self.language)
        choices = {"minutes": MINUTES, "people": PEOPLE, "tension": TENSIONS, "languages": LANGUAGES}
        self.show(
            "facilitate.html",
            asked=asked,
            proposed=proposed,
            plans=plans,
            choices=choices,
            workshop=words,
            fill=self.fill(proposed),
        )

    def one_of(self, name: str, offered: tuple[int, ...], otherwise: int) -> int:
        """A number of the query, if it is one of those on offer."""
        text = self.get_query_argument(name, "")
        return next((number for number in offered if str(number) == text), otherwise)

    def fill(self, proposed: list[content.Exercise]) -> Any:
        """Put the exercises into a line of a plan."""
        shelf = self.house.shelves[self.language]
        start = [e for e in shelf.values() if e.start_here]
        chosen = [*proposed, *(e for e in start if e not in proposed)]

        def filled(step: str, minutes: int) -> str:
            first = asking.opener(chosen) if minutes == HOUR else chosen[0]
            return content.fill(step, first=first.words.title, story=asking.first_story(shelf.values()).words.title)

        return filled


class NewcomersPage(Page):
    """For whoever welcomes newcomers: the chapters, their minutes, a text to send. No figures about people."""

    async def get(self) -> None:
        """What the path holds here, with the site's changes."""
        chapters, lead = await work(self.path)
        whole = sum(minutes for _, minutes in chapters)
        address = f"{self.address}/onboarding?lang={self.language}"
        text = content.fill(lead.invitation, address=address, minutes=whole)
        self.show("newcomers.html", chapters=chapters, whole=whole, text=text, note=lead.note)

    def path(self) -> tuple[list[tuple[str, int]], Lead]:
        """The titles of the chapters with their minutes, and what is said to whoever welcomes."""
        library = content.library(self.house.source, self.language)
        words = library.onboarding
        return [(words.chapters[key].title, facts.minutes) for key, facts in library.chapters.items()], words.lead


class RunSheetsPage(Page):
    """The run-sheets of one principle, to read and to print."""

    def get(self, slug: str) -> None:
        """Every exercise of the principle with its run-sheet."""
        framework = self.house.frameworks[self.language]
        principle = next((p for p in framework.principles if p.slug == slug), None)
        if principle is None:
            raise tornado.web.HTTPError(HTTPStatus.NOT_FOUND)
        mine = [e for e in self.house.shelves[self.language].values() if e.principle == principle.id]
        self.show("run_sheets.html", principle=principle, exercises=mine, fill=self.filled)

    def filled(self, text: str) -> str:
        """A text with general words for the organisations, and its capital."""
        return content.capitals(self.house.generic(text, self.language))


class AssumptionsPage(Page):
    """What the model of *Five quarters* assumes, what is left when that is off by a third, what not to conclude."""

    async def get(self) -> None:
        """One card for each assumption."""
        library = await work(content.library, self.house.source, self.language)
        words, rows = await work(lambda: (library.simulator.words, playing.thirds(library)))
        three = languages.listed(
            [languages.quoted(words.rules[rule].other.rstrip("."), self.language) for rule in THREE], self.language
        )
        self.show("assumptions.html", words=words, assumes=words.assumes, rows=rows, stories=STORIES, three=three)


class PaperPage(Page):
    """*Five quarters* to print: a sheet for each chair, and one partnership to read aloud."""

    async def get(self) -> None:
        """Both chairs, the reading, the talk."""
        library = await work(content.library, self.house.source, self.language)
        words = library.simulator.words
        sheets, reading = await work(
            lambda: ({chair: playing.sheets(library, chair) for chair in playing.CHAIRS}, playing.reading(library))
        )
        said = words.runsheet
        talk = [
            content.capitals(self.house.generic(line, self.language))
            for line in (said.out, *said.what, said.so_what[0], *said.now_what)
        ]
        self.show("paper.html", words=words, sheets=sheets, reading=reading, talk=talk)


class ChangesPage(Page):
    """What the site says otherwise, beside the kit's own text."""

    async def get(self) -> None:
        """Every changed text; an empty table where there is no site."""
        self.show("changes.html", changes=await work(authoring.changes, self.house.source))
