"""Setting up, closing, revealing: the moves of whoever runs a round."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from kit import store
from kit.errors import MoveRefused
from kit.rounds import rights
from kit.rounds.move import Act
from kit.rounds.plan import (
    SAFETY,
    Plan,
    about_of,
    check_plan,
    fewest_answers,
    fewest_finished,
    finishers,
    item_of,
    paper_counts,
    tells_zones,
)
from kit.scoring import FEWEST_FINISHED, Counts, Row, declare, release
from kit.store import (
    ALL,
    RUNS,
    Access,
    Action,
    Connection,
    Pooling,
    Released,
    Round,
    RoundSide,
    Stage,
    places,
    raw,
    workshop,
)
from kit.store import rounds as table

OPEN = timedelta(days=14)  # a round in the other direction, unless it is changed
SIDE_ANSWER = "side-"
OUTCOMES = ("", "done", "partly", "not_yet", "dropped")


@dataclass(frozen=True)
class Created:
    """A new round, its facilitator's six words and each side's slip: shown once, kept only as hashes."""

    round: Round
    words: str
    slips: dict[str, str]


def create(act: Act, plan: Plan, *, language: str, synthetic: bool = False) -> Created:
    """Set up a round about the side with the funds. Who created it runs it. Raises: MoveRefused if a rule is broken."""
    check_plan(replace(plan, previous=None), today=act.today)
    if about_of(plan) != about_of(replace(plan, about="")):
        raise MoveRefused("round.other_way")
    return _keep(act, _fresh(replace(plan, previous=None), synthetic=synthetic), language)


def follow(act: Act, plan: Plan, *, language: str, synthetic: bool = False) -> Created:
    """Set up the round after this one, with the same sides and in the same direction.

    What is made up never follows what is real, nor the other way round: each shows and changes the actions of the one before.
    Raises: MoveRefused if a rule is broken.
    """
    before = act.round
    check_plan(plan, today=act.today)
    if [s.name for s in before.sides] != [s.name for s in plan.sides]:
        raise MoveRefused("round.other_sides")
    if before.synthetic != synthetic:
        raise MoveRefused("round.made_up")
    if about_of(plan) != before.about:
        raise MoveRefused("round.other_way")
    return _keep(act, _fresh(replace(plan, previous=before.id), synthetic=synthetic), language)


def turn(act: Act, *, language: str) -> Created:
    """The other direction: a side that does not hold the funds starts a round about its own practice.

    Raises: MoveRefused for the side with the funds, or the one that this round is about.
    """
    before, mine = act.round, act.place.side
    if before.side(mine).funds or before.about == mine:
        raise MoveRefused("round.not_yours")
    ends = act.today + OPEN
    plan = Plan(
        sides=tuple(side.anew() for side in before.sides),
        form=before.form,
        about=mine,
        smallest=before.smallest,
        languages=before.languages,
        ends=ends,
        deletes=ends + (before.deletes - before.ends),
        slips=before.slips,
    )
    check_plan(plan, today=act.today)
    return _keep(act, _fresh(plan), language)


def _keep(act: Act, fresh: Round, language: str) -> Created:
    connection, database = act.connection, act.database
    words, slips = store.new_words(language), {side.id: store.new_code(store.SLIP) for side in fresh.sides}
    runs = Access(rights.FACILITATOR, fresh.id, "")
    table.add_round(connection, fresh)
    store.give(connection, store.words_lookup(database, words), runs)
    rights.allow(connection, database, act.browser, runs)
    for side, slip in slips.items():
        store.give(connection, store.lookup_of(database, rights.SPEAKER, slip), Access(rights.SPEAKER, fresh.id, side))
    return Created(fresh, words, slips)


def _fresh(plan: Plan, *, synthetic: bool = False) -> Round:
    return _round(plan, secrets.token_hex(16), (store.new_code(), store.new_code()), synthetic=synthetic, version=0)


def _round(plan: Plan, round_id: str, codes: tuple[str, str], *, synthetic: bool, version: int) -> Round:
    return Round(
        id=round_id,
        code=codes[0],
        results=codes[1],
        form=plan.form,
        about=about_of(plan),
        smallest=plan.smallest,
        languages=plan.languages,
        ends=plan.ends,
        deletes=plan.deletes,
        promise=plan.promise,
        previous=plan.previous,
        synthetic=synthetic,
        version=version,
        slips=plan.slips,
        part=0 if plan.live else 1,
        sides=plan.sides,
        parts=plan.parts,
        live=plan.live,
    )


def change(act: Act, plan: Plan) -> Round:
    """Change what a round was set up with, as long as nobody has a seat. Raises: MoveRefused, with the reason."""
    before = act.round
    check_plan(plan, today=act.today)
    if any(side.seats for side in before.sides):
        raise MoveRefused("round.frozen")
    if [side.id for side in plan.sides] != [side.id for side in before.sides]:
        raise MoveRefused("round.other_sides")
    same = replace(plan, about=before.about, previous=before.previous, parts=before.parts, live=before.live)
    codes = (before.code, before.results)
    changed = _round(same, before.id, codes, synthetic=before.synthetic, version=before.version)
    table.change_round(act.connection, changed)
    return changed


def new_slip(act: Act, side: str) -> str:
    """Another slip for a side's speaker; the old one stops working. Raises: MoveRefused if the speaker has sat down."""
    slip, round_id = store.new_code(store.SLIP), act.round.id
    if act.round.side(side).spoken_for:
        raise MoveRefused("round.speaker_sits")
    store.take_back(act.connection, role=rights.SPEAKER, round_id=round_id, side=side)
    store.give(act.connection, store.lookup_of(act.database, rights.SPEAKER, slip), Access(rights.SPEAKER, round_id, side))
    return slip


def print_slips(act: Act, side: str) -> list[str]:
    """Slips for a side's free seats, one each, but for its speaker's; unused ones of before stop working."""
    round_id, mine = act.round.id, act.round.side(side)
    free = mine.people - mine.seats - (not mine.spoken_for)
    slips = [store.new_code(store.SEAT_SLIP) for _ in range(max(0, free))]
    store.take_back(act.connection, role=rights.SEAT, round_id=round_id, side=side)
    for slip in slips:
        store.give(act.connection, store.lookup_of(act.database, rights.SEAT, slip), Access(rights.SEAT, round_id, side))
    return slips


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


def write_action(act: Act, action: Action) -> None:
    """Note an action; changing it asks for a new confirmation. Raises: MoveRefused."""
    _changing_actions(act)
    table.write_action(act.connection, act.round.id, replace(action, confirmed=False))


def remove_action(act: Act, number: int) -> None:
    """Take an action back. Raises: MoveRefused once a partner has confirmed it."""
    if any(action.confirmed for action in _changing_actions(act) if action.number == number):
        raise MoveRefused("round.confirmed")
    table.remove_action(act.connection, act.round.id, number)


def _changing_actions(act: Act) -> list[Action]:
    """The actions of a round that none has followed yet; the report asks every side again. Raises: MoveRefused."""
    if table.find_round(act.connection, previous=act.round.id):
        raise MoveRefused("round.followed")
    for side in act.round.sides:
        table.change_side(act.connection, act.round.id, side.id, accepted=False)
    return table.actions(act.connection, act.round.id)


def note_outcome(act: Act, number: int, outcome: str) -> None:
    """What became of an action of the round before this one. Raises: MoveRefused."""
    if outcome not in OUTCOMES:
        raise MoveRefused("round.not_now")
    before = act.round.previous or ""
    for action in table.actions(act.connection, before):
        if action.number == number:
            table.write_action(act.connection, before, replace(action, outcome=outcome))
