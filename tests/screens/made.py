"""Scenes made by hand, and somebody to draw them for: no database, no browser."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from kit import asking, content
from kit.rounds import Scene, Seen
from kit.screens.visit import Reader
from kit.settings import read
from kit.store import (
    ASSESSMENT,
    Action,
    Live,
    Part,
    Place,
    Pooling,
    Proposal,
    Released,
    Round,
    RoundSide,
    Stage,
)

SOURCE = content.Source(read({}).exercises)
LIBRARY = content.library(SOURCE, "en")
TODAY = date(2026, 11, 25)
SIDES = (  # each has opened its picture, where it has one
    RoundSide(
        id="side-1",
        name="Northlight",
        people=12,
        mode="anonymous",
        funds=True,
        seats=8,
        finished=7,
        spoken_for=True,
        counted=True,
    ),
    RoundSide(id="side-2", name="Collectif Maji", people=12, mode="anonymous", funds=False, seats=7, finished=7, counted=True),
)
ACTION = Action(number=1, what="The budget is open", who="Finance", means="An hour", by="2027-01-31", sign="A message")
PROPOSAL = Proposal(
    id="p1",
    what="Meet monthly",
    who="Both",
    means="A room",
    by="2027-01-31",
    sign="Minutes",
    stances=(("side-1", "can_live", "why not"),),
)
MATRIX = next(e.id for e in LIBRARY.shelf.values() if e.kind == "matrix")
DECLARED = next(e.id for e in LIBRARY.shelf.values() if asking.pools_of(LIBRARY, e.id) == Pooling.DECLARED)


@dataclass
class Eyes(Reader):
    """Somebody who looks."""

    source: content.Source = SOURCE
    language: str = "en"
    host: str = ""
    address: str = "http://room"
    today: date = TODAY
    here: date = TODAY
    pulse: bool = True


def assessment(stage: Stage, **more: Any) -> Round:
    """A round with one part at that stage."""
    part = Part(1, ASSESSMENT, Pooling.LEVELS, stage)
    facts: dict[str, Any] = {
        "id": "r" * 32, "code": "JOINCODE", "results": "RESULTS1", "form": "short", "about": "side-1", "smallest": 5, "languages": ("en", "fr"),
        "ends": TODAY, "agrees": TODAY + timedelta(days=9), "deletes": TODAY + timedelta(days=39), "promise": None, "previous": None, "synthetic": False, "version": 3, "sides": SIDES, "parts": (part,),
    }  # fmt: skip
    return Round(**{"edition": content.EDITION, **facts, **more})


def workshop(what: str, stage: Stage, *, live: dict[str, Any] | None = None, **more: Any) -> Round:
    """A workshop that asks one thing, at that stage, on the first line of its run-sheet."""
    part = Part(1, what, asking.pools_of(LIBRARY, what), stage)
    stands = Live(
        **{"plan": "own", "line": 1, "phones": True, "projector": True, "board": True, "topics": "TOPIC", **(live or {})}
    )
    return assessment(stage, live=stands, parts=(part,), **more)


def seat(side: str = "side-1", *, speaker: bool = False, finished: bool = True) -> Place:
    return Place("s" * 32, "r" * 32, side, speaker, finished)


def seated(round_: Round, *, speaker: bool = False, **more: Any) -> Scene:
    """What somebody on the first side sees."""
    return Scene(round=round_, seat=seat(speaker=speaker), mark="mark", **more)


def rows(audience: str, sides: tuple[str, ...] = ("side-1", "side-2")) -> tuple[Released, ...]:
    """The assessment's short form, as pictures of its sides."""
    forms = {"side-1": ("self", "meta"), "side-2": ("view",)}
    items = content.chosen(LIBRARY.items, content.SHORT)
    return tuple(
        Released(audience, side, f"{form}.{item.id}", 3 if side == "side-1" else 1, "", None)
        for side in sides
        for form in forms[side]
        for item in items
    )


def seen(round_: Round) -> Seen:
    """Everything revealed, and an action."""
    return Seen(round_, rows("all"), (ACTION,))


def told(round_: Round) -> dict[str, Any]:
    """What a scene has of it."""
    found = seen(round_)
    return {"seen": found, "shown": found.everything, "actions": found.actions}


def blocks(found: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for block in found:
        yield block
        yield from blocks(block.get("blocks", []))


def does(found: list[dict[str, Any]]) -> set[str]:
    """What one may tap."""
    return {block["do"] for block in blocks(found) if block["is"] == "button"}


def text(found: object) -> str:
    return json.dumps(found, ensure_ascii=False)
