"""What readers of one question say, put together, and whether the question passes.

Sources: Kendall and Babington Smith 1939 for W; retranslation as a step of scale making, Smith and Kendall 1963. The thresholds are
this project's own: practice keeps about three in four, and no primary source fixes a number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

LEVELS = 5
EXACT, SLIP, CONCORD, NAMED, FEWEST = 0.80, 0.20, 0.90, 0.60, 5
NEAR = {  # families that may be named for each other
    frozenset(pair) for pair in (("VOICE", "ROOM"), ("VOICE", "REACH"), ("TERMS", "NO"), ("EFFORT", "NO"), ("SHOWN", "REACH"))
}
SLACK = 1e-9


@dataclass(frozen=True)
class Answer:
    """One reader on one question: the levels from the least liked to the most, those that are equal or off, the family, a note."""

    order: tuple[int, ...]
    equal: tuple[int, ...] = ()
    other: tuple[int, ...] = ()
    about: str = ""
    note: str = ""


@dataclass(frozen=True)
class Verdict:
    """What came of a question: readers, shares from 0 to 1, W from 0 to 1, families named, faults in words."""

    readers: int
    exact: float
    concord: float
    named: Counter[str]
    verdict: str
    why: tuple[str, ...]
    notes: tuple[str, ...]
    ranks: tuple[float, ...]


def concordance(orders: list[tuple[int, ...]]) -> float:
    """Kendall's W: 12 S / (m² (n³ − n)) for m readers and n levels; 1 if all give one order, the right one or not.

    >>> round(concordance([(0, 1, 2, 3, 4)] * 5), 2), round(concordance([(0, 1, 2, 3, 4)] * 4 + [(0, 2, 1, 3, 4)]), 3)
    (1.0, 0.968)
    >>> round(concordance([(0, 1, 2, 3, 4), (4, 3, 2, 1, 0)]), 2)
    0.0
    """
    sums = [sum(order.index(level) for order in orders) for level in range(LEVELS)]
    mean = sum(sums) / LEVELS
    return 12 * sum((s - mean) ** 2 for s in sums) / (len(orders) ** 2 * (LEVELS**3 - LEVELS))


def judge(answers: list[Answer], family: str = "") -> Verdict:
    """Pass: five readers or more, the exact order from 80 %, no pair turned round or equal for more than 20 %, W 0.90 or more,
    no level on another subject for more than 20 %, one family named by 60 %. Fewer than five readers are a screen only.

    >>> good = Answer((0, 1, 2, 3, 4), about="MOMENT")
    >>> judge([good] * 5, "MOMENT").verdict
    'pass'
    >>> judge([good] * 3 + [Answer((0, 2, 1, 3, 4), about="MOMENT")] * 2, "MOMENT").why[0]
    'exact order 60 %'
    """
    orders = [answer.order for answer in answers]
    exact = sum(order == tuple(range(LEVELS)) for order in orders) / len(answers)
    named = Counter(answer.about for answer in answers if answer.about not in ("", "?"))
    top = _family(named, family)
    why = tuple(_faults(answers, exact, named, top))
    verdict = "fail" if why else "pass" if top == family or not family else f"reclassify as {top}"
    if not why and len(answers) < FEWEST:
        verdict = f"screen only ({len(answers)} of {FEWEST} readers)"
    ranks = tuple(sum(order.index(level) for order in orders) / len(orders) for level in range(LEVELS))
    notes = tuple(answer.note for answer in answers if answer.note)
    return Verdict(len(answers), exact, concordance(orders), named, verdict, why, notes, ranks)


def _family(named: Counter[str], meant: str) -> str:
    most = max(named.values(), default=0)
    return meant if meant and most and named[meant] == most else next((key for key, n in named.most_common(1)), "")


def _faults(answers: list[Answer], exact: float, named: Counter[str], top: str) -> Iterator[str]:
    if exact < EXACT - SLACK:
        yield f"exact order {_percent(exact)}"
    for low in range(LEVELS):
        for high in range(low + 1, LEVELS):
            share = _share(answers, lambda a, low=low, high=high: _turned(a, low, high))
            if share > SLIP + SLACK:
                yield f"levels {low} and {high} turned round or equal: {_percent(share)}"
    if concordance([answer.order for answer in answers]) < CONCORD:
        yield f"W {concordance([answer.order for answer in answers]):.2f}"
    for level in range(LEVELS):
        share = _share(answers, lambda a, level=level: level in a.other)
        if share > SLIP + SLACK:
            yield f"level {level} is about another subject: {_percent(share)}"
    times = sum(count for key, count in named.items() if key == top or frozenset((key, top)) in NEAR)
    if times / len(answers) < NAMED - SLACK:
        yield "no family named by 60 %: " + (", ".join(f"{key} {n}" for key, n in named.most_common()) or "none")


def _turned(answer: Answer, low: int, high: int) -> bool:
    return answer.order.index(low) > answer.order.index(high) or {low, high} <= set(answer.equal)


def _share(answers: list[Answer], holds: Callable[[Answer], bool]) -> float:
    return sum(map(holds, answers)) / len(answers)


def _percent(share: float) -> str:
    return f"{share:.0%}".replace("%", " %")
