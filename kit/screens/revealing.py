"""What a part of a round shows: to its own side, then to all; the same blocks on phones, laptop and projector."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from kit import charts, kinds, rounds
from kit.content import Library
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.telling import account_of, answers_blocks, question_card, told
from kit.screens.visit import Visit
from kit.store import Part, Pooling, Released, Round

T = TypeVar("T")


def shown_rows(visit: Visit, one: Round) -> tuple[Released, ...]:
    """Everything that was revealed to all in a round so far."""
    seen = rounds.seen(visit.database, one.id)
    return (*seen.rows, *seen.others) if seen else ()


def revealed_blocks(visit: Visit, one: Round, *, brief: bool = False) -> list[Block]:
    """What the part that is asked now has revealed; `brief`: what is worth talking about only, for the wall."""
    part, rows = one.now, shown_rows(visit, one)
    mine = tuple(row for row in rows if row.part == part.number)
    if part.pools == Pooling.WHOLE:
        return whole_blocks(visit, one, part, mine)
    if part.again:
        return _again_blocks(visit, one, rows)
    if kinds.exercise_of(visit.library, part) is None:
        return _talk_blocks(visit, one) if brief else _assessment_blocks(visit, one)
    return exercise_blocks(visit.library, one, part, mine)


def _assessment_blocks(visit: Visit, one: Round) -> list[Block]:
    """Made once for all phones of one language: a hundred ask at the same moment."""
    seen = rounds.seen(visit.database, one.id)
    return _remembered(lambda: _answers(visit, seen), seen, visit.language) if seen else []


def _answers(visit: Visit, seen: rounds.Seen) -> list[Block]:
    found = account_of(visit, seen)
    return [b.text(found.notes[1], "notice"), *answers_blocks(visit, found)]


def _talk_blocks(visit: Visit, one: Round) -> list[Block]:
    found = told(visit, one.id)
    if found is None:
        return []
    cards = [question_card(one, brief=True) for one in found.talk] or [b.text(visit.say("results.no_talk"), "say")]
    return [b.heading(visit.say("results.talk"), 3), b.columns(*cards), b.text(found.notes[1], "soft")]


def exercise_blocks(library: Library, one: Round, part: Part, rows: tuple[Released, ...]) -> list[Block]:
    """Sides side by side: each one's picture and what it says. A side that says nothing is not named."""
    cards = []
    for side in one.sides:
        if any(row.side == side.id for row in rows):
            image, sentences = _drawn(library, one, part, side.id, tuple(row for row in rows if row.side == side.id))
            said = [b.text(text, "" if n else "say") for n, text in enumerate(sentences)]
            cards.append(b.card(b.heading(side.name, 3), *said, b.picture(image, " ".join(sentences)) if image else None))
    return [b.columns(*cards), b.text(library.phrases["results.note_one_or_two"], "soft")] if cards else []


def _drawn(library: Library, one: Round, part: Part, side: str, rows: tuple[Released, ...]) -> tuple[str, list[str]]:
    """A side's picture as the source of an <img>, drawn once, and its sentences."""
    picture = kinds.part_picture(library, one, part, side, rows)
    if picture is None:
        return "", []
    draw, of = picture.draw, (one.id, part.number, side, library.language, rows)
    return _remembered(lambda: charts.as_image(draw()), *of) if draw else "", list(picture.sentences)


MOST_KEPT = 200
_kept: dict[str, Any] = {}  # made of released rows only


def _remembered(make: Callable[[], T], *of: object) -> T:
    """What was made before of the same released rows; else made now and kept. A row may hold a list: its text is the key."""
    key = repr(of)
    if key not in _kept:
        if len(_kept) > MOST_KEPT:
            _kept.clear()
        _kept[key] = make()
    found: T = _kept[key]
    return found


def whole_blocks(visit: Visit, one: Round, part: Part, rows: tuple[Released, ...] | list[Released]) -> list[Block]:
    """A check of the whole room: the middle answer to each question, in its words."""
    items = {f"self.{item.id}": item for item in kinds.items_of(visit.library, one, part)}
    if not rows:
        return [b.text(visit.library.workshop.advice.few, "notice")]
    said = [(f"{items[row.question].name}", _level(visit, items[row.question].levels, row)) for row in rows]
    return [b.card(b.heading(kinds.part_title(visit.library, one, part), 3), b.pairs(said))]


def _level(visit: Visit, levels: tuple[str, ...], row: Released) -> str:
    return levels[row.level] if row.level is not None else visit.say("results.too_few")


def _again_blocks(visit: Visit, one: Round, rows: tuple[Released, ...]) -> list[Block]:
    """Both releases side by side, question by question."""
    first = kinds.first_look(one)
    before = {(row.side, row.question): row for row in rows if row.part == first.number}
    now = [row for row in rows if row.part == one.part]
    cards: dict[str, list[tuple[str, str]]] = {}
    for row in now:
        name, who, levels = kinds.question_words(visit.library, one, first, row.question, row.side)
        old = _level(visit, levels, before[row.side, row.question])
        text = visit.say("live.again_both", before=old, now=_level(visit, levels, row))
        cards.setdefault(name, []).append((who, text))
    shown = [b.card(b.heading(name, 4), b.pairs(said)) for name, said in cards.items()]
    return [*shown, b.text(visit.say("results.response_shift"), "notice"), b.text(visit.say("results.note_one_or_two"), "soft")]
