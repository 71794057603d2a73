"""The account of a revealed round as blocks, for projector, laptop and phone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from functools import lru_cache

from kit import charts, languages, reports, rounds
from kit.charts import Table
from kit.reports import Account, Question
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.remembered import remembered
from kit.screens.visit import Reader
from kit.store import ACTION_PARTS, Action, Noted, Round


def account_of(reader: Reader, seen: rounds.Seen) -> Account:
    """The account of what was revealed."""
    return reports.account(seen, reader.bank, reader.framework, reader.phrases, library=reader.library)


def account_blocks(reader: Reader, found: Account, *, pictures: bool = True) -> list[Block]:
    """Everything that was revealed to all: one picture first, what to talk about, what people change, then the rest, folded."""
    say = reader.say
    stamp = [b.text(say("results.synthetic"), "stamp")] if found.synthetic else []
    rest = found.exercises if found.assessed else ()
    told = (b.typed(block) for name, words in found.paragraphs for block in (b.heading(name, 4), b.text(words)))
    return [
        *stamp,
        b.heading(found.title),
        b.text(found.about, "lead"),
        b.text(found.warning, "notice"),
        *(b.text(words) for words in (found.accepted, found.waiting, found.promise) if words),
        *(_assessed(reader, found, pictures=pictures) if found.assessed else _exercises(reader, found, pictures=pictures)),
        *_actions(reader, found),
        *_trends(reader, found),
        *([b.heading(say("report.paragraphs"), 3), *told] if found.paragraphs else []),
        b.heading(say("results.rest"), 3),
        *_details(reader, found),
        *([b.fold(say("results.exercises"), *_exercises(reader, found, pictures=pictures))] if rest else []),
        b.fold(say("report.method"), *map(b.text, _method(found))),
    ]


def _method(found: Account) -> list[str]:
    """How many questions are shown, what stays hidden: what it is stands above, until when one may note at the actions."""
    return [*dict.fromkeys(found.further)]


def _assessed(reader: Reader, found: Account, *, pictures: bool) -> list[Block]:
    return [*picture_blocks(reader, found, pictures=pictures), *talk_blocks(reader, found)]


def answers_blocks(reader: Reader, found: Account, *, pictures: bool = True) -> list[Block]:
    """What was revealed of the assessment."""
    return [
        *picture_blocks(reader, found, pictures=pictures),
        *talk_blocks(reader, found),
        *_actions_before(reader, found),
        *_trends(reader, found),
        b.heading(reader.say("results.rest"), 3),
        *_details(reader, found),
    ]


def picture_blocks(reader: Reader, found: Account, *, pictures: bool = True) -> list[Block]:
    """Every question that was shown: what the marks are, a picture for each principle, the same as a table; or that alone."""
    say, drawn = reader.say, [profile for profile in found.profiles if profile.draw]
    if not drawn:
        return [b.heading(say("results.picture"), 3), b.text(found.no_talk, "say"), b.text(found.notes[1], "soft")]
    figures = [
        *(_since(found) if found.together else []),
        b.fold(say("results.figures"), *map(b.text, filter(None, (found.figures, *found.moved)))),
        b.fold(say("results.as_table"), b.table(say("results.as_table"), found.table)),
        b.text(found.notes[1], "notice"),
    ]
    if not pictures:
        return figures
    return [
        b.heading(say("results.picture"), 3),
        b.text(found.levels),
        b.drawn(_once(found, "legend", found.legend.draw), found.legend.words),
        b.columns(*(_pictured(found, profile) for profile in drawn)),
        b.text(found.legend.reading, "soft"),
        *figures,
    ]


def _since(found: Account) -> list[Block]:
    """What rose and what fell, a line a question."""
    told = (b.pairs([(term, words)]) if term else b.text(words) for term, words in found.together)
    return [b.heading(found.compared, 4), *told]


def _once(found: Account, which: str, draw: Callable[[], str]) -> str:
    """A picture of that account as the source of an <img>: drawn at the first look, then kept as long as it says the same."""
    return remembered(lambda: charts.drawn(draw), "picture", which, *found.of)


def _pictured(found: Account, profile: reports.Profile) -> Block:
    image = [b.drawn(_once(found, profile.id, profile.draw), profile.sentence)] if profile.draw else []
    return b.card(b.heading(profile.name, 4), *image, slug=profile.slug)


def talk_blocks(reader: Reader, found: Account) -> list[Block]:
    """Where to begin: both answers in full, and one question to ask."""
    cards = [talk_card(reader, question) for question in found.talk]
    none = [] if cards else [b.text(found.no_talk, "say")]
    chance = [b.text(found.chance, "soft")] if found.chance else []
    return [b.heading(reader.say("results.talk"), 3), *chance, *none, b.columns(*cards), *map(b.text, found.without_card)]


def talk_card(reader: Reader, question: Question) -> Block:
    """A question worth talking about: what was asked, both answers, what to ask now."""
    stem = b.text(question.stem, "soft")
    cards = (b.text(words, "say") for words in question.cards)
    ask = b.pairs([(reader.say("card.ask"), question.ask)])
    return b.card(b.heading(question.name, 4), stem, *cards, *map(b.text, question.beside), ask, slug=question.slug)


def question_card(question: Question, *, then: bool = False) -> Block:
    """A question: where the views stand, and what each side answered; `then`, what it says today of the time before, too."""
    left = () if then else ("then",)
    said = [(a.who, f"{a.text} {a.spread}".strip()) for a in question.said if a.form not in left]
    cards = (b.text(words, "say") for words in question.cards)
    return b.card(b.heading(question.name, 4), *cards, b.text(question.stem, "soft"), b.pairs(said), slug=question.slug)


def _details(reader: Reader, found: Account) -> list[Block]:
    """Every question of every principle, and what was expected; folded."""
    folds = [
        b.fold(
            f"{reader.say('results.every')} · {profile.name}",
            b.text(profile.sentence, "say"),
            *(question_card(question) for question in profile.questions),
            slug=profile.slug,
        )
        for profile in found.profiles
        if profile.questions
    ]
    guesses = [b.fold(reader.say("results.guesses"), b.listing(found.guesses))] if found.guesses else []
    return [*folds, *guesses]


def _exercises(reader: Reader, found: Account, *, pictures: bool) -> list[Block]:
    return [_exercise(reader, found, done, pictures=pictures) for done in found.exercises]


def _exercise(reader: Reader, found: Account, done: reports.ExerciseResult, *, pictures: bool) -> Block:
    image = _once(found, f"{done.title} {done.side}", done.draw) if pictures and done.draw else ""
    said = [b.text(text, "" if n else "say") for n, text in enumerate(done.sentences)]
    picture = b.picture(image, " ".join(done.sentences)) if image else None
    return b.card(b.heading(f"{done.title} · {done.side}", 4), *said, picture, as_table(reader.say("table.title"), done.table))


def as_table(title: str, found: Table | None) -> Block | None:
    """The figures of a picture, for anybody to open."""
    return b.fold(title, b.table(title, found)) if found else None


def _actions(reader: Reader, found: Account) -> list[Block]:
    """What became of the actions of the time before, and what will change now."""
    cards = [action_card(reader, action, action["confirmed"]) for action in found.actions]
    none = b.text(reader.say("results.no_actions"))
    rest = [b.text(found.no_action)] if found.no_action else []
    days = [b.heading(reader.say("days_ahead.title"), 3), b.listing(found.days)]
    return [*_actions_before(reader, found), b.heading(reader.say("results.actions"), 3), *(cards or [none]), *rest, *days]


def _actions_before(reader: Reader, found: Account) -> list[Block]:
    if not found.actions_before:
        return []
    cards = (action_card(reader, action, action["outcome"]) for action in found.actions_before)
    return [b.heading(reader.say("results.actions_before"), 3), *cards]


def _trends(reader: Reader, found: Account) -> list[Block]:
    """What moved over all rounds, question by question; what moved one level only is folded."""
    if not (found.trends or found.unmoved or found.trend_notes):
        return []
    far, near = ([trend for trend in found.trends if trend.moved and trend.far == so] for so in (True, False))
    pairs = [b.pairs((f"{trend.name} · {trend.who}", trend.text) for trend in each) for each in (far, near)]
    shown = [b.card(pairs[0])] if far else [b.text(found.unmoved)] if found.unmoved else []
    small = [b.fold(reader.say("results.small_changes"), pairs[1])] if near else []
    return [b.heading(reader.say("results.changes"), 3), *shown, *small, *(b.text(n, "soft") for n in found.trend_notes)]


def action_card(reader: Reader, action: dict[str, str], state: str) -> Block:
    """An action: what changes, who does it, with what, by when, how the partner will know, and where it stands."""
    written = b.typed(b.pairs((reader.say(f"action.{name}"), action[part]) for part, name in ACTION_PARTS.items()))
    about = [(reader.say("action.item"), action["about"])] if action.get("about") else []
    return b.card(written, b.pairs([*about, (reader.say("sheet.state"), state)]))


def kept_action(reader: Reader, round_: Round, action: Action, noted: tuple[Noted, ...]) -> Block:
    """An action as it is kept, with what became of it."""
    state = reports.became(round_, noted, action.number, reader.phrases)
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
