"""Before the room: what a workshop is set up with, the checklist, sheets to print in case phones fail."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kit import content, kinds, languages, store
from kit.errors import MoveRefused
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.running_order import OWN_PLAN, parts_of
from kit.screens.visit import Ask, Visit
from kit.store import Round

HOUR = "60"
AROUND_MINUTES, PEOPLE, TENSION = 90, 16, 2  # what the picker is asked where nobody chose an exercise
MOST_PICKED = 3


def checklist(visit: Visit) -> list[Block]:
    """What to see to, weeks before and on the day."""
    lists = visit.library.workshop.checklist
    mine = b.link(visit.say("live.prepare"), f"/together?lang={visit.language}&exercise=prepare-our-side")
    return [
        b.fold(visit.say("live.before"), b.listing(lists.before), mine),
        b.fold(visit.say("live.on_the_day"), b.listing(lists.room)),
    ]


def workshop_fields(visit: Visit, given: Mapping[str, Any]) -> list[Block]:
    """Which plan, which exercises, in how many languages, on whose laptop."""
    say, shelf = visit.say, visit.library.shelf.values()
    plans = [(key, f"{plan.minutes} min · {plan.title}") for key, plan in visit.library.plans.items() if key != "45"]
    offered = [
        (e.id, f"{e.words.title} · {say('minutes.each', n=e.minutes.team)}") for e in shelf if kinds.kind_of(e).pools != "own"
    ]
    stories = [(e.id, e.words.title) for e in shelf if e.kind == "story"]
    second = [("", say("live.one_language")), *((code, languages.own_name(code)) for code in visit.source.languages)]
    return [
        b.choice("plan", say("live.plan"), [*plans, (OWN_PLAN, say("live.own_plan"))], value=str(given.get("plan", "90"))),
        b.choice(
            "first", say("live.first"), [("", say("live.propose")), *offered], value=str(given.get("first", "")), compact=True
        ),
        b.choice(
            "story", say("live.story"), stories, value=str(given.get("story", stories[0][0] if stories else "")), compact=True
        ),
        b.fold(
            say("live.picked", n=MOST_PICKED),
            b.ticks("picked", say("live.picked_hint"), offered, value=given.get("picked") or ()),
        ),
        b.field("interpreted", say("live.interpreted"), value=given.get("interpreted") is True, kind="tick"),
        b.choice("second", say("live.second"), second, value=str(given.get("second", "")), compact=True),
        b.field("topics", say("live.topics"), value=given.get("topics", ""), kind="area", most=600, hint=say("live.topics_hint")),
        b.field("laptop", say("live.laptop"), value=given.get("laptop", ""), most=120),
        b.field("rehearsal", say("live.rehearsal_tick"), value=given.get("rehearsal") is True, kind="tick"),
    ]


def workshop_plan(visit: Visit, ask: Ask) -> dict[str, Any]:
    """The workshop that the form says. Raises: MoveRefused if no exercise of its own plan was picked, or too many."""
    library, plan = visit.library, ask.text("plan", 20)
    picked = [slug for slug in library.shelf if slug in ask.several("picked")]
    if plan not in (*library.plans, OWN_PLAN) or (plan == OWN_PLAN and not 0 < len(picked) <= MOST_PICKED):
        raise MoveRefused("live.pick_some")
    chosen = {"first": ask.text("first", 80), "story": ask.text("story", 80)}
    wanted = {slot: slug if slug in library.shelf else _proposed(visit, plan, slot) for slot, slug in chosen.items()}
    live = store.Live(
        plan=plan,
        second=ask.text("second", 8),
        interpreted=ask.fields.get("interpreted") is True,
        laptop=ask.text("laptop", 120),
        topics=ask.text("topics", 600),
    )
    return {"live": live, "parts": parts_of(library, plan, wanted, picked)}


def _proposed(visit: Visit, plan: str, slot: str) -> str:
    """The exercise that the picker would take, one that a side answers together or that is pooled."""
    shelf = list(visit.library.shelf.values())
    if slot == "story":
        return kinds.first_story(shelf).id
    fitting = [e for e in shelf if kinds.kind_of(e).pools != "own"]
    found = kinds.propose(fitting, minutes=AROUND_MINUTES, people=PEOPLE, tension=TENSION, languages=1)
    return (kinds.opener(fitting) if plan == HOUR or not found else found[0]).id


def paper_pack(visit: Visit, one: Round) -> list[Block]:
    """For every part that is pooled, a sheet with its questions and boxes; for the others what to do, and room to write."""
    found: list[Block] = []
    for part in one.parts:
        items = kinds.items_of(visit.library, one, part)
        exercise = kinds.exercise_of(visit.library, part)
        found.append(b.heading(kinds.part_title(visit.library, one, part)))
        if items:
            found += [_sheet(visit, item) for item in items]
        elif exercise:
            names = kinds.partnership_in(one, "").names(visit.phrases)
            steps = [content.capitals(content.fill(step, **names)) for step in exercise.words.runsheet.steps]
            found += [b.text(content.fill(exercise.words.about, **names)), b.listing(steps), b.text("\n\n".join(["_" * 40] * 6))]
    return found


def _sheet(visit: Visit, item: content.Item) -> Block:
    partner = visit.say("assess.partner")
    stems = [stem.replace("{they}", partner) for form, stem in item.stems.items() if form in ("self", "view")]
    return b.card(b.heading(item.name, 4), *(b.text(stem) for stem in stems), b.listing(f"☐ {level}" for level in item.levels))
