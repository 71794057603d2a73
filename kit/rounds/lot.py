"""Chairs by lot, whatever the organisation: pure, given how the seats were shuffled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from kit.store import WATCHES, Chair

FEWEST_PHONES = 6  # three partnerships: below that a result would be somebody's
FEWEST_TO_SHARE = 4  # two phones at each chair
MOST_PAIRS = 30
AWAY = 2  # quarters in a row: then somebody who comes late may sit there
CHAIRS = ("vado", "tessera")
Choose = Callable[[Sequence[Chair]], Chair]


def draw_lot(seats: Sequence[str]) -> tuple[int, list[Chair]]:
    """How many partnerships, and who sits where, from seats in the order of the lot.

    Under six there is one partnership; from four on two phones share each of its chairs. Whoever is left over watches: the odd
    one the first partnership, beyond sixty each another one.

    >>> [(each.pair, each.chair) for each in draw_lot("abc")[1]]
    [(1, 'vado'), (1, 'tessera'), (1, 'watches')]
    """
    few = len(seats) < FEWEST_PHONES
    pairs, each = (1, 2 if len(seats) >= FEWEST_TO_SHARE else 1) if few else (min(MOST_PAIRS, len(seats) // 2), 1)
    places = [(pair, chair) for pair in range(1, pairs + 1) for chair in CHAIRS for _ in range(each)]
    left = [(n % pairs + 1, WATCHES) for n in range(len(seats) - len(places))]
    return pairs, [Chair(seat=seat, pair=pair, chair=chair) for seat, (pair, chair) in zip(seats, [*places, *left], strict=True)]


def free_chairs(pairs: int, chairs: Sequence[Chair]) -> list[tuple[int, str]]:
    """Chairs that the house plays: nobody sits there, or whoever did was away for two quarters in a row."""
    taken = {(each.pair, each.chair) for each in chairs if each.missed < AWAY}
    return [(pair, chair) for pair in range(1, pairs + 1) for chair in CHAIRS if (pair, chair) not in taken]


def change_chairs(pairs: int, chairs: Sequence[Chair], one_of: Choose) -> list[Chair]:
    """Everybody in the other chair of their partnership; who watched gets a free chair, else by lot somebody else's."""
    other = dict(zip(CHAIRS, reversed(CHAIRS), strict=True))
    now = {each.seat: replace(each, chair=other.get(each.chair, each.chair)) for each in chairs}
    free = free_chairs(pairs, list(now.values()))
    gave_way: set[str] = set()
    for each in (one for one in chairs if one.chair == WATCHES):
        if free:
            pair, chair = free.pop(0)
            now[each.seat] = replace(each, pair=pair, chair=chair, missed=0)
            continue
        beside = [one for one in now.values() if one.pair == each.pair and one.chair != WATCHES and one.seat not in gave_way]
        if beside:
            gives = one_of(beside)
            gave_way |= {gives.seat, each.seat}
            now[gives.seat], now[each.seat] = replace(gives, chair=WATCHES), replace(each, chair=gives.chair)
    return list(now.values())
