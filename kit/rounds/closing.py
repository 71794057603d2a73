"""Closing and revealing: the one place where raw answers are counted, and where something is shown to all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from kit.errors import MoveRefused
from kit.rounds.move import Act
from kit.rounds.plan import (
    SAFETY,
    fewest_answers,
    fewest_finished,
    finishers,
    first_day_after,
    has_enough,
    item_of,
    paper_counts,
    tells_zones,
)
from kit.scoring import FEWEST_FINISHED, Counts, Row, declare, release
from kit.store import (
    ALL,
    DIFFERS,
    FACILITATOR_ONLY,
    Connection,
    Pooling,
    Released,
    Round,
    RoundSide,
    Stage,
    parts,
    places,
    raw,
    workshop,
)
from kit.store import rounds as table
from kit.store.left_out import forget_left_out, left_out_by

SIDE_ANSWER = "side-"  # before the name under which a speaker's answer for the side is kept
Asked = Mapping[str, Sequence[str]]
Ordered = Mapping[str, Sequence[str | int]]
AFTERWARDS = {
    Pooling.LEVELS: Stage.CAUCUS,
    Pooling.DECLARED: Stage.CAUCUS,
    Pooling.PRIVATE: Stage.CLOSED,
    Pooling.WHOLE: Stage.CLOSED,
}


def close(act: Act, asked: Asked, *, part: int, ordered: Ordered = MappingProxyType({})) -> None:
    """No more answers. Here, and where a group opens its picture, raw answers are counted, each in one transaction.

    A group counts itself before it has its own picture (`counting`); others have theirs now, or agree on their own answer; a
    second look is shown at once.
    An anonymous side with fewer finishers than it needs, or a declared one without an answer, shows nothing and is erased.
    Args: asked, side → its questions; part, the one that these are of; ordered, question → its answers in their order, of which
    a group that agrees on its answer may open the middle to begin with. Raises: MoveRefused if the room has moved on.
    """
    round_ = act.round
    if round_.part != part:
        raise MoveRefused("round.changed")
    if round_.now.pools == Pooling.LEVELS:
        _a_month_after(act)
        for side in (each for each in round_.sides if not (counts_itself(round_, each) and has_enough(each))):
            make_picture(act.connection, round_, side, asked[side.id])
    elif round_.now.pools == Pooling.DECLARED:
        for side in round_.sides:
            begins = bool(ordered) and side.anonymous and has_enough(side)
            table.change_side(act.connection, round_.id, side.id, number=round_.part, erased=side.left, counted=not begins)
    elif round_.now.pools == Pooling.WHOLE:
        _close_whole(act.connection, round_, next(iter(asked.values())))
    parts.hold(act.connection, round_.id, round_.part, round_.seat_counts[0])
    table.move(act.connection, round_.id, round_.part, AFTERWARDS[round_.now.pools] if not round_.now.again else Stage.REVEALED)


def _a_month_after(act: Act) -> None:
    """Raises: MoveRefused sooner than a month after the round that this one follows, with the first day."""
    before = table.find_round(act.connection, id=act.round.previous) if act.round.previous else None
    first = first_day_after(before) if before else None
    if first and act.today < first:
        raise MoveRefused("round.too_soon", day=first)


def counts_itself(round_: Round, side: RoundSide) -> bool:
    """Whether that side has a picture of many, which its people open once they have counted themselves."""
    many = round_.now.pools in (Pooling.LEVELS, Pooling.DECLARED) and not round_.now.again
    return many and side.anonymous and not side.left


def make_picture(connection: Connection, round_: Round, side: RoundSide, questions: Sequence[str] | Ordered) -> None:
    """A side's own picture of the part that is asked now; of a side with too few answers everything is erased.

    Where it agrees on an answer, the middle of its people's (`questions`: with their answers in order) to begin with.
    """
    if isinstance(questions, Mapping):
        _start(connection, round_, side, questions)
        return
    phones = side.finished
    counts, known = _with_paper(connection, round_, side, phones)
    rows = release(
        counts,
        questions,
        anonymous=side.anonymous,
        finished=finishers(side, phones) if not side.left else 0,
        smallest=fewest_answers(round_, side),
        fewest=fewest_finished(side),
        known=known,
        spread=tells_zones(round_, side) and not known,
    )
    audience = ALL if round_.now.again else side.id
    table.write_releases(connection, round_.id, [_released(row, audience, side.id, round_.part) for row in rows])
    if not rows:
        places.erase_answers(connection, round_.id, side.id, round_.now.what)
        table.change_side(connection, round_.id, side.id, number=round_.part, erased=True)


def _start(connection: Connection, round_: Round, side: RoundSide, ordered: Ordered) -> None:
    """The middle answers of a side's own people, for that side alone: made once, whatever it writes afterwards."""
    found = raw.counts(connection, round_.id, round_.now.what, spoken=[each.id for each in round_.sides if not each.anonymous])
    counts: dict[str, Counts] = {
        question: {options.index(value): n for value, n in found.get((side.id, question), {}).items() if value in options}
        for question, options in ordered.items()
    }
    rows = release(
        counts,
        list(ordered),
        anonymous=True,
        finished=side.finished,
        smallest=fewest_answers(round_, side),
        fewest=fewest_finished(side),
        spread=False,
    )
    middles = [(row.question, ordered[row.question][row.level]) for row in rows if row.level is not None]
    begun = [Released(side.id, side.id, question, None, "", None, round_.part, value) for question, value in middles]
    table.write_releases(connection, round_.id, begun)


