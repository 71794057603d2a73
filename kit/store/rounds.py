"""Rounds, their sides, places, releases and actions. Every function works inside the transaction that it is handed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Integer, Row, cast, delete, func, insert, select, update

from kit.store.tables import action, answer, key, left_out, place, release, round_, seat, side

ALL = "all"


@dataclass(frozen=True)
class Promise:
    """Who signed that nothing here decides a grant, a renewal or an appraisal."""

    role: str
    organisation: str
    day: date


@dataclass(frozen=True, kw_only=True)
class RoundSide:
    """One organisation, or partner organisations joined into one group, as a round knows it."""

    id: str
    name: str
    people: int
    mode: str
    funds: bool
    erased: bool = False
    agreed: bool = False
    accepted: bool = False
    paragraph: str = ""

    @property
    def anonymous(self) -> bool:
        """Whether people answer by themselves; else the side gives one agreed answer."""
        return self.mode == "anonymous"


@dataclass(frozen=True, kw_only=True)
class Round:
    """One occasion of answering about one side's practice."""

    id: str
    code: str
    results: str
    form: str
    about: str
    smallest: int
    languages: tuple[str, ...]
    stage: str
    ends: date
    deletes: date
    promise: Promise | None
    previous: str | None
    synthetic: bool
    version: int
    sides: tuple[RoundSide, ...] = ()

    def side(self, wanted: str) -> RoundSide:
        """The side with that id. Raises: KeyError."""
        return {one.id: one for one in self.sides}[wanted]

    @property
    def others(self) -> tuple[RoundSide, ...]:
        """The sides that say how they see the practice of the one the round is about."""
        return tuple(one for one in self.sides if one.id != self.about)


@dataclass(frozen=True)
class Place:
    """A seat's place in a round."""

    seat: str
    round: str
    side: str
    speaker: bool
    finished: bool


@dataclass(frozen=True)
class Released:
    """One immutable row: what one audience sees of one side's answers to one question."""

    audience: str
    side: str
    question: str
    level: int | None
    aside: str
    zones: tuple[bool, bool, bool] | None


@dataclass(frozen=True, kw_only=True)
class Action:
    """What changes, who does it, with what, by when, how the partner will know; roles, never names."""

    number: int
    what: str
    who: str
    means: str
    by: str
    sign: str
    confirmed: bool = False
    outcome: str = ""


def add_round(connection: Connection, one: Round) -> None:
    """Keep a new round and its sides."""
    connection.execute(
        insert(round_).values(id=one.id, code=one.code, results=one.results, synthetic=one.synthetic, **_facts(one))
    )
    _add_sides(connection, one)


def change_round(connection: Connection, one: Round) -> None:
    """Replace what a round was set up with; whether that is allowed is decided by the caller."""
    connection.execute(update(round_).where(round_.c.id == one.id).values(**_facts(one)))
    connection.execute(delete(side).where(side.c.round == one.id))
    _add_sides(connection, one)


def _facts(one: Round) -> dict[str, Any]:
    promise = one.promise and {
        "role": one.promise.role,
        "organisation": one.promise.organisation,
        "day": one.promise.day.isoformat(),
    }
    return {
        "form": one.form,
        "about": one.about,
        "smallest": one.smallest,
        "languages": " ".join(one.languages),
        "stage": one.stage,
        "ends": one.ends,
        "deletes": one.deletes,
        "promise": json.dumps(promise) if promise else "",
        "previous": one.previous,
        "version": one.version + 1,
    }


def _add_sides(connection: Connection, one: Round) -> None:
    connection.execute(insert(side), [{"round": one.id, **vars(each)} for each in one.sides])


def find_round(connection: Connection, **by: str) -> Round | None:
    """The round with that `id`, `code` or `results` code, or that follows a `previous` one."""
    (column, value), *_ = by.items()
    row = connection.execute(select(round_).where(round_.c[column] == value)).first()
    if row is None:
        return None
    found = connection.execute(select(side).where(side.c.round == row.id)).all()
    return _round(row, sorted(found, key=lambda each: int(each.id.rpartition("-")[2])))


def _round(row: Row[Any], sides: Iterable[Row[Any]]) -> Round:
    facts = dict(row._mapping)
    signed = json.loads(facts.pop("promise") or "null")
    return Round(
        **{**facts, "languages": tuple(facts["languages"].split())},
        promise=Promise(signed["role"], signed["organisation"], date.fromisoformat(signed["day"])) if signed else None,
        sides=tuple(RoundSide(**{k: v for k, v in each._mapping.items() if k != "round"}) for each in sides),
    )


def synthetic_rounds(connection: Connection) -> list[str]:
    """The ids of revealed rounds that a machine made up, the last of a chain first."""
    rows = connection.execute(
        select(round_.c.id, round_.c.previous).where(round_.c.synthetic, round_.c.stage == "revealed")
    ).all()
    earlier = {row.previous for row in rows}
    return sorted((row.id for row in rows), key=lambda one: one in earlier)


def move(connection: Connection, wanted: str, stage: str) -> None:
    """Put a round on that stage."""
    bumped = round_.c.version + 1
    connection.execute(update(round_).where(round_.c.id == wanted).values(stage=stage, version=bumped))


