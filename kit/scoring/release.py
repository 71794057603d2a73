"""The one door: what leaves a round. For each question and side the middle answer, never who and never how many.

Decided by head counts only: whether something is shown must not depend on what people answered, for a mask speaks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

LEVELS = range(5)
ASIDES = ("unknown", "not_applicable", "rather_not")
FEWEST_ANSWERS, FEWEST_FINISHED, FEWEST_FOR_ZONES = 5, 7, 20
FEWEST_JOINED = 9  # several organisations in one group: two colleagues of somebody may know what they answered themselves

Counts = Mapping[int | str, int]
Zones = tuple[bool, bool, bool]


@dataclass(frozen=True)
class Row:
    """What is shown of one question.

    `level` 0–4 (None: too few chose one), `aside`: what a declared side said instead, or "unknown" where more than half of many
    could not see it ("" otherwise), `zones`: see there.
    """

    question: str
    level: int | None
    aside: str = ""
    zones: Zones | None = None
    value: object = None


NOT_SHOWN = ("at", "finished", "action")


def declare(said: Mapping[str, object]) -> list[Row]:
    """What a side says in its own name, written by its speaker and agreed by it: question by question, as it stands.

    Args: said, question → value. Returns: a row for every question, in the order of their ids; where the page was, and the
    speaker's own notes for an action, are not part of it.

    >>> declare({"at": "picture", "partners.who": "ours"})
    [Row(question='partners.who', level=None, aside='', zones=None, value='ours')]
    """
    return [Row(question, None, value=said[question]) for question in sorted(said) if question.partition(".")[0] not in NOT_SHOWN]


def slips_count(*, phones: int, slips: int, checked: bool, fewest: int = FEWEST_FINISHED) -> bool:
    """Whether a side's slips of paper are counted: whoever enters them knows them all, and could choose them.

    Args: phones, people who have finished on a phone; slips, slips of paper entered; checked, a second seat of the side has
      entered them too, the same; fewest, how many finishers the side needs.
    Returns: true where so many more finished on phones than there are slips, or where nobody did and two entered them.
    Source: own rule; proof by enumeration in tests/scoring/test_release.py. Not yet validated.

    >>> slips_count(phones=9, slips=2, checked=False), slips_count(phones=8, slips=2, checked=True)
    (True, False)
    >>> slips_count(phones=0, slips=9, checked=True), slips_count(phones=0, slips=9, checked=False)
    (True, False)
    """
    return phones >= slips + fewest if phones else checked


def release(
    counts: Mapping[str, Counts],
    questions: Sequence[str],
    *,
    anonymous: bool,
    finished: int,
    smallest: int = FEWEST_ANSWERS,
    fewest: int = FEWEST_FINISHED,
    known: Mapping[str, int] | None = None,
    spread: bool = True,
) -> list[Row]:
    """What one side's answers show: a row for every question, or nothing at all.

    Args: counts, question → value (level 0–4 or an aside) → people; `finished`, people of the side who finished;
      `smallest`, answers to a question before its middle is shown (5 or more); `fewest`, finishers that an anonymous side needs;
      `known`, question → how many of its answers one person knows, having entered them from paper: beside them there must be
      `smallest` answers more than there are of them; `spread`, whether zones may be told from twenty answers on.
    Returns: rows in the order of `questions`; none where an anonymous side has too few finishers, a declared one none.
    Raises: ValueError if `smallest` is below five.
    Source: own rule; proof by enumeration in tests/scoring/test_release.py. Not yet validated.

    >>> release({"self.A1.1": {1: 2, 3: 3, "unknown": 2}}, ["self.A1.1"], anonymous=True, finished=7)
    [Row(question='self.A1.1', level=3, aside='', zones=None, value=None)]
    >>> release({"self.A1.1": {1: 2, 3: 2}}, ["self.A1.1"], anonymous=True, finished=7)[0].level is None
    True
    >>> release({"self.A1.1": {1: 6}}, ["self.A1.1"], anonymous=True, finished=6)
    []
    >>> release({"self.A1.1": {"unknown": 1}}, ["self.A1.1"], anonymous=False, finished=1)
    [Row(question='self.A1.1', level=None, aside='unknown', zones=None, value=None)]
    >>> release({"view.A1.1": {1: 3, "unknown": 4}}, ["view.A1.1"], anonymous=True, finished=7)[0].aside
    'unknown'
    """
    if smallest < FEWEST_ANSWERS:
        raise ValueError("A middle of fewer than five answers can betray one of them.")
    if finished < (fewest if anonymous else 1) or not (anonymous or any(map(bool, counts.values()))):
        return []
    if not anonymous:
        return [_declared(question, counts.get(question, {})) for question in questions]
    rows = (_pooled(q, counts.get(q, {}), smallest=smallest, finished=finished, known=(known or {}).get(q, 0)) for q in questions)
    return [row if spread else replace(row, zones=None) for row in rows]


def _pooled(question: str, given: Counts, *, smallest: int, finished: int, known: int) -> Row:
    levels = [given.get(level, 0) for level in LEVELS]
    if sum(levels) < smallest + 2 * known:
        unseen = not known and 2 * given.get("unknown", 0) > finished
        return Row(question, None, "unknown" if unseen else "")
    return Row(question, lower_median(levels), zones=zones(levels))


def _declared(question: str, given: Counts) -> Row:
    level = next((level for level in LEVELS if level in given), None)
    return Row(question, level, next((aside for aside in ASIDES if aside in given), ""))


def lower_median(levels: Sequence[int]) -> int:
    """The middle answer; of two middle ones the lower.

    Formula: the smallest level at or below which at least half of the answers lie.
    Args: levels, five counts of people, for levels 0 to 4. Returns: a level, 0–4.
    Raises: ValueError if nobody answered.
    Source: the lower (type 1) sample quantile at 1/2, Hyndman & Fan 1996, doi 10.2307/2684934.

    >>> lower_median([1, 1, 0, 1, 1])
    1
    >>> lower_median([0, 0, 2, 3, 0])
    3
    """
    half, so_far = sum(levels) / 2, 0
    for level, people in enumerate(levels):
        so_far += people
        if so_far >= half and so_far > 0:
            return level
    raise ValueError("Nobody answered.")


def zones(levels: Sequence[int]) -> Zones | None:
    """Which of low (0–1), middle (2) and high (3–4) hold more than a quarter of the answers; None below twenty answers.

    Formula: 4 · c > n for each zone's count c of n. Args: levels, five counts of people. Returns: three truths.
    Source: own rule, coded by size only, not yet validated; proof by enumeration in tests/scoring/test_release.py, where counts
      clipped to 3 … n − 3 fail.

    >>> zones([10, 2, 2, 6, 0])
    (True, False, True)
    >>> zones([4, 4, 4, 4, 3]) is None
    True
    """
    n = sum(levels)
    if n < FEWEST_FOR_ZONES:
        return None
    low, middle, high = (4 * c > n for c in (levels[0] + levels[1], levels[2], levels[3] + levels[4]))
    return low, middle, high
