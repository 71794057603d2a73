"""Every size that the model assumes, in one table that a notebook may turn. Studies support signs; all sizes are assumptions.

Units: w = weeks of Vado's running costs, d = days of ten, hh = households, pt = points of ten, a part = 0-1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from kit.simulator.events import EVENTS, Event

Ways = Mapping[str, float]


def of(value: Any, unit: str, reading: str) -> Any:
    """One number (or one for each way of a tap), its unit and how it is read."""
    about = {"unit": unit, "reading": reading}
    if isinstance(value, dict):
        return field(default_factory=lambda: MappingProxyType(value), metadata=about)
    return field(default=value, metadata=about)


@dataclass(frozen=True)
class Numbers:
    """The sizes of all equations; a pair is (usual, the other way)."""

    events: Mapping[str, Event] = of(EVENTS, "see Event", "what each event brings")
    # on whom a surprise falls
    falls: tuple[float, float] = of((0.95, 0.30), "part", "of a surprise that falls on Vado, before anybody speaks")
    heard: Ways = of({"carry": 0.20, "ask": 0.40, "no": 0.10}, "part", "that Tessera could take on, by what Vado says")
    heard_soon: float = of(0.55, "part", "that Tessera could take on if asked, where an answer comes within two weeks")
    offered: Ways = of({"keep": 0.0, "half": 0.5, "take": 1.0}, "part", "of that which Tessera takes on")
    # the desk
    request_desk: Ways = of({"pass": 0.2, "mine": 1.5, "drop": 0.4}, "d", "of the officer for the donor's request")
    answer_desk: Ways = of({"act": 1.0, "note": 0.3, "later": 0.0}, "d", "of the officer for an answer")
    rule_desk: Ways = of({"answer": 0.7, "change": 0.4, "no": 0.5}, "d", "of the officer that a rule takes (no: if one was said)")
    desk: float = of(3.0, "d", "a quarter that the officer can add; above that a promised answer comes late")
    # when the money comes
    slow: float = of(1.5, "w", "between a full report and the money")
    unfinished: float = of(3.0, "w", "more for a report of which nothing was done")
    watched_below: float = of(4.0, "pt", "of trust in Vado, below which it is watched")
    watched_wait: float = of(1.0, "w", "more where Vado is watched")
    covers: float = of(5.0, "w", "of delay that money in advance covers")
    stopped_gap: float = of(0.5, "part", "of a gap that is felt if work stops until the money is here")
    # where the days go
    report: tuple[float, float] = of((2.4, 1.4), "d", "that a quarter's report takes")
    accountant: float = of(0.2, "d", "less for a report where accounts are paid for")
    asked: Ways = of({"pass": 1.2, "mine": 0.3, "drop": 0.0}, "d", "of Vado for the donor's request")
    watched_days: float = of(0.6, "d", "of Vado for being watched")
    done: Ways = of({"work": 0.5, "paper": 1.0, "team": 0.7}, "part", "of the report that gets done")
    writing: Ways = of({"all": 0.5, "form": 0.2, "fine": 0.0}, "d", "to write to Tessera")
    asking: float = of(0.4, "d", "to ask for something")
    worn: float = of(0.35, "part", "of the days that full strain takes")
    overtime: float = of(0.8, "d", "more where most days go to the households")
    rest: tuple[float, float] = of((0.3, 1.3), "d", "for the team itself: otherwise, and where it comes first")
    waiting: float = of(0.08, "d", "that a week's wait for money takes")
    refused_days: float = of(0.3, "part", "of an event's days that are left after a no")
    prompt_days: float = of(0.8, "part", "of an event's days that are left where help comes at once")
    refused_work: float = of(0.85, "part", "of the work that is left after a no")
    # help
    knows: Ways = of({"all": 0.9, "form": 0.5, "fine": 0.1}, "part", "of the truth that Tessera knows")
    help: float = of(1.2, "d", "that help brings where all is known")
    guess: float = of(0.8, "d", "that help costs Vado where it rests on a guess")
    late_help: float = of(0.6, "part", "of help that is left a quarter later")
    # money
    instalment: float = of(11.0, "w", "paid a quarter for the joint work")
    core: tuple[float, float] = of((0.08, 0.18), "part", "of that paid for rent, accounts and safety")
    cut: float = of(0.8, "part", "of the instalment that is left after a donor's cut")
    cut_below: float = of(4.0, "pt", "of the donor's confidence, below which it cuts")
    dues: float = of(0.6, "w", "a quarter from Vado's members")
    name_income: float = of(0.2, "w", "a quarter for each point of Vado's name")
    costs: float = of(13.0, "w", "that a quarter costs with nine people")
    salaries: float = of(0.7, "part", "of the costs that are salaries")
    safety: float = of(0.7, "w", "a quarter for accounts and safety, where they are paid for")
    gap_costs: float = of(0.1, "w", "that a week without money costs (borrowing, fines)")
    refused_bill: float = of(0.2, "part", "of an event's bill that is left after a no")
    disallowed: float = of(0.7, "part", "of what was spent without papers that an audit asks back")
    helping: float = of(0.6, "w", "that an answer with something in it costs Tessera")
    room_grows: float = of(0.8, "w", "a quarter that Tessera's free money grows")
    loose: tuple[float, float] = of((0.35, 0.60), "w", "without papers for each day of report undone; if paid in advance")
    wait_paid: float = of(0.3, "w", "that Vado pays for each week of waiting, as part of all surprises")
    # the households
    per_day: float = of(11.0, "hh", "whose file a day of ten brings forward")
    held: float = of(0.72, "part", "of those files that hold")
    told: float = of(0.16, "part", "more where all was said and acted on at once")
    minded: Ways = of({"act": 1.0, "note": 0.5, "later": 0.0}, "part", "of what was said that is used, by the answer")
    late_minded: float = of(0.5, "part", "of that which is left where the answer is not prompt")
    trust_held: float = of(0.015, "part", "more for each point of the lower trust above the middle")
    ready: float = of(0.45, "part", "of a sudden chance that can be taken")
    ready_more: Ways = of({"change": 0.3, "taken": 0.25}, "part", "more if Vado may move money; if Tessera, asked, took it on")
    enough: float = of(5.0, "d", "of work below which less of the chance can be taken")
    voice_wins: float = of(0.5, "part", "more won where Vado's people speak and are protected")
    luck: float = of(1.0, "part", "of the river's moods that count; 0: it treats every quarter alike")
    # people
    refused_danger: float = of(0.5, "part", "of an event's danger that is left after a no")
    danger: Ways = of({"voice": 0.8, "all": 0.08}, "part", "of danger from a microphone; from what is written down")
    recovers: float = of(0.9, "part", "of strain that is left a quarter later")
    pace: Ways = of({"work": 0.07, "paper": 0.03, "team": -0.03}, "part", "of strain from where the days go")
    overload: float = of(0.06, "part", "of strain for each day of report and event above what is bearable")
    bearable: float = of(2.0, "d", "of report and event that strain nobody")
    worry: float = of(0.04, "part", "of strain for each week without money")
    owed: float = of(0.08, "part", "of strain for each week of salaries not paid")
    fear: float = of(0.35, "part", "of strain from full exposure")
    tempted: float = of(0.45, "part", "of those with an offer who take it, unstrained and unknown")
    tempted_more: Ways = of({"strain": 0.6, "name": -0.04}, "part", "more of them with full strain; for a point of Vado's name")
    breaking: float = of(0.6, "part", "of strain above which people leave without an offer")
    care: Ways = of({"work": -0.05, "paper": -0.03, "team": 0.15}, "part", "of protection from where the days go")
    safer: float = of(0.06, "part", "of protection where safety is paid for")
    exposed: float = of(0.3, "part", "of protection that full exposure takes")
    named: Ways = of({"hearing": 0.2, "voice": 1.4}, "pt", "of Vado's name from a hearing; from speaking at it")
    # what each thinks of the other
    bad_wait: float = of(4.0, "w", "of waiting that make a quarter bad")
    bad_bill: float = of(1.0, "w", "paid by Vado that make a quarter bad")
    bad_strain: float = of(0.5, "part", "of strain that makes a quarter bad")
    answered: Ways = of({"act": 0.9, "note": 0.2, "later": -0.7}, "pt", "of Vado's trust by the answer")
    counted: Ways = of({"all": 1.0, "form": 0.6, "fine": 0.1}, "part", "of that which counts, by what was told")
    shared: float = of(0.7, "pt", "of Vado's trust where all of a cost is taken on")
    speaking: float = of(0.6, "pt", "of Vado's trust for speaking in its own name")
    prompt: float = of(0.2, "pt", "of Vado's trust for a promise kept")
    broken: float = of(0.6, "pt", "of Vado's trust that a broken promise costs")
    billed: float = of(0.3, "pt", "of Vado's trust that a bad bill costs")
    kept_waiting: float = of(0.06, "pt", "of Vado's trust that a week of waiting costs")
    wanted: Ways = of({"above": 1.0, "costs": 0.2}, "d, pt", "of extra requests; above so many, so much of Vado's trust goes")
    reported: float = of(0.6, "pt", "of Tessera's trust for the part of a report above the expected")
    expected: float = of(0.7, "part", "of a report that is expected")
    openness: Ways = of({"all": 0.4, "form": 0.1, "fine": 0.4}, "pt", "of Tessera's trust by what was told")
    too_fine: float = of(0.3, "pt", "less for “fine” where a no is not held against Vado")
    unmasked: float = of(0.9, "pt", "of Tessera's trust for each bad quarter called fine that comes out")
    told_badly: Ways = of({"bad": 0.8, "no": 1.0, "ask": 0.3}, "pt", "of Tessera's trust for bad news, a no, asking, remembered")
    questions: Ways = of({"bad": 0.7, "no": 0.5}, "d", "of closer questions after bad news or a no, if remembered")
    # the donor
    request_donor: Ways = of({"pass": 0.3, "mine": 0.2, "drop": -0.4}, "pt", "of the donor's confidence for its request")
    report_donor: float = of(0.5, "pt", "for the part of a report above the expected")
    fine_donor: float = of(0.2, "pt", "for “all on track”")
    seen_donor: tuple[float, float] = of((1.0, 0.3), "pt", "for a hearing, if Tessera speaks; if Vado does")
    result_donor: float = of(0.006, "pt", "for each household above what the donor expects")
    result_expected: float = of(70.0, "hh", "a quarter that the donor expects")
    no_donor: tuple[float, float] = of((0.35, 0.20), "pt", "that a no costs")
    found_donor: float = of(0.6, "pt", "that each bad quarter called fine costs when it comes out")
    rule_donor: Ways = of({"paper": 0.2, "change": 0.15, "pay": 0.5}, "pt", "that a rule costs with the donor (pay: at an audit)")