def _with_paper(connection: Connection, round_: Round, side: RoundSide, phones: int) -> tuple[dict[str, Counts], dict[str, int]]:
    """A side's answers with its slips of paper, if these count; and how many answers whoever entered them knows."""
    spoken = [each.id for each in round_.sides if not each.anonymous]
    found = raw.counts(connection, round_.id, round_.now.what, spoken=spoken)
    mine: dict[str, Counts] = {question: given for (which, question), given in found.items() if which == side.id}
    if not side.paper:
        return mine, {}
    counted = paper_counts(side, phones)
    table.change_side(connection, round_.id, side.id, number=round_.part, paper_state="counted" if counted else "refused")
    known = dict[str, int]()
    for (question, level), people in workshop.paper(connection, round_.id, round_.part, side.id).items() if counted else ():
        given = mine.get(question, {})
        mine[question] = {**given, level: given.get(level, 0) + people}
        known[question] = known.get(question, 0) + people
    return mine, known if phones else {}


def _close_whole(connection: Connection, round_: Round, questions: Sequence[str]) -> None:
    """All sides together, never one of them, under the strictest of what they were promised.

    What the safety check says goes to who facilitates and to nobody else.
    """
    merged: dict[str, dict[int | str, int]] = {}
    for (_, question), given in raw.counts(connection, round_.id, round_.now.what).items():
        for value, people in given.items():
            mine = merged.setdefault(question, {})
            mine[value] = mine.get(value, 0) + people
    rows = release(
        merged,
        questions,
        anonymous=True,
        finished=sum(side.finished for side in round_.sides if not side.left),
        smallest=max(fewest_answers(round_, side) for side in round_.sides),
        fewest=max(FEWEST_FINISHED, *(fewest_finished(side) for side in round_.sides)),
        spread=all(tells_zones(round_, side) for side in round_.sides),
    )
    if round_.live and round_.now.what != SAFETY:  # whoever runs it looks first, and asks the room
        workshop.change_live(connection, round_.id, phones=False, projector=False)
    audience = FACILITATOR_ONLY if round_.now.what == SAFETY else ALL
    table.write_releases(connection, round_.id, [_released(row, audience, "", round_.part) for row in rows])


def _released(row: Row, audience: str, side: str, part: int) -> Released:
    return Released(audience, side, row.question, row.level, row.aside, row.zones, part, row.value)


def reveal(act: Act, line: int | None = None, *, day: date | None = None, part: int = 0) -> None:
    """Show to all, at the same moment, what no side left out; a workshop also on its wall and phones.

    Args: line, the line of the run-sheet to which this brings a workshop; day, the one that reports count from; part, the one
    that the page shows (0: it does not say). Raises: MoveRefused while a side has not agreed, or if the room has moved on.
    """
    round_, connection = act.round, act.connection
    if part not in (0, round_.part):
        raise MoveRefused("round.changed")
    speaking = [side for side in round_.sides if not side.erased]
    if not all(side.agreed for side in speaking):
        raise MoveRefused("round.not_agreed")
    hidden = set[str]().union(*left_out_by(connection, round_.id, round_.part).values())
    own = _to_show(connection, round_, speaking)
    table.write_releases(connection, round_.id, [replace(r, audience=ALL) for r in own if item_of(r.question) not in hidden])
    forget_left_out(connection, round_.id, round_.part)
    table.note_opened(connection, round_.id, day or act.today)
    table.move(connection, round_.id, round_.part, Stage.REVEALED)
    if round_.live:
        workshop.change_live(
            connection, round_.id, **(workshop.at_line(line) if line is not None else {}), phones=True, projector=True, slide=0
        )


def _to_show(connection: Connection, round_: Round, sides: Sequence[RoundSide]) -> list[Released]:
    """What sides have agreed to show: their own pictures, or the answers that their speakers gave for them."""
    if round_.now.pools == Pooling.LEVELS:
        return table.releases(connection, round_.id, *(side.id for side in sides), part=round_.part)
    written = places.written_for_sides(connection, round_.id, f"{SIDE_ANSWER}{round_.now.what}")
    said = [(side.id, row) for side in sides if not side.differs for row in declare(written.get(side.id, {}))]
    said += [(side.id, Row(DIFFERS, None, value=True)) for side in sides if side.differs]
    return [_released(row, ALL, side, round_.part) for side, row in said]
