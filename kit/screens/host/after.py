"""After the reveal: the results code, what became of the actions before, the actions now, the next round."""

from __future__ import annotations

from kit import rounds, store
from kit.rounds import Scene
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.host.fields import OPEN, as_set_up, days, plan_fields
from kit.screens.telling import kept_action
from kit.screens.visit import Reader
from kit.store import ACTION_PARTS, Action, Round


def after_the_reveal(reader: Reader, scene: Scene) -> list[Block]:
    """Where the results are, and what people decide to change."""
    say, round_, seen = reader.say, scene.round, scene.seen
    actions = {action.number: action for action in (seen.actions if seen else ())}
    return [
        b.card(
            b.big(store.spaced(round_.results), say("results.code")),
            b.text(say("run.results_hint")),
            b.link(say("results.open"), f"/results?lang={reader.language}#{round_.results}", "main"),
        ),
        *_outcomes(reader, scene),
        b.heading(say("results.actions"), 3),
        b.text(say("run.actions_hint")),
        *(_action_form(reader, n, actions.get(n)) for n in (1, 2, 3)),
        b.fold(say("run.next"), b.text(say("run.next_hint")), _next_form(reader, round_)),
    ]


def _outcomes(reader: Reader, scene: Scene) -> list[Block]:
    """You said, we did: what each side says became of the actions of the round before."""
    seen = scene.seen
    if seen is None or not seen.actions_before:
        return []
    cards = [kept_action(reader, scene.round, action, seen.noted_before) for action in seen.actions_before]
    return [b.heading(reader.say("results.actions_before"), 3), *cards]


def _action_form(reader: Reader, n: int, found: Action | None) -> Block:
    say = reader.say
    kinds = {"what": "area", "means": "area", "sign": "area", "by": "date"}
    fields = [
        b.field(part, say(f"action.{name}"), value=getattr(found, part, ""), kind=kinds.get(part, "text"), most=500)
        for part, name in ACTION_PARTS.items()
    ]
    state = say("action.confirmed" if found and found.confirmed else "action.not_confirmed")
    return b.fold(
        f"{n} · {found.what[:80] if found else say('run.no_action')}",
        b.form(
            *([b.text(state, "soft")] if found else [b.text(say("action.hint"), "soft")]),
            *fields,
            b.button("action", say("after.save"), style="main", sends={"number": n}),
            b.button("no_action", say("run.remove"), style="quiet", sends={"number": n}) if found else None,
        ),
    )


def _next_form(reader: Reader, round_: Round) -> Block:
    first = rounds.first_day_after(round_) or reader.here
    given = {**as_set_up(round_), **days(max(reader.here, first - OPEN)), "pays": round_.pays}
    fields = plan_fields(reader, given, len(round_.sides), None, names=False)
    return b.form(*fields, b.button("next", reader.say("run.create"), style="main"))
