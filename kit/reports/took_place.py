"""What a workshop did beside the assessment: exercises, second looks beside the first, games, checks that the room has seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kit.asking import items_of, part_picture, part_title, question_words
from kit.charts import Table
from kit.content import Library
from kit.reports.played import told_game
from kit.rounds import Seen
from kit.store import Part, Pooling, Released, Stage


@dataclass(frozen=True)
class ExerciseResult:
    """What one side showed in a part of a workshop: its sentences, the picture that says the same, and its table."""

    title: str
    side: str
    sentences: tuple[str, ...]
    draw: Callable[[], str] | None
    table: Table | None = None


def took_place(seen: Seen, library: Library) -> tuple[ExerciseResult, ...]:
    """Part by part and side by side, whatever everybody has seen; of what was planned and not done, nothing."""
    found: list[ExerciseResult] = []
    for part in seen.round.parts:
        rows = tuple(row for row in seen.told_others if row.part == part.number)
        if part.pools == Pooling.WHOLE:
            found += _check(seen, library, part, rows)
        elif part.pools == Pooling.PLAYED:
            found += _game(seen, library, part, rows)
        elif part.stage == Stage.REVEALED:
            of = _again if part.again else _exercise
            found += of(seen, library, part, rows)
    return tuple(found)


def _exercise(seen: Seen, library: Library, part: Part, rows: tuple[Released, ...]) -> Iterator[ExerciseResult]:
    title = part_title(library, seen.round, part)
    for side in seen.round.sides:
        mine = tuple(row for row in rows if row.side == side.id)
        picture = part_picture(library, seen.round, part, side.id, mine) if mine else None
        if picture:
            yield ExerciseResult(title, side.name, picture.sentences, picture.draw, picture.table)


def _again(seen: Seen, library: Library, part: Part, rows: tuple[Released, ...]) -> Iterator[ExerciseResult]:
    """A second look: each question's middle answer of the first beside it; the picture is the one of now."""
    first = next(each for each in seen.round.parts if each.number == part.again)
    before = {(row.side, row.question): row for row in seen.everything if row.part == first.number}
    title, say = part_title(library, seen.round, part), library.phrases.say
    for side in seen.round.sides:
        mine = tuple(row for row in rows if row.side == side.id)
        told = []
        for row in mine:
            name, who, levels = question_words(library, seen.round, first, row.question, row.side)
            old, now = (_level(library, levels, each) for each in (before[row.side, row.question], row))
            both = say("live.again_both", before=old, now=now).replace("\n", " ")
            told.append(f"{name} · {who.removeprefix(f'{side.name} · ')} · {both}")
        picture = part_picture(library, seen.round, part, side.id, mine) if mine else None
        if told:
            yield ExerciseResult(title, side.name, tuple(told), picture.draw if picture else None)


def _check(seen: Seen, library: Library, part: Part, rows: tuple[Released, ...]) -> Iterator[ExerciseResult]:
    """A check of the whole room, which is nobody's and everybody's; what the room has not seen is not among the rows."""
    items = {f"self.{item.id}": item for item in items_of(library, seen.round, part)}
    told = [f"{items[row.question].name} · {_level(library, items[row.question].levels, row)}" for row in rows]
    if told:
        yield ExerciseResult(part_title(library, seen.round, part), library.phrases["wall.everybody"], tuple(told), None)


def _game(seen: Seen, library: Library, part: Part, rows: tuple[Released, ...]) -> Iterator[ExerciseResult]:
    """A game of the whole room, as far as its wall has shown it."""
    told = told_game(library, rows)
    if told:
        yield ExerciseResult(part_title(library, seen.round, part), library.phrases["wall.everybody"], *told)


def _level(library: Library, levels: tuple[str, ...], row: Released) -> str:
    return levels[row.level] if row.level is not None else library.phrases["results.too_few"]
