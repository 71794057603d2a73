"""The screen of whoever runs a round: setting up, handing out, closing, revealing, actions, the next round."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from kit import content, languages, reports, rounds, store
from kit.errors import MoveRefused
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.preparing import checklist, paper_pack, workshop_fields, workshop_plan
from kit.screens.steering import LIVE_MOVES, steer
from kit.screens.telling import code_picture
from kit.screens.visit import Ask, Shown, Visit
from kit.store import Round, RoundSide, Stage

LOOK_SECONDS = 5
MOST_SIDES = 8
NUMBERS = tuple(map(str, range(2, MOST_SIDES + 1)))
OPEN, KEPT = timedelta(days=14), timedelta(days=30)
MODES = ("anonymous", "declared", "joined")
PARTS = ("what", "who", "means", "by", "sign")


def run_screen(visit: Visit, ask: Ask) -> Shown:
    """What the one who runs a round sees and may do. Raises: KitError if what was asked is refused."""
    early = {"words": _enter_words, "key": _enter_key, "create": _create, "form": _form, "leave": _leave}.get(ask.do)
    if early:
        return early(visit, ask)
    one = rounds.find(visit.database, ask.at("round")) if ask.at("round") else None
    if one is None or not rounds.facilitates(visit.database, visit.browser, one.id):
        return _form(visit, ask) if ask.at("sides") else _door(visit)
    if one.live and ask.do in LIVE_MOVES:
        return _live_move(visit, ask, one)
    act = ACTS.get(ask.do)
    return act(visit, ask, one) if act else _show(visit, one)


# ---- at the door


def _leave(visit: Visit, _ask: Ask) -> Shown:
    return _door(visit)


def _door(visit: Visit) -> Shown:
    say = visit.say
    new = (
        b.row(
            b.button("form", say("run.new_workshop"), style="main", sends={"live": True}),
            b.button("form", say("run.new")),
        )
        if rounds.may_create(visit.database, visit.browser)
        else b.form(
            b.field("key", say("run.key"), hint=say("run.key_hint"), most=80),
            b.button("key", say("run.key_button"), style="main"),
        )
    )
    return Shown(
        [
            b.card(b.heading(say("run.new_title")), b.text(say("run.new_hint")), new),
            b.card(
                b.heading(say("run.back_title")),
                b.form(b.field("words", say("run.words")), b.button("words", say("run.open"))),
            ),
            b.link(say("facilitate.title"), "/facilitate"),
        ]
    )


def _enter_words(visit: Visit, ask: Ask) -> Shown:
    found = rounds.find(visit.database, rounds.enter_words(visit.database, visit.browser, ask.text("words", 400)))
    return _show(visit, found) if found else _door(visit)


def _enter_key(visit: Visit, ask: Ask) -> Shown:
    rounds.enter_key(visit.database, visit.browser, ask.text("key", 80))
    return _door(visit)


# ---- setting up


def _form(visit: Visit, ask: Ask) -> Shown:
    """Everything that is chosen for a new round; one more side with every tap on the button below. Only with the key."""
    if not rounds.may_create(visit.database, visit.browser):
        return _door(visit)
    before, live = ask.at("sides"), bool(ask.at("live")) or ask.fields.get("live") is True
    count = min(max(2, ask.number("more") or (int(before) if before in NUMBERS else 2)), MOST_SIDES)
    ends = visit.here if live else visit.here + OPEN
    defaults: dict[str, Any] = {"ends": ends.isoformat(), "deletes": (ends + KEPT).isoformat()}
    given = {**defaults, **ask.fields, "languages": ask.several("languages"), "picked": ask.several("picked")}
    more = b.button("form", visit.say("partnership.add"), style="quiet", sends={"more": str(count + 1)})
    return Shown(
        [
            b.heading(visit.say("run.new_workshop" if live else "run.new")),
            *(checklist(visit) if live else []),
            b.form(
                *(workshop_fields(visit, given) if live else []),
                *_plan_fields(visit, given, count, more if count < MOST_SIDES else None, live=live),
                b.button("create", visit.say("run.create_workshop" if live else "run.create"), style="main"),
            ),
            b.button("leave", visit.say("back"), style="quiet"),
        ],
        {"sides": str(count), **({"live": "1"} if live else {})},
        once=True,
    )


def _plan_fields(
    visit: Visit, given: Mapping[str, Any], count: int, more: Block | None, *, names: bool = True, live: bool = False
) -> list[Block]:
    say, of = visit.say, "live" if live else "run"
    numbers = [(str(n), str(given.get(f"name{n}") or say("partnership.name", n=n))) for n in range(1, count + 1)]
    sides = [_side_fields(visit, given, n, names=names) for n in range(1, count + 1)]
    whose = [b.choice("funds", say("run.funds"), numbers, value=str(given.get("funds", "")))] if names else []
    forms = [(form, say(f"form.{form}")) for form in rounds.FORMS]
    codes = [(code, languages.own_name(code)) for code in visit.source.languages]
    return [
        *sides,
        *([more] if more else []),
        *whose,
        b.field("slips", say("run.slips_only"), value=given.get("slips", False) is True, kind="tick"),
        b.choice("form", say("run.form"), forms, value=str(given.get("form", "short")), hint=say("run.form_hint")),
        b.ticks("languages", say("run.languages"), codes, value=given.get("languages") or [code for code, _ in codes]),
        b.field("smallest", say("run.k"), value=given.get("smallest", "5"), kind="number", hint=say("run.k_hint")),
        b.field("ends", say(f"{of}.ends"), value=given.get("ends", ""), kind="date", hint=say(f"{of}.ends_hint")),
        b.field("deletes", say("run.deletes"), value=given.get("deletes", ""), kind="date", hint=say("run.deletes_hint")),
        b.card(
            b.heading(say("promise.title"), 3),
            b.text(say("promise.words")),
            b.field("role", say("promise.role"), value=given.get("role", ""), most=120),
            b.field("organisation", say("promise.organisation"), value=given.get("organisation", ""), most=120),
            b.text(say("promise.without"), "soft"),
        ),
    ]


def _side_fields(visit: Visit, given: Mapping[str, Any], n: int, *, names: bool) -> Block:
    say, name = visit.say, str(given.get(f"name{n}", ""))
    offered = [mode for mode in MODES if mode != "joined" or (n > 1 and names)]
    modes = [(mode, say(f"run.mode_{mode}")) for mode in offered]
    return b.card(
        b.field(f"name{n}", say("partnership.name", n=n), value=name, most=80) if names else b.heading(name, 4),
        b.field(f"people{n}", say("run.people"), value=given.get(f"people{n}", ""), kind="number", hint=say("run.people_hint")),
        b.choice(f"mode{n}", say("run.mode"), modes, value=str(given.get(f"mode{n}", "anonymous"))),
    )


def _plan(ask: Ask, visit: Visit, *, previous: Round | None = None) -> rounds.Plan:
    """The plan that the form says. Raises: MoveRefused, AnswerRefused."""
    ends, deletes = ask.day("ends"), ask.day("deletes")
    if ends is None or deletes is None:
        raise MoveRefused("round.need_days")
    role, organisation = ask.text("role", 120), ask.text("organisation", 120)
    return rounds.Plan(
        sides=_same_sides(ask, previous) if previous else _sides(ask),
        form=ask.text("form", 10),
        about=previous.about if previous else "",
        smallest=ask.number("smallest"),
        languages=tuple(code for code in visit.source.languages if code in ask.several("languages")),
        ends=ends,
        deletes=deletes,
        promise=store.Promise(role, organisation, visit.here) if role and organisation else None,
        previous=previous.id if previous else None,
        slips=ask.fields.get("slips") is True,
        **(workshop_plan(visit, ask) if ask.at("live") else {}),
    )


def _sides(ask: Ask) -> tuple[RoundSide, ...]:
    """The sides of the form; partner organisations that answer as one group become one side. Raises: MoveRefused."""
    found: list[RoundSide] = []
    for n in range(1, MOST_SIDES + 1):
        name, mode = ask.text(f"name{n}", 80), ask.text(f"mode{n}", 20)
        if not name:
            continue
        funds, people = ask.text("funds", 2) == str(n), ask.number(f"people{n}")
        if mode == "joined":
            if funds or not found or found[-1].funds:
                raise MoveRefused("round.never_with_funds")
            found[-1] = replace(
                found[-1],
                name=f"{found[-1].name}{rounds.TOGETHER}{name}",
                people=found[-1].people + people,
                joined=True,
                mode="anonymous",
            )
        else:
            found.append(RoundSide(id=f"side-{len(found) + 1}", name=name, people=people, mode=_mode(mode), funds=funds))
    return tuple(found)


def _same_sides(ask: Ask, previous: Round) -> tuple[RoundSide, ...]:
    """The sides of the round before, with what may change from one round to the next."""
    fresh = {"erased": False, "agreed": False, "accepted": False, "paragraph": ""}
    return tuple(
        replace(side, people=ask.number(f"people{n}"), mode=_mode(ask.text(f"mode{n}", 20)), **fresh)  # type: ignore[arg-type]
        for n, side in enumerate(previous.sides, 1)
    )


def _mode(typed: str) -> str:
    return "declared" if typed == "declared" else "anonymous"


def _create(visit: Visit, ask: Ask) -> Shown:
    before = rounds.find(visit.database, ask.at("round")) if ask.at("next") else None
    plan = _plan(ask, visit, previous=before)
    rehearsal = bool(plan.live) and ask.fields.get("rehearsal") is True
    made = (rounds.follow if before else rounds.create)(
        visit.by(before.id if before else ""), plan, language=visit.language, synthetic=rehearsal
    )
    slips = [block for side in made.round.sides for block in _slip(visit, made.round, side, made.slips[side.id])]
    return Shown(
        [
            b.heading(visit.say("run.created")),
            b.card(b.big(made.words, visit.say("run.words")), b.text(visit.say("run.words_why"))),
            b.heading(visit.say("run.slips"), 3),
            b.text(visit.say("run.slips_hint")),
            *slips,
            b.row(b.printing(visit.say("panel.print")), b.button("look", visit.say("run.noted"), style="main")),
        ],
        {"round": made.round.id},
        once=True,
    )


def _slip(visit: Visit, one: Round, side: RoundSide, slip: str, *, speaker: bool = True) -> list[Block]:
    address = f"{visit.address}/join#{slip}"
    return [
        b.card(
            b.heading(side.name, 4),
            b.big(store.spaced(slip), visit.say("run.slip" if speaker else "run.seat_slip", side=side.name)),
            b.picture(code_picture(address), visit.say("run.qr_alt"), "qr"),
            b.text(visit.say("run.slip_use", address=f"{visit.address}/join"), "soft"),
        )
    ]


# ---- the round


def _show(visit: Visit, one: Round, *, note: str = "", extra: tuple[Block, ...] = ()) -> Shown:
    over = rounds.is_over(one, today=visit.today)
    late = one.stage == Stage.OPEN and rounds.answering_is_over(one, today=visit.today)
    live = one.live is not None and not one.live.ended
    stage = [b.text(visit.say("join.over"), "notice")] if over else _stage(visit, one)
    if late and not over:
        stage = [b.text(visit.say("run.answers_over"), "notice"), *stage]
    head = [b.heading(languages.listed([side.name for side in one.sides], visit.language))]
    if not live or (one.live and one.live.line < 0):
        head.append(b.text(_facts(visit, one), "soft"))
    leave = b.button("leave", visit.say("run.other"), style="quiet")
    shown = Shown([*head, *extra, *stage, leave], {"round": one.id}, note, look_again=LOOK_SECONDS)
    shown.stream, shown.version = one.id if live else "", one.version
    return shown


def _stage(visit: Visit, one: Round) -> list[Block]:
    if one.live is None:
        return STAGES[one.stage](visit, one)
    if one.live.ended:
        return [
            *_revealed(visit, one),
            b.card(b.heading(visit.say("live.after"), 4), b.listing(visit.library.workshop.checklist.after)),
        ]
    _, seats = rounds.finished(visit.database, one)
    stamp = [b.text(visit.say("live.rehearsal"), "stamp")] if one.synthetic else []
    before = [
        b.fold(
            visit.say("run.invitation"),
            *(b.copy(languages.own_name(code), _invitation(visit, one, code)) for code in one.languages),
        ),
        b.fold(visit.say("run.slips"), b.text(visit.say("run.new_slip_hint")), *_slip_buttons(visit, one)),
        b.fold(visit.say("live.paper"), b.button("pack", visit.say("live.paper_pack"))),
        *([_change_fold(visit, one)] if not seats else []),
    ]
    return [*stamp, *steer(visit, one), *before]


def _facts(visit: Visit, one: Round) -> str:
    needed = _answers_needed(one, visit.phrases)
    facts = {"side": one.side(one.about).name, "form": visit.say(f"form.{one.form}").capitalize(), "k": needed}
    key = "live.facts" if one.live else "run.facts"
    return visit.say(key, **facts, ends=visit.day(one.ends), deletes=visit.day(one.deletes))


def _answers_needed(one: Round, phrases: content.Phrases) -> str:
    """So many answers before a middle is shown; joined sides need more."""
    joined = [rounds.fewest_answers(one, side) for side in one.sides if side.joined]
    return phrases.say("mode.joined_k", k=one.smallest, n=joined[0]) if joined else str(one.smallest)


def _open(visit: Visit, one: Round) -> list[Block]:
    say, (done, seats) = visit.say, rounds.finished(visit.database, one)
    address = f"{visit.address}/join#{one.code}"
    enough = say("run.enough" if rounds.enough(visit.database, one) else "run.not_enough")
    return [
        b.card(
            b.big(store.spaced(one.code), say("run.code")),
            b.text(f"{visit.address}/join", "lead"),
            b.picture(code_picture(address), say("run.qr_alt"), "qr"),
        ),
        b.card(b.text(say("join.finished", done=done, seats=seats), "say"), b.text(enough)),
        b.fold(
            say("run.invitation"), *(b.copy(languages.own_name(code), _invitation(visit, one, code)) for code in one.languages)
        ),
        b.fold(say("run.slips"), b.text(say("run.new_slip_hint")), *_slip_buttons(visit, one)),
        *([_change_fold(visit, one)] if not seats else []),
        b.form(
            b.text(say("run.close_hint")),
            b.field("sure", say("run.close_sure"), kind="tick"),
            b.button("close", say("run.close"), style="main", sends={"part": one.part}),
        ),
    ]


def _slip_buttons(visit: Visit, one: Round) -> list[Block]:
    speakers = [b.button("slip", visit.say("run.new_slip", side=side.name), sends={"side": side.id}) for side in one.sides]
    seats = [
        b.button("slips", visit.say("run.print_slips", side=side.name), sends={"side": side.id})
        for side in one.sides
        if side.anonymous or one.live
    ]
    return [b.row(*speakers), b.text(visit.say("run.print_hint"), "soft"), b.row(*seats)]


def _invitation(visit: Visit, one: Round, code: str) -> str:
    """The text to forward, in one language: what is asked, who sees it, who pays for your time, you may say no."""
    phrases = content.library(visit.source, code).phrases
    funds = next(side.name for side in one.sides if side.funds)
    items = visit.items(one)
    return phrases.say(
        "invitation.workshop" if one.live else "invitation.text",
        about=one.side(one.about).name,
        funds=funds,
        minutes=max(5, len(items)),
        count=len(items),
        k=_answers_needed(one, phrases),
        address=f"{visit.address}/join",
        code=store.spaced(one.code),
        ends=languages.day(one.ends, code),
        deletes=languages.day(one.deletes, code),
        promise=reports.promise_line(one, phrases, code),
        host=visit.host or phrases["invitation.somebody"],
    )


def _change_fold(visit: Visit, one: Round) -> Block:
    signed = one.promise
    given: dict[str, Any] = {
        "form": one.form,
        "slips": one.slips,
        "smallest": one.smallest,
        "languages": list(one.languages),
        "ends": one.ends.isoformat(),
        "deletes": one.deletes.isoformat(),
        "role": signed.role if signed else "",
        "organisation": signed.organisation if signed else "",
    }
    for n, side in enumerate(one.sides, 1):
        given |= {f"name{n}": side.name, f"people{n}": side.people, f"mode{n}": side.mode}
    fields = _plan_fields(visit, given, len(one.sides), None, names=False, live=one.live is not None)
    return b.fold(
        visit.say("run.change"),
        b.text(visit.say("run.change_hint")),
        b.form(*fields, b.button("change", visit.say("run.change_button"))),
    )


def _own(visit: Visit, one: Round) -> list[Block]:
    """Each side looks at its own picture; nothing of it is here."""
    say = visit.say
    speaking = [side for side in one.sides if not side.erased]
    agreed = [side.name for side in speaking if side.agreed]
    waiting = [side.name for side in speaking if not side.agreed]
    ready = bool(speaking) and not waiting
    return [
        b.text(say("run.own_lead"), "lead"),
        *([b.text(say("results.side_too_few"), "notice")] if len(speaking) < len(one.sides) else []),
        b.pairs(
            [
                (say("run.agreed"), languages.listed(agreed, visit.language) or "–"),
                (say("run.waiting"), languages.listed(waiting, visit.language) or "–"),
            ]
        ),
        *(
            [b.button("reveal", say("run.reveal"), style="main")]
            if ready
            else [b.text(say("run.until", ends=visit.day(one.deletes)))]
        ),
    ]


def _revealed(visit: Visit, one: Round) -> list[Block]:
    say, seen = visit.say, rounds.seen(visit.database, one.id)
    actions = {action.number: action for action in (seen.actions if seen else ())}
    return [
        b.card(
            b.big(store.spaced(one.results), say("results.code")),
            b.text(say("run.results_hint")),
            b.link(say("results.open"), f"/results?lang={visit.language}#{one.results}", "main"),
        ),
        *_outcomes(visit, seen),
        b.heading(say("results.actions"), 3),
        b.text(say("run.actions_hint")),
        *(_action_form(visit, n, actions.get(n)) for n in (1, 2, 3)),
        b.fold(say("run.next"), b.text(say("run.next_hint")), *_next_form(visit, one)),
    ]


def _outcomes(visit: Visit, seen: rounds.Seen | None) -> list[Block]:
    """You said, we did: what became of the actions of the round before."""
    if seen is None or not seen.actions_before:
        return []
    options = [(outcome, visit.say(f"outcome.{outcome}")) for outcome in rounds.OUTCOMES if outcome]
    forms = [
        b.form(
            b.choice("outcome", action.what, options, value=action.outcome),
            b.button("outcome", visit.say("after.save"), sends={"number": action.number}),
        )
        for action in seen.actions_before
    ]
    return [b.heading(visit.say("results.actions_before"), 3), *forms]


def _action_form(visit: Visit, n: int, found: store.Action | None) -> Block:
    say, labels = visit.say, {"by": "when"}
    kinds = {"what": "area", "means": "area", "sign": "area", "by": "date"}
    fields = [
        b.field(
            part, say(f"action.{labels.get(part, part)}"), value=getattr(found, part, ""), kind=kinds.get(part, "text"), most=500
        )
        for part in PARTS
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


def _next_form(visit: Visit, one: Round) -> list[Block]:
    today = visit.here
    given: dict[str, Any] = {"form": one.form, "smallest": one.smallest, "languages": list(one.languages)}
    given |= {"ends": (today + OPEN).isoformat(), "deletes": (today + OPEN + KEPT).isoformat()}
    for n, side in enumerate(one.sides, 1):
        given |= {f"name{n}": side.name, f"people{n}": side.people, f"mode{n}": side.mode}
    return [
        b.form(
            *_plan_fields(visit, given, len(one.sides), None, names=False),
            b.button("next", visit.say("run.create"), style="main"),
        )
    ]


# ---- moves


def _slip_move(visit: Visit, ask: Ask, one: Round) -> Shown:
    side = ask.text("side", 20)
    if side not in {each.id for each in one.sides}:
        raise MoveRefused("round.not_now")
    fresh = rounds.new_slip(visit.by(one.id), side)
    shown = _slip(visit, one, one.side(side), fresh)
    return Shown([*shown, b.button("look", visit.say("run.noted"), style="main")], {"round": one.id}, once=True)


def _slips_move(visit: Visit, ask: Ask, one: Round) -> Shown:
    """A slip for every seat of a side but its speaker's, to print, cut and fold."""
    side = ask.text("side", 20)
    if side not in {each.id for each in one.sides}:
        raise MoveRefused("round.not_now")
    slips = rounds.print_slips(visit.by(one.id), side)
    cards = [block for slip in slips for block in _slip(visit, one, one.side(side), slip, speaker=False)]
    done = b.button("look", visit.say("run.noted"), style="main")
    sheet = [b.text(visit.say("run.print_hint")), b.printing(visit.say("panel.print")), b.columns(*cards)]
    return Shown([*sheet, done], {"round": one.id}, once=True)