def change_side(connection: Connection, wanted: str, which: str, **values: object) -> None:
    """Note what a side has decided."""
    connection.execute(update(side).where(side.c.round == wanted, side.c.id == which).values(**values))


# ---- places


def add_place(connection: Connection, one: Place, *, keep_until: date, lookup: str) -> None:
    """A new seat with its place in a round; this browser opens it."""
    connection.execute(insert(seat).values(id=one.seat, keep_until=keep_until))
    connection.execute(delete(key).where(key.c.lookup == lookup))
    connection.execute(insert(key).values(lookup=lookup, kind="browser", seat=one.seat))
    connection.execute(insert(place).values(**vars(one)))


def place_behind(connection: Connection, lookup: str) -> Place | None:
    """The place that those words or that browser open."""
    row = connection.execute(select(place).join(key, key.c.seat == place.c.seat).where(key.c.lookup == lookup)).first()
    return Place(**row._mapping) if row else None


def place_of(connection: Connection, own: str) -> Place | None:
    """The place of a seat, if it is a seat in a round."""
    row = connection.execute(select(place).where(place.c.seat == own)).first()
    return Place(**row._mapping) if row else None


def close_for(connection: Connection, lookup: str) -> None:
    """What hashes to `lookup` opens no seat any more."""
    connection.execute(delete(key).where(key.c.lookup == lookup))


def finish(connection: Connection, one: Place, *, finished: bool) -> None:
    """Note whether the person says that their answers count."""
    connection.execute(update(place).where(place.c.seat == one.seat).values(finished=finished))


def let_speak(connection: Connection, one: Place) -> None:
    """This seat is its side's speaker from now on."""
    connection.execute(update(place).where(place.c.seat == one.seat).values(speaker=True))


def speaker_of(connection: Connection, wanted: str, which: str) -> Place | None:
    """The speaker's place of a side, if somebody sits there."""
    found = (place.c.round == wanted, place.c.side == which, place.c.speaker)
    row = connection.execute(select(place).where(*found)).first()
    return Place(**row._mapping) if row else None


def heads(connection: Connection, wanted: str) -> dict[str, tuple[int, int]]:
    """Side → how many have a seat, how many have finished."""
    done = func.sum(cast(place.c.finished, Integer))
    rows = connection.execute(select(place.c.side, func.count(), done).where(place.c.round == wanted).group_by(place.c.side))
    return {which: (seats, int(finished or 0)) for which, seats, finished in rows}


def erase_answers(connection: Connection, wanted: str, which: str) -> None:
    """Erase every answer of a side; the seats stay, so that its people are told and the head count does not speak."""
    seats = select(place.c.seat).where(place.c.round == wanted, place.c.side == which)
    connection.execute(delete(answer).where(answer.c.seat.in_(seats)))


# ---- what is left out, what is released, what is agreed


def leave_out(connection: Connection, wanted: str, which: str, items: Iterable[str]) -> None:
    """Replace what a side leaves out."""
    connection.execute(delete(left_out).where(left_out.c.round == wanted, left_out.c.side == which))
    rows = [{"round": wanted, "side": which, "item": item} for item in items]
    if rows:
        connection.execute(insert(left_out), rows)


def left_out_by(connection: Connection, wanted: str) -> dict[str, frozenset[str]]:
    """Side → the items that it leaves out."""
    found: dict[str, set[str]] = {}
    for row in connection.execute(select(left_out.c.side, left_out.c.item).where(left_out.c.round == wanted)):
        found.setdefault(row.side, set()).add(row.item)
    return {which: frozenset(items) for which, items in found.items()}


def write_releases(connection: Connection, wanted: str, rows: Iterable[Released]) -> None:
    """Write rows that never change again; writing one twice is refused by the table."""
    written = [{"round": wanted, **vars(row), "zones": json.dumps(row.zones) if row.zones else ""} for row in rows]
    if written:
        connection.execute(insert(release), written)


def releases(connection: Connection, wanted: str, audience: str) -> list[Released]:
    """What an audience sees, by side and question."""
    mine = (release.c.round == wanted, release.c.audience == audience)
    rows = connection.execute(select(release).where(*mine).order_by(release.c.side, release.c.question)).all()
    return [
        Released(row.audience, row.side, row.question, row.level, row.aside, tuple(json.loads(row.zones)) if row.zones else None)
        for row in rows
    ]


def write_action(connection: Connection, wanted: str, one: Action) -> None:
    """Keep an action under its number, in place of the one that had it."""
    connection.execute(delete(action).where(action.c.round == wanted, action.c.number == one.number))
    connection.execute(insert(action).values(round=wanted, **vars(one)))


def confirm_action(connection: Connection, wanted: str, number: int) -> None:
    """A partner has confirmed it."""
    connection.execute(update(action).where(action.c.round == wanted, action.c.number == number).values(confirmed=True))


def remove_action(connection: Connection, wanted: str, number: int) -> None:
    """Take an action back."""
    connection.execute(delete(action).where(action.c.round == wanted, action.c.number == number))


def actions(connection: Connection, wanted: str) -> list[Action]:
    """The actions of a round, by number."""
    rows = connection.execute(select(action).where(action.c.round == wanted).order_by(action.c.number)).all()
    return [Action(**{k: v for k, v in row._mapping.items() if k != "round"}) for row in rows]
