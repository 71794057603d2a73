"""What a quarter does for the households."""

from __future__ import annotations

from kit.simulator.situation import Situation
from kit.simulator.state import clip


def held(now: Situation, *, prompt: bool) -> float:
    """Part of the files worked on that hold, 0-1: what was said *and* answered makes them hold.

    Sign: judgement by those who know works better where a place is hard to read from outside (Honig 2018).
    Sizes: assumption of this model.
    """
    n = now.numbers
    minded = now.knows * n.minded[now.tessera.answer] * (1 if prompt else n.late_minded)
    return n.held + n.told * minded + n.trust_held * (now.state.trust - 5)


def ready(now: Situation, work: float) -> float:
    """Part of a sudden chance that can be taken, 0-1; less when days are short. Assumption of this model."""
    n = now.numbers
    taken = now.vado.reply == "ask" and now.tessera.terms == "take"
    return clip(n.ready + n.ready_more["change"] * now.on("change") + n.ready_more["taken"] * taken) * clip(work / n.enough)


def gained(now: Situation, work: float, *, prompt: bool) -> float:
    """Households whose file holds from now on, ≥ 0: by work day after day, and by a hearing. Assumption of this model."""
    n = now.numbers
    daily = n.per_day * work * held(now, prompt=prompt)
    chance = now.event.files * now.size * ready(now, work) * now.hearing * (1 + n.voice_wins * now.voiced * now.state.guard)
    return (1 + n.luck * (now.happening.river - 1)) * (daily + chance)
