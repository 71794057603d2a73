"""Setting up, closing, revealing: the moves of whoever runs a round."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kit import store
from kit.errors import MoveRefused
from kit.rounds import rights
from kit.rounds.plan import (
    SAFETY,
    Plan,
    about_of,
    check_plan,
    fewest_answers,
    fewest_finished,
    finishers,
    is_over,
    item_of,
    paper_counts,
)
from kit.scoring import Counts, Row, declare, release
from kit.store import ALL, RUNS, Access, Connection, Database, Released, Round, RoundSide, places, raw, workshop
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


def create(database: Database, plan: Plan, *, browser: str, language: str, today: date, synthetic: bool = False) -> Created:
    """Set up a round. Who created it runs it.

    Raises: MoveRefused if a rule is broken or this browser may not.
    """
    check_plan(plan, today=today)
    with database.writing() as connection:
        _may_create(connection, database, browser, plan, synthetic=synthetic)
        return _keep(connection, database, _fresh(plan, synthetic=synthetic), browser, language)


def turn_round(database: Database, before: Round, seat: str, *, browser: str, language: str, today: date) -> Created:
    """The other direction: the speaker of a side that does not hold the funds starts a round about its own practice.

    Raises: MoveRefused for anybody else.
    """
    kept = before.deletes - before.ends
    sides = tuple(replace(s, erased=False, agreed=False, accepted=False, paragraph="") for s in before.sides)
    with database.writing() as connection:
        place = places.place_of(connection, seat)
        if place is None or place.round != before.id or not place.speaker or before.side(place.side).funds:
            raise MoveRefused("round.not_yours")
        if _opened(connection, before.id).about == place.side:
            raise MoveRefused("round.not_yours")
        ends = today + OPEN
        plan = Plan(
            sides=sides,
            form=before.form,
            about=place.side,
            smallest=before.smallest,
            languages=before.languages,
            ends=ends,
            deletes=ends + kept,
            slips=before.slips,
        )
        check_plan(plan, today=today)
        return _keep(connection, database, _fresh(plan), browser, language)


def _keep(connection: Connection, database: Database, fresh: Round, browser: str, language: str) -> Created:
    words, slips = store.new_words(language), {side.id: store.new_code(store.SLIP) for side in fresh.sides}
    runs = Access(rights.FACILITATOR, fresh.id, "")
    table.add_round(connection, fresh)
    store.give(connection, store.words_lookup(database, words), runs)
    rights.allow(connection, database, browser, runs)
    for side, slip in slips.items():
        store.give(connection, store.lookup_of(database, rights.SPEAKER, slip), Access(rights.SPEAKER, fresh.id, side))
    return Created(fresh, words, slips)


def _may_create(connection: Connection, database: Database, browser: str, plan: Plan, *, synthetic: bool) -> None:
    """With the key; a next round with the right to run the one before, with the same sides and in the same direction.

    What is made up never follows what is real, nor the other way round: each shows and changes the actions of the one before.
    """
    if plan.previous is None:
        if about_of(plan) != about_of(replace(plan, about="")):
            raise MoveRefused("round.other_way")
        rights.need(connection, database, browser, rights.CREATE)
        return
    rights.need(connection, database, browser, rights.FACILITATOR, plan.previous)
    before = _opened(connection, plan.previous)
    if [s.name for s in before.sides] != [s.name for s in plan.sides]:
        raise MoveRefused("round.other_sides")
    if before.synthetic != synthetic:
        raise MoveRefused("round.made_up")
    if about_of(plan) != before.about:
        raise MoveRefused("round.other_way")


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


def change(database: Database, round_id: str, plan: Plan, *, browser: str, today: date) -> Round:
    """Change what a round was set up with, as long as nobody has a seat.

    Raises: MoveRefused, with the reason.
    """
    check_plan(plan, today=today)
    with database.writing() as connection:
        rights.need(connection, database, browser, rights.FACILITATOR, round_id)
        before = _found(connection, round_id)
        if places.heads(connection, round_id) or before.opened or before.stage == "own":
            raise MoveRefused("round.frozen")
        if [side.id for side in plan.sides] != [side.id for side in before.sides]:
            raise MoveRefused("round.other_sides")
        same = replace(plan, about=before.about, previous=before.previous, parts=before.parts, live=before.live)
        codes = (before.code, before.results)
        changed = _round(same, before.id, codes, synthetic=before.synthetic, version=before.version)
        table.change_round(connection, changed)
    return changed


def new_slip(database: Database, round_id: str, side: str, *, browser: str) -> str:
    """Another slip for a side's speaker; the old one stops working. Raises: MoveRefused if the speaker has sat down."""
    slip = store.new_code(store.SLIP)
    with database.writing() as connection:
        rights.need(connection, database, browser, rights.FACILITATOR, round_id)
        one = _found(connection, round_id)
        if one.stage != "open" and not (one.live and one.stage != "own"):  # later it could be used to speak for others
            raise MoveRefused("round.not_now")
        if places.speaker_of(connection, round_id, side):
            raise MoveRefused("round.speaker_sits")
        store.take_back(connection, role=rights.SPEAKER, round_id=round_id, side=side)
        store.give(connection, store.lookup_of(database, rights.SPEAKER, slip), Access(rights.SPEAKER, round_id, side))
    return slip


