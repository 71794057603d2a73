"""The plan of a round, and of a workshop, that a form says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from kit import asking, kinds, rounds, store
from kit.errors import KitError, MoveRefused
from kit.rounds import MOST_SIDES
from kit.screens.host.fields import LONGEST_CHANNEL, MOST_PICKED
from kit.screens.running_order import OWN_PLAN, parts_of
from kit.screens.visit import Reader, Request
from kit.store import Mode, Round, RoundSide

HOUR = "60"
AROUND_MINUTES, PEOPLE, TENSION = 90, 16, 2  # what the picker is asked where nobody chose an exercise


class _Form:
    """A form that is read to its end: what is wrong in it is noted, and refused together."""

    def __init__(self, request: Request) -> None:
        self.request, self.wrong = request, list[KitError]()

    def text(self, name: str, most: int) -> str:
        """A field's words; what is too long is noted and cut."""
        try:
            return self.request.text(name, most)
        except KitError as error:
            self.wrong.append(error)
            return str(self.request.fields.get(name, ""))[:most].strip()

    def day(self, name: str, otherwise: date) -> date:
        """A field's day; that there is none is noted."""
        found = self.request.day(name)
        if found is None:
            self.wrong.append(MoveRefused(f"round.need_{name}"))
        return found or otherwise


def plan_from(
    request: Request, reader: Reader, *, previous: Round | None = None, follows: Round | None = None, live: bool = False
) -> rounds.Plan:
    """The plan that the form says; `live`: of a workshop that there is, `follows`: one that this browser runs.

    Raises: MoveRefused or AnswerRefused for the first thing that is wrong, with all the others.
    """
    form = _Form(request)
    plan = _plan(form, reader, previous=previous, live=live)
    said = plan.pays or request.fields.get("rehearsal") is True or (previous is not None and "pays" not in request.fields)
    form.wrong += [] if said else [MoveRefused("consent.need_pays")]
    wrong = [*form.wrong, *rounds.broken_rules(plan, today=reader.today, before=follows)]
    if wrong:
        wrong[0].others = tuple(wrong[1:])
        raise wrong[0]
    return plan


def _plan(form: _Form, reader: Reader, *, previous: Round | None, live: bool) -> rounds.Plan:
    request = form.request
    ends, agrees, deletes = _days(form, reader, live=live or bool(request.at("live")))
    role, organisation = form.text("role", 120), form.text("organisation", 120)
    return rounds.Plan(
        sides=_same_sides(request, previous) if previous else _sides(form),
        form=form.text("form", 10),
        about=previous.about if previous else "",
        smallest=request.number("smallest"),
        languages=tuple(code for code in reader.source.languages if code in request.several("languages")),
        ends=ends,
        agrees=agrees,
        deletes=deletes,
        promise=store.Promise(role, organisation, reader.here) if role and organisation else None,
        previous=previous.id if previous else None,
        slips=request.fields.get("slips") is True,
        pays=form.text("pays", 300) if previous is None or "pays" in request.fields else previous.pays,
        **(_workshop(reader, form) if request.at("live") else {}),
    )


def _days(form: _Form, reader: Reader, *, live: bool) -> tuple[date, date, date]:
    """The last days to answer and to agree, the day of erasing; one that is missing breaks no rule of the others."""
    ends = form.day("ends", reader.here)
    agrees = ends if live else form.day("agrees", ends)
    deletes = form.day("deletes", agrees + rounds.SHORTEST_KEPT)
    return ends, rounds.agrees_in_a_workshop(ends, deletes) if live else agrees, deletes


def _sides(form: _Form) -> tuple[RoundSide, ...]:
    """The sides of the form, the one with the funds first; partners that answer as one group become one side."""
    request, found = form.request, list[RoundSide]()
    for n in range(1, MOST_SIDES + 1):
        name, mode = form.text(f"name{n}", 80), form.text(f"mode{n}", 20)
        if not name:
            continue
        funds, people = n == 1, request.number(f"people{n}")
        alone = funds or not found or found[-1].funds
        if mode == "joined" and alone:
            form.wrong.append(MoveRefused("round.never_with_funds"))
        if mode == "joined" and not alone:
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


def _workshop(reader: Reader, form: _Form) -> dict[str, Any]:
    """The workshop that the form says: a ready plan, or exercises of one's own choice, not too many."""
    request, library, plan = form.request, reader.library, form.text("plan", 20)
    picked = [slug for slug in library.offered if slug in request.several("picked")]
    if plan not in (*library.plans, OWN_PLAN) or (plan == OWN_PLAN and not 0 < len(picked) <= MOST_PICKED):
        form.wrong.append(MoveRefused("live.pick_some"))
        return {}
    chosen = {"first": form.text("first", 80), "story": form.text("story", 80)}
    wanted = {slot: slug if slug in library.shelf else _proposed(reader, plan, slot) for slot, slug in chosen.items()}
    live = store.Live(
        plan=plan,
        second=form.text("second", 8),
        interpreted=request.fields.get("interpreted") is True,
        laptop=form.text("laptop", 120),
        topics=form.text("topics", 600),
        channel=form.text("channel", LONGEST_CHANNEL),
        hour=form.text("hour", rounds.LONGEST_HOUR),
        meets=form.text("meets", rounds.LONGEST_PLACE),
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
