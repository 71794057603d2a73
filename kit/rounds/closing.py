"""Closing and revealing: the one place where raw answers are counted, and where something is shown to all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kit.errors import MoveRefused
from kit.rounds.move import Act
from kit.rounds.plan import SAFETY, fewest_answers, fewest_finished, finishers, item_of, paper_counts, tells_zones
from kit.scoring import FEWEST_FINISHED, Counts, Row, declare, release
from kit.store import ALL, RUNS, Connection, Pooling, Released, Round, RoundSide, Stage, places, raw, workshop
from kit.store import rounds as table

SIDE_ANSWER = "side-"  # before the name under which a speaker's answer for the side is kept
Asked = Mapping[str, Sequence[str]]
AFTERWARDS = {
    Pooling.LEVELS: Stage.CAUCUS,
    Pooling.DECLARED: Stage.CAUCUS,
    Pooling.PRIVATE: Stage.CLOSED,
    Pooling.WHOLE: Stage.CLOSED,
}


def close(act: Act, asked: Asked, *, part: int) -> None:
    """No more answers. The one transaction that counts raw answers.

    Each side now gets its own picture, or agrees on its own answer; a second look is shown at once.
    An anonymous side with fewer finishers than it needs, or a declared one without an answer, shows nothing and is erased.
    Args: asked, side → its questions; part, the one that these are of. Raises: MoveRefused if the room has moved on.
    """
    one = act.round
    if one.part != part:
        raise MoveRefused("round.changed")
    if one.now.pools == Pooling.LEVELS:
        for side in one.sides:
            _close_side(act.connection, one, side, asked[side.id])
    elif one.now.pools == Pooling.WHOLE:
        _close_whole(act.connection, one, next(iter(asked.values())))
    table.move(act.connection, one.id, one.part, AFTERWARDS[one.now.pools] if not one.now.again else Stage.REVEALED)


def _close_side(connection: Connection, one: Round, side: RoundSide, questions: Sequence[str]) -> None:
    phones = side.finished
    counts, known = _with_paper(connection, one, side, phones)
    rows = release(
        counts,
        questions,
        anonymous=side.anonymous,
        finished=finishers(side, phones),
        smallest=fewest_answers(one, side),
        fewest=fewest_finished(side),
        known=known,
        spread=tells_zones(one, side) and not known,
    )
    audience = ALL if one.now.again else side.id
    table.write_releases(connection, one.id, [_released(row, audience, side.id, one.part) for row in rows])
    if not rows:
        places.erase_answers(connection, one.id, side.id, one.now.what)
        table.change_side(connection, one.id, side.id, number=one.part, erased=True)


def _with_paper(connection: Connection, one: Round, side: RoundSide, phones: int) -> tuple[dict[str, Counts], dict[str, int]]:
    """A side's answers with its slips of paper, if these count; and how many answers whoever entered them knows."""
    found = raw.counts(connection, one.id, one.now.what)
    mine: dict[str, Counts] = {question: given for (which, question), given in found.items() if which == side.id}
    if not side.paper:
        return mine, {}
    counted = paper_counts(side, phones)
    table.change_side(connection, one.id, side.id, number=one.part, paper_state="counted" if counted else "refused")
    known = dict[str, int]()
    for (question, level), people in workshop.paper(connection, one.id, one.part, side.id).items() if counted else ():
        given = mine.get(question, {})
        mine[question] = {**given, level: given.get(level, 0) + people}
        known[question] = known.get(question, 0) + people
    return mine, known if phones else {}


def _close_whole(connection: Connection, one: Round, questions: Sequence[str]) -> None:
    """All sides together, never one of them, under the strictest of what they were promised.

    What the safety check says goes to who facilitates and to nobody else.
    """
    merged: dict[str, dict[int | str, int]] = {}
    for (_, question), given in raw.counts(connection, one.id, one.now.what, declared=True).items():
        for value, people in given.items():
            mine = merged.setdefault(question, {})
            mine[value] = mine.get(value, 0) + people
    rows = release(
        merged,
        questions,
        anonymous=True,
        finished=one.heads[0],
        smallest=max(fewest_answers(one, side) for side in one.sides),
        fewest=max(FEWEST_FINISHED, *(fewest_finished(side) for side in one.sides)),
        spread=all(tells_zones(one, side) for side in one.sides),
    )
    audience = RUNS if one.now.what == SAFETY else ALL
    table.write_releases(connection, one.id, [_released(row, audience, "", one.part) for row in rows])


def _released(row: Row, audience: str, side: str, part: int) -> Released:
    return Released(audience, side, row.question, row.level, row.aside, row.zones, part, row.value)


def reveal(act: Act, line: int | None = None) -> None:
    """Show to all, at the same moment, what no side left out; a workshop also on its wall and phones.

    Args: line, the line of the run-sheet to which this brings a workshop. Raises: MoveRefused while a side has not agreed.
    """
    one, connection = act.round, act.connection
    speaking = [side for side in one.sides if not side.erased]
    if not speaking or not all(side.agreed for side in speaking):
        raise MoveRefused("round.not_agreed")
    hidden = set[str]().union(*table.left_out_by(connection, one.id, one.part).values())
    own = _to_show(connection, one, speaking)
    table.write_releases(connection, one.id, [replace(r, audience=ALL) for r in own if item_of(r.question) not in hidden])
    table.forget_left_out(connection, one.id, one.part)
    table.move(connection, one.id, one.part, Stage.REVEALED)
    if one.live:
        workshop.change_live(
            connection, one.id, **(workshop.at_line(line) if line is not None else {}), phones=True, projector=True
        )


def _to_show(connection: Connection, one: Round, sides: Sequence[RoundSide]) -> list[Released]:
    """What sides have agreed to show: their own pictures, or the answers that their speakers gave for them."""
    if one.now.pools == Pooling.LEVELS:
        return table.releases(connection, one.id, *(side.id for side in sides), part=one.part)
    written = places.written_for_sides(connection, one.id, f"{SIDE_ANSWER}{one.now.what}")
    said = [(side.id, row) for side in sides for row in declare(written.get(side.id, {}))]
    return [_released(row, ALL, side, one.part) for side, row in said]