def print_slips(database: Database, round_id: str, side: str, *, browser: str) -> list[str]:
    """Slips for a side's seats, one each, but for its speaker's; unused ones of before stop working. Raises: MoveRefused."""
    with database.writing() as connection:
        rights.need(connection, database, browser, rights.FACILITATOR, round_id)
        one = _found(connection, round_id)
        sitting = places.heads(connection, round_id).get(side, (0, 0))[0]
        free = one.side(side).people - sitting - (0 if places.speaker_of(connection, round_id, side) else 1)
        slips = [store.new_code(store.SEAT_SLIP) for _ in range(max(0, free))]
        store.take_back(connection, role=rights.SEAT, round_id=round_id, side=side)
        for slip in slips:
            store.give(connection, store.lookup_of(database, rights.SEAT, slip), Access(rights.SEAT, round_id, side))
    return slips


Asked = Mapping[str, Sequence[str]]


def close(database: Database, round_id: str, asked: Asked, *, browser: str, today: date) -> None:
    """No more answers. The one transaction that counts raw answers.

    Each side now gets its own picture, or agrees on its own answer; a second look is shown at once.
    An anonymous side with fewer than seven finishers, or a declared one without an answer, shows nothing and is erased.
    Args: asked, side → its questions. Raises: MoveRefused.
    """
    with database.writing() as connection:
        rights.need(connection, database, browser, rights.FACILITATOR, round_id)
        one = _on(connection, round_id, "open", today)
        if one.now.pools == "levels":
            for side in one.sides:
                _close_side(connection, one, side, asked[side.id])
        elif one.now.pools == "whole":
            _close_whole(connection, one, next(iter(asked.values())))
        table.move(connection, one.id, one.part, AFTERWARDS[one.now.pools] if not one.now.again else "revealed")


AFTERWARDS = {"levels": "own", "declared": "own", "own": "closed", "whole": "closed"}


