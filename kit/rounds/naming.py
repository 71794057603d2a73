"""What a side calls itself: its own speaker corrects it, openly or under a cover name; a name is never another side's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kit.errors import MoveRefused
from kit.rounds.move import Act
from kit.rounds.plan import TOGETHER
from kit.rounds.short_names import MOST_LETTERS, as_read, letters, shorts_of
from kit.store import Connection, Round, RoundSide, promises
from kit.store import rounds as table

LONGEST_NAME, LONGEST_SHORT = 200, 60  # characters; the second with the accents and joiners of fourteen letters
MOST_NAMES = 5  # a side had and everybody reads


def rename(act: Act, name: str, short: str = "", *, cover: bool = False) -> None:
    """A side's speaker changes its name, and the short one on flags ("": one is made of the name).

    Everybody reads what it was. Args: cover, leave no trace of any earlier name, here and in the rounds before; its report is
    accepted anew by the others.
    Raises: MoveRefused, with everything that is wrong, for a name that another side has or had, here or in a round before.
    """
    round_, side = act.round, act.round.side(act.place.side)
    name, short = _plain(name), _plain(short)
    wrong = list(_wrong(_of_others(act.connection, round_, side.id), name, short))
    wrong += [MoveRefused("names.too_many")] if not cover and len(_had(side, name)) > MOST_NAMES else []
    if wrong:
        wrong[0].others = tuple(wrong[1:])
        raise wrong[0]
    if cover:
        _cover(act.connection, round_, side.id, name, short)
    else:
        table.change_side(act.connection, round_.id, side.id, name=name, short=short, was="\n".join(_had(side, name)))
    for other in (each for each in round_.sides if each.id != side.id):
        table.change_side(act.connection, round_.id, other.id, accepted=False)


def _plain(name: str) -> str:
    return " ".join(name.split())


def _wrong(taken: set[str], name: str, short: str) -> Iterator[MoveRefused]:
    """What is wrong with a name and a short one."""
    if not as_read(name):
        yield MoveRefused("names.empty")
    elif not taken.isdisjoint(map(as_read, (name, *name.split(TOGETHER)))):
        yield MoveRefused("names.taken")
    if letters(short) > MOST_LETTERS or len(short) > LONGEST_SHORT:
        yield MoveRefused("names.short_long")
    elif short and as_read(short) in taken:
        yield MoveRefused("names.short_taken")


def _of_others(connection: Connection, round_: Round, mine: str) -> set[str]:
    """Every name that another side has or had, long and short, in this round and in all that hang together."""
    chain = _chain(connection, round_)
    return {as_read(name) for one in chain for side in one.sides if side.id != mine for name in _all_of(one, side.id)}


def _chain(connection: Connection, round_: Round) -> list[Round]:
    """This round, those that it follows and those that follow it: wherever one reads what the same sides are called."""
    found, new = {round_.id: round_}, [round_]
    while new:
        one = new.pop()
        before = table.find_round(connection, id=one.previous) if one.previous else None
        near = [*table.following(connection, one.id), *filter(None, [before])]
        new += [each for each in near if each.id not in found]
        found.update({each.id: each for each in near})
    return [*found.values()]


def _had(side: RoundSide, name: str) -> tuple[str, ...]:
    """The names that a side had, once it has that one."""
    return tuple(each for each in dict.fromkeys((*side.was, _plain(side.name))) if each != name)


def _cover(connection: Connection, round_: Round, which: str, name: str, short: str) -> None:
    """The name also in the rounds before and after, and in promises that were signed for it; a short name of before goes too."""
    chain = _chain(connection, round_)
    had = {as_read(each) for one in chain for each in _all_of(one, which) if each}
    kept = "" if as_read(short) in had else short
    for one in chain:
        table.change_side(connection, one.id, which, name=name, short=kept, was="")
        if one.promise and as_read(one.promise.organisation) in had:
            promises.sign_as(connection, one.id, replace(one.promise, organisation=name))


def _all_of(round_: Round, which: str) -> Iterator[str]:
    """Every name of a side in a round: those that it has and had, of a joined one each of them, what stands on its flag."""
    for side, flag in zip(round_.sides, shorts_of(round_), strict=True):
        if side.id == which:
            yield from (flag, *(part for name in (side.name, *side.was) for part in (name, *name.split(TOGETHER))))
