"""Proposals with whoever runs the workshop: those to look at first, those held back, those that every side may agree to."""

from __future__ import annotations

from kit import rounds
from kit.rounds import WHY, Scene
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.proposals import parts_of, proposal_card, still_open
from kit.screens.visit import Reader
from kit.store import Proposal, Round


def waiting(scene: Scene) -> list[Proposal]:
    """Those that nobody has looked at yet."""
    return [each for each in scene.to_look_at if each.held not in WHY]


def proposals(reader: Reader, scene: Scene) -> list[Block]:
    """All of them, those that wait for a look open to the eye."""
    return [*_to_look_at(reader, waiting(scene)), *_held(reader, scene), *_shown(reader, scene)]


def _to_look_at(reader: Reader, found: list[Proposal]) -> list[Block]:
    if not found:
        return []
    say, ids = reader.say, [each.id for each in found]
    every = b.button("show_proposals", say("propose.show_all", n=len(ids)), sends={"proposals": ids}) if len(ids) > 1 else None
    cards = [b.card(parts_of(reader, each), _show(reader, each), _hold(reader, each)) for each in found]
    return [b.card(b.heading(say("propose.look_title", n=len(ids)), 3), b.text(say("propose.look_hint")), *cards, every)]


def _show(reader: Reader, found: Proposal) -> Block:
    return b.button("show_proposals", reader.say("propose.show"), style="main", sends={"proposals": [found.id]})


def _hold(reader: Reader, found: Proposal) -> Block:
    """Behind a line: the three reasons that there are."""
    sends = {"proposal": found.id}
    taps = [
        b.button("hold_proposal", reader.say(f"propose.why_{why}"), style="quiet", sends={**sends, "why": why}) for why in WHY
    ]
    return b.fold(reader.say("propose.hold"), b.row(*taps))


def _held(reader: Reader, scene: Scene) -> list[Block]:
    found = [each for each in scene.to_look_at if each.held in WHY]
    cards = [
        b.card(parts_of(reader, each), b.text(reader.say(f"propose.held_{each.held}"), "say"), _show(reader, each))
        for each in found
    ]
    return [b.fold(reader.say("propose.held_title", n=len(cards)), *cards)] if cards else []


def _shown(reader: Reader, scene: Scene) -> list[Block]:
    """Those that are no action yet; one to which every side agrees may become one."""
    cards = [block for each in still_open(scene) for block in _open(reader, scene.round, each)]
    return [b.fold(reader.say("propose.heading"), *cards)] if cards else []


def _open(reader: Reader, round_: Round, found: Proposal) -> list[Block]:
    say = reader.say
    take = b.button("take", say("propose.take"), style="main", sends={"proposal": found.id})
    ready = rounds.agreed_by_all(round_, found)
    return [
        proposal_card(reader, round_, found),
        take if ready else b.text(say("propose.not_yet"), "soft"),
        _hold(reader, found),
    ]
