"""What a quarter does to the people of Vado."""

from __future__ import annotations

from kit.simulator.situation import Situation
from kit.simulator.state import clip


def exposed(now: Situation) -> float:
    """Danger that people are not protected from, ≥ 0: the event's, a microphone's, that of what is written down.

    Sign: of 408 victims of major attacks on aid workers in 2018, 379 were national staff (AWSD). Sizes: assumption of this model.
    """
    n = now.numbers
    danger = now.event.danger * now.size * (n.refused_danger if now.refused else 1)
    danger += n.danger["voice"] * now.voiced + n.danger["all"] * (now.vado.word == "all")
    return danger * (1 - now.state.guard)


def strain(now: Situation, tasks: float, gap: float, unpaid: float, exposed: float) -> float:
    """Overload that stays, 0-1. `tasks`: days of report and event; `gap`, `unpaid`: weeks.

    Sign: burnout as a stock that recovers slowly (Homer 1985; Oliva & Sterman 2010). Sizes: assumption of this model.
    """
    n = now.numbers
    found = n.recovers * now.state.strain + n.pace[now.vado.days] + n.overload * max(0.0, tasks - n.bearable)
    return clip(found + n.worry * gap + n.owed * unpaid + n.fear * exposed)


def gone(now: Situation, part: float) -> float:
    """Experienced people who leave, ≥ 0: with an offer, more when strained, fewer when Vado has a name; and the worn out without.

    Sign: recruiting from national organisations drains them (HAG 2023; Charter for Change). Sizes: assumption of this model.
    """
    n, s = now.numbers, now.state
    tempted = clip(n.tempted + n.tempted_more["strain"] * s.strain + n.tempted_more["name"] * s.name)
    return now.event.leave * now.size * tempted * (1 if now.refused else part) + max(0.0, s.strain - n.breaking)


def guard(now: Situation, exposed: float) -> float:
    """How well people are protected, 0-1.

    Sign: safety is rarely discussed and less often funded (GISF 2020). Sizes: assumption of this model.
    """
    n = now.numbers
    return clip(now.state.guard + n.care[now.vado.days] + n.safer * now.on("share") - n.exposed * exposed)


def name(now: Situation) -> float:
    """Vado's public name, 0-10: it grows where Vado speaks for itself. Assumption of this model."""
    n = now.numbers
    return clip(now.state.name + n.named["hearing"] * now.hearing + n.named["voice"] * now.voiced, 10)
