"""The plan of a round, and of a workshop, that a form says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from kit import asking, kinds, rounds, store
from kit.errors import MoveRefused
from kit.rounds import MOST_SIDES
from kit.screens.host.fields import MOST_PICKED
from kit.screens.running_order import OWN_PLAN, parts_of
from kit.screens.visit import Reader, Request
from kit.store import Mode, Round, RoundSide

HOUR = "60"
AROUND_MINUTES, PEOPLE, TENSION = 90, 16, 2  # what the picker is asked where nobody chose an exercise


def plan_from(request: Request, reader: Reader, *, previous: Round | None = None, live: bool = False) -> rounds.Plan:
    """The plan that the form says; `live`: of a workshop that there is. Raises: MoveRefused, AnswerRefused."""
    ends, agrees, deletes = _days(request, live=live or bool(request.at("live")))
    role, organisation = request.text("role", 120), request.text("organisation", 120)
    return rounds.Plan(
        sides=_same_sides(request, previous) if previous else _sides(request),
        form=request.text("form", 10),
        about=previous.about if previous else "",
        smallest=request.number("smallest"),
        languages=tuple(code for code in reader.source.languages if code in request.several("languages")),
        ends=ends,
        agrees=agrees,
        deletes=deletes,
        promise=store.Promise(role, organisation, reader.here) if role and organisation else None,
        previous=previous.id if previous else None,
        slips=request.fields.get("slips") is True,
        **(_workshop(reader, request) if request.at("live") else {}),
    )


def _days(request: Request, *, live: bool) -> tuple[date, date, date]:
    """The last days to answer and to agree, the day of erasing. Raises: MoveRefused where one is missing."""
    ends, deletes = request.day("ends"), request.day("deletes")
    if ends is None:
        raise MoveRefused("round.need_ends")
    if deletes is None:
        raise MoveRefused("round.need_deletes")
    agrees = rounds.agrees_in_a_workshop(ends, deletes) if live else request.day("agrees")
    if agrees is None:
        raise MoveRefused("round.need_agrees")
    return ends, agrees, deletes


def _sides(request: Request) -> tuple[RoundSide, ...]:
    """The sides of the form; partner organisations that answer as one group become one side. Raises: MoveRefused."""
    found: list[RoundSide] = []
    for n in range(1, MOST_SIDES + 1):
        name, mode = request.text(f"name{n}", 80), request.text(f"mode{n}", 20)
        if not name:
            continue
        funds, people = request.text("funds", 2) == str(n), request.number(f"people{n}")
        if mode == "joined":
            if funds or not found or found[-1].funds:
                raise MoveRefused("round.never_with_funds")
            found[-1] = replace(
                found[-1],
                name=f"{found[-1].name}{rounds.TOGETHER}{name}",
                people=found[-1].people + people,
                joined=True,
                mode=Mode.ANONYMOUS,
            )
        else:
            found.append(RoundSide(id=f"side-{len(found) + 1}", name=name, people=people, mode=_mode(mode), funds=funds))
    return tuple(found)


def _same_sides(request: Request, previous: Round) -> tuple[RoundSide, ...]:
    """The sides of the round before, with what may change from one round to the next."""
    return tuple(
        replace(side.anew(), people=request.number(f"people{n}"), mode=_mode(request.text(f"mode{n}", 20)))
        for n, side in enumerate(previous.sides, 1)
    )


def _mode(typed: str) -> Mode:
    return Mode.DECLARED if typed == Mode.DECLARED else Mode.ANONYMOUS


def _workshop(reader: Reader, request: Request) -> dict[str, Any]:
    """The workshop that the form says. Raises: MoveRefused if no exercise of its own plan was picked, or too many."""
    library, plan = reader.library, request.text("plan", 20)
    picked = [slug for slug in library.offered if slug in request.several("picked")]
    if plan not in (*library.plans, OWN_PLAN) or (plan == OWN_PLAN and not 0 < len(picked) <= MOST_PICKED):
        raise MoveRefused("live.pick_some")
    chosen = {"first": request.text("first", 80), "story": request.text("story", 80)}
    wanted = {slot: slug if slug in library.shelf else _proposed(reader, plan, slot) for slot, slug in chosen.items()}
    live = store.Live(
        plan=plan,
        second=request.text("second", 8),
        interpreted=request.fields.get("interpreted") is True,
        laptop=request.text("laptop", 120),
        topics=request.text("topics", 600),
    )
    return {"live": live, "parts": parts_of(library, plan, wanted, picked)}


def _proposed(reader: Reader, plan: str, slot: str) -> str:
    """The exercise that the picker would take, one that a side answers together or that is pooled."""
    shelf = list(reader.library.offered.values())
    if slot == "story":
        return asking.first_story(shelf).id
    fitting = [e for e in shelf if kinds.kind_of(e).pools != "own"]
    found = asking.propose(fitting, minutes=AROUND_MINUTES, people=PEOPLE, tension=TENSION, languages=1)
    return (asking.opener(fitting) if plan == HOUR or not found else found[0]).id
