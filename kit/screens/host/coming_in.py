"""Coming in to run a round: the key, six words, a new round."""

from __future__ import annotations

import secrets
from typing import Any

from kit import rounds
from kit.errors import MoveRefused
from kit.rounds import MOST_SIDES
from kit.screens import blocks as b
from kit.screens.host.fields import NUMBERS, checklist, days, days_of_a_workshop, plan_fields
from kit.screens.host.handing_out import created, only_here
from kit.screens.host.later import create_later, later, later_again, later_door
from kit.screens.host.plan import plan_from
from kit.screens.host.round import draw
from kit.screens.host.same_again import may_be_taken_over, taken_over
from kit.screens.responding import Screen
from kit.screens.visit import Request, View, Visit


def door(visit: Visit) -> View:
    """The key for a new round, or the six words of one that there is."""
    say = visit.say
    new = (
        b.row(b.button("form", say("run.new_workshop"), style="main", sends={"live": True}), b.button("form", say("run.new")))
        if rounds.may_create(visit.by())
        else b.form(
            b.field("key", say("run.key"), hint=say("run.key_hint"), most=80),
            b.button("key", say("run.key_button"), style="main"),
        )
    )
    hint, later = ([b.text(say("run.new_hint"))], [later_door(visit)]) if rounds.may_create(visit.by()) else ([], [])
    return View(
        [
            b.card(b.heading(say("run.new_title")), new, *hint, *later),
            b.card(
                b.heading(say("run.back_title")), b.form(b.field("words", say("run.words")), b.button("words", say("run.open")))
            ),
            b.link(say("facilitate.title"), "/facilitate"),
        ]
    )


def _leave(visit: Visit, _ask: Request) -> View:
    return door(visit)


def _enter_words(visit: Visit, request: Request) -> View:
    scene = rounds.host_scene(visit.by(rounds.enter_words(visit.database, visit.browser, request.text("words", 400))))
    return draw(visit, scene) if scene else door(visit)


def _enter_key(visit: Visit, request: Request) -> View:
    rounds.enter_key(visit.database, visit.browser, request.text("key", 80))
    return door(visit)


def form(visit: Visit, request: Request) -> View:
    """Everything that is chosen for a new round; one more side with every tap on the button below. Only with the key."""
    if not rounds.may_create(visit.by()):
        return door(visit)
    before, live = request.at("sides"), bool(request.at("live")) or request.fields.get("live") is True
    count = min(max(2, request.number("more") or (int(before) if before in NUMBERS else 2)), MOST_SIDES)
    given: dict[str, Any] = {
        **(days_of_a_workshop(visit.here) if live else days(visit.here)),
        **request.fields,
        "languages": request.several("languages"),
        "picked": request.several("picked"),
    }
    more = b.button("form", visit.say("partnership.add"), style="quiet", sends={"more": str(count + 1)})
    return View(
        [
            b.heading(visit.say("run.new_workshop" if live else "run.new")),
            *(only_here(visit) if live else []),
            b.form(
                *plan_fields(visit, given, count, more if count < MOST_SIDES else None, live=live),
                b.button("create", visit.say("run.create_workshop" if live else "run.create"), style="main"),
            ),
            *([checklist(visit)] if live else []),
            b.button("leave", visit.say("back"), style="quiet"),
        ],
        {"sides": str(count), "form": request.at("form") or secrets.token_hex(8), **({"live": "1"} if live else {})},
        until_tap=True,
    )


def _same(visit: Visit, request: Request) -> View:
    """The form, filled in with the set-up of the round that this browser has run; only with the key, as any new round."""
    before = rounds.run_by(visit.by(request.at("round")))
    if before is None or not may_be_taken_over(before):
        raise MoveRefused("round.not_now")
    return form(visit, Request(fields=taken_over(visit, before)))


def _clear(visit: Visit, request: Request) -> View:
    """A rehearsal goes; the form of a new round, filled in with its set-up."""
    by = visit.by(request.at("round"))
    before = rounds.run_by(by)
    request.must_be_sure("run.tick_first")
    rounds.clear(by)
    view = form(visit, Request(fields=taken_over(visit, before) if before else {}))
    view.note = visit.say("run.cleared")
    return view


def create(visit: Visit, request: Request) -> View:
    """A new round, or the one after this: its words and slips are shown once."""
    before = rounds.find(visit.database, request.at("round")) if request.at("next") else None
    plan = plan_from(request, visit, previous=before, follows=rounds.run_by(visit.by(before.id)) if before else None)
    rehearsal = bool(plan.live) and request.fields.get("rehearsal") is True
    by_link = not plan.live or request.fields.get("consent") == "link" or rounds.asks_of_several(plan)
    facts: dict[str, Any] = {"language": visit.language, "synthetic": rehearsal, "asks": by_link and not rehearsal}
    if before:
        return created(visit, rounds.follow(visit.by(before.id), plan, **facts))
    return created(visit, rounds.create(visit.by(), plan, **facts, token=request.at("form")))


def outside(visit: Visit, request: Request) -> View:
    """What somebody sees who runs no round: the form that is being filled in, or the door."""
    if request.at("later"):
        return later_again(visit, request)
    return form(visit, request) if request.at("sides") else door(visit)


COMING_IN: dict[str, Screen] = {
    "words": _enter_words,
    "key": _enter_key,
    "create": create,
    "form": form,
    "same": _same,
    "clear": _clear,
    "later": later,
    "create_later": create_later,
    "leave": _leave,
}
