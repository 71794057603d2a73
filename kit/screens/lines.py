"""What was revealed, question by question as all sides answered it: the lines of the picture on the wall and on phones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from kit import asking, content, languages
from kit.asking import about_all, aside_key, they
from kit.content import sentence
from kit.scoring import APART
from kit.screens.visit import Reader
from kit.store import DIFFERS, Part, Pooling, Released, Round, RoundSide

MOST_NAMED = 3  # answers in one sentence; of more, the two that are furthest apart
Spot = tuple[int, int]  # the place of a side, and where among the options it stands


@dataclass(frozen=True)
class Line:
    """One question: its words, all that could be answered, and where each side stands among it.

    `at`: a side may stand in several places, once for each case that it tells of. `guess`, `fair` and `before` are told later.
    `apart`: how far the sides are from one another, 0: not at all. `silent`: side → why nothing of it stands here.
    """

    key: str
    name: str
    asked: str
    options: tuple[str, ...]
    at: tuple[Spot, ...]
    ordered: bool = True
    guess: tuple[Spot, ...] = ()
    fair: tuple[Spot, ...] = ()
    before: tuple[Spot, ...] = ()
    silent: tuple[tuple[str, str], ...] = field(default=())
    habit: bool = False  # what one does again and again, so that there was a last time
    nobody: int | None = None  # the option that says that there is none: that nobody chose it is not worth saying
    every: str = ""  # behind the name of the side that the round is about, where it was asked about several partners

    @property
    def several(self) -> bool:
        """Whether a side stands in several places, once for each of its cases."""
        return len({place for place, _ in self.at}) < len(set(self.at))

    @property
    def apart(self) -> int:
        """In an order, steps between the two that are furthest apart; without one, whether any two differ."""
        stands = {place: {at for side, at in self.at if side == place} for place, _ in self.at}
        if self.ordered and not self.several:
            levels = [at for _, at in self.at]
            return max(levels, default=0) - min(levels, default=0)
        return int(len({frozenset(found) for found in stands.values()}) > 1)


def lines_of(reader: Reader, round_: Round, part: Part, rows: Iterable[Released]) -> tuple[Line, ...]:
    """Every question of a part that something was shown of, where views are furthest apart first."""
    first = next((each for each in round_.parts if each.number == part.again), part)
    mine = [row for row in rows if row.part == part.number]
    before = [row for row in rows if row.part == first.number] if part.again else []
    if part.pools == Pooling.WHOLE:
        return tuple(_checked(reader, round_, part, mine))
    asked = _assessed if first.what == asking.ASSESSMENT else _stood
    found = asked(reader, round_, first, mine, before)
    return tuple(
        sorted(found, key=lambda line: (-line.apart if differs(part, line) else 0, min((at for _, at in line.at), default=9)))
    )


def differs(part: Part, line: Line) -> bool:
    """Whether views part here: of a middle of many, one step may be chance."""
    return line.apart >= (APART if part.pools == Pooling.LEVELS else 1)


def _assessed(reader: Reader, round_: Round, part: Part, rows: list[Released], before: list[Released]) -> list[Line]:
    """The assessment: how a side sees itself beside how the others see it, and how it thinks to be seen."""
    return [
        Line(
            key=item.id,
            name=item.name,
            asked=_stem(reader, round_, item, rows),
            habit=True,
            options=item.levels,
            at=_spots(round_, rows, f"self.{item.id}", f"view.{item.id}"),
            guess=_spots(round_, rows, f"meta.{item.id}"),
            before=_spots(round_, before, f"self.{item.id}", f"view.{item.id}") or _spots(round_, rows, f"then.{item.id}"),
            silent=_silent(reader, round_, rows, item.id),
            every=about_all(round_, round_.about, reader.phrases, reader.language),
        )
        for item in asking.items_of(reader.library, round_, part)
        if any(row.question.partition(".")[2] == item.id for row in rows)
    ]


def _checked(reader: Reader, round_: Round, part: Part, rows: list[Released]) -> list[Line]:
    """A check of the whole room: one flag, which is nobody's and everybody's."""
    levels = {row.question: row.level for row in rows if row.level is not None}
    items = [item for item in asking.items_of(reader.library, round_, part) if f"self.{item.id}" in levels]
    return [
        Line(item.id, item.name, item.stems["self"], item.levels, ((len(round_.sides), levels[f"self.{item.id}"]),))
        for item in items
    ]


def _spots(round_: Round, rows: list[Released], *questions: str) -> tuple[Spot, ...]:
    places = {side.id: place for place, side in enumerate(round_.sides)}
    return tuple(sorted((places[row.side], row.level) for row in rows if row.question in questions and row.level is not None))


def _stem(reader: Reader, round_: Round, item: content.Item, rows: list[Released]) -> str:
    """The sentence as the other sides were asked it; as its own side was, where only that one is shown."""
    if any(row.question == f"view.{item.id}" for row in rows):
        return sentence(item.stems["view"], round_.side(round_.about).name)
    return sentence(item.stems["self"], *they(round_, round_.about, reader.phrases, reader.language))


def _silent(reader: Reader, round_: Round, rows: list[Released], item: str) -> tuple[tuple[str, str], ...]:
    """What agreed answers say beside the levels; whose answers are too few is not said."""
    none = [row for row in rows if row.aside and row.question in (f"self.{item}", f"view.{item}")]
    every = about_all(round_, round_.about, reader.phrases, reader.language)
    behind = {round_.about: every}
    return tuple((round_.side(r.side).name + behind.get(r.side, ""), reader.say(aside_key(round_, r.aside))) for r in none)


def _stood(reader: Reader, round_: Round, part: Part, rows: list[Released], before: list[Released]) -> list[Line]:
    """An exercise: each side's rows beside those of the others."""
    now, then = (
        {side.id: asking.part_standings(reader.library, round_, part, side.id, tuple(found)) for side in round_.sides}
        for found in (rows, before)
    )
    keys = dict.fromkeys(key for side in round_.sides for key in now[side.id])
    found = [line for key in keys if (line := _line(round_.sides, key, now, then)).at or line.fair]
    differing = {row.side for row in rows if row.question == DIFFERS}
    silent = tuple((side.name, reader.say("results.differs")) for side in round_.sides if side.id in differing)
    return [replace(line, silent=silent) for line in found]


