"""Proposals of a workshop: somebody makes one, whoever runs it looks, two become one by both authors, sides agree, one is taken.

Nobody is told who wrote one. Its author's phone knows it again: the mark beside it is a hash of that seat and of the phone's
cookie, which this house does not keep.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kit.errors import MoveRefused
from kit.rounds.live import MOST_SAID, id_of
from kit.rounds.move import Act, By
from kit.rounds.running import near_enough
from kit.store import ACTION_PARTS, Action, Database, Place, Proposal, Round, places
from kit.store import proposals as kept
from kit.store import rounds as table
from kit.store.proposals import JOINED, WAITS

STANCES = ("with_all", "with_wish", "can_live", "must_talk", "cannot")  # gradients of agreement, the first three agree
AGREES = STANCES[:3]
WHY = ("person", "case", "place")  # one of them could be recognised: the only reasons to hold a proposal back
MOST_ACTIONS = 3


# ---- by anybody who sits there


def propose(act: Act, /, *, token: str = "", **parts: str) -> None:
    """Anybody proposes an action; it waits until whoever runs the workshop has looked, and nobody is told who it is from.

    Args: token, what names this very tap: said twice, since the answer was lost, it is one proposal.
    Raises: MoveRefused for who has said enough.
    """
    if act.place.notes_written >= MOST_SAID:
        raise MoveRefused("round.not_now")
    near_enough(parts["by"], act.today)
    places.note_said(act.connection, act.place)
    which = id_of(act.database, act.place.seat, token)
    kept.propose(act.connection, act.round.id, which, kept.mark_of(act.database, act.place.seat, act.browser, which), **parts)


def proposed(act: Act, /, *, token: str = "", **_parts: str) -> bool:
    """Whether this very tap has made its proposal already."""
    return bool(token) and id_of(act.database, act.place.seat, token) in _by_id(act)


def join_proposals(act: Act, mine: str, other: str = "") -> None:
    """Its author would make this proposal one with that other, whose words stay; once the other's author has asked, they are one.

    Then the words of this one stay. Args: other, "" takes the wish back.
    Raises: MoveRefused from any other seat or phone than its author's, and where one of them is not shown or taken by now.
    """
    found = _by_id(act)
    own, theirs = found.get(mine), found.get(other)
    if own is None or not _is_from(act.database, act.place.seat, act.browser, own):
        raise MoveRefused("round.not_yours")
    if theirs and (theirs.held, theirs.one_with) == (JOINED, mine):
        return
    if not _stands(own) or mine == other or (other and not (theirs and _stands(theirs))):
        raise MoveRefused("round.changed")
    if theirs and theirs.one_with == mine:
        kept.join(act.connection, act.round.id, other, mine)
    else:
        kept.wish(act.connection, act.round.id, mine, other)


def _is_from(database: Database, seat: str, browser: str, found: Proposal) -> bool:
    return kept.is_from(database, seat, browser, found.id, found.mark)


def _by_id(act: Act) -> dict[str, Proposal]:
    return {each.id: each for each in kept.every(act.connection, act.round.id)}


def _stands(found: Proposal) -> bool:
    """Everybody reads it, and it is no action yet."""
    return not found.held and not found.taken


# ---- by whoever runs it


def show_proposals(act: Act, which: Sequence[str]) -> None:
    """Let everybody read these: nobody can be recognised in them."""
    for found in _by_id(act).values():
        if found.id in which and found.held != JOINED:
            kept.hold(act.connection, act.round.id, found.id, "")


def hold_proposal(act: Act, which: str, why: str) -> None:
    """Hold a proposal back, for one of three reasons, which its author reads. Raises: MoveRefused, also once it is an action."""
    found = _by_id(act).get(which)
    if why not in WHY or found is None or found.taken or found.held == JOINED:
        raise MoveRefused("round.changed")
    kept.hold(act.connection, act.round.id, which, why)


def take(act: Act, which: str) -> None:
    """A proposal that every side agrees to becomes an action, one of three at most. Raises: MoveRefused."""
    round_ = act.round
    found = _by_id(act).get(which)
    if found is None or not _stands(found):
        raise MoveRefused("round.changed")
    if not agreed_by_all(round_, found):
        raise MoveRefused("round.not_agreed_by_all")
    free = set(range(1, MOST_ACTIONS + 1)) - {each.number for each in table.actions(act.connection, round_.id)}
    if not free:
        raise MoveRefused("round.three_at_most")
    table.write_action(act.connection, round_.id, action_from(found, min(free)))
    kept.take(act.connection, round_.id, which, min(free))


def action_from(proposal: Proposal, number: int) -> Action:
    """The action that a proposal becomes."""
    return Action(number=number, **{part: getattr(proposal, part) for part in ACTION_PARTS})


# ---- by a side's speaker


def say_of(act: Act, which: str, said: str, reason: str) -> None:
    """A side's speaker says how far the side agrees; a reason is optional. Raises: MoveRefused."""
    found = _by_id(act).get(which)
    if said not in STANCES or found is None or found.held:
        raise MoveRefused("round.not_yours")
    kept.say_of(act.connection, act.round.id, which, (act.place.side, said, reason))


def agreed_by_all(round_: Round, proposal: Proposal) -> bool:
    """Whether every side has said that it can live with it; silence is not agreement, also where a side has left."""
    said = {side: stance for side, stance, _ in proposal.stances}
    return all(said.get(side.id) in AGREES for side in round_.sides)


# ---- who reads what of them


@dataclass(frozen=True)
class Mine:
    """A proposal on the phone of whoever wrote it.

    `wish`: the other that it is to become one with, or has; `asking`: those whose authors would make theirs one with it.
    """

    proposal: Proposal
    wish: str = ""
    asking: tuple[str, ...] = ()


def read_by_all(found: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """What everybody may read, and nothing of who wrote it."""
    return tuple(_unmarked(each) for each in found if not each.held)


def to_look_at(found: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """What only whoever runs the workshop reads: what waits, and what is held back."""
    return tuple(_unmarked(each) for each in found if each.held in (WAITS, *WHY))


def held_back(found: Iterable[Proposal]) -> int:
    """How many are held back."""
    return sum(each.held in WHY for each in found)


def actions_of(found: Iterable[Proposal]) -> tuple[Action, ...]:
    """What became actions, by number."""
    return tuple(sorted((each.action for each in found if each.action), key=lambda action: action.number))


def put_off_by(side: str, found: Iterable[Proposal]) -> frozenset[int]:
    """The numbers of the actions that this side will not confirm yet, for its own speaker."""
    return frozenset(each.taken for each in found if side in each.later)


def written_by(by: By, seat: Place, found: Sequence[Proposal]) -> tuple[Mine, ...]:
    """The proposals of whoever sits there, on the phone that they were written on."""
    open_ = [each for each in found if _stands(each)]
    return tuple(
        Mine(_unmarked(own), own.one_with, tuple(each.id for each in open_ if each.one_with == own.id))
        for own in found
        if own.mark and _is_from(by.database, seat.seat, by.browser, own)
    )


def _unmarked(found: Proposal) -> Proposal:
    return replace(found, mark="", one_with="", later=frozenset())


def proposals(database: Database, round_id: str) -> list[Proposal]:
    """Every one, for whoever tries a workshop: no screen reads this."""
    with database.reading() as connection:
        return kept.every(connection, round_id)
