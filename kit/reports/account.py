"""What a revealed round says, in one language: computed from released rows alone, read by screens, reports and files alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from kit import charts, languages
from kit.content import Framework, Item, Library, Phrases, chosen
from kit.kinds import aside_key, part_picture, part_title, sentence, they
from kit.rounds import Seen
from kit.scoring import APART, TwoViews, card, guessed, moved, status, worth_talking
from kit.store import ACTION_PARTS, Released, Round, Stage


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
    """One item: its name, the sentence that the levels finish, what each side answered, where the views stand."""

    item: str
    name: str
    stem: str
    slug: str
    commitment: str
    said: tuple[Answered, ...]
    cards: tuple[str, ...]


@dataclass(frozen=True)
class Profile:
    """One principle: its questions by commitment, a sentence, and the picture that says the same."""

    id: str
    name: str
    slug: str
    sentence: str
    statuses: tuple[tuple[str, str], ...]
    questions: tuple[Question, ...]
    draw: Callable[[], str] | None


@dataclass(frozen=True)
class ExerciseResult:
    """What one side showed in an exercise of a workshop: its sentences, and the picture that says the same."""

    title: str
    side: str
    sentences: tuple[str, ...]
    draw: Callable[[], str] | None


def exercises(seen: Seen, library: Library) -> tuple[ExerciseResult, ...]:
    """Every exercise that a workshop revealed, part by part and side by side; second looks are on the screens."""
    found = []
    for part in (each for each in seen.round.parts if each.stage == Stage.REVEALED and not each.again):
        for side in seen.round.sides:
            rows = tuple(row for row in seen.others if (row.part, row.side) == (part.number, side.id))
            picture = part_picture(library, seen.round, part, side.id, rows) if rows else None
            if picture:
                title = part_title(library, seen.round, part)
                found.append(ExerciseResult(title, side.name, picture.sentences, picture.draw))
    return tuple(found)


@dataclass(frozen=True)
class Account:
    """Everything that may be read of a revealed round."""

    language: str
    title: str
    about: str
    sides: tuple[str, ...]
    promise: str
    draft: bool
    synthetic: bool
    notes: tuple[str, ...]
    talk: tuple[Question, ...]
    profiles: tuple[Profile, ...]
    guesses: tuple[str, ...]
    changes: tuple[tuple[str, str], ...]
    small_changes: tuple[tuple[str, str], ...]
    change_notes: tuple[str, ...]
    unmoved: str  # stands where no change can be listed: nothing has moved so far, or the questions were others
    missing: tuple[str, ...]
    actions: tuple[dict[str, str], ...]
    actions_before: tuple[dict[str, str], ...]
    paragraphs: tuple[tuple[str, str], ...] = field(default=())
    exercises: tuple[ExerciseResult, ...] = field(default=())


def account(
    seen: Seen, bank: Mapping[int, Mapping[str, Item]], framework: Framework, phrases: Phrases, *, library: Library | None = None
) -> Account:
    """The account of a revealed round in the language of those words and its own edition; with a library, its exercises too."""
    told = _Teller(seen, bank[seen.round.edition], framework, phrases).account()
    return replace(told, exercises=exercises(seen, library)) if library else told


def promise_line(one: Round, phrases: Phrases, language: str) -> str:
    """Who signed that nothing here decides a grant, or that nobody has."""
    signed = one.promise
    if signed is None:
        return phrases["promise.unsigned"]
    return phrases.say(
        "promise.signed", role=signed.role, organisation=signed.organisation, day=languages.day(signed.day, language)
    )


class _Teller:
    def __init__(self, seen: Seen, bank: Mapping[str, Item], framework: Framework, phrases: Phrases) -> None:
        self.seen, self.round, self.bank, self.framework, self.phrases = seen, seen.round, bank, framework, phrases
        self.language = framework.language
        self.views = seen.views
        self.about = self.round.side(self.round.about)

    def account(self) -> Account:
        one, say = self.round, self.phrases
        names = [side.name for side in one.sides]
        return Account(
            language=self.language,
            title=languages.listed(names, self.language),
            about=say.say(
                "results.about", side=self.about.name, form=say[f"form.{one.form}"], day=languages.day(one.ends, self.language)
            ),
            sides=tuple(names),
            promise=promise_line(one, say, self.language),
            draft=not all(side.accepted for side in one.sides if not side.erased),
            synthetic=one.synthetic,
            notes=tuple(say[f"results.note_{key}"] for key in ("learning", "one_or_two", "levels", "organisation")),
            talk=tuple(self.question(self.bank[view.item]) for view in worth_talking(self.views)),
            profiles=tuple(self.profile(p.id) for p in self.framework.principles if self.in_form(p.id)),
            guesses=tuple(self.guesses()),
            changes=tuple(self.changes(APART, 4)),
            small_changes=tuple(self.changes(1, APART - 1)),
            change_notes=tuple(self.change_notes()),
            unmoved=say["results.no_changes" if self.seen.comparable else "results.other_edition"],
            missing=tuple(self.missing()),
            actions=tuple(self.action(a) for a in self.seen.actions),
            actions_before=tuple(self.action(a) for a in self.seen.actions_before),
            paragraphs=tuple((side.name, side.paragraph) for side in one.sides if side.paragraph.strip()),
        )

    def in_form(self, principle: str) -> bool:
        """Whether the form asks anything of that principle."""
        return any(item.principle == principle for item in chosen(dict(self.bank), self.round.form))

    def asked(self, principle: str) -> list[Item]:
        """The items of the form that something was shown of, in their order."""
        shown = {row.question.partition(".")[2] for row in self.seen.rows}
        return [item for item in chosen(dict(self.bank), self.round.form) if item.principle == principle and item.id in shown]

    def question(self, item: Item) -> Question:
        rows = [row for row in self.seen.rows if row.question.partition(".")[2] == item.id]
        forms = ("self", "view", "meta", "then")
        said = sorted((self.answered(item, row) for row in rows), key=lambda a: (forms.index(a.form), a.who))
        titles = {c.id: (p.slug, c.title) for p in self.framework.principles for c in p.commitments}
        slug, commitment = titles[item.commitment]
        cards = tuple(self.card(view) for view in self.views if view.item == item.id)
        return Question(item.id, item.name, self.stem(item, said), slug, commitment, tuple(said), cards)

    def stem(self, item: Item, said: list[Answered]) -> str:
        """The sentence as the other sides were asked it; as its own side was, where only that one is shown."""
        if any(answered.form == "view" for answered in said):
            return self.phrases.say("results.asked", stem=sentence(item.stems["view"], self.about.name))
        return sentence(item.stems["self"], *they(self.round, self.round.about, self.phrases))

    def answered(self, item: Item, row: Released) -> Answered:
        """One released row in words."""
        form, side = row.question.partition(".")[0], self.round.side(row.side)
        if row.level is None:
            text = self.phrases[aside_key(self.round, row.aside)] if row.aside else self.phrases["results.too_few"]
        else:
            text = item.levels[row.level]
        key = f"results.who_{form}" if side.anonymous or form != "view" else "results.who_agreed"
        who = self.phrases.say(key, side=side.name)
        return Answered(who if row.aside or row.level is not None else "", form, text, row.level, self.spread(row))

    def spread(self, row: Released) -> str:
        """From twenty answers: where more than a quarter of them lie, if that is in more than one place."""
        over = [
            self.phrases[f"results.zone_{zone}"]
            for zone, there in zip(("low", "middle", "high"), row.zones or (), strict=False)
            if there
        ]
        return self.phrases.say("results.spread", zones=languages.listed(over, self.language)) if len(over) > 1 else ""

    def card(self, view: TwoViews) -> str:
        other = self.round.side(view.side).name
        return self.phrases.say(f"card.{card(view.own, view.view)}", a=self.about.name, b=other)

    def profile(self, principle: str) -> Profile:
        found, items = self.framework.principle(principle), self.asked(principle)
        mine = [view for view in self.views if self.bank[view.item].principle == principle]
        return Profile(
            id=principle,
            name=found.name,
            slug=found.slug,
            sentence=self.widest(mine),
            statuses=tuple(self.statuses(mine)),
            questions=tuple(self.question(item) for item in items),
            draw=partial(self.draw, items) if any(self.track(item).marks for item in items) else None,
        )

    def widest(self, mine: list[TwoViews]) -> str:
        """Where views part most in a principle, or that they do not."""
        if not mine:
            return self.phrases["results.nothing_beside"]
        top = max(mine, key=lambda view: view.apart)
        if top.apart < APART:
            return self.phrases["results.close"]
        item, other = self.bank[top.item], self.round.side(top.side).name
        return self.phrases.say(
            "results.widest", item=item.name, a=self.about.name, b=other, own=item.levels[top.own], view=item.levels[top.view]
        )

    def statuses(self, mine: list[TwoViews]) -> Iterator[tuple[str, str]]:
        """Commitment → the lower view, in the words of the question that is lowest."""
        for principle in self.framework.principles:
            for commitment in principle.commitments:
                here = [view for view in mine if self.bank[view.item].commitment == commitment.id]
                lowest = status(here)
                if lowest is not None:
                    item = next(self.bank[view.item] for view in here if view.lower == lowest)
                    yield commitment.title, self.phrases.say("results.lower", item=item.name, level=item.levels[lowest])

    def track(self, item: Item) -> charts.Track:
        places = {side.id: n for n, side in enumerate(self.round.sides)}
        forms = {f"self.{item.id}", f"view.{item.id}"}
        marks = [(places[row.side], row.level) for row in self.seen.rows if row.question in forms and row.level is not None]
        return charts.Track(item.name, tuple(sorted(marks)), self.seen.levels(self.round.about, "meta").get(item.id))

    def draw(self, items: list[Item]) -> str:
        say, about = self.phrases, self.about.name
        legend = [
            (
                n,
                say.say("results.who_self", side=side.name)
                if side.id == self.round.about
                else say.say("results.who_view" if side.anonymous else "results.who_agreed", side=side.name),
            )
            for n, side in enumerate(self.round.sides)
            if not side.erased
        ]
        tracks = [track for track in map(self.track, items) if track.marks]
        guess = say.say("results.who_meta", side=about) if any(track.guess is not None for track in tracks) else ""
        return charts.draw_profile(tracks, legend, guess=guess, low=say["results.low"], high=say["results.high"])

    def guesses(self) -> Iterator[str]:
        """Whether the side knew how it is seen: only where it guessed two levels off; else one sentence."""
        off = [v for v in self.views if v.meta is not None and guessed(v.meta, v.view) != "as_guessed"]
        for view in off:
            item = self.bank[view.item]
            yield self.phrases.say(
                f"results.{guessed(view.meta or 0, view.view)}",
                item=item.name,
                a=self.about.name,
                b=self.round.side(view.side).name,
                meta=item.levels[view.meta or 0],
                view=item.levels[view.view],
            )
        if not off and any(view.meta is not None for view in self.views):
            yield self.phrases.say("results.as_guessed", a=self.about.name)

    def changes(self, fewest: int, most: int) -> Iterator[tuple[str, str]]:
        """Question and side → before and now, one line each; only what moved by so many levels."""
        for side in self.round.sides:
            form = "self" if side.id == self.round.about else "view"
            before, now = self.seen.levels_before(side.id, form), self.seen.levels(side.id, form)
            then = self.seen.levels(side.id, "then")
            for item, steps in moved(before, now).items():
                if not fewest <= abs(steps) <= most:
                    continue
                levels, say = self.bank[item].levels, self.phrases.say
                lines = [
                    say("results.before", level=levels[before[item]]),
                    say("results.now_higher" if steps > 0 else "results.now_lower", level=levels[now[item]]),
                    *([say("results.then", level=levels[then[item]])] if item in then else []),
                ]
                yield f"{self.bank[item].name} · {side.name}", "\n".join(lines)

    def change_notes(self) -> Iterator[str]:
        if self.seen.before is None:
            return
        yield self.phrases.say("results.time_before", day=languages.day(self.seen.before.ends, self.language))
        if not self.seen.comparable:
            return
        yield self.phrases["results.response_shift"]
        changed = [
            s.name
            for s, b in zip(self.round.sides, self.seen.before.sides, strict=False)
            if (s.mode, s.erased) != (b.mode, b.erased)
        ]
        if changed:
            yield self.phrases.say("results.other_mode", sides=languages.listed(changed, self.language))

    def missing(self) -> Iterator[str]:
        """What is not there, by head count or by choice; never whose choice."""
        counted = [side.name for side in self.round.sides if side.paper_state == "counted"]
        if counted:
            yield self.phrases.say("results.paper", sides=languages.listed(counted, self.language))
        if any(side.erased for side in self.round.sides):
            yield self.phrases["results.side_too_few"]
        if len(self.asked_ids()) < len(chosen(dict(self.bank), self.round.form)):
            yield self.phrases["results.left_out"]

    def asked_ids(self) -> set[str]:
        return {row.question.partition(".")[2] for row in self.seen.rows}

    def action(self, one: object) -> dict[str, str]:
        """An action as people read it."""
        parts = {key: str(getattr(one, key)) for key in ("number", *ACTION_PARTS)}
        parts["by"] = languages.read_day(parts["by"], self.language)
        parts["confirmed"] = self.phrases["action.confirmed" if getattr(one, "confirmed", False) else "action.not_confirmed"]
        outcome = str(getattr(one, "outcome", ""))
        parts["outcome"] = self.phrases[f"outcome.{outcome}"] if outcome else self.phrases["outcome.none"]
        return parts
