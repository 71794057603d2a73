"""What a round and a workshop are set up with, as fields to fill in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from kit import content, kinds, languages, rounds
from kit.rounds import MOST_SIDES
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.host.meeting import hour_and_place
from kit.screens.running_order import OWN_PLAN
from kit.screens.visit import Reader
from kit.store import Mode, Round

NUMBERS = tuple(map(str, range(2, MOST_SIDES + 1)))
OPEN, AGREEING, KEPT = timedelta(days=14), timedelta(days=14), rounds.SHORTEST_KEPT
LATE = timedelta(days=30)  # a workshop that is put off by a month
MODES = (*Mode, "joined")
ALONE = "45"  # the plan of a side that prepares by itself
LONGEST_CHANNEL = 160
FEWEST = 2  # sides
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
    """Three steps (who, how long, the promise), and under a fold whatever has a good default.

    `names`: a new round, with its sides, who holds the funds and the plan of a workshop; `more`: a button for another side.
    """
    say, planned = reader.say, live and names
    return [
        b.heading(say("setup.who"), 3),
        *_who(reader, given, count, more, names=names),
        *(_consent(reader, given, count) if planned else []),
        b.field("pays", say("consent.pays_field"), value=given.get("pays", ""), most=300),
        b.heading(say("setup.how_long"), 3),
        *(_plan(reader, given) if planned else []),
        *_last_days(reader, given, live=live),
        b.heading(say("setup.promise"), 3),
        _promise(reader, given),
        *([_channel(reader, given)] if planned else []),
        b.fold(say("setup.more"), *(_workshop_choices(reader, given) if planned else []), *_choices(reader, given, live=live)),
    ]


def _who(reader: Reader, given: Mapping[str, Any], count: int, more: Block | None, *, names: bool) -> list[Block]:
    """The organisation that holds the funds, then its partners."""
    return [*(_side_fields(reader, given, n, names=names) for n in range(1, count + 1)), *([more] if more else [])]


def _consent(reader: Reader, given: Mapping[str, Any], count: int) -> list[Block]:
    """How partners say yes to a workshop: each by its link, or aloud where everybody is in the room and there is one partner."""
    ways = [(way, reader.say(f"consent.{key}")) for way, key in (("link", "by_link"), ("room", "in_room"))]
    value, hint = str(given.get("consent", "link")), reader.say(f"consent.{'how' if count == FEWEST else 'several'}_hint")
    return [b.choice("consent", reader.say("consent.how"), ways, value=value, hint=hint)]


def _last_days(reader: Reader, given: Mapping[str, Any], *, live: bool) -> list[Block]:
    say, of = reader.say, "live" if live else "run"
    hint = "" if live else say("run.ends_hint")
    ends = b.field("ends", say(f"{of}.ends"), value=given.get("ends", ""), kind="date", hint=hint)
    return [ends] if live else [ends, _agrees(reader, given)]


def _promise(reader: Reader, given: Mapping[str, Any]) -> Block:
    say = reader.say
    return b.card(
        b.text(say("promise.words")),
        b.field("role", say("promise.role"), value=given.get("role", ""), most=120),
        b.field("organisation", say("promise.organisation"), value=given.get("organisation", ""), most=120),
        b.text(say("promise.without"), "soft"),
    )


def _channel(reader: Reader, given: Mapping[str, Any]) -> Block:
    """Where people complain: it stands on every phone, since a workshop is no place for it."""
    label, hint = reader.say("channel.ask"), reader.say("channel.ask_hint")
    return b.field("channel", label, value=given.get("channel", ""), most=LONGEST_CHANNEL, hint=hint)


def _choices(reader: Reader, given: Mapping[str, Any], *, live: bool) -> list[Block]:
    """What is asked and how, in any round. A workshop asks its own way."""
    say = reader.say
    forms = [(form, say(f"form.{form}")) for form in rounds.FORMS]
    codes = [(code, languages.own_name(code)) for code in reader.source.languages]
    return [
        b.choice("form", say("run.form"), forms, value=str(given.get("form", "short")), hint=say("run.form_hint")),
        b.ticks("languages", say("run.languages"), codes, value=given.get("languages") or [code for code, _ in codes]),
        b.field(
            "slips", say("run.slips_only"), value=given.get("slips", not live) is True, kind="tick", hint=say("run.slips_why")
        ),
        b.field("smallest", say("run.k"), value=given.get("smallest", "5"), kind="number", hint=say("run.k_hint")),
        b.field("deletes", say("run.deletes"), value=given.get("deletes", ""), kind="date", hint=say("run.deletes_hint")),
        *([b.text(say("live.ends_hint"), "soft")] if live else []),
    ]


def _agrees(reader: Reader, given: Mapping[str, Any]) -> Block:
    label, hint = reader.say("run.agrees"), reader.say("run.agrees_hint")
    return b.field("agrees", label, value=given.get("agrees", ""), kind="date", hint=hint)


def _side_fields(reader: Reader, given: Mapping[str, Any], n: int, *, names: bool) -> Block:
    say, name = reader.say, str(given.get(f"name{n}", ""))
    offered = [mode for mode in MODES if mode != "joined" or (n > 1 and names)]
    modes = [(mode, say(f"run.mode_{mode}")) for mode in offered]
    label, hint = (say("setup.funds"), say("setup.funds_hint")) if n == 1 else (say("setup.partner", n=n - 1), "")
    mode = b.choice(f"mode{n}", say("run.mode"), modes, value=str(given.get(f"mode{n}", Mode.ANONYMOUS)))
    return b.card(
        b.field(f"name{n}", label, value=name, most=80, hint=hint) if names else b.heading(name, 4),
        b.field(f"people{n}", say("run.people"), value=given.get(f"people{n}", ""), kind="number"),
        b.fold(say("setup.few"), mode),
    )


def checklist(reader: Reader) -> Block:
    """What to see to, weeks before and on the day."""
    lists = reader.library.workshop.checklist
    mine = b.link(reader.say("live.prepare"), f"/together?lang={reader.language}&exercise=prepare-our-side")
    return b.fold(
        reader.say("setup.to_see_to"),
        b.fold(reader.say("live.before"), b.listing(lists.before), mine),
        b.fold(reader.say("live.on_the_day"), b.listing(lists.room)),
        far_away(reader),
    )


def far_away(reader: Reader) -> Block:
    """How to go about it where not everybody is in the room."""
    return b.fold(reader.say("live.not_all_here"), b.listing(reader.library.workshop.checklist.far))


def _plan(reader: Reader, given: Mapping[str, Any]) -> list[Block]:
    """Which plan, each with its run-sheet to read before choosing; or exercises of one's own."""
    say, plans = reader.say, {key: plan for key, plan in reader.library.plans.items() if key != ALONE}
    named = [(key, f"{plan.minutes} min · {plan.title}") for key, plan in plans.items()]
    sheets = [each for plan in plans.values() for each in _run_sheet(reader, plan)]
    offered, chosen = [*named, (OWN_PLAN, say("live.own_plan"))], str(given.get("plan", "90"))
    return [b.choice("plan", say("live.plan"), offered, value=chosen, compact=True), b.fold(say("setup.run_sheets"), *sheets)]


