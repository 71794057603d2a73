"""Whoever tells of one revealed round: its released rows, the words of one language, its own edition of the questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kit import languages
from kit.asking import no_level
from kit.content import Framework, Item, Phrases, chosen
from kit.rounds import Seen
from kit.store import Released, RoundSide

NAMED = 3  # questions that are still named beside their number


class Teller:
    """What everything that is told of a round is made of."""

    def __init__(self, seen: Seen, bank: Mapping[str, Item], framework: Framework, phrases: Phrases) -> None:
        self.seen, self.round, self.bank, self.framework, self.phrases = seen, seen.round, bank, framework, phrases
        self.language, self.say = framework.language, phrases.say
        self.views = seen.views
        self.about = self.round.side(self.round.about)
        self.form = chosen(dict(bank), self.round.form)
        several = len(self.round.others) > 1  # then its answers are about all of them, and each sentence that tells one says so
        keys = ("about_all", "from_all")
        self.about_all, self.from_all = (phrases[f"card.{key}"] if several else "" for key in keys)

    def asked_ids(self) -> set[str]:
        """The items that something was shown of."""
        return {row.question.partition(".")[2] for row in self.seen.rows}

    def listed(self, names: list[str]) -> str:
        """Names or titles in a row, as the language puts them."""
        return languages.listed(names, self.language)

    def quoted(self, texts: list[str]) -> str:
        """The same, each between quotation marks."""
        return self.listed([languages.quoted(text, self.language) for text in texts])

    def named_few(self, items: Sequence[str]) -> str:
        """Those questions by name, in brackets behind their number, where they are few."""
        names = self.quoted([self.bank[item].name for item in items])
        return self.say("results.gap_names", items=names) if 0 < len(items) <= NAMED else ""

    def shows(self, *, anonymous: bool) -> list[RoundSide]:
        """The sides of that mode of which something is shown."""
        shown = {row.side for row in self.seen.rows}
        return [side for side in self.round.sides if side.id in shown and side.anonymous == anonymous]

    def form_of(self, side: RoundSide) -> str:
        """In which form a side answers: of itself, or of the other's practice."""
        return "self" if side.id == self.round.about else "view"

    def answer(self, item: Item, row: Released) -> str:
        """One released row in words."""
        return no_level(self.round, row, self.phrases) if row.level is None else item.levels[row.level]

    def name(self, side: str) -> str:
        """A side's name as typed."""
        return self.round.side(side).name
