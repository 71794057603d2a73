"""What a revealed round says, in one language: computed from released rows alone, read by screens, reports and files alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from kit import languages
from kit.asking import part_picture, part_title
from kit.content import Framework, Item, Library, Phrases
from kit.reports.cards import guesses
from kit.reports.profiles import Profile, Profiles, Question
from kit.reports.scope import missing, notes, nothing_stands_out, scope
from kit.rounds import Seen
from kit.scoring import APART, moved, worth_talking
from kit.store import ACTION_PARTS, Action, Round, Stage


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
    notes: tuple[str, ...]  # what it is for, whose answers, what chance does, what stays hidden
    scope: tuple[str, ...]
    no_talk: str  # stands where there is nothing to begin with
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


def promise_line(round_: Round, phrases: Phrases, language: str) -> str:
    """Who signed that nothing here decides a grant, or that nobody has."""
    signed = round_.promise
    if signed is None:
        return phrases["promise.unsigned"]
    return phrases.say(
        "promise.signed", role=signed.role, organisation=signed.organisation, day=languages.day(signed.day, language)
    )


class _Teller(Profiles):
    def account(self) -> Account:
        round_, say = self.round, self.phrases
        day = say.say("results.shown" if round_.opened_on else "results.until", day=languages.day(round_.day, self.language))
        names = [side.name for side in round_.sides]
        return Account(
            language=self.language,
            title=languages.listed(names, self.language),
            about=say.say("results.about", side=self.about.name, form=say[f"form.{round_.form}"]) + f" {day}",
            sides=tuple(names),
            promise=promise_line(round_, say, self.language),
            draft=not all(side.accepted for side in round_.sides if not side.erased),
            synthetic=round_.synthetic,
            notes=tuple(notes(self)),
            scope=tuple(scope(self)),
            no_talk=nothing_stands_out(self),
            talk=tuple(self.question(self.bank[view.item]) for view in worth_talking(self.views)),
            profiles=tuple(self.profile(p.id) for p in self.framework.principles if self.in_form(p.id)),
            guesses=tuple(guesses(self)),
            changes=tuple(self.changes(APART, 4)),
            small_changes=tuple(self.changes(1, APART - 1)),
            change_notes=tuple(self.change_notes()),
            unmoved=say["results.no_changes" if self.seen.comparable else "results.other_edition"],
            missing=tuple(missing(self)),
            actions=tuple(self.action(a) for a in self.seen.actions),
            actions_before=tuple(self.action(a) for a in self.seen.actions_before),
            paragraphs=tuple((side.name, side.paragraph) for side in round_.sides if side.paragraph.strip()),
        )

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
        yield self.phrases.say("results.time_before", day=languages.day(self.seen.before.day, self.language))
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

    def action(self, action: Action) -> dict[str, str]:
        """An action as people read it."""
        parts = {key: str(getattr(action, key)) for key in ("number", *ACTION_PARTS)}
        parts["by"] = languages.read_day(parts["by"], self.language)
        parts["confirmed"] = self.phrases["action.confirmed" if action.confirmed else "action.not_confirmed"]
        parts["outcome"] = self.phrases[f"outcome.{action.outcome or 'none'}"]
        return parts
