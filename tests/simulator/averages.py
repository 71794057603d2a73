"""What the specification claims of averages: each a sentence and a test over many stories, so that it can be asked of other numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import fmean

from kit.simulator import OTHER, RULES, USUAL, Outcome
from tests.simulator.cases import Case

Cases = Sequence[Case]


def mean(figure: str, ends: Sequence[Outcome]) -> float:
    return fmean(getattr(end, figure) for end in ends)


def thrown(cases: Cases, rules: str, figure: str) -> float:
    return mean(figure, [case.thrown[rules] for case in cases])


def house(cases: Cases, rules: str, figure: str) -> float:
    return mean(figure, [case.house[rules] for case in cases])


def fixed(cases: Cases, rules: frozenset[str], vado: str, tessera: str, figure: str) -> float:
    return mean(figure, [case.fixed(rules, vado, tessera) for case in cases])


def closed(cases: Cases, rules: str) -> float:
    """Of the way from the usual rules to all eight, what a rule set closes on the worst of households, weeks and trust."""
    ways = []
    for figure in ("files", "weeks", "trust"):
        usual, every = thrown(cases, "usual", figure), thrown(cases, "all eight", figure)
        ways.append((thrown(cases, rules, figure) - usual) / (every - usual))
    return min(ways)


def most_files(cases: Cases, rules: frozenset[str]) -> str:
    """What somebody writes who wants most for the households, to a Tessera that answers."""
    return max(("all", "form", "fine"), key=lambda word: fixed(cases, rules, f"work {word} carry", "pass act half", "files"))


def runs_down(cases: Cases) -> bool:
    start = cases[0].start
    return house(cases, "usual", "weeks") < start.reserve and house(cases, "usual", "strain") > start.strain


def looks_well(cases: Cases) -> bool:
    start = cases[0].start
    return house(cases, "usual", "room") > start.room and house(cases, "usual", "donor") > start.donor


def three_help(cases: Cases) -> bool:
    return all(house(cases, "pay change share", figure) > house(cases, "usual", figure) for figure in ("files", "weeks"))


def three_cost(cases: Cases) -> bool:
    return house(cases, "pay change share", "room") < house(cases, "usual", "room")


def all_cost(cases: Cases) -> bool:
    dearer = thrown(cases, "all eight", "room") < thrown(cases, "usual", "room")
    return dearer and thrown(cases, "all eight", "desk") > thrown(cases, "usual", "desk")


def no_single_rule(cases: Cases) -> bool:
    return max(closed(cases, rule) for rule in RULES) < 1 / 3


def light_report(cases: Cases) -> bool:
    return thrown(cases, "paper", "weeks") < thrown(cases, "usual", "weeks")


def dropping(cases: Cases) -> bool:
    drop, passed = (fixed(cases, OTHER, "work all ask", f"{way} act half", "weeks") for way in ("drop", "pass"))
    return drop < passed


def guess(cases: Cases) -> bool:
    act, note = (fixed(cases, OTHER, "work fine carry", f"pass {way} half", "files") for way in ("act", "note"))
    return act < note


def hide_or_speak(cases: Cases) -> bool:
    return most_files(cases, OTHER) == "all" and most_files(cases, USUAL) != "all"


AVERAGES: dict[str, Callable[[Cases], bool]] = {
    "usual rules: two decent people run Vado down": runs_down,
    "usual rules: on Tessera's screen all goes well": looks_well,
    "three other rules: more households, more weeks": three_help,
    "three other rules: less free money at Tessera": three_cost,
    "all eight: less free money, more days at the desk": all_cost,
    "no single rule closes a third on all three": no_single_rule,
    "a light report alone: fewer weeks": light_report,
    "dropping each request: fewer weeks (other rules)": dropping,
    "help on a guess: fewer households": guess,
    "the same aim hides (usual) and speaks (other)": hide_or_speak,
}
