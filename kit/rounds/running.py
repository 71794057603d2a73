"""Setting up, handing out, actions: the moves of whoever runs a round."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import timedelta

from kit import store
from kit.content import EDITION
from kit.errors import MoveRefused
from kit.rounds import rights
from kit.rounds.move import Act
from kit.rounds.plan import ONE_PART, SHORTEST_KEPT, Plan, about_of, check_plan, terms_of
from kit.store import Access, Action, Round
from kit.store import rounds as table

OPEN = timedelta(days=14)  # a round in the other direction, unless it is changed: so long to answer, then so long to agree
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
    ends, agrees = act.today + OPEN, act.today + 2 * OPEN
    deletes = agrees + SHORTEST_KEPT
    plan = replace(terms_of(before), about=mine, ends=ends, agrees=agrees, deletes=deletes, promise=None, parts=ONE_PART)
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
    return Round(
        **{**vars(plan), "about": about_of(plan)},
        id=secrets.token_hex(16),
        code=store.new_code(),
        results=store.new_code(),
        synthetic=synthetic,
        version=0,
        part=0 if plan.live else 1,
        edition=EDITION,
    )


def change(act: Act, plan: Plan) -> Round:
    """Change what a round was set up with, as long as nobody has a seat. Raises: MoveRefused, with the reason."""
    before = act.round
    check_plan(plan, today=act.today)
    if any(side.seats for side in before.sides):
        raise MoveRefused("round.frozen")
    if [side.id for side in plan.sides] != [side.id for side in before.sides]:
        raise MoveRefused("round.other_sides")
    stays = {"about": before.about, "previous": before.previous, "parts": before.parts, "live": before.live}
    changed = replace(before, **{**vars(plan), **stays})
    table.change_round(act.connection, changed)
    return changed


def new_slip(act: Act, side: str) -> str:
    """Another slip for a side's speaker; the old one stops working. Raises: MoveRefused if the speaker has sat down."""
    slip, round_id = store.new_code(store.SLIP), act.round.id
    if act.round.side(side).spoken_for:
        raise MoveRefused("round.speaker_sits")
    store.replace_slips(act.connection, role=rights.SPEAKER, round_id=round_id, side=side, day=act.today)
    store.give(act.connection, store.lookup_of(act.database, rights.SPEAKER, slip), Access(rights.SPEAKER, round_id, side))
    return slip


def print_slips(act: Act, side: str) -> list[str]:
    """Slips for a side's free seats, one each, but for its speaker's; unused ones of before stop working."""
    round_id, mine = act.round.id, act.round.side(side)
    free = mine.people - mine.seats - (not mine.spoken_for)
    slips = [store.new_code(store.SEAT_SLIP) for _ in range(max(0, free))]
    store.replace_slips(act.connection, role=rights.SEAT, round_id=round_id, side=side, day=act.today)
    for slip in slips:
        store.give(act.connection, store.lookup_of(act.database, rights.SEAT, slip), Access(rights.SEAT, round_id, side))
    return slips


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
