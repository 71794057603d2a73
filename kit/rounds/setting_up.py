"""Setting up a round, the one after it, the one in the other direction: once each, however often its tap arrives."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import timedelta

from kit import store
from kit.content import EDITION
from kit.errors import MoveRefused
from kit.rounds import rights
from kit.rounds.consent import partners_asked
from kit.rounds.move import Act
from kit.rounds.plan import ONE_PART, SHORTEST_KEPT, Plan, about_of, check_plan, terms_of
from kit.rounds.when import UNTOUCHED
from kit.store import Access, Round
from kit.store import rounds as table

OPEN = timedelta(days=14)  # a round in the other direction, unless it is changed: so long to answer, then so long to agree


@dataclass(frozen=True)
class Created:
    """A new round, its facilitator's six words and each side's slip: shown once, kept only as hashes.

    No slips of a round in which somebody has come already.
    """

    round: Round
    words: str
    slips: dict[str, str]


def create(act: Act, plan: Plan, *, language: str, synthetic: bool = False, asks: bool = False, token: str = "") -> Created:
    """Set up a round about the side with the funds. Who created it runs it.

    Args: asks, whether partners are asked first, each by its own link (`consent`); token, what names this very form: sent twice,
    since the answer was lost, it is one round, with the same words and slips.
    Raises: MoveRefused if a rule is broken.
    """
    check_plan(replace(plan, previous=None), today=act.today)
    if about_of(plan) != about_of(replace(plan, about="")):
        raise MoveRefused("round.other_way")
    fresh = _fresh(replace(plan, previous=None), synthetic=synthetic, asks=asks)
    return _keep(act, fresh, language, act.browser, "create", token or secrets.token_hex(16))


def follow(act: Act, plan: Plan, *, language: str, synthetic: bool = False, asks: bool = False) -> Created:
    """Set up the round after this one, with the same sides, as they call themselves now, and in the same direction.

    Again, as long as nobody is in it.

    What is made up never follows what is real, nor the other way round: each shows and changes the actions of the one before.
    Raises: MoveRefused if a rule is broken.
    """
    before = act.round
    check_plan(plan, today=act.today, before=before)
    plan = _called(before, plan)
    if before.synthetic != synthetic:
        raise MoveRefused("round.made_up")
    if about_of(plan) != before.about:
        raise MoveRefused("round.other_way")
    number = 0
    while (found := _known(act, act.browser, "follow", before.id, str(number))) and _touched(found):
        number += 1
    fresh = _fresh(replace(plan, previous=before.id), synthetic=synthetic, asks=asks)
    return _keep(act, fresh, language, act.browser, "follow", before.id, str(number))


def follow_later(act: Act, plan: Plan, *, language: str) -> Created:
    """The round after one that nobody runs any more; its partners are asked first, each by a link of its own.

    As `follow`, from any browser with a key and the results code. Raises: MoveRefused, also for what is made up, and for a round
    about a partner's own practice: only that partner begins such a one.
    """
    before = act.round
    if before.about != next(side.id for side in before.sides if side.funds):
        raise MoveRefused("round.other_way")
    return follow(act, plan, language=language, asks=True)


def turn(act: Act, *, language: str) -> Created:
    """The other direction: a side that does not hold the funds starts a round about its own practice, once,
    in whichever of its speaker's browsers.

    Raises: MoveRefused for the side with the funds, or the one that this round is about.
    """
    before, mine = act.round, act.place.side
    if before.side(mine).funds or before.about == mine:
        raise MoveRefused("round.not_yours")
    ends, agrees = act.today + OPEN, act.today + 2 * OPEN
    deletes = agrees + SHORTEST_KEPT
    plan = replace(
        terms_of(before), about=mine, ends=ends, agrees=agrees, deletes=deletes, promise=None, parts=ONE_PART, slips=True
    )
    check_plan(plan, today=act.today)
    return _keep(act, _fresh(plan, asks=True), language, "", "turn", before.id, mine)


def change(act: Act, plan: Plan) -> Round:
    """Change what a round was set up with, as long as nobody has a seat; partners who had been asked are asked again.

    Raises: MoveRefused, with the reason.
    """
    before = act.round
    followed = table.find_round(act.connection, id=before.previous) if before.previous else None
    check_plan(plan, today=act.today, before=followed)
    if any(side.seats for side in before.sides):
        raise MoveRefused("round.frozen")
    plan = _called(before, plan)
    stays = {"about": before.about, "previous": before.previous, "parts": before.parts, "live": before.live}
    asked = before.draft or any(side.reply for side in before.sides)
    sides = tuple(side.anew() for side in plan.sides)
    changed = replace(before, **{**vars(plan), **stays, "sides": sides, "draft": asked})
    table.change_round(act.connection, changed)
    return changed


def clear(act: Act) -> None:
    """A rehearsal is over and gone: seats, answers, what was written, every way into it. Its set-up may be used before."""
    store.clear_round(act.connection, act.round.id)


def _called(before: Round, plan: Plan) -> Plan:
    """The plan with its sides under the names that they have now: nobody else gives a side another one.

    Raises: MoveRefused for other sides.
    """
    if [side.id for side in plan.sides] != [side.id for side in before.sides]:
        raise MoveRefused("round.other_sides")
    named = zip(plan.sides, before.sides, strict=True)
    return replace(plan, sides=tuple(replace(now, name=then.name, short=then.short) for now, then in named))


def _fresh(plan: Plan, *, synthetic: bool = False, asks: bool = False) -> Round:
    fresh = Round(
        **{**vars(plan), "about": about_of(plan)},
        id="",
        code=store.new_code(),
        results=store.new_code(),
        synthetic=synthetic,
        version=0,
        part=0 if plan.live else 1,
        edition=EDITION,
    )
    return replace(fresh, draft=asks and bool(partners_asked(fresh)))


def _id(act: Act, *named: str) -> str:
    """The same for the same tap of the same browser, which is named first; it says nothing of either without the pepper."""
    return store.lookup_of(act.database, "round", *named)[:32]


def _known(act: Act, *named: str) -> Round | None:
    return table.find_round(act.connection, id=_id(act, *named))


def _touched(round_: Round) -> bool:
    """Whether somebody has come, or it has gone on since it was set up."""
    replied = any(side.reply for side in round_.sides)
    return replied or bool(round_.seat_counts[1]) or round_.line >= 0 or not UNTOUCHED.holds(round_)


def _keep(act: Act, fresh: Round, language: str, *named: str) -> Created:
    """A new round under the name of its tap. One that is there by that name is the same: set up anew while nobody is in it.

    Raises: MoveRefused where this browser does not run it any more.
    """
    made, known = _made(act, replace(fresh, id=_id(act, *named)), language), _known(act, *named)
    if known and not rights.holds(act.connection, act.database, act.browser, rights.FACILITATOR, known.id):
        raise MoveRefused("round.not_yours")
    if known and _touched(known):
        _open_with(act, made)
        return Created(known, made.words, {})
    if known:
        store.remove_round(act.connection, known.id)
        made = replace(made, round=replace(made.round, code=known.code, results=known.results))
    _add(act, made)
    return made


def _made(act: Act, fresh: Round, language: str) -> Created:
    """Its words and slips, the same for the same tap: whoever did not see the answer reads them the next time."""

    def chance(*parts: str) -> int:
        return store.chance_of(act.database, act.browser, fresh.id, *parts)

    slips = {side.id: store.code_of(chance(rights.SPEAKER, side.id), store.SLIP) for side in fresh.sides}
    return Created(fresh, store.words_of(chance(rights.FACILITATOR), language), slips)


def _add(act: Act, made: Created) -> None:
    connection, database = act.connection, act.database
    table.add_round(connection, made.round)
    rights.allow(connection, database, act.browser, _open_with(act, made))
    for side, slip in made.slips.items():
        store.give(connection, store.lookup_of(database, rights.SPEAKER, slip), Access(rights.SPEAKER, made.round.id, side))


def _open_with(act: Act, made: Created) -> Access:
    """Its words open it elsewhere."""
    runs = Access(rights.FACILITATOR, made.round.id, "")
    store.give(act.connection, store.words_lookup(act.database, made.words), runs)
    return runs
