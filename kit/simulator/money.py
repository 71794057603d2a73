"""What a quarter costs, and who pays."""

from __future__ import annotations

from kit.simulator.situation import Situation
from kit.simulator.state import PEOPLE


def bill(now: Situation) -> float:
    """Weeks that the surprise costs, ≥ 0; an audit also asks back what was spent without papers. Assumption of this model."""
    n = now.numbers
    event = now.event.money * now.size * (n.refused_bill if now.refused else 1)
    return event + n.disallowed * now.size * now.state.loose * now.audit


def helping(now: Situation) -> float:
    """Weeks that Tessera's help costs it, ≥ 0 and never more than it has. Assumption of this model."""
    return min(now.numbers.helping, now.state.room) if now.tessera.answer == "act" else 0.0


def theirs(now: Situation, part: float) -> float:
    """Weeks of the surprise that Tessera pays: its part, while it has free money. Assumption of this model."""
    return min(now.state.room - helping(now), bill(now) * (1 - part))


def income(now: Situation) -> float:
    """Weeks that come in: the instalment with what is paid for rent, accounts and safety; dues; what Vado's name brings.

    Sign: two thirds of funders do not cover the administration that their grants cause (Humentum 2022). Sizes, 8 % and 18 %
    among them: assumption of this model.
    """
    n, s = now.numbers, now.state
    instalment = n.instalment * (1 + n.core[now.on("share")]) * (n.cut if s.donor < n.cut_below else 1)
    return instalment + n.dues + n.name_income * s.name


def costs(now: Situation) -> float:
    """Weeks that go out: salaries with the people who are there, the rest whoever is. 13 with nine. Assumption of this model."""
    n = now.numbers
    return n.costs * (1 - n.salaries + n.salaries * now.state.staff / PEOPLE) + n.safety * now.on("share")


def balance(now: Situation, part: float, gap: float) -> float:
    """Vado's free money after the quarter, in weeks; below nothing, salaries are not paid."""
    came = now.state.reserve + income(now) + helping(now) * now.knows
    return came - costs(now) - (bill(now) - theirs(now, part)) - now.numbers.gap_costs * gap


def room(now: Situation, part: float) -> float:
    """Tessera's free money after the quarter, in weeks, ≥ 0: a larger share comes out of it. Assumption of this model."""
    n = now.numbers
    share = n.instalment * (n.core[now.on("share")] - n.core[0])
    return max(0.0, now.state.room + n.room_grows - theirs(now, part) - helping(now) - share)


def loose(now: Situation, needed: float) -> float:
    """Weeks spent without all the papers, ≥ 0; an audit settles what there was. Assumption of this model."""
    n = now.numbers
    kept = 0.0 if now.audit else now.state.loose
    return kept + n.loose[now.on("pay")] * (1 - n.done[now.vado.days]) * needed
