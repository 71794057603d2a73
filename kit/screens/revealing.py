"""What a part of a round shows: to its own side, then to all; the same blocks on phones, laptop and projector."""

from __future__ import annotations

from collections.abc import Callable

from kit import asking, charts
from kit.content import Library
from kit.rounds import Scene, Seen
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.remembered import remembered, shared
from kit.screens.telling import account_of, answers_blocks, as_table, talk_card
from kit.screens.visit import Reader
from kit.store import Part, Pooling, Released, Round

Once = Callable[..., str]


def revealed_blocks(reader: Reader, scene: Scene, *, brief: bool = False) -> list[Block]:
    """What the part that is asked now has revealed; `brief`: what is worth talking about only, for the wall."""
    round_, part, rows = scene.round, scene.round.now, scene.shown
    mine = tuple(row for row in rows if row.part == part.number)
    if part.pools == Pooling.WHOLE:
        return whole_blocks(reader, round_, part, mine)
    if part.again:
        return _again_blocks(reader, round_, rows)
    if asking.exercise_of(reader.library, part) is None:
        return (_talk_blocks if brief else _assessment_blocks)(reader, scene.seen) if scene.seen else []
    return exercise_blocks(reader.library, round_, part, mine, once=remembered)


def _assessment_blocks(reader: Reader, seen: Seen) -> list[Block]:
    """Made once for all phones of one language: a hundred ask at the same moment. A room has the wall's picture and no other."""
    return remembered(lambda: _answers(reader, seen), seen, reader.language)


def _answers(reader: Reader, seen: Seen) -> list[Block]:
    return answers_blocks(reader, account_of(reader, seen), pictures=seen.round.live is None)


def _talk_blocks(reader: Reader, seen: Seen) -> list[Block]:
    found = account_of(reader, seen)
    cards = [talk_card(reader, each) for each in found.talk] or [b.text(found.no_talk, "say")]
    return [b.heading(reader.say("results.talk"), 3), b.columns(*cards), b.text(found.notes[1], "soft")]


def exercise_blocks(
    library: Library, round_: Round, part: Part, rows: tuple[Released, ...], *, once: Once = shared
) -> list[Block]:
    """Sides side by side: each one's picture and what it says. A side that says nothing is not named.

    Args: once, what keeps the pictures: nothing does unless all of them are shown to everybody.
    """
    cards = []
    for side in round_.sides:
        if any(row.side == side.id for row in rows):
            mine = tuple(row for row in rows if row.side == side.id)
            cards.append(b.card(b.heading(side.name, 3), *_side(library, round_, part, mine, once)))
    whose = "results.note_all_agreed" if part.pools == Pooling.DECLARED else "results.note_one_or_two"
    return [b.columns(*cards), b.text(library.phrases[whose], "soft")] if cards else []


def _side(library: Library, round_: Round, part: Part, rows: tuple[Released, ...], once: Once) -> list[Block | None]:
    """What the side of these rows says, its picture, and the figures of it."""
    side = rows[0].side
    found = asking.part_picture(library, round_, part, side, rows)
    if found is None:
        return []
    draw, of = found.draw, (round_.id, [each.name for each in round_.sides], part.number, side, library.language, rows)
    image = once(lambda: charts.drawn(draw), *of) if draw else ""
    said = [b.text(text, "" if n else "say") for n, text in enumerate(found.sentences)]
    picture = b.picture(image, " ".join(found.sentences)) if image else None
    return [*said, picture, as_table(library.phrases["table.title"], found.table)]


def whole_blocks(reader: Reader, round_: Round, part: Part, rows: tuple[Released, ...] | list[Released]) -> list[Block]:
    """A check of the whole room: the middle answer to each question, in its words."""
    items = {f"self.{item.id}": item for item in asking.items_of(reader.library, round_, part)}
    if not rows:
        return [b.text(reader.library.workshop.advice.few, "notice")]
    said = [(f"{items[row.question].name}", _level(reader, items[row.question].levels, row)) for row in rows]
    return [b.card(b.heading(asking.part_title(reader.library, round_, part), 3), b.pairs(said))]


def _level(reader: Reader, levels: tuple[str, ...], row: Released) -> str:
    return levels[row.level] if row.level is not None else reader.say("results.too_few")


def _again_blocks(reader: Reader, round_: Round, rows: tuple[Released, ...]) -> list[Block]:
    """Both releases side by side, question by question."""
    first = asking.first_look(round_)
    before = {(row.side, row.question): row for row in rows if row.part == first.number}
    now = [row for row in rows if row.part == round_.part]
    cards: dict[str, list[tuple[str, str]]] = {}
    for row in now:
        name, who, levels = asking.question_words(reader.library, round_, first, row.question, row.side)
        old = _level(reader, levels, before[row.side, row.question])
        text = reader.say("live.again_both", before=old, now=_level(reader, levels, row))
        cards.setdefault(name, []).append((who, text))
    shown = [b.card(b.heading(name, 4), b.pairs(said)) for name, said in cards.items()]
    return [*shown, b.text(reader.say("results.fall"), "notice"), b.text(reader.say("results.note_one_or_two"), "soft")]
