"""What a round and a workshop are set up with, as fields to fill in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from kit import kinds, languages, rounds
from kit.rounds import MOST_SIDES
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.running_order import OWN_PLAN
from kit.screens.visit import Reader
from kit.store import Mode, Round

NUMBERS = tuple(map(str, range(2, MOST_SIDES + 1)))
OPEN, AGREEING, KEPT = timedelta(days=14), timedelta(days=14), rounds.SHORTEST_KEPT
LATE = timedelta(days=30)  # a workshop that is put off by a month
MODES = (*Mode, "joined")
MOST_PICKED = 3  # exercises in a plan of one's own


def days(here: date) -> dict[str, str]:
    """The last days to answer and to agree and the day of erasing, unless they are changed."""
    ends = here + OPEN
    agrees = ends + AGREEING
    return {"ends": ends.isoformat(), "agrees": agrees.isoformat(), "deletes": (agrees + KEPT).isoformat()}


def days_of_a_workshop(here: date) -> dict[str, str]:
    """Its day and the day of erasing, unless they are changed."""
    return {"ends": here.isoformat(), "deletes": (here + LATE + KEPT).isoformat()}


def as_set_up(round_: Round) -> dict[str, Any]:
    """What a round was set up with, as the fields hold it: to change it, or for the one after it."""
    given: dict[str, Any] = {"form": round_.form, "smallest": round_.smallest, "languages": list(round_.languages)}
    for n, side in enumerate(round_.sides, 1):
        given |= {f"name{n}": side.name, f"people{n}": side.people, f"mode{n}": side.mode}
    return given


def plan_fields(
    reader: Reader, given: Mapping[str, Any], count: int, more: Block | None, *, names: bool = True, live: bool = False
) -> list[Block]:
    """What every round is set up with; `names`: also its sides and who holds the funds, `more`: a button for another side."""
    say, of = reader.say, "live" if live else "run"
    numbers = [(str(n), str(given.get(f"name{n}") or say("partnership.name", n=n))) for n in range(1, count + 1)]
    sides = [_side_fields(reader, given, n, names=names) for n in range(1, count + 1)]
    whose = [b.choice("funds", say("run.funds"), numbers, value=str(given.get("funds", "")))] if names else []
    forms = [(form, say(f"form.{form}")) for form in rounds.FORMS]
    codes = [(code, languages.own_name(code)) for code in reader.source.languages]
    return [
        *sides,
        *([more] if more else []),
        *whose,
        b.field("slips", say("run.slips_only"), value=given.get("slips", False) is True, kind="tick"),
        b.choice("form", say("run.form"), forms, value=str(given.get("form", "short")), hint=say("run.form_hint")),
        b.ticks("languages", say("run.languages"), codes, value=given.get("languages") or [code for code, _ in codes]),
        b.field("smallest", say("run.k"), value=given.get("smallest", "5"), kind="number", hint=say("run.k_hint")),
        b.field("ends", say(f"{of}.ends"), value=given.get("ends", ""), kind="date", hint=say(f"{of}.ends_hint")),
        *([] if live else [_agrees(reader, given)]),
        b.field("deletes", say("run.deletes"), value=given.get("deletes", ""), kind="date", hint=say("run.deletes_hint")),
        b.card(
            b.heading(say("promise.title"), 3),
            b.text(say("promise.words")),
            b.field("role", say("promise.role"), value=given.get("role", ""), most=120),
            b.field("organisation", say("promise.organisation"), value=given.get("organisation", ""), most=120),
            b.text(say("promise.without"), "soft"),
        ),
    ]


def _agrees(reader: Reader, given: Mapping[str, Any]) -> Block:
    label, hint = reader.say("run.agrees"), reader.say("run.agrees_hint")
    return b.field("agrees", label, value=given.get("agrees", ""), kind="date", hint=hint)


def _side_fields(reader: Reader, given: Mapping[str, Any], n: int, *, names: bool) -> Block:
    say, name = reader.say, str(given.get(f"name{n}", ""))
    offered = [mode for mode in MODES if mode != "joined" or (n > 1 and names)]
    modes = [(mode, say(f"run.mode_{mode}")) for mode in offered]
    return b.card(
        b.field(f"name{n}", say("partnership.name", n=n), value=name, most=80) if names else b.heading(name, 4),
        b.field(f"people{n}", say("run.people"), value=given.get(f"people{n}", ""), kind="number", hint=say("run.people_hint")),
        b.choice(f"mode{n}", say("run.mode"), modes, value=str(given.get(f"mode{n}", Mode.ANONYMOUS))),
    )


def checklist(reader: Reader) -> list[Block]:
    """What to see to, weeks before and on the day."""
    lists = reader.library.workshop.checklist
    mine = b.link(reader.say("live.prepare"), f"/together?lang={reader.language}&exercise=prepare-our-side")
    return [
        b.fold(reader.say("live.before"), b.listing(lists.before), mine),
        b.fold(reader.say("live.on_the_day"), b.listing(lists.room)),
    ]


def workshop_fields(reader: Reader, given: Mapping[str, Any]) -> list[Block]:
    """Which plan, which exercises, in how many languages, on whose laptop."""
    say, shelf = reader.say, reader.library.offered.values()
    plans = [(key, f"{plan.minutes} min · {plan.title}") for key, plan in reader.library.plans.items() if key != "45"]
    offered = [
        (e.id, f"{e.words.title} · {say('minutes.each', n=e.minutes.team)}") for e in shelf if kinds.kind_of(e).pools != "own"
    ]
    stories = [(e.id, e.words.title) for e in shelf if e.kind == "story"]
    second = [("", say("live.one_language")), *((code, languages.own_name(code)) for code in reader.source.languages)]
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