def _picked(reader: Reader, given: Mapping[str, Any]) -> Block:
    """The exercises of a plan of one's own."""
    ticks = b.ticks("picked", reader.say("live.picked_hint"), _offered(reader), value=given.get("picked") or ())
    return b.fold(reader.say("live.picked", n=MOST_PICKED), ticks)


def _run_sheet(reader: Reader, plan: content.WorkshopPlan) -> list[Block]:
    exercises = {about: reader.say(f"setup.{about}") for about in content.CHOSEN}
    lines = [f"{line.minutes} min · {content.fill(line.text, **exercises)}" for line in plan.lines]
    return [b.heading(f"{plan.minutes} min · {plan.title}", 4), b.text(plan.whom, "soft"), b.listing(lines)]


def _offered(reader: Reader, *, shown: bool = False) -> list[tuple[str, str]]:
    """The exercises that a room can do together, with their minutes; `shown`: those of which something is shown."""
    shelf = [each for each in reader.library.offered.values() if kinds.for_a_room(each)]
    shelf = [each for each in shelf if not shown or kinds.kind_of(each).pools != "own"]
    return [(each.id, f"{each.words.title} · {reader.say('minutes.each', n=each.minutes.team)}") for each in shelf]


def _workshop_choices(reader: Reader, given: Mapping[str, Any]) -> list[Block]:
    """What the invitation carries; which exercises a plan begins with, in how many languages, on whose laptop."""
    say = reader.say
    stories = [(each.id, each.words.title) for each in reader.library.offered.values() if each.kind == "story"]
    first = [("", say("live.propose")), *_offered(reader, shown=True)]
    second = [("", say("live.one_language")), *((code, languages.own_name(code)) for code in reader.source.languages)]
    return [
        _picked(reader, given),
        *hour_and_place(reader, str(given.get("hour", "")), str(given.get("meets", ""))),
        b.field("rehearsal", say("live.rehearsal_tick"), value=given.get("rehearsal") is True, kind="tick"),
        b.choice("first", say("live.first"), first, value=str(given.get("first", "")), compact=True),
        b.choice(
            "story", say("live.story"), stories, value=str(given.get("story", stories[0][0] if stories else "")), compact=True
        ),
        b.choice("second", say("live.second"), second, value=str(given.get("second", "")), compact=True),
        b.field("interpreted", say("live.interpreted"), value=given.get("interpreted") is True, kind="tick"),
        b.field("topics", say("live.topics"), value=given.get("topics", ""), kind="area", most=600, hint=say("live.topics_hint")),
        b.field("laptop", say("live.laptop"), value=given.get("laptop", ""), most=120),
    ]
