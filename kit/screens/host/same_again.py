"""A set-up taken over into the form of a new round: of a rehearsal all of it, for the real thing; of others only how it goes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kit import rounds
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.host.fields import as_set_up
from kit.screens.running_order import abouts
from kit.screens.visit import Reader
from kit.store import Round

SAID = ("topics", "laptop", "channel", "meets")  # in the words of whoever set it up; the hour is another day's
SLOTS = ("first", "story")  # of a ready plan, where somebody chooses an exercise


def taken_over(reader: Reader, round_: Round) -> dict[str, Any]:
    """What the form of a new round holds: duration, languages, exercises. Never names, topics, computer, promise, codes or words.

    Of a rehearsal also its sides, topics and computer: it was set up for that.
    """
    given = {"form": round_.form, "languages": list(round_.languages), **_of_a_workshop(reader, round_)}
    return {**given, **_rehearsed(round_)} if round_.synthetic else given


def _of_a_workshop(reader: Reader, round_: Round) -> dict[str, Any]:
    live = round_.live
    if live is None:
        return {}
    plan = reader.library.plans.get(live.plan)
    asked = dict(zip(abouts(plan), (part.what for part in round_.parts), strict=False)) if plan else {}
    chosen = {slot: asked[slot] for slot in SLOTS if slot in asked}
    picked = [] if plan else [part.what for part in round_.parts if part.what in reader.library.offered]
    return {"live": True, "plan": live.plan, "second": live.second, "interpreted": live.interpreted, "picked": picked, **chosen}


def _rehearsed(round_: Round) -> dict[str, Any]:
    sides = tuple(sorted(round_.sides, key=lambda side: not side.funds))  # as the form asks for them
    said = {name: getattr(round_.live, name) for name in SAID} if round_.live else {}
    return {
        **as_set_up(replace(round_, sides=sides)),
        **said,
        "slips": round_.slips,
        "pays": round_.pays,
        "more": str(len(round_.sides)),
    }


def same_again(reader: Reader, round_: Round) -> list[Block]:
    """The way there, for whoever runs a round that is over, or that each of several partners wants for itself."""
    if not may_be_taken_over(round_):
        return []
    which = "real" if round_.synthetic else "same"
    return [b.text(reader.say(f"run.{which}_hint")), b.button("same", reader.say(f"run.{which}"))]


def clearing(reader: Reader, round_: Round) -> list[Block]:
    """A rehearsal may be cleared at any time, with a tick: nobody else's answers are in it."""
    if not (round_.live and round_.synthetic):
        return []
    sure = b.field("sure", reader.say("run.clear_sure"), kind="tick")
    return [b.form(b.text(reader.say("run.clear_hint")), sure, b.button("clear", reader.say("run.clear")))]


def may_be_taken_over(round_: Round) -> bool:
    """Whether its set-up may be taken over: nobody leaves a running round by that."""
    each_alone = round_.draft and rounds.all_say_yes(round_) and rounds.wants_apart(round_)
    return round_.ended or (round_.live is None and round_.opened) or each_alone
