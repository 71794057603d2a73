"""Rounds, their sides and parts, what is released, actions: the SQL. Every function works inside the transaction it is handed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date
from functools import cache, lru_cache
from itertools import accumulate
from typing import Any

from sqlalchemy import Connection, Integer, Row, Select, and_, bindparam, cast, delete, func, insert, select, update

from kit.store.decided import Action
from kit.store.game_tables import game
from kit.store.games import game_in
from kit.store.moved_days import moved_days
from kit.store.nouns import (
    ASKS,
    BACKS,
    FRESH,
    LEAVES,
    NOBODY,
    OF_A_PART,
    Live,
    Mode,
    Part,
    Pooling,
    Round,
    RoundSide,
    Stage,
)
from kit.store.parts import add_part, with_one_answer
from kit.store.places import Place
from kit.store.promises import CHOSEN, as_kept, promise_in
from kit.store.released import Released
from kit.store.tables import action, key, live, part, part_state, place, release, rounds, side, values_of


def add_round(connection: Connection, round_: Round) -> None:
    """Keep a new round and its sides."""
    connection.execute(
        insert(rounds).values(
            id=round_.id, code=round_.code, results=round_.results, synthetic=round_.synthetic, **_facts(round_)
        )
    )
    _add_sides(connection, round_)
    for each in round_.parts:
        add_part(connection, round_.id, each)
    if round_.live:
        connection.execute(insert(live).values(round=round_.id, **vars(round_.live)))


def change_round(connection: Connection, round_: Round) -> None:
    """Replace what a round was set up with; whether that is allowed is decided by the caller."""
    connection.execute(update(rounds).where(rounds.c.id == round_.id).values(**_facts(round_)))
    connection.execute(delete(side).where(side.c.round == round_.id))
    _add_sides(connection, round_)


def _facts(round_: Round) -> dict[str, Any]:
    return {
        **{name: getattr(round_, name) for name in CHOSEN},
        "languages": " ".join(round_.languages),
        "promise": as_kept(round_.promise),
        "version": round_.version + 1,
    }


def _add_sides(connection: Connection, round_: Round) -> None:
    rows = [{n: v for n, v in vars(each).items() if n in side.c} | {"was": "\n".join(each.was)} for each in round_.sides]
    connection.execute(insert(side), [{"round": round_.id, **row} for row in rows])


def find_round(connection: Connection, **by: str) -> Round | None:
    """The round with that `id`, `code` or `results` code, or that follows a `previous` one."""
    (column, value), *_ = by.items()
    return _found(connection, column, value)[0]


def following(connection: Connection, round_id: str) -> list[Round]:
    """The rounds that follow that one."""
    ids = connection.scalars(select(rounds.c.id).where(rounds.c.previous == round_id)).all()
    return [found for id_ in ids if (found := find_round(connection, id=id_))]


def find_with_seat(connection: Connection, round_id: str, lookup: str) -> tuple[Round | None, Place | None]:
    """The round with that id, and the place in it that those words or that browser open."""
    return _found(connection, "id", round_id, lookup)


def _found(connection: Connection, column: str, value: str, lookup: str = "") -> tuple[Round | None, Place | None]:
    rows = connection.execute(_whole(column), {"value": value, "lookup": lookup}).all()
    if not rows:
        return None, None
    facts = values_of(rows[0], rounds)
    asked = connection.execute(PARTS, {"round": facts["id"]}).all()
    parts = tuple(_part(*row) for row in asked)
    alone = with_one_answer(parts, facts["part"])
    sides = sorted((_side(row, alone) for row in rows if row[OF_SIDE]), key=lambda found: int(found.id.rpartition("-")[2]))
    held = values_of(rows[0], live, OF_LIVE)
    found = _round(
        facts,
        sides=tuple(sides),
        parts=parts,
        live=Live(**{k: v for k, v in held.items() if k != "round"}) if held["round"] else None,
        game=game_in(rows[0], OF_GAME),
    )
    seated = values_of(rows[0], MINE, OF_MINE)
    return found, Place(**seated) if seated["seat"] else None


MINE = select(place).join(key, key.c.seat == place.c.seat).where(key.c.lookup == bindparam("lookup")).subquery()
# Its columns are made when they are first asked for: here, by one thread. Two at once would make two sets, and rows know one.
tuple(MINE.c)
TOLD = (rounds, live, game, side, part_state)  # in this order, then the heads, then who sits there
OF_LIVE, OF_GAME, OF_SIDE, OF_PART_STATE, OF_HEADS = accumulate(len(table.c) for table in TOLD)
OF_MINE = OF_HEADS + len(NOBODY)
RELEASED = (
    select(release)
    .where(release.c.round == bindparam("round"), release.c.audience.in_(bindparam("audiences", expanding=True)))
    .order_by(release.c.part, release.c.side, release.c.question)
)
RELEASED_IN_PART = RELEASED.where(release.c.part == bindparam("part"))
TOUCHED = update(rounds).where(rounds.c.id == bindparam("touched")).values(version=rounds.c.version + 1)
PARTS = select(*(part.c[each.name] for each in fields(Part))).where(part.c.round == bindparam("round")).order_by(part.c.number)


@cache
def _whole(column: str) -> Select[Any]:
    """A row for each side: the round and how its workshop stands, how the side stands in the part asked now, who sits there.

    Made once for each column that a round is found by: making it takes longer than asking it.
    """
    which = rounds.c[column] == bindparam("value")
    wanted = select(rounds.c.id).where(which).scalar_subquery()
    seats = (
        select(
            place.c.side,
            func.count().label("seats"),
            func.sum(cast(place.c.finished, Integer)).label("finished"),
            func.max(cast(place.c.speaker, Integer)).label("spoken_for"),
            func.max(cast(place.c.wish == ASKS, Integer)).label("asking"),
            func.sum(cast(place.c.wish == BACKS, Integer)).label("backing"),
            func.sum(cast(place.c.wish == LEAVES, Integer)).label("leaving"),
            func.sum(cast(place.c.lets, Integer)).label("letting"),
        )
        .where(place.c.round == wanted)
        .group_by(place.c.side)
        .subquery()
    )
    here = and_(part_state.c.round == side.c.round, part_state.c.side == side.c.id, part_state.c.part == rounds.c.part)
    return (
        select(*TOLD, *(seats.c[name] for name in NOBODY), MINE)
        .select_from(rounds)
        .outerjoin(live, live.c.round == rounds.c.id)
        .outerjoin(game, and_(game.c.round == rounds.c.id, game.c.part == rounds.c.part))
        .outerjoin(side, side.c.round == rounds.c.id)
        .outerjoin(part_state, here)
        .outerjoin(seats, seats.c.side == side.c.id)
        .outerjoin(MINE, MINE.c.round == rounds.c.id)
        .where(which)
    )


def _round(facts: dict[str, Any], **more: Any) -> Round:
    languages, promise = tuple(facts["languages"].split()), promise_in(facts["promise"])
    return Round(**{**facts, "languages": languages, "promise": promise, "moved": moved_days(facts["moved"])}, **more)


@lru_cache(maxsize=2000)
def _part(*told: Any) -> Part:
    """Kept: a part holds nobody's words, and most of a round's are as they were at the look before."""
    number, what, pools, stage, subjects, one_answer, *heads = told
    return Part(number, what, Pooling(pools), Stage(stage), tuple(subjects.split()), tuple(one_answer.split()), *heads)


def _side(row: Row[Any], alone: tuple[str, ...]) -> RoundSide:
    facts, stands = values_of(row, side, OF_SIDE), values_of(row, part_state, OF_PART_STATE)
    del facts["round"]
    facts |= {"mode": Mode(facts["mode"]), "was": tuple(facts["was"].splitlines())}
    mine = {name: stands[name] for name in OF_A_PART} if stands["part"] is not None else {}
    heads = {name: type(none)(said or none) for (name, none), said in zip(NOBODY.items(), row[OF_HEADS:], strict=False)}
    return RoundSide(**facts, **mine, **heads, one_answer=facts["id"] in alone)


def at_part(connection: Connection, round_: Round, number: int) -> Round:
    """The round as it stands at another part than the one asked now."""
    here = select(part_state).where(part_state.c.round == round_.id, part_state.c.part == number)
    stands = {each.side: each for each in connection.execute(here)}
    told = {side: {key: getattr(row, key) for key in OF_A_PART} for side, row in stands.items()}
    alone = with_one_answer(round_.parts, number)
    sides = (replace(side, **told.get(side.id, FRESH), one_answer=side.id in alone) for side in round_.sides)
    return replace(round_, part=number, sides=tuple(sides))


def synthetic_rounds(connection: Connection) -> list[str]:
    """The ids of revealed rounds that a machine made up, the last of a chain first; a workshop's rehearsal is none of them."""
    shown = select(part.c.round).where(part.c.stage == Stage.REVEALED)
    staged = select(live.c.round)
    wanted = (rounds.c.synthetic, rounds.c.id.in_(shown), rounds.c.id.not_in(staged))
    rows = connection.execute(select(rounds.c.id, rounds.c.previous).where(*wanted)).all()
    earlier = {row.previous for row in rows}
    return sorted((row.id for row in rows), key=lambda id_: id_ in earlier)


