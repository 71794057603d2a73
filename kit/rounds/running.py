"""Actions, by whoever runs a round, and what became of them, by each side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from kit.errors import MoveRefused
from kit.rounds.move import Act
from kit.store import Action, Noted, Round, noted_until, proposals, said
from kit.store import rounds as table

LONGEST_WORDS = 300  # characters of a side, about what became of an action
FARTHEST = timedelta(days=3 * 366)  # an action's day
OUTCOMES = ("", "done", "partly", "not_yet", "dropped")


def write_action(act: Act, action: Action) -> None:
    """Note an action; changing it asks for a new confirmation, and the same words once more change nothing.

    Raises: MoveRefused, also for a day that is over and for other words once a side has said what became of it.
    """
    before = next((each for each in table.actions(act.connection, act.round.id) if each.number == action.number), None)
    fresh = replace(action, confirmed=False, confirmed_by="")
    if before and replace(before, confirmed=False, confirmed_by="") == fresh:
        return
    _changing_actions(act)
    if any(line.number == action.number for line in said.noted(act.connection, act.round.id)):
        raise MoveRefused("outcome.words_stay")
    if before is None or before.by != action.by:
        near_enough(action.by, act.today)
    known = before.confirmed_by if before else ""  # who has confirmed it, if in other words: nobody takes it back unasked
    table.write_action(act.connection, act.round.id, replace(fresh, confirmed_by=known))
    said.forget_said(act.connection, act.round.id, action.number)


def near_enough(by: str, today: date) -> None:
    """Raises: MoveRefused for an action's day that is over everywhere on Earth, or far away: so long speakers may come back."""
    day = date.fromisoformat(by)
    if day < today - timedelta(days=1):
        raise MoveRefused("round.past_day")
    if day > today + FARTHEST:
        raise MoveRefused("round.far_day")


def remove_action(act: Act, number: int) -> None:
    """Take an action back; the proposal that it was may be taken again. Raises: MoveRefused once a partner has confirmed it,
    whatever its words were then.
    """
    if any(each.confirmed or each.confirmed_by for each in _changing_actions(act) if each.number == number):
        raise MoveRefused("round.confirmed")
    table.remove_action(act.connection, act.round.id, number)
    said.forget_said(act.connection, act.round.id, number)
    for proposal in proposals.every(act.connection, act.round.id):
        if proposal.taken == number:
            proposals.take(act.connection, act.round.id, proposal.id, 0)


def _changing_actions(act: Act) -> list[Action]:
    """The actions of a round that none has followed yet; the report asks every side again. Raises: MoveRefused."""
    if table.find_round(act.connection, previous=act.round.id):
        raise MoveRefused("round.followed")
    for side in act.round.sides:
        table.change_side(act.connection, act.round.id, side.id, accepted=False)
    return table.actions(act.connection, act.round.id)


def note_outcome(act: Act, number: int, became: str, words: str = "", *, own: bool = False) -> None:
    """What a side says became of an action of the round before this one; `own`: of this one, so that the next one shows it.

    Raises: MoveRefused, also where that side has said so before, in time.
    """
    if became not in OUTCOMES[1:]:
        raise MoveRefused("round.not_now")
    decided_in = act.round.id if own else act.round.previous or ""
    if number not in {action.number for action in table.actions(act.connection, decided_in)}:
        return
    if _settled(act, decided_in, number):
        raise MoveRefused("outcome.settled")
    said.note(act.connection, decided_in, Noted(number, act.place.side, became, words.strip()[:LONGEST_WORDS]))


def _settled(act: Act, decided_in: str, number: int) -> bool:
    """Whether that side has a line there, and nobody of that round can come back any more: whoever has set up another one writes
    none over it."""
    found = table.find_round(act.connection, id=decided_in)
    over = found is not None and act.today > last_to_note(found, table.actions(act.connection, decided_in))
    return over and any((each.number, each.side) == (number, act.place.side) for each in said.noted(act.connection, decided_in))


def last_to_note(round_: Round, actions: Iterable[Action]) -> date:
    """The last day on which that round's own speakers may note what became of its actions; without any that of erasing."""
    return max(round_.deletes, noted_until(actions) or round_.deletes)
