"""Rounds, their sides and parts, what is released, actions. Every function works inside the transaction that it is handed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from kit.store.tables import action, left_out, live, part, release, round_, side, standing

ALL, RUNS = "all", "runs"
ASSESSMENT, AGAIN = "assessment", "again-"
OF_A_PART = ("agreed", "erased", "paper", "paper_state")
FRESH: dict[str, Any] = {"agreed": False, "erased": False, "paper": 0, "paper_state": ""}  # a side in a part that has just begun

# What every look at a round asks for, put together once.
BY = {column: select(round_).where(round_.c[column] == bindparam("value")) for column in ("id", "code", "results", "previous")}
SIDES, LIVE = (select(table).where(table.c.round == bindparam("wanted")) for table in (side, live))
PARTS = select(part).where(part.c.round == bindparam("wanted")).order_by(part.c.number)
STANDINGS = select(standing).where(standing.c.round == bindparam("wanted"), standing.c.part == bindparam("number"))


class Stage(StrEnum):
    """How far a part is. The values are stored."""

    WAITING = "waiting"  # nobody has been asked yet
    OPEN = "open"  # people answer
    CAUCUS = "own"  # each side looks at its own picture, or agrees on its own answer
    REVEALED = "revealed"  # shown to all
    CLOSED = "closed"  # nothing of it is pooled by side


class Pooling(StrEnum):
    """What becomes of the answers to a part. The values are stored."""

    LEVELS = "levels"  # the levels of people, side by side
    DECLARED = "declared"  # each side's speaker gives one answer
    PRIVATE = "own"  # never shown to anybody else
    WHOLE = "whole"  # levels of all sides together


@dataclass(frozen=True)
class Promise:
    """Who signed that nothing here decides a grant, a renewal or an appraisal."""

    role: str
    organisation: str
    day: date


@dataclass(frozen=True, kw_only=True)
class RoundSide:
    """One organisation, or several joined into one group; `erased`, `agreed`, `paper` and its state: of the part asked now."""

    id: str
    name: str
    people: int
    mode: str
    funds: bool
    joined: bool = False
    erased: bool = False
    agreed: bool = False
    accepted: bool = False
    paragraph: str = ""
    paper: int = 0
    paper_state: str = ""

    @property
    def anonymous(self) -> bool:
        """Whether people answer by themselves; else the side gives one agreed answer."""
        return self.mode == "anonymous"


@dataclass(frozen=True)
class Part:
    """One thing that a round asks: the assessment, an exercise, a check, a second look at another part."""

    number: int
    what: str
    pools: Pooling
    stage: Stage
    subjects: tuple[str, ...] = ()

    @property
    def again(self) -> int:
        """The part that this is a second look at; 0: none."""
        return int(self.what.removeprefix(AGAIN)) if self.what.startswith(AGAIN) else 0


@dataclass(frozen=True, kw_only=True)
class Live:
    """How a workshop stands: the line of its run-sheet, and what facilitators have switched."""

    plan: str
    line: int = -1
    begun: float = 0.0
    more: int = 0
    paused: bool = False
    paused_at: float = 0.0
    locked: bool = False
    ended: bool = False
    phones: bool = False
    projector: bool = False
    board: bool = False
    screen: str = "on"
    second: str = ""
    interpreted: bool = False
    laptop: str = ""
    topics: str = ""


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
    ends: date
    deletes: date
    promise: Promise | None
    previous: str | None
    synthetic: bool
    version: int
    slips: bool = False
    part: int = 1
    sides: tuple[RoundSide, ...] = ()
    parts: tuple[Part, ...] = ()
    live: Live | None = None
    edition: int = 1  # of the questions

    @property
    def now(self) -> Part:
        """The part that is asked now; in a workshop's talk one without a name, waiting."""
        return next((one for one in self.parts if one.number == self.part), Part(0, "", Pooling.PRIVATE, Stage.WAITING))

    @property
    def stage(self) -> Stage:
        """How far the part is that is asked now."""
        return self.now.stage

    @property
    def opened(self) -> bool:
        """Whether something has been revealed to all."""
        return any(one.stage == Stage.REVEALED and one.pools != Pooling.WHOLE for one in self.parts)

    def side(self, wanted: str) -> RoundSide:
        """The side with that id. Raises: KeyError."""
        return {one.id: one for one in self.sides}[wanted]

    @property
    def others(self) -> tuple[RoundSide, ...]:
        """The sides that say how they see the practice of the one the round is about."""
        return tuple(one for one in self.sides if one.id != self.about)


