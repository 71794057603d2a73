"""Whoever runs a round has lost the six words, and the computer that knew them: two speakers make others.

One speaks for the side that holds the funds, the other for another side, and neither came to speak after something was closed.
Whoever still has the old words refuses within a day; in a room the request is read aloud, and any speaker objects. The new words
appear once, on the phone of the speaker who is not of the side with the funds, and on no other: that side alone never comes to
run a round, and the two choose together whom they give them to. The old ones, and every page that they opened, run it no more.
Every seat reads it, from the first request to the end.
"""

from __future__ import annotations

from kit import store
from kit.errors import MoveRefused
from kit.rounds import rights
from kit.rounds.move import Act
from kit.rounds.speaking import A_DAY_BETWEEN
from kit.store import Access, Connection, Round, RoundSide
from kit.store import rounds as table


def ask_for_words(act: Act) -> None:
    """A speaker says that the words are lost. Raises: MoveRefused for one who came late, or whose side has left."""
    round_, side = act.round, act.round.side(act.place.side)
    if not may_ask(side):
        raise MoveRefused("lost.came_late")
    table.change_side(act.connection, round_.id, side.id, wants_words=True)
    if round_.words_asked_on is None and _a_pair({*wanting(round_), side.id}, round_):
        table.change_words(act.connection, round_.id, words_asked_on=act.today)


def make_words(act: Act, lookup: str) -> None:
    """What hashes to `lookup` opens the round from now on, and nothing of before does.

    Raises: MoveRefused for the side with the funds, without a request of two, or before a day has passed; a room does not wait.
    """
    round_, side = act.round, act.round.side(act.place.side)
    if side.funds or not side.wants_words or round_.words_asked_on is None:
        raise MoveRefused("lost.not_asked")
    if waits(round_) and act.today < round_.words_asked_on + A_DAY_BETWEEN:
        raise MoveRefused("lost.wait")
    store.take_back(act.connection, role=rights.FACILITATOR, round_id=round_.id)
    store.give(act.connection, lookup, Access(rights.FACILITATOR, round_.id, ""))
    forget_request(act.connection, round_)
    table.change_words(act.connection, round_.id, words_made_on=act.today)


def words_made(act: Act, lookup: str) -> bool:
    """Whether this very tap has made them already."""
    found = store.held(act.connection, lookup)
    return found is not None and (found.role, found.round) == (rights.FACILITATOR, act.round.id)


def refuse_words(act: Act) -> None:
    """Whoever runs it is there. Raises: MoveRefused where nobody asks."""
    if not wanting(act.round):
        raise MoveRefused("lost.nobody_asks")
    forget_request(act.connection, act.round)


def object_to_words(act: Act) -> None:
    """A speaker objects, or takes the request back. As `refuse_words`."""
    refuse_words(act)


def forget_request(connection: Connection, round_: Round) -> None:
    """Nobody asks for other words any more."""
    for side in wanting(round_):
        table.change_side(connection, round_.id, side, wants_words=False)
    table.change_words(connection, round_.id, words_asked_on=None)


def wanting(round_: Round) -> list[str]:
    """The sides whose speakers say that the words are lost."""
    return [side.id for side in round_.sides if side.wants_words]


def may_ask(side: RoundSide) -> bool:
    """Whether its speaker may say so."""
    return not (side.replaced_late or side.left)


def waits(round_: Round) -> bool:
    """Whether whoever has the old words has a day to refuse: not in a room, where everybody hears it."""
    return not round_.running


def _a_pair(sides: set[str], round_: Round) -> bool:
    """The side with the funds, and another one."""
    return {round_.side(side).funds for side in sides} == {True, False}
