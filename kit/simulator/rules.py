"""The eight rules of the agreement: each is set as usual, or the other way. A rule set names those that are set the other way."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from kit.errors import AnswerRefused

Rules = frozenset[str]
RULES = ("pay", "paper", "change", "rate", "share", "answer", "voice", "no")
USUAL: Rules = frozenset()
OTHER: Rules = frozenset(RULES)
AT_MOST = 3  # how many a room may change: a limit makes people argue for one instead of ticking all


def rule_set(names: Iterable[str]) -> Rules:
    """The set of these rules. Raises: AnswerRefused if one is none of the eight.

    >>> sorted(rule_set(["share", "pay"]))
    ['pay', 'share']
    """
    found = frozenset(names)
    if found - OTHER:
        raise AnswerRefused("rules")
    return found


def in_order(rules: Rules) -> tuple[str, ...]:
    """Its rules in the order of the agreement.

    >>> in_order(frozenset({"share", "pay"}))
    ('pay', 'share')
    """
    return tuple(rule for rule in RULES if rule in rules)


def rule_sets(at_most: int = AT_MOST) -> tuple[Rules, ...]:
    """Every set of at most so many rules, the smallest first.

    >>> len(rule_sets()), len(rule_sets(8))
    (93, 256)
    """
    return tuple(frozenset(some) for size in range(at_most + 1) for some in combinations(RULES, size))