@dataclass(frozen=True)
class Released:
    """One immutable row: what one audience sees of one side's answers to one question."""

    audience: str
    side: str
    question: str
    level: int | None
    aside: str
    zones: tuple[bool, bool, bool] | None
    part: int = 1
    value: Any = None


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
    for each in one.parts:
        add_part(connection, one.id, each)
    if one.live:
        connection.execute(insert(live).values(round=one.id, **vars(one.live)))


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
        "ends": one.ends,
        "deletes": one.deletes,
        "promise": json.dumps(promise) if promise else "",
        "previous": one.previous,
        "version": one.version + 1,
        "slips": one.slips,
        "part": one.part,
        "edition": one.edition,
    }


def _add_sides(connection: Connection, one: Round) -> None:
    rows = [{k: v for k, v in vars(each).items() if k not in OF_A_PART} for each in one.sides]
    connection.execute(insert(side), [{"round": one.id, **row} for row in rows])


def find_round(connection: Connection, **by: str) -> Round | None:
    """The round with that `id`, `code` or `results` code, or that follows a `previous` one."""
    (column, value), *_ = by.items()
    row = connection.execute(BY[column], {"value": value}).first()
    if row is None:
        return None
    found = connection.execute(SIDES, {"wanted": row.id}).all()
    stands = {each.side: each for each in _standings(connection, row.id, row.part)}
    asked = connection.execute(PARTS, {"wanted": row.id}).all()
    held = connection.execute(LIVE, {"wanted": row.id}).first()
    return _round(
        row,
        sides=tuple(_side(each, stands.get(each.id)) for each in sorted(found, key=lambda one: int(one.id.rpartition("-")[2]))),
        parts=tuple(_part(one) for one in asked),
        live=Live(**{k: v for k, v in held._mapping.items() if k != "round"}) if held else None,
    )


def names(connection: Connection, wanted: str) -> list[str]:
    """The names of a round's sides."""
    return list(connection.scalars(select(side.c.name).where(side.c.round == wanted)))


def at_part(connection: Connection, one: Round, number: int) -> Round:
    """The round as it stands at another part than the one asked now."""
    stands = {each.side: each for each in _standings(connection, one.id, number)}
    told = {side: {key: getattr(row, key) for key in OF_A_PART} for side, row in stands.items()}
    return replace(one, part=number, sides=tuple(replace(side, **told.get(side.id, FRESH)) for side in one.sides))


def _round(row: Row[Any], **more: Any) -> Round:
    facts = dict(row._mapping)
    signed = json.loads(facts.pop("promise") or "null")
    promise = Promise(signed["role"], signed["organisation"], date.fromisoformat(signed["day"])) if signed else None
    return Round(**{**facts, "languages": tuple(facts["languages"].split())}, promise=promise, **more)


def _part(row: Row[Any]) -> Part:
    return Part(row.number, row.what, Pooling(row.pools), Stage(row.stage), tuple(row.subjects.split()))


def _side(row: Row[Any], stands: Row[Any] | None) -> RoundSide:
    mine = {key: getattr(stands, key) for key in OF_A_PART} if stands else {}
    return RoundSide(**{k: v for k, v in row._mapping.items() if k != "round"}, **mine)


def _standings(connection: Connection, wanted: str, number: int) -> Iterable[Row[Any]]:
    return connection.execute(STANDINGS, {"wanted": wanted, "number": number}).all()


def synthetic_rounds(connection: Connection) -> list[str]:
    """The ids of revealed rounds that a machine made up, the last of a chain first; a workshop's rehearsal is none of them."""
    shown = select(part.c.round).where(part.c.stage == Stage.REVEALED)
    staged = select(live.c.round)
    wanted = (round_.c.synthetic, round_.c.id.in_(shown), round_.c.id.not_in(staged))
    rows = connection.execute(select(round_.c.id, round_.c.previous).where(*wanted)).all()
    earlier = {row.previous for row in rows}
    return sorted((row.id for row in rows), key=lambda one: one in earlier)


def move(connection: Connection, wanted: str, number: int, stage: Stage) -> None:
    """Put a part of a round on that stage."""
    connection.execute(update(part).where(part.c.round == wanted, part.c.number == number).values(stage=stage))
    touch(connection, wanted)


def touch(connection: Connection, wanted: str) -> None:
    """Something has moved: whoever listens asks anew."""
    connection.execute(update(round_).where(round_.c.id == wanted).values(version=round_.c.version + 1))