def _pack_move(visit: Visit, _ask: Ask, one: Round) -> Shown:
    """Sheets to print, in case phones fail: every question with boxes to tick."""
    back = b.button("look", visit.say("back"), style="quiet")
    return Shown([b.printing(visit.say("panel.print")), *paper_pack(visit, one), back], {"round": one.id}, once=True)


def _live_move(visit: Visit, ask: Ask, one: Round) -> Shown:
    note = LIVE_MOVES[ask.do](visit, ask, one)
    now = rounds.find(visit.database, one.id) or one
    return _show(visit, now, note=visit.say(note) if note else "")


def _change_move(visit: Visit, ask: Ask, one: Round) -> Shown:
    plan = _plan(ask, visit, previous=one)
    changed = rounds.change(visit.by(one.id), plan)
    return _show(visit, changed, note=visit.say("saved.yes"))


def _close_move(visit: Visit, ask: Ask, one: Round) -> Shown:
    if ask.fields.get("sure") is not True:
        raise MoveRefused("run.tick_first")
    rounds.close(visit.by(one.id), rounds.asked_of(one, visit.items(one)), part=ask.number("part") or one.part)
    return _now(visit, one, "run.closed")


def _reveal_move(visit: Visit, _ask: Ask, one: Round) -> Shown:
    rounds.reveal(visit.by(one.id))
    return _now(visit, one, "run.revealed")


