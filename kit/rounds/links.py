"""The links of a side, one for each seat: its speaker hands them out. Nobody else ever has them, nor does whoever runs the round.

Nothing says which were used: they stand in no order of seats, a used one no other than the rest. They are made from the secret
of this server whenever their speaker asks, and kept as hashes only.
"""

from __future__ import annotations

from kit import store
from kit.errors import MoveRefused
from kit.rounds import rights
from kit.rounds.move import Act
from kit.rounds.when import SEATING
from kit.store import Access, Round, RoundSide
from kit.store import rounds as table


def hand_out(act: Act, *, anew: bool = False) -> list[str]:
    """The links of the speaker's side, as many as it has seats beside the speaker's; each takes one seat, once.

    Args: anew, others in their place: those of before that have taken no seat open nothing any more.
    Raises: MoveRefused where people come in without links.
    """
    round_, side = act.round, act.round.side(act.place.side)
    if not has_links(round_, side):
        raise MoveRefused("links.none")
    batch = side.links + anew
    if anew:
        store.replace_slips(act.connection, role=rights.SEAT, round_id=round_.id, side=side.id, day=act.today)
        table.change_side(act.connection, round_.id, side.id, links=batch)
    links = [_link(act, side.id, batch, number) for number in range(side.people - 1)]
    for link in links:
        lookup = store.lookup_of(act.database, rights.SEAT, link)
        if store.held(act.connection, lookup) is None:
            store.give(act.connection, lookup, Access(rights.SEAT, round_.id, side.id))
    return sorted(links)


def has_links(round_: Round, side: RoundSide) -> bool:
    """Whether people of that side come in by a link each, now."""
    return round_.slips and (side.anonymous or round_.live is not None) and SEATING.holds(round_)


def _link(act: Act, side: str, batch: int, number: int) -> str:
    return store.code_of(store.chance_of(act.database, "link", act.round.id, side, str(batch), str(number)), store.SEAT_SLIP)
