"""Proposals on a phone: one's own and how each stands, what everybody may read, what was taken so far."""

from __future__ import annotations

from kit.rounds import Mine, Scene
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.proposals import all_doers, carried, held_back, parts_of, proposal_card, still_open
from kit.screens.running_order import current
from kit.screens.seat.reveal import confirming
from kit.screens.visit import Reader
from kit.store import ACTION_PARTS, ACTION_WORDS, Proposal
from kit.store.proposals import JOINED


def proposals(reader: Reader, scene: Scene) -> list[Block]:
    """What people propose, and what this side says of it: of five answers three agree; saying nothing is not agreeing."""
    step, say = current(reader, scene.round), reader.say
    if scene.round.line < 0:
        return []
    cards = [proposal_card(reader, scene.round, each, scene.seat) for each in still_open(scene)]
    found = [
        b.fold(say("propose.title"), b.text(say("propose.hint")), _form(reader, scene)),
        *_mine(reader, scene),
        *carried(reader, scene.round, all_doers(scene)),
        *_taken(reader, scene),
        *cards,
        *held_back(reader, scene),
    ]
    return [b.heading(say("propose.heading")), *found] if step and step.actions else [b.fold(say("propose.heading"), *found)]


def _form(reader: Reader, scene: Scene) -> Block:
    """What changes, who does it, with what, by when, how the partner will know."""
    funds = next(side.name for side in scene.round.sides if side.funds)
    kinds = {"what": "area", "means": "area", "sign": "area", "by": "date"}
    given = {"who": reader.say("propose.who_funds", funds=funds)}
    fields = [
        b.field(
            part, reader.say(f"action.{ACTION_PARTS[part]}"), kind=kinds.get(part, "text"), most=400, value=given.get(part, "")
        )
        for part in (*ACTION_WORDS, "by")
    ]
    return b.form(*fields, b.button("propose", reader.say("propose.send"), style="main"))


def _taken(reader: Reader, scene: Scene) -> list[Block]:
    """What is an action by now; a partner's speaker confirms it here, or says "not now"."""
    cards = [
        b.card(b.text(reader.say("propose.taken_as", n=action.number), "say"), parts_of(reader, action))
        for action in scene.actions
    ]
    return [*cards, *confirming(reader, scene)]


# ---- one's own


def _mine(reader: Reader, scene: Scene) -> list[Block]:
    if not scene.mine:
        return []
    cards = [b.card(*_stands(reader, scene, own), *_one_of_two(reader, scene, own)) for own in scene.mine]
    return [b.heading(reader.say("propose.mine"), 3), b.text(reader.say("propose.mine_hint"), "soft"), *cards]


def _stands(reader: Reader, scene: Scene, own: Mine) -> list[Block]:
    """In its author's words, whether it waits, is shown, is held back and why, or has become one with another."""
    found = own.proposal
    other = next((each for each in scene.proposals if each.id == own.wish), None)
    words = other.what if found.held == JOINED and other else found.what
    state = reader.say("propose.taken_as", n=found.taken) if found.taken else reader.say(f"propose.is_{found.held or 'shown'}")
    return [*([b.typed(b.text(words))] if words else []), b.text(state, "say")]


def _one_of_two(reader: Reader, scene: Scene, own: Mine) -> list[Block]:
    """What others propose, each with the tap that would make one of two; first those whose authors ask for it."""
    if own.proposal.held or own.proposal.taken:
        return []
    mine = {each.proposal.id for each in scene.mine}
    others = [each for each in still_open(scene) if each.id not in mine]
    asking = [_asked(reader, own, each) for each in others if each.id in own.asking]
    rest = [_may_ask(reader, own, each) for each in others if each.id not in own.asking]
    hint = b.text(reader.say("propose.same_hint"), "soft")
    return [*asking, *([b.fold(reader.say("propose.same_title"), hint, *rest)] if rest else [])]


def _asked(reader: Reader, own: Mine, other: Proposal) -> Block:
    asks = b.text(reader.say("propose.asked_one"), "notice")
    return b.card(asks, parts_of(reader, other), _join(reader, own, other.id, style="main"))


def _may_ask(reader: Reader, own: Mine, other: Proposal) -> Block:
    if own.wish != other.id:
        return b.card(parts_of(reader, other), _join(reader, own, other.id))
    stop = b.button("join_proposals", reader.say("propose.not_any_more"), style="quiet", sends={"mine": own.proposal.id})
    return b.card(parts_of(reader, other), b.text(reader.say("propose.one_waits"), "say"), stop)


def _join(reader: Reader, own: Mine, other: str, style: str = "") -> Block:
    sends = {"mine": own.proposal.id, "other": other}
    return b.button("join_proposals", reader.say("propose.make_one"), style=style, sends=sends)