def _line(
    sides: tuple[RoundSide, ...],
    key: str,
    now: dict[str, dict[str, asking.Standing]],
    then: dict[str, dict[str, asking.Standing]],
) -> Line:
    stands = [(place, now[side.id][key]) for place, side in enumerate(sides) if key in now[side.id]]
    _, one = stands[0]
    return Line(
        key=key,
        name=content.capitals(one.name),
        asked=one.asked,
        options=one.options,
        at=tuple((place, at) for place, standing in stands for at in standing.at),
        ordered=one.ordered,
        nobody=one.nobody,
        fair=tuple((place, standing.fair) for place, standing in stands if standing.fair is not None),
        before=tuple((place, at) for place, side in enumerate(sides) if key in then[side.id] for at in then[side.id][key].at),
    )


def told(reader: Reader, round_: Round, line: Line) -> str:
    """What a line says in a sentence that asks to be told more, never why."""
    who: dict[int, list[str]] = {}
    tell = asks_more(reader, line)
    for place in dict.fromkeys(place for place, _ in line.at):
        stands = {at for side, at in line.at if side == place}
        if len(stands) > 1:
            return " ".join(filter(None, (_ticked(reader, round_, line), tell)))
        if place >= len(round_.sides):
            return ""
        side = round_.sides[place]
        who.setdefault(min(stands), []).append(f"{side.name}{line.every}" if side.id == round_.about else side.name)
    answers = {at: languages.quoted(line.options[at], reader.language) for at in who}
    if len(who) < 2:
        alike = [_alike(reader, round_, names, answers[at]) for at, names in who.items() if len(names) > 1]
        return " ".join([*alike, tell])
    if line.ordered and len(who) > MOST_NAMED:
        who = {at: who[at] for at in (min(who), max(who))}
    first, *rest = [(languages.listed(names, reader.language), len(names), answers[at]) for at, names in who.items()]
    text = reader.say("wall.answer" if first[1] == 1 else "wall.answers", sides=first[0], answer=first[2])
    for names, _, answer in rest:
        text = reader.say("wall.others", before=text, sides=names, answer=answer)
    return f"{text}. {tell}"


def _alike(reader: Reader, round_: Round, names: list[str], answer: str) -> str:
    """That every side gives this answer; by name where nothing of another one stands there."""
    if len(names) == len(round_.sides):
        return reader.say("wall.all_same", answer=answer)
    return f"{reader.say('wall.answers', sides=languages.listed(names, reader.language), answer=answer)}."


def asks_more(reader: Reader, line: Line) -> str:
    """What the room is asked to tell."""
    return reader.say("wall.last_time" if line.habit else "wall.a_moment")


def _ticked(reader: Reader, round_: Round, line: Line) -> str:
    """What all chose, what only some and what nobody did, where several could be chosen; "" in an order.

    Where nothing of a side stands there, who chose what, and no more: nobody knows what it would have chosen.
    """
    if line.ordered:
        return ""
    sides = {place for place, _ in line.at}
    names, found = {side.name for side in round_.sides}, dict[tuple[int, ...], list[str]]()
    for at, option in enumerate(line.options):
        chose = tuple(sorted({place for place, its in line.at if its == at}))
        if chose or at != line.nobody:
            found.setdefault(chose, []).append(option if option in names else languages.quoted(option, reader.language))
    nobody, whole = found.pop((), []), len(sides) == len(round_.sides)
    everybody = found.pop(tuple(sorted(sides)), []) if whole else []
    nobody = nobody if whole else []
    rest = sorted(found.items()) if len(found) < MOST_NAMED else []
    said = [
        ("all_tick", (), everybody),
        *(("only" if whole else "some", places, answers) for places, answers in rest),
        ("nobody", (), nobody),
    ]
    parts = [
        reader.say(
            f"wall.{key}",
            sides=languages.listed([round_.sides[place].name for place in places], reader.language),
            answers=languages.listed(answers, reader.language),
        )
        for key, places, answers in said
        if answers and len(answers) <= MOST_NAMED
    ]
    text = ""
    for part in parts:
        text = reader.say("wall.and_then", before=text, after=part) if text else content.capitals(part)
    return f"{text}." if text else ""
