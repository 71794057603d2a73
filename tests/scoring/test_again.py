"""The same people asked more than once: two questions of one person, a seat added, a round with somebody replaced."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from itertools import product, zip_longest

import pytest

from kit.scoring import FEWEST_ANSWERS, lower_median, release
from tests.scoring.test_release import LEVELS, histograms, ruled_out

FEW = range(3)  # levels, where every answer of everybody to two questions is gone through: a proof that takes seconds
Told = Callable[[tuple[int, ...], tuple[int, ...]], object]


@cache
def middle(answers: tuple[int, ...]) -> int:
    return lower_median([answers.count(level) for level in LEVELS])


def both(first: tuple[int, ...], second: tuple[int, ...]) -> object:
    return middle(first), middle(second)


def pairs_ruled_out(people: int, more: int, told: Told) -> int:
    """In how many situations the first person, who knows their own two answers, can rule out a pair of answers for anybody else.

    `people` answer both times, `more` only the second time.
    """
    possible: dict[object, list[set[tuple[int | None, int]]]] = defaultdict(lambda: [set() for _ in range(people + more - 1)])
    for given in product(FEW, repeat=2 * people + more):
        first, second = given[:people], given[people:]
        knows = (first[0], second[0], told(first, second))
        for others, said in zip(possible[knows], zip_longest(first[1:], second[1:]), strict=True):
            others.add(said)
    return sum(len(said) < len(FEW) ** (2 if n < people else 1) for all_ in possible.values() for n, said in enumerate(all_, 1))


def test_self_and_meta_of_the_same_people_together_rule_out_nothing() -> None:
    """Two questions to the same five: what the one shows says nothing about the other, of nobody."""
    assert pairs_ruled_out(FEWEST_ANSWERS, 0, both) == 0


@pytest.mark.long
def test_a_seat_added_between_two_looks_rules_out_nothing_as_long_as_all_may_answer_otherwise() -> None:
    assert pairs_ruled_out(FEWEST_ANSWERS - 1, 1, both) > 0, "of four it does: the proof can fail"
    assert pairs_ruled_out(FEWEST_ANSWERS, 1, both) == 0


def test_that_nobody_changed_would_rule_something_out_so_the_proof_can_fail() -> None:
    assert pairs_ruled_out(FEWEST_ANSWERS, 0, lambda first, second: (middle(first), first == second)) > 0


def test_one_question_shows_the_same_whatever_else_is_asked() -> None:
    """Of each question its own answers decide, and the number of people who have finished: no other question."""
    for one, other in product(list(histograms(6, 3))[::3], repeat=2):
        asked = {"self.q": dict(enumerate(one)), "meta.q": dict(enumerate(other))}
        rows = release(asked, ["self.q", "meta.q"], anonymous=True, finished=7)
        assert rows == [release(asked, [q], anonymous=True, finished=7)[0] for q in ("self.q", "meta.q")]


@pytest.mark.parametrize("added", range(1, 4))
@pytest.mark.parametrize(("insiders", "fewest"), [(1, 5), (2, 7), (3, 9)])
def test_added_seats_before_closing_keep_the_promise_of_so_many_answers(insiders, fewest, added) -> None:
    """They are answers like the others: the promise hangs on how many answer that question, not on how many were planned."""
    assert ruled_out(fewest + added, lower_median, insiders) == 0


def replaced(people: int) -> Iterator[tuple[int, int, int, int]]:
    """Somebody left, somebody came, everybody else answers as before: (middle before, now, who left, who came)."""
    for staying in histograms(people - 1):
        for left, came in product(LEVELS, repeat=2):
            before, now = ([n + (level == who) for level, n in enumerate(staying)] for who in (left, came))
            yield lower_median(before), lower_median(now), left, came


@pytest.mark.parametrize("people", [5, 7, 8])
def test_where_all_others_answer_alike_a_moved_middle_says_where_leaver_and_newcomer_stood(people) -> None:
    """As the promise says it: on the side that it came from or at the old middle, on the side that it went to or at the new one."""
    found: dict[bool, set[tuple[int, int]]] = {True: set(), False: set()}
    for before, now, left, came in replaced(people):
        if now > before:
            assert left <= before < now <= came
        if now < before:
            assert came <= now < before <= left
        found[now != before].add((left, came))
    assert found[False] == set(product(LEVELS, repeat=2)), "a middle that stays says nothing of the two"
    assert found[True] < found[False]


def test_with_one_replaced_nothing_is_ruled_out_as_long_as_all_may_answer_otherwise() -> None:
    """Four stay, one leaves, one comes: of whoever stays any pair is possible, of the two any level."""
    possible: dict[object, set[tuple[int, ...]]] = defaultdict(set)
    for given in product(FEW, repeat=10):
        first, second = given[:5], given[5:]
        possible[first[0], second[0], both(first, second)].add((first[1], second[1], first[4], second[4]))
    for told in possible.values():
        assert {(stays, again) for stays, again, _, _ in told} == set(product(FEW, repeat=2))
        assert {left for _, _, left, _ in told} == set(FEW)
        assert {came for _, _, _, came in told} == set(FEW)