def move(connection: Connection, round_id: str, number: int, stage: Stage) -> None:
    """Put a part of a round on that stage."""
    connection.execute(update(part).where(part.c.round == round_id, part.c.number == number).values(stage=stage))
    touch(connection, round_id)


def note_opened(connection: Connection, round_id: str, day: date) -> None:
    """The day of the first reveal, which stays."""
    connection.execute(update(rounds).where(rounds.c.id == round_id, rounds.c.opened_on.is_(None)).values(opened_on=day))


def change_words(connection: Connection, round_id: str, **days: date | None) -> None:
    """Since when speakers want other words to run it with, and when they made them."""
    connection.execute(update(rounds).where(rounds.c.id == round_id).values(**days))


def touch(connection: Connection, round_id: str) -> None:
    """Something has moved: whoever listens asks anew."""
    connection.execute(TOUCHED, {"touched": round_id})


def change_side(connection: Connection, round_id: str, which: str, *, number: int = 0, **values: object) -> None:
    """Note what a side has decided; `number`: the part that it is about, where it is about one."""
    if not number:
        connection.execute(update(side).where(side.c.round == round_id, side.c.id == which).values(**values))
        return
    here = (part_state.c.round == round_id, part_state.c.part == number, part_state.c.side == which)
    if connection.execute(select(part_state.c.side).where(*here)).first() is None:
        connection.execute(insert(part_state).values(round=round_id, part=number, side=which, **FRESH))
    connection.execute(update(part_state).where(*here).values(**values))


