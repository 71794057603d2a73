"""What is looked at in the end, and never added up; and one's own choices under every other set of rules."""

from __future__ import annotations

from dataclasses import dataclass

from kit.simulator.numbers import Numbers
from kit.simulator.rules import in_order, rule_sets
from kit.simulator.run import NUMBERS, Run, replay
from kit.simulator.seeing import rounded
from kit.simulator.state import POINTS, State, clip


@dataclass(frozen=True)
class Outcome:
    """The end of a run, each figure rounded to 1/10 000."""

    files: float  # households whose file holds, 0-900
    weeks: float  # that Vado can go on alone; below 0: salaries not paid
    staff: float  # experienced people still at Vado, 0-9
    strain: float  # 0-1
    trust: float  # the lower of the two, 0-10
    vado_paid: float  # Vado's part of all surprises, 0-1
    room: float  # weeks of Tessera's free money, ≥ 0
    donor: float  # the donor's confidence, 0-10
    desk: float  # days of ten that the officer put in on top, summed


def outcome(end: State, numbers: Numbers = NUMBERS) -> Outcome:
    """The end that this state is: a closing visit finds what was called fine. Assumption of this model."""
    trust = min(end.trust_v, end.trust_t - numbers.unmasked * end.masked)
    found = {
        "files": end.files,
        "weeks": end.reserve - end.unpaid,
        "staff": end.staff,
        "strain": end.strain,
        "trust": clip(trust, POINTS),
        "vado_paid": end.paid_v / (end.paid_v + end.paid_t or 1),
        "room": end.room,
        "donor": clip(end.donor - numbers.found_donor * end.masked, POINTS),
        "desk": end.desk,
    }
    return Outcome(**{key: round(value, 4) for key, value in found.items()})


def table(run: Run) -> dict[str, list[float]]:
    """The choices of a run under each of the 93 sets of at most three rules, as JSON can hold it.

    "pay share" (the rules in the agreement's order, "" for the usual ones) → households, weeks at Vado, weeks at Tessera.
    """
    return {" ".join(in_order(rules)): three(outcome(replay(run, rules).state, run.numbers)) for rules in rule_sets()}


def three(end: Outcome) -> list[float]:
    """Households, weeks at Vado (below 0: salaries not paid), weeks at Tessera, once rounded: as every screen says them."""
    return [rounded(end.files, 10), rounded(end.weeks, 0.5), rounded(end.room, 0.5)]
