"""The account of a revealed round as blocks, for projector, laptop and phone."""

from __future__ import annotations

from dataclasses import asdict
from functools import lru_cache

from kit import charts, languages, reports, rounds
from kit.reports import Account, Question
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.visit import Reader
from kit.store import ACTION_PARTS, Action


def account_of(reader: Reader, seen: rounds.Seen) -> Account:
    """The account of what was revealed."""
    return reports.account(seen, reader.bank, reader.framework, reader.phrases, library=reader.library)


def account_blocks(reader: Reader, found: Account, *, pictures: bool = True) -> list[Block]:
    """Everything that was revealed to all, what is worth talking about first."""
    say = reader.say
    stamp = [b.text(say("results.synthetic"), "stamp")] if found.synthetic else []
    head = [b.heading(found.title), b.text(found.about, "lead"), b.text(found.notes[1], "notice")]
    return [
        *stamp,
        *head,
        *answers_blocks(reader, found, pictures=pictures),
        *([b.heading(say("results.exercises"), 3)] if found.exercises else []),
        *(_exercise(done, pictures=pictures) for done in found.exercises),
        b.heading(say("results.actions"), 3),
        *(action_card(reader, action, action["confirmed"]) for action in found.actions),
        *([] if found.actions else [b.text(say("results.no_actions"))]),
        *([b.heading(say("report.paragraphs"), 3)] if found.paragraphs else []),
        *(block for name, words in found.paragraphs for block in (b.typed(b.heading(name, 4)), b.typed(b.text(words)))),
        b.fold(say("report.method"), *map(b.text, (found.promise, *found.scope, *found.notes, *found.missing))),
    ]


def answers_blocks(reader: Reader, found: Account, *, pictures: bool = True) -> list[Block]:
    """What was revealed of the assessment."""
    say = reader.say
    return [
        b.heading(say("results.talk"), 3),
        *(question_card(question) for question in found.talk),
        *([] if found.talk else [b.text(found.no_talk, "say")]),
        b.text(found.notes[2], "soft"),
        *_before(reader, found),
        b.heading(say("results.four"), 3),
        b.text(say("results.four_hint"), "soft"),
        *(_profile(reader, found, n, pictures=pictures) for n in range(len(found.profiles))),
        b.heading(say("results.guesses"), 3),
        b.listing(found.guesses or [say("results.no_guesses")]),
        *_changes(reader, found),
    ]


def question_card(question: Question, *, then: bool = False, brief: bool = False) -> Block:
    """A question: where the views stand, and what each side answered; `then`, what it says today of the time before, too."""
    left = ("meta", "then") if brief else () if then else ("then",)
    said = [(a.who, f"{a.text} {a.spread}".strip()) for a in question.said if a.form not in left]
    cards = (b.text(words, "say") for words in question.cards)
    more = [] if brief else [b.text(words, "soft") for words in (question.note, question.stem) if words]
    return b.card(b.heading(question.name, 4), *cards, *more, b.pairs(said), slug=question.slug)


def _profile(reader: Reader, found: Account, number: int, *, pictures: bool) -> Block:
    profile = found.profiles[number]
    drawn = charts.as_image(profile.draw()) if pictures and profile.draw else ""
    return b.card(
        b.heading(profile.name, 3),
        b.text(profile.sentence, "say"),
        b.picture(drawn, profile.sentence) if drawn else None,
        b.fold(reader.say("results.every"), *(question_card(question) for question in profile.questions)),
        slug=profile.slug,
    )


def _exercise(done: reports.ExerciseResult, *, pictures: bool) -> Block:
    image = charts.as_image(done.draw()) if pictures and done.draw else ""
    said = [b.text(text, "" if n else "say") for n, text in enumerate(done.sentences)]
    picture = b.picture(image, " ".join(done.sentences)) if image else None
    return b.card(b.heading(f"{done.title} · {done.side}", 4), *said, picture)


def _before(reader: Reader, found: Account) -> list[Block]:
    if not found.actions_before:
        return []
    cards = (action_card(reader, action, action["outcome"]) for action in found.actions_before)
    return [b.heading(reader.say("results.actions_before"), 3), *cards]


def _changes(reader: Reader, found: Account) -> list[Block]:
    if not found.change_notes:
        return []
    said = b.card(b.pairs(found.changes)) if found.changes else b.text(found.unmoved)
    small = [b.fold(reader.say("results.small_changes"), b.pairs(found.small_changes))] if found.small_changes else []
    notes = (b.text(note, "notice") for note in found.change_notes)
    return [b.heading(reader.say("results.changes"), 3), said, *small, *notes]


def action_card(reader: Reader, action: dict[str, str], state: str) -> Block:
    """An action: what changes, who does it, with what, by when, how the partner will know, and where it stands."""
    written = b.typed(b.pairs((reader.say(f"action.{name}"), action[part]) for part, name in ACTION_PARTS.items()))
    return b.card(written, b.pairs([(reader.say("sheet.state"), state)]))


def kept_action(reader: Reader, action: Action) -> Block:
    """An action as it is kept, with what became of it."""
    state = reader.say(f"outcome.{action.outcome}" if action.outcome else "outcome.none")
    parts = {**asdict(action), "by": languages.read_day(action.by, reader.language)}
    return action_card(reader, {key: str(value) for key, value in parts.items()}, state)


@lru_cache(maxsize=64)
def code_picture(words: str) -> str:
    """A QR code as the source of an <img>."""
    import io

    import segno

    file = io.BytesIO()
    segno.make(words, error="m").save(file, kind="svg", scale=4, border=2)
    return charts.as_image(file.getvalue().decode())
