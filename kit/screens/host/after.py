"""After the reveal: the results code, what became of the actions before, the actions now, the next round."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kit import content, reports, rounds, store
from kit.rounds import Scene
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.host.fields import OPEN, as_set_up, days, plan_fields
from kit.screens.telling import kept_action
from kit.screens.visit import Reader
from kit.store import ACTION_PARTS, ASSESSMENT, Action, Round


def after_the_reveal(reader: Reader, scene: Scene) -> list[Block]:
    """Where the results are, and what people decide to change."""
    say, round_, seen = reader.say, scene.round, scene.seen
    actions = {action.number: action for action in (seen.actions if seen else ())}
    return [
        where_results_are(reader, round_),
        *_outcomes(reader, scene),
        b.heading(say("results.actions"), 3),
        b.text(say("run.actions_hint")),
        *until_when(reader, scene),
        *(_action_form(reader, round_, n, actions.get(n)) for n in (1, 2, 3)),
        following(reader, round_),
    ]


def until_when(reader: Reader, scene: Scene) -> list[Block]:
    """Until when one may say what became of the actions, and what is kept for it; nothing without any."""
    said = reports.noting(scene.round, scene.seen.actions, reader.phrases, reader.language) if scene.seen else ""
    return [b.text(said, "soft")] if said else []


def where_results_are(reader: Reader, round_: Round) -> Block:
    """The code to read them with, and the way there."""
    say = reader.say
    return b.card(
        b.big(store.spaced(round_.results), say("results.code")),
        b.text(say("run.results_hint")),
        b.link(say("results.open"), f"/results?lang={reader.language}#{round_.results}", "main"),
    )


def following(reader: Reader, round_: Round) -> Block:
    """The next round, with the same sides."""
    return b.fold(reader.say("run.next"), b.text(reader.say("run.next_hint")), next_form(reader, round_))


def _outcomes(reader: Reader, scene: Scene) -> list[Block]:
    """You said, we did: what each side says became of the actions of the round before."""
    seen = scene.seen
    if seen is None or not seen.actions_before:
        return []
    cards = [kept_action(reader, scene.round, action, seen.noted_before) for action in seen.actions_before]
    return [b.heading(reader.say("results.actions_before"), 3), *cards]


def _action_form(reader: Reader, round_: Round, n: int, found: Action | None) -> Block:
    say = reader.say
    kinds = {"what": "area", "means": "area", "sign": "area", "by": "date"}
    fields = [
        b.field(part, say(f"action.{name}"), value=getattr(found, part, ""), kind=kinds.get(part, "text"), most=500)
        for part, name in ACTION_PARTS.items()
    ]
    return b.fold(
        f"{n} · {found.what[:80] if found else say('run.no_action')}",
        b.form(
            b.text(reports.confirmed(round_, found, reader.phrases) if found else say("action.hint"), "soft"),
            *fields,
            *which_question(reader, round_, found),
            b.button("action", say("after.save"), style="main", sends={"number": n}),
            b.button("no_action", say("run.remove"), style="quiet", sends={"number": n}) if found else None,
        ),
    )


def which_question(reader: Reader, round_: Round, found: Action | None) -> list[Block]:
    """The question that an action is about, or that none was chosen; nothing where none was asked."""
    asked = (
        content.chosen(dict(reader.bank[round_.edition]), round_.form) if round_.about and ASSESSMENT in _parts(round_) else []
    )
    options = [("", reader.say("action.item_none")), *((item.id, item.name) for item in asked)]
    value = found.item if found else ""
    return [b.choice("item", reader.say("action.item"), options, value=value, compact=True)] if asked else []


def _parts(round_: Round) -> set[str]:
    return {part.what for part in round_.parts}


def next_form(reader: Reader, round_: Round) -> Block:
    """What is chosen for it; names and direction stay."""
    return b.form(*plan_of_the_next(reader, round_, {}), b.button("next", reader.say("run.create"), style="main"))


def plan_of_the_next(reader: Reader, round_: Round, typed: Mapping[str, Any]) -> list[Block]:
    """Its fields, filled in as the round before was set up, or with what was typed."""
    first = rounds.first_day_after(round_) or reader.here
    given = {**as_set_up(round_), **days(max(reader.here, first - OPEN)), "pays": round_.pays, **typed}
    return plan_fields(reader, given, len(round_.sides), None, names=False)
