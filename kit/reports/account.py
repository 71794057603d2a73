"""What a revealed round says, in one language: computed from released rows alone, read by screens, reports and files alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kit import languages
from kit.charts import Table
from kit.content import Framework, Item, Library, Phrases
from kit.reports.became import became, became_before, confirmed
from kit.reports.cards import guesses, without_card
from kit.reports.days import days
from kit.reports.lead import figures, goes_on, last_time, no_action, to_do, to_talk
from kit.reports.moved import Told, compared, moved, together
from kit.reports.overview import Legend, legend, table
from kit.reports.profiles import Profile, Profiles, Question
from kit.reports.scope import levels, missing, notes, nothing_stands_out, scope
from kit.reports.took_place import ExerciseResult, took_place
from kit.reports.trend import Trend, trend_notes, trends, unmoved
from kit.rounds import Seen
from kit.scoring import TwoViews, worth_talking
from kit.store import ACTION_PARTS, Action, Noted, Round, RoundSide


@dataclass(frozen=True)
class Account:
    """Everything that may be read of a revealed round; `of`: all that its pictures are drawn from."""

    language: str
    title: str
    about: str
    sides: tuple[str, ...]
    promise: str
    figures: str  # how many questions are far apart, and on how many both answers are low
    levels: str  # what a level is; "" where nothing is shown
    draft: bool
    accepted: str  # who agrees that it is read, by whom, and since when
    waiting: str  # who can still agree, of those that show something; "": nobody
    synthetic: bool
    notes: tuple[str, ...]  # what it is for, whose answers, what chance does, what stays hidden
    scope: tuple[str, ...]
    no_talk: str  # stands where there is nothing to begin with
    talk: tuple[Question, ...]
    without_card: tuple[str, ...]  # what is as far apart and has no place among these
    compared: str  # since which day that is; "" in a first round
    together: tuple[Told, ...]  # what rose, what fell, in words
    moved: tuple[str, ...]  # in figures, since the round before
    profiles: tuple[Profile, ...]
    legend: Legend
    table: Table
    guesses: tuple[str, ...]
    trends: tuple[Trend, ...]
    trend_notes: tuple[str, ...]
    unmoved: str  # stands where nothing has moved far
    missing: tuple[str, ...]
    actions: tuple[dict[str, str], ...]
    actions_before: tuple[dict[str, str], ...]
    first: tuple[tuple[str, tuple[Told, ...]], ...] = ()  # what a file says first, under headings; nothing under none
    no_action: str = ""  # what there is to talk about and no action is about
    days: tuple[str, ...] = ()  # what happens on which day, a line each
    paragraphs: tuple[tuple[str, str], ...] = field(default=())
    exercises: tuple[ExerciseResult, ...] = field(default=())
    assessed: bool = True  # whether anything of an assessment was shown; a workshop may have done without
    of: tuple[object, ...] = field(default=(), repr=False)

    @property
    def warning(self) -> str:
        """That it is not validated and decides nothing: above everything that is said."""
        return self.notes[0]

    @property
    def chance(self) -> str:
        """What chance does, before the questions to begin with; "" without an assessment."""
        return self.notes[2] if self.assessed else ""

    @property
    def reading(self) -> tuple[str, ...]:
        """How to read the picture, whose answers it shows: beside it."""
        return (self.legend.reading, self.notes[1])

    @property
    def further(self) -> tuple[str, ...]:
        """How many questions are shown and what was not asked, what stays hidden, what is missing."""
        return (*self.scope, *([self.notes[3]] if self.assessed else []), *self.missing)

    @property
    def has_annex(self) -> bool:
        """Whether anything stands after the first pages."""
        return bool(self.assessed or self.further or self.paragraphs or self.trends or self.trend_notes)


def account(
    seen: Seen, bank: Mapping[int, Mapping[str, Item]], framework: Framework, phrases: Phrases, *, library: Library | None = None
) -> Account:
    """The account of a revealed round in the language of those words and its own edition; with a library, its exercises too."""
    told = _Teller(seen, bank[seen.round.edition], framework, phrases).account()
    return replace(told, exercises=took_place(seen, library)) if library else told


def promise_line(round_: Round, phrases: Phrases, language: str) -> str:
    """Who signed that nothing here decides a grant, or that nobody has."""
    signed = round_.promise
    if signed is None:
        return phrases["promise.unsigned"]
    return phrases.say(
        "promise.signed", role=signed.role, organisation=signed.organisation, day=languages.day(signed.day, language)
    )


def _drawn_from(seen: Seen, language: str) -> tuple[object, ...]:
    """What a picture of the account can depend on: the language, the sides and the rows that were revealed, then and before."""
    round_ = seen.round
    sides = tuple((side.id, side.name, side.anonymous) for side in round_.sides)
    past = tuple((each.round.day, each.rows) for each in seen.past)
    return (language, round_.id, round_.about, round_.edition, round_.form, sides, seen.everything, past)


class _Teller(Profiles):
    def _sides_that(self, key: str, sides: Sequence[RoundSide], **more: str) -> str:
        """Those sides, with those words; nothing of none."""
        return self.phrases.say(key, sides=self.listed([side.name for side in sides]), **more) if sides else ""

    def _agreed(self) -> str:
        """Which sides agree that it is read, by whom and since when; what sides accepted in an earlier version, too."""
        agreed = [side for side in self.round.sides if side.accepted]
        days = [side.accepted_on for side in agreed if side.accepted_on]
        day = languages.day(max(days), self.language) if days else ""
        now = self._sides_that("report.agreed", [side for side in agreed if side.accepted_on], day=day)
        before = self._sides_that("report.accepted", [side for side in agreed if not side.accepted_on])
        return " ".join(filter(None, (now, before)))

    def account(self) -> Account:
        round_, say = self.round, self.phrases
        when = "shown" if round_.opened_on else "planned" if round_.live else "until"
        day = say.say(f"results.{when}", day=languages.day(round_.day, self.language))
        names, moves = [side.name for side in round_.sides], trends(self)
        waiting = [side for side in round_.sides if not (side.accepted or side.erased)]
        begin = worth_talking(self.views)
        since = tuple(together(self, {view.item for view in begin}))
        assessed = bool(self.seen.rows) or round_.live is None
        return Account(
            language=self.language,
            of=_drawn_from(self.seen, self.language),
            title=languages.listed(names, self.language),
            about=" ".join(filter(None, (self._what_about(assessed=assessed), day, self._times()))),
            sides=tuple(names),
            promise=promise_line(round_, say, self.language),
            figures=figures(self),
            levels=levels(self) if self.seen.rows else "",
            accepted=self._agreed(),
            waiting=self._sides_that("report.waiting", waiting),
            draft=bool(waiting),
            synthetic=round_.synthetic,
            notes=tuple(notes(self)),
            scope=tuple(scope(self)) if assessed else (),
            no_talk=nothing_stands_out(self),
            talk=tuple(self.question(self.bank[view.item]) for view in begin),
            without_card=tuple(without_card(self, begin)),
            compared=compared(self),
            together=since,
            moved=tuple(moved(self)),
            profiles=tuple(self.profile(p.id) for p in self.framework.principles if self.in_form(p.id)),
            legend=legend(self),
            table=table(self),
            guesses=tuple(guesses(self)),
            trends=moves,
            trend_notes=tuple(note for note in trend_notes(self) if ("", note) not in since),
            unmoved=unmoved(self, moves),
            missing=tuple(missing(self)),
            actions=tuple(self.action(a, self.seen.noted) for a in self.seen.actions),
            actions_before=tuple(self._before(a) for a in self.seen.actions_before),
            assessed=assessed,
            first=tuple(self._first(begin, since)),
            no_action=no_action(self, begin),
            days=days(self),
            paragraphs=tuple((side.name, side.paragraph) for side in round_.sides if side.paragraph.strip()),
        )

    def _first(self, begin: Sequence[TwoViews], since: tuple[Told, ...]) -> Iterator[tuple[str, tuple[Told, ...]]]:
        """What a level is, what to talk about, what moved, what became of the last actions, who does what by when."""
        say, how = self.phrases, (("", levels(self)),) if self.seen.rows else ()
        parts = (
            (say["report.first_levels"], how),
            (say["report.first_talk"], to_talk(self, begin)),
            (compared(self), since),
            (say["report.first_before"], last_time(self)),
            (say["report.first_now"], to_do(self, begin)),
        )
        yield from ((name, found) for name, lines in parts if (found := tuple(lines)))

    def _what_about(self, *, assessed: bool) -> str:
        if not assessed:
            return self.say("results.about_room", side=self.about.name)
        return self.say("results.about", side=self.about.name)

    def _times(self) -> str:
        """How many times people have answered, and since when; "" where it is the first or the second time."""
        past = self.seen.past
        first = languages.day(past[-1].round.day, self.language) if past else ""
        return self.say("results.times", n=len(past) + 1, day=first) if len(past) > 1 else ""

    def _before(self, action: Action) -> dict[str, str]:
        said = became_before(self.seen, action.number, self.phrases, self.language)
        return {**self.action(action, self.seen.noted_before), "outcome": f"{said} {goes_on(self, action)}".strip()}

    def action(self, action: Action, noted: tuple[Noted, ...]) -> dict[str, str]:
        """An action as people read it."""
        parts = {key: str(getattr(action, key)) for key in ("number", *ACTION_PARTS)}
        parts["about"] = self.bank[action.item].name if action.item in self.bank else ""
        parts["by"] = languages.read_day(parts["by"], self.language)
        parts["confirmed"] = confirmed(self.round, action, self.phrases)
        parts["outcome"] = became(self.round, noted, action.number, self.phrases)
        return parts
