"""The questions and principles of a revealed round in words: what each side answered, where views part, the picture."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kit import languages
from kit.asking import named
from kit.charts import Drawing
from kit.content import Item, sentence
from kit.reports.cards import ask_line, beside_cards, card_line
from kit.reports.overview import drawing, who
from kit.reports.since import since
from kit.reports.teller import Teller
from kit.scoring import APART, TwoViews
from kit.store import Released


@dataclass(frozen=True)
class Answered:
    """What one side's middle answer says: who, in which form, the level in its words, and from twenty answers how they spread."""

    who: str
    form: str
    text: str
    level: int | None
    spread: str = ""


@dataclass(frozen=True)
class Question:
    """One item: its name, the sentence that the levels finish, what each side answered, where the views stand, what to ask."""

    item: str
    name: str
    stem: str
    slug: str
    commitment: str
    said: tuple[Answered, ...]
    cards: tuple[str, ...]
    ask: str = ""
    beside: tuple[str, ...] = ()  # what was expected, why it is worth talking about


@dataclass(frozen=True)
class Profile:
    """One principle: its questions by commitment, a sentence, and the picture that says the same."""

    id: str
    name: str
    slug: str
    sentence: str
    questions: tuple[Question, ...]
    draw: Drawing | None


class Profiles(Teller):
    """Tells principle by principle, question by question."""

    def in_form(self, principle: str) -> bool:
        """Whether the form asks anything of that principle."""
        return any(item.principle == principle for item in self.form)

    def asked(self, principle: str) -> list[Item]:
        """The items of the form that something was shown of, in their order."""
        shown = self.asked_ids()
        return [item for item in self.form if item.principle == principle and item.id in shown]

    def question(self, item: Item) -> Question:
        """What was shown of an item."""
        rows = [row for row in self.seen.rows if row.question.partition(".")[2] == item.id]
        forms = ("self", "view", "meta", "then")
        said = sorted((self.answered(item, row) for row in rows), key=lambda a: (forms.index(a.form), a.who))
        titles = {c.id: (p.slug, c.title) for p in self.framework.principles for c in p.commitments}
        slug, commitment = titles[item.commitment]
        mine = [view for view in self.views if view.item == item.id]
        cards = tuple(card_line(self, view) for view in mine)
        ask, beside = ask_line(self, mine), (*since(self, item.id), *beside_cards(self, mine))
        return Question(item.id, item.name, self.stem(item, said), slug, commitment, tuple(said), cards, ask, beside)

    def stem(self, item: Item, said: list[Answered]) -> str:
        """The sentence as the other sides were asked it; as its own side was, where only that one is shown."""
        if any(answered.form == "view" for answered in said):
            return self.phrases.say("results.asked", stem=sentence(item.stems["view"], self.about.name))
        return sentence(item.stems["self"], *named(self.round, self.round.about, self.phrases, self.language))

    def answered(self, item: Item, row: Released) -> Answered:
        """One released row in words."""
        form, side = row.question.partition(".")[0], self.round.side(row.side)
        told = who(self, side.id, form)
        return Answered(told, form, self.answer(item, row), row.level, self.spread(row))

    def spread(self, row: Released) -> str:
        """From twenty answers: where more than a quarter of them lie, if that is in more than one place."""
        over = [
            self.phrases[f"results.zone_{zone}"]
            for zone, there in zip(("low", "middle", "high"), row.zones or (), strict=False)
            if there
        ]
        return self.phrases.say("results.spread", zones=languages.listed(over, self.language)) if len(over) > 1 else ""

    def profile(self, principle: str) -> Profile:
        """What was shown of a principle."""
        found, items = self.framework.principle(principle), self.asked(principle)
        mine = [view for view in self.views if self.bank[view.item].principle == principle]
        return Profile(
            id=principle,
            name=found.name,
            slug=found.slug,
            sentence=self.sentence(mine),
            questions=tuple(self.question(item) for item in items),
            draw=drawing(self, items),
        )

    def sentence(self, mine: list[TwoViews]) -> str:
        """Which questions of a principle are two levels apart, and on which both answers are low."""
        if not mine:
            return self.say("results.nothing_beside", a=self.about.name, all=self.about_all)
        apart, low = self._named(v for v in mine if v.apart >= APART), self._named(v for v in mine if v.low)
        near = self.say("results.close", a=self.about.name, all=self.about_all)
        far = self.say("results.apart", items=apart) if apart else near
        both = self.say("results.both_low", a=self.about.name, all=self.about_all, items=low)
        return f"{far} {both}" if low else far

    def _named(self, views: Iterable[TwoViews]) -> str:
        """The questions of these, each once."""
        return self.quoted(list(dict.fromkeys(self.bank[view.item].name for view in views)))
