"""Handing out, actions: the moves of whoever runs a round."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from kit import store
from kit.errors import MoveRefused
from kit.rounds import rights
from kit.rounds.move import Act
from kit.rounds.speaking import lost_alone
from kit.rounds.when import stands
from kit.store import Access, Action, Stage, workshop
from kit.store import rounds as table

OUTCOMES = ("", "done", "partly", "not_yet", "dropped")


def new_slip(act: Act, side: str) -> str:
    """Another slip for a side's speaker; the old one stops working.

    "" where the speaker sits alone: that is asked for, and they have a day to refuse (`speaking.lost_alone`).
    Raises: MoveRefused if the speaker sits there with others, or each side is apart: who comes then would read a picture.
    """
    slip, round_id, mine = store.new_code(store.SLIP), act.round.id, act.round.side(side)
    if not mine.spoken_for and act.round.stage == Stage.CAUCUS:
        raise MoveRefused("round.not_now", stands(act.round))
    if mine.spoken_for and not lost_alone(act, mine):
        return ""
    store.replace_slips(act.connection, role=rights.SPEAKER, round_id=round_id, side=side, day=act.today)
    store.give(act.connection, store.lookup_of(act.database, rights.SPEAKER, slip), Access(rights.SPEAKER, round_id, side))
    return slip


def write_action(act: Act, action: Action) -> None:
    """Note an action; changing it asks for a new confirmation. Raises: MoveRefused, also for a day that is over."""
    kept = {found.number: found.by for found in _changing_actions(act)}
    if kept.get(action.number) != action.by:
        not_past(action.by, act.today)
    table.write_action(act.connection, act.round.id, replace(action, confirmed=False))


def not_past(by: str, today: date) -> None:
    """Raises: MoveRefused for an action's day that is over everywhere on Earth."""
    if date.fromisoformat(by) < today - timedelta(days=1):
        raise MoveRefused("round.past_day")


def remove_action(act: Act, number: int) -> None:
    """Take an action back; the proposal that it was may be taken again. Raises: MoveRefused once a partner has confirmed it."""
    if any(action.confirmed for action in _changing_actions(act) if action.number == number):
        raise MoveRefused("round.confirmed")
    table.remove_action(act.connection, act.round.id, number)
    for proposal in workshop.proposals(act.connection, act.round.id):
        if proposal.taken == number:
            workshop.take_proposal(act.connection, act.round.id, proposal.id, 0)


def _changing_actions(act: Act) -> list[Action]:
    """The actions of a round that none has followed yet; the report asks every side again. Raises: MoveRefused."""
    if table.find_round(act.connection, previous=act.round.id):
        raise MoveRefused("round.followed")
    for side in act.round.sides:
        table.change_side(act.connection, act.round.id, side.id, accepted=False)
    return table.actions(act.connection, act.round.id)


def note_outcome(act: Act, number: int, outcome: str, *, own: bool = False) -> None:
    """What became of an action of the round before this one; `own`: of this one, so that the next one shows it from the start.

    Raises: MoveRefused.
    """
    if outcome not in OUTCOMES:
        raise MoveRefused("round.not_now")
    decided_in = act.round.id if own else act.round.previous or ""
    for action in table.actions(act.connection, decided_in):
        if action.number == number:
            table.write_action(act.connection, decided_in, replace(action, outcome=outcome))