def _close_side(connection: Connection, one: Round, side: RoundSide, questions: Sequence[str]) -> None:
    phones = places.heads(connection, one.id).get(side.id, (0, 0))[1]
    counts, known = _with_paper(connection, one, side, phones)
    rows = release(
        counts,
        questions,
        anonymous=side.anonymous,
        finished=finishers(side, phones),
        smallest=fewest_answers(one, side),
        fewest=fewest_finished(side),
        known=known,
        spread=not (known or side.joined),  # zones are proved for one and two who know answers, not for three
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
    """All sides together, never one of them; what the safety check says goes to who facilitates and to nobody else."""
    merged: dict[str, dict[int | str, int]] = {}
    for (_, question), given in raw.counts(connection, one.id, one.now.what, declared=True).items():
        for value, people in given.items():
            mine = merged.setdefault(question, {})
            mine[value] = mine.get(value, 0) + people
    finished = sum(done for _, done in places.heads(connection, one.id).values())
    rows = release(merged, questions, anonymous=True, finished=finished)
    audience = RUNS if one.now.what == SAFETY else ALL
    table.write_releases(connection, one.id, [_released(row, audience, "", one.part) for row in rows])


def _released(row: Row, audience: str, side: str, part: int) -> Released:
    return Released(audience, side, row.question, row.level, row.aside, row.zones, part, row.value)


def reveal(database: Database, round_id: str, *, browser: str, today: date) -> None:
    """Show to all, at the same moment, what no side left out. Raises: MoveRefused, for instance while a side has not agreed."""
    with database.writing() as connection:
        rights.need(connection, database, browser, rights.FACILITATOR, round_id)
        one = _on(connection, round_id, "own", today)
        speaking = [side for side in one.sides if not side.erased]
        if not speaking or not all(side.agreed for side in speaking):
            raise MoveRefused("round.not_agreed")
        hidden = set[str]().union(*table.left_out_by(connection, one.id, one.part).values())
        own = [row for side in speaking for row in _own_rows(connection, one, side)]
        table.write_releases(connection, one.id, [replace(r, audience=ALL) for r in own if item_of(r.question) not in hidden])
        for side in one.sides:
            table.leave_out(connection, one.id, one.part, side.id, ())
        table.move(connection, one.id, one.part, "revealed")


def _own_rows(connection: Connection, one: Round, side: RoundSide) -> list[Released]:
    """What a side has agreed to show: its own picture, or the answer that its speaker gave for it."""
    if one.now.pools == "levels":
        return table.releases(connection, one.id, side.id, one.part)
    speaker = places.speaker_of(connection, one.id, side.id)
    said = store.load_in(connection, speaker.seat, f"{SIDE_ANSWER}{one.now.what}").answer if speaker else {}
    return [_released(row, ALL, side.id, one.part) for row in declare(said)]


def write_action(database: Database, round_id: str, one: store.Action, *, browser: str) -> None:
    """Note an action of a revealed round; changing it asks for a new confirmation. Raises: MoveRefused."""
    with database.writing() as connection:
        rights.need(connection, database, browser, rights.FACILITATOR, round_id)
        _changing_actions(connection, round_id)
        table.write_action(connection, round_id, replace(one, confirmed=False))


def remove_action(database: Database, round_id: str, number: int, *, browser: str) -> None:
    """Take an action back. Raises: MoveRefused."""
    with database.writing() as connection:
        rights.need(connection, database, browser, rights.FACILITATOR, round_id)
        if any(one.confirmed for one in _changing_actions(connection, round_id) if one.number == number):
            raise MoveRefused("round.confirmed")
        table.remove_action(connection, round_id, number)


def _changing_actions(connection: Connection, round_id: str) -> list[store.Action]:
    """The actions of a revealed round that none has followed yet; the report asks every side again. Raises: MoveRefused."""
    one = _may_act(connection, round_id)
    if table.find_round(connection, previous=round_id):
        raise MoveRefused("round.followed")
    for side in one.sides:
        table.change_side(connection, round_id, side.id, accepted=False)
    return table.actions(connection, round_id)


def note_outcome(database: Database, round_id: str, number: int, outcome: str, *, browser: str) -> None:
    """What became of an action of the round before `round_id`. Raises: MoveRefused."""
    if outcome not in OUTCOMES:
        raise MoveRefused("round.not_now")
    with database.writing() as connection:
        rights.need(connection, database, browser, rights.FACILITATOR, round_id)
        before = _found(connection, round_id).previous or ""
        for one in table.actions(connection, before):
            if one.number == number:
                table.write_action(connection, before, replace(one, outcome=outcome))


def _found(connection: Connection, round_id: str) -> Round:
    found = table.find_round(connection, id=round_id)
    if found is None:
        raise MoveRefused("round.not_yours")
    return found


def _opened(connection: Connection, round_id: str) -> Round:
    """The round, if something has been revealed. Raises: MoveRefused."""
    found = _found(connection, round_id)
    if not found.opened:
        raise MoveRefused("round.not_now")
    return found


def _may_act(connection: Connection, round_id: str) -> Round:
    """The round, if actions can be noted: something was revealed, or a workshop has begun. Raises: MoveRefused."""
    found = _found(connection, round_id)
    if not found.opened and not (found.live and found.live.line >= 0):
        raise MoveRefused("round.not_now")
    return found


def _on(connection: Connection, round_id: str, stage: str, today: date | None) -> Round:
    """The round, if it is on that stage and its last day has not passed. Raises: MoveRefused."""
    found = _found(connection, round_id)
    if found.stage != stage:
        raise MoveRefused("round.not_now")
    if today and is_over(found, today=today):
        raise MoveRefused("round.over")
    return found