def _action_move(visit: Visit, ask: Ask, one: Round) -> Shown:
    number, by = ask.number("number"), ask.day("by")
    what, who, means, sign = (ask.text(part, 500) for part in ("what", "who", "means", "sign"))
    if number not in (1, 2, 3) or by is None or not all((what, who, means, sign)):
        raise MoveRefused("run.action_whole")
    action = store.Action(number=number, what=what, who=who, means=means, by=by.isoformat(), sign=sign)
    rounds.write_action(visit.by(one.id), action)
    return _now(visit, one, "saved.yes")


def _no_action_move(visit: Visit, ask: Ask, one: Round) -> Shown:
    rounds.remove_action(visit.by(one.id), ask.number("number"))
    return _now(visit, one, "saved.yes")


def _outcome_move(visit: Visit, ask: Ask, one: Round) -> Shown:
    rounds.note_outcome(visit.by(one.id), ask.number("number"), ask.text("outcome", 20))
    return _now(visit, one, "saved.yes")


def _next_move(visit: Visit, ask: Ask, one: Round) -> Shown:
    return _create(visit, replace(ask, where={"round": one.id, "next": "1"}))


def _now(visit: Visit, one: Round, note: str) -> Shown:
    return _show(visit, rounds.find(visit.database, one.id) or one, note=visit.say(note))


STAGES = {Stage.OPEN: _open, Stage.CAUCUS: _own, Stage.REVEALED: _revealed}
ACTS = {
    "slip": _slip_move,
    "slips": _slips_move,
    "pack": _pack_move,
    "change": _change_move,
    "close": _close_move,
    "reveal": _reveal_move,
    "action": _action_move,
    "no_action": _no_action_move,
    "outcome": _outcome_move,
    "next": _next_move,
}