# ---- what is released, what is agreed


def write_releases(connection: Connection, round_id: str, rows: Iterable[Released]) -> None:
    """Write rows that never change again; writing one twice is refused by the table."""
    if written := [{"round": round_id, **vars(row), "zones": _json(row.zones), "value": _json(row.value)} for row in rows]:
        connection.execute(insert(release), written)


def forget_own(connection: Connection, round_id: str, number: int, which: str) -> None:
    """A side's own picture of a part of which it shows nothing; the table lets nothing else go (0008)."""
    own = (release.c.audience == which, release.c.side == which)
    connection.execute(delete(release).where(release.c.round == round_id, release.c.part == number, *own))


def _json(value: Any) -> str:
    return "" if value is None else json.dumps(value)


def releases(connection: Connection, round_id: str, *audiences: str, part: int = 0) -> list[Released]:
    """What these audiences see, by part, side and question; `part`: of that one alone."""
    wanted = {"round": round_id, "audiences": audiences, "part": part}
    return [_released(row) for row in connection.execute(RELEASED_IN_PART if part else RELEASED, wanted).all()]


def _released(row: Row[Any]) -> Released:
    zones, value = tuple(json.loads(row.zones)) if row.zones else None, json.loads(row.value) if row.value else None
    return Released(row.audience, row.side, row.question, row.level, row.aside, zones, row.part, value)


def write_action(connection: Connection, round_id: str, decided: Action) -> None:
    """Keep an action under its number, in place of the one that had it."""
    connection.execute(delete(action).where(action.c.round == round_id, action.c.number == decided.number))
    connection.execute(insert(action).values(round=round_id, **vars(decided)))
    touch(connection, round_id)


def confirm_action(connection: Connection, round_id: str, number: int, side: str) -> None:
    """That partner side has confirmed it; of several the first one stays."""
    open_one = (action.c.round == round_id, action.c.number == number, action.c.confirmed.is_(False))
    connection.execute(update(action).where(*open_one).values(confirmed=True, confirmed_by=side))


def remove_action(connection: Connection, round_id: str, number: int) -> None:
    """Take an action back."""
    connection.execute(delete(action).where(action.c.round == round_id, action.c.number == number))
    touch(connection, round_id)


def actions(connection: Connection, round_id: str) -> list[Action]:
    """The actions of a round, by number."""
    mine = select(action).where(action.c.round == round_id).order_by(action.c.number)
    return [Action(**{k: v for k, v in row._mapping.items() if k != "round"}) for row in connection.execute(mine).all()]