def versions(connection: Connection, wanted: Iterable[str]) -> dict[str, int]:
    """Round → its version, for the rounds that somebody listens to."""
    rows = connection.execute(select(round_.c.id, round_.c.version).where(round_.c.id.in_(list(wanted))))
    return {row.id: row.version for row in rows}


def add_part(connection: Connection, wanted: str, one: Part) -> None:
    """One more thing to ask."""
    connection.execute(insert(part).values(round=wanted, **{**vars(one), "subjects": " ".join(one.subjects)}))


def choose_subjects(connection: Connection, wanted: str, number: int, subjects: Iterable[str]) -> None:
    """Which subjects of an exercise this room talks about."""
    chosen = update(part).where(part.c.round == wanted, part.c.number == number)
    connection.execute(chosen.values(subjects=" ".join(subjects)))


def change_side(connection: Connection, wanted: str, which: str, *, number: int = 0, **values: object) -> None:
    """Note what a side has decided; `number`: the part that it is about, where it is about one."""
    if not number:
        connection.execute(update(side).where(side.c.round == wanted, side.c.id == which).values(**values))
        return
    here = (standing.c.round == wanted, standing.c.part == number, standing.c.side == which)
    if connection.execute(select(standing.c.side).where(*here)).first() is None:
        connection.execute(insert(standing).values(round=wanted, part=number, side=which, **FRESH))
    connection.execute(update(standing).where(*here).values(**values))


# ---- what is left out, what is released, what is agreed


def leave_out(connection: Connection, wanted: str, number: int, which: str, items: Iterable[str]) -> None:
    """Replace what a side leaves out of a part."""
    here = (left_out.c.round == wanted, left_out.c.part == number, left_out.c.side == which)
    connection.execute(delete(left_out).where(*here))
    rows = [{"round": wanted, "part": number, "side": which, "item": item} for item in items]
    if rows:
        connection.execute(insert(left_out), rows)


def left_out_by(connection: Connection, wanted: str, number: int) -> dict[str, frozenset[str]]:
    """Side → the items of a part that it leaves out."""
    found: dict[str, set[str]] = {}
    here = (left_out.c.round == wanted, left_out.c.part == number)
    for row in connection.execute(select(left_out.c.side, left_out.c.item).where(*here)):
        found.setdefault(row.side, set()).add(row.item)
    return {which: frozenset(items) for which, items in found.items()}


def write_releases(connection: Connection, wanted: str, rows: Iterable[Released]) -> None:
    """Write rows that never change again; writing one twice is refused by the table."""
    written = [{"round": wanted, **vars(row), "zones": _json(row.zones), "value": _json(row.value)} for row in rows]
    if written:
        connection.execute(insert(release), written)


def _json(value: Any) -> str:
    return "" if value is None else json.dumps(value)


def releases(connection: Connection, wanted: str, audience: str, number: int = 0) -> list[Released]:
    """What an audience sees, by part, side and question; `number`: of that part alone."""
    mine = [release.c.round == wanted, release.c.audience == audience, *([release.c.part == number] if number else [])]
    rows = connection.execute(select(release).where(*mine).order_by(release.c.part, release.c.side, release.c.question)).all()
    return [_released(row) for row in rows]


def _released(row: Row[Any]) -> Released:
    zones, value = tuple(json.loads(row.zones)) if row.zones else None, json.loads(row.value) if row.value else None
    return Released(row.audience, row.side, row.question, row.level, row.aside, zones, row.part, value)


def write_action(connection: Connection, wanted: str, one: Action) -> None:
    """Keep an action under its number, in place of the one that had it."""
    connection.execute(delete(action).where(action.c.round == wanted, action.c.number == one.number))
    connection.execute(insert(action).values(round=wanted, **vars(one)))
    touch(connection, wanted)


def confirm_action(connection: Connection, wanted: str, number: int) -> None:
    """A partner has confirmed it."""
    connection.execute(update(action).where(action.c.round == wanted, action.c.number == number).values(confirmed=True))


def remove_action(connection: Connection, wanted: str, number: int) -> None:
    """Take an action back."""
    connection.execute(delete(action).where(action.c.round == wanted, action.c.number == number))
    touch(connection, wanted)


def actions(connection: Connection, wanted: str) -> list[Action]:
    """The actions of a round, by number."""
    rows = connection.execute(select(action).where(action.c.round == wanted).order_by(action.c.number)).all()
    return [Action(**{k: v for k, v in row._mapping.items() if k != "round"}) for row in rows]
