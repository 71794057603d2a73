"""What the agreement decides: on whom a surprise falls, what the officer's desk takes, whether a promised answer is kept."""

from __future__ import annotations

from kit.simulator.situation import Situation
from kit.simulator.state import clip


def burden(now: Situation) -> float:
    """Vado's part of what a surprise costs, 0-1: set by the rule, moved by what both say.

    A generous officer moves at most two fifths of what a rule lays on the other side (over half where an answer is promised).
    Sign: of 102 projects in trouble funders had caused 46 % (Open Road Alliance 2018). Sizes: assumption of this model.
    """
    n = now.numbers
    heard = n.heard_soon if now.vado.reply == "ask" and now.on("answer") else n.heard[now.vado.reply]
    return clip(n.falls[now.on(now.event.rule)] - heard * n.offered[now.tessera.terms])


def load(now: Situation) -> float:
    """Days of ten that Tessera's officer adds this quarter, 0.2-4.1. Assumption of this model: one cannot take on everything."""
    n = now.numbers
    effort = n.request_desk[now.tessera.request] + n.answer_desk[now.tessera.answer]
    effort += n.rule_desk["answer"] * now.on("answer") + n.rule_desk["change"] * now.on("change")
    return effort + n.rule_desk["no"] * (now.on("no") and now.refused)


def promise(now: Situation) -> tuple[bool, bool]:
    """Whether a promised answer is (kept, broken); neither where none is promised.

    Assumption of this model: it breaks when the desk is full.
    """
    fits = load(now) <= now.numbers.desk
    return now.on("answer") and fits, now.on("answer") and not fits
