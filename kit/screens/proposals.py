"""A proposal as it stands on phones and with whoever runs the workshop: its parts, and what each side says of it."""

from __future__ import annotations

from collections.abc import Sequence

from kit import languages, rounds
from kit.rounds import Scene
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.visit import Reader
from kit.store import ACTION_PARTS, Action, Place, Proposal, Round, RoundSide

SEVERAL = 2


def carried(reader: Reader, round_: Round, doers: Sequence[str]) -> list[Block]:
    """Of several actions, how many the side that holds the funds carries: those whose doer is said to be of that side."""
    if len(doers) < SEVERAL:
        return []
    funds = next(side for side in round_.sides if side.funds)
    names = [name.casefold() for name in (funds.name, funds.short, *funds.was) if name]
    mine = sum(any(name in doer.casefold() for name in names) for doer in doers)
    return [b.text(reader.say("propose.carried", n=len(doers), m=mine, funds=funds.name), "say")]


def still_open(scene: Scene) -> list[Proposal]:
    """What everybody may read and is no action yet."""
    return [each for each in scene.proposals if not each.taken]


def all_doers(scene: Scene) -> list[str]:
    """Who would do what was taken and what is still open."""
    return [*(each.who for each in scene.actions), *(each.who for each in still_open(scene))]


def held_back(reader: Reader, scene: Scene, style: str = "soft") -> list[Block]:
    """How many are held back: the number and nothing else."""
    return [b.text(reader.say("propose.held_count", n=scene.held), style)] if scene.held else []


def parts_of(reader: Reader, found: Proposal | Action) -> Block:
    """The five parts, in the words of whoever wrote it."""
    told = {**vars(found), "by": languages.read_day(found.by, reader.language)}
    return b.typed(b.pairs([(reader.say(f"action.{name}"), told[part]) for part, name in ACTION_PARTS.items()]))


def proposal_card(reader: Reader, round_: Round, proposal: Proposal, place: Place | None = None) -> Block:
    """A proposal, what each side says of it, and for a speaker the five answers."""
    said = {side: (stance, reason) for side, stance, reason in proposal.stances}
    stances = [(side.name, _stance(reader, *said.get(side.id, ("", "")))) for side in round_.sides]
    answer = None
    if place and place.speaker:
        answer = _answer(reader, proposal, round_.side(place.side), said.get(place.side, ("", "")))
    return b.card(parts_of(reader, proposal), b.pairs(stances), answer)


def _stance(reader: Reader, stance: str, reason: str) -> str:
    said = reader.say(f"stance.{stance}") if stance else reader.say("stance.none")
    return f"{said} · {reason}" if reason else said


def _answer(reader: Reader, proposal: Proposal, side: RoundSide, said: tuple[str, str]) -> Block:
    say, (stance, reason) = reader.say, said
    options = [(each, say(f"stance.{each}")) for each in rounds.STANCES]
    return b.form(
        b.choice(f"stance-{proposal.id}", say("stance.ask", side=side.name), options, value=stance),
        b.field(f"reason-{proposal.id}", say("stance.reason"), value=reason, most=300),
        b.button("stance", say("stance.send"), sends={"proposal": proposal.id}),
    )
