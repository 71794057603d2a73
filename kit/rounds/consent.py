"""A partner's yes before anything is frozen: each partner side by its own link; whoever facilitates asks again or opens."""

from __future__ import annotations

from kit import store
from kit.errors import MoveRefused, UnknownCode
from kit.rounds import rights
from kit.rounds.move import Act
from kit.rounds.plan import Plan, terms_of
from kit.store import Pooling, Round, RoundSide, promises
from kit.store import rounds as table

YES, APART, ALL_TOGETHER = "yes", "apart", "together"
REPLIES = (YES, "not_now", "questions", "host", "facilitator")  # without a reason; the last three ask for another one
OTHERS = REPLIES[2:]
LONGEST_WISH = 300  # characters
MEANT = (APART, ALL_TOGETHER)  # whether several partners may be meant by one question
NAMES_NOBODY = (Pooling.WHOLE, Pooling.PLAYED)  # a check of the room, a game: nothing in them is asked about a partner


def partners_asked(round_: Round | Plan) -> tuple[RoundSide, ...]:
    """The sides that have to say yes: partners, but for the one that a round in the other direction is about and comes from."""
    return tuple(side for side in round_.sides if not side.funds and side.id != round_.about)


def asks_of_several(round_: Round | Plan) -> bool:
    """Whether one side would be asked about several partners at once: they choose whether they may be meant together.

    Then each is asked by its own link, before anybody sits, also where all are in the room.
    """
    return len(partners_asked(round_)) > 1 and any(part.pools not in NAMES_NOBODY for part in round_.parts)


def wants_apart(round_: Round) -> bool:
    """Whether none of several partners has said that they may be meant together: then each of them needs a round of its own."""
    return asks_of_several(round_) and all(side.meant != ALL_TOGETHER for side in partners_asked(round_))


def all_say_yes(round_: Round) -> bool:
    """Whether every partner side has said yes to the round as it is."""
    return all(side.reply == YES for side in partners_asked(round_))


def reply(act: Act, read: Round, code: str, answer: str, meant: str = "", *, wants: str = "") -> None:
    """A partner side answers by its own link, its speaker's slip, as often as it likes before the round is opened.

    Args: read, the round as it was read; answer, one of `REPLIES`; meant, one of `MEANT`, where several partners say yes;
    wants, what it would have instead, in its own words, where it asks for something else.
    Raises: UnknownCode for another code; MoveRefused for a side that is not asked, after a change, for any other answer.
    """
    round_ = act.round
    held = store.held(act.connection, store.lookup_of(act.database, rights.SPEAKER, store.plain_code(code)))
    if held is None or held.role != rights.SPEAKER or held.round != round_.id:
        rights.count_a_guess()
        raise UnknownCode("This is no link of a partner.")
    if held.side not in {side.id for side in partners_asked(round_)}:
        raise MoveRefused("round.not_yours")
    if terms_of(round_) != terms_of(read):
        raise MoveRefused("round.changed")
    if answer not in REPLIES:
        raise MoveRefused("consent.choose")
    several = asks_of_several(round_)
    if several and answer == YES and meant not in MEANT:
        raise MoveRefused("consent.choose_meant")
    together = meant if several and meant in MEANT else ""
    wish = wants[:LONGEST_WISH] if answer in OTHERS else ""
    table.change_side(act.connection, round_.id, held.side, reply=answer, meant=together, wants=wish)


def begin(act: Act) -> None:
    """The round is opened: people may sit down.

    Raises: MoveRefused unless every partner side has said yes to it as it is, and of several one that they may be meant together.
    """
    if not all_say_yes(act.round):
        raise MoveRefused("consent.not_all")
    if wants_apart(act.round):
        raise MoveRefused("consent.each_alone")
    promises.open_draft(act.connection, act.round.id)
