"""The middle of a side's own answers, to begin its agreed one with: of which rows of which kind, and that it tells of nobody."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

import pytest

from kit.kinds.entry import rules_of
from kit.kinds.rules import OneOf
from kit.kinds.shelf import KINDS, kind_of
from kit.scoring import lower_median
from tests.scoring.test_release import ruled_out
from tests.screens.made import LIBRARY

SIDES = ("side-1", "side-2")
TOGETHER = [each for each in LIBRARY.shelf.values() if kind_of(each).pools == "declared"]
ORDERED = {"chairs", "map"}  # by name, so that another kind is looked at before it gives a start


def rows_of(exercise, sides=SIDES):
    kind = kind_of(exercise)
    return kind.ordered(kind.facts_of(exercise), sides)


LENGTHS = sorted({len(options) for each in TOGETHER for options in rows_of(each).values()})


def test_only_kinds_whose_rows_stand_in_an_order_give_a_start() -> None:
    assert {kind_of(each).name for each in TOGETHER if rows_of(each)} == ORDERED
    assert LENGTHS == [3, 4]


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize(("n", "insiders"), [(n, 1) for n in range(5, 13)] + [(n, 2) for n in range(7, 13)])
def test_from_a_start_nobody_can_rule_out_an_answer_of_anybody(length, n, insiders) -> None:
    assert ruled_out(n, lower_median, insiders, length) == 0


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize(("n", "insiders"), [(4, 1), (6, 2)])
def test_with_fewer_answers_a_start_would_leak_so_the_proof_can_fail(length, n, insiders) -> None:
    assert ruled_out(n, lower_median, insiders, length) > 0


def upper_median(h):
    return len(h) - 1 - lower_median(h[::-1])


def most_chosen(h):
    """The most frequent choice and how many made it, nothing where two are: what a row without an order has in place of a middle."""
    (top, many), *rest = Counter(dict(enumerate(h))).most_common()
    return (top, many) if not rest or rest[0][1] < many else None


PLANTED = {
    "shares": (6, lambda h: (lower_median(h), upper_median(h))),  # of two things that share one whole, both middles
    "map": (7, most_chosen),  # a choice between names
    "log": (3, lower_median),  # the third case, of which three people tell
    "timeline": (4, lower_median),  # a moment that four remember
    "chairs": (4, lower_median),  # the other chair, for those alone who thought of the same partner
}


@pytest.mark.parametrize("kind", sorted(PLANTED))
def test_what_each_kind_leaves_out_would_leak(kind) -> None:
    n, shown = PLANTED[kind]
    assert ruled_out(n, shown, 1) > 0
    assert set(PLANTED) == {name for name, each in KINDS.items() if each.pools == "declared"}


def unfit(exercise, rows) -> list[str]:
    """Why the middle of many answers to these rows would mean nothing, or say something of another row."""
    rules, wrong = rules_of(exercise), []
    for question, options in rows.items():
        head = question.split(".")[0 if question[0].isdigit() else 1 if question.startswith("row.") else 0]
        if f"{head}.label" in rules or f"label.{head}" in rules:
            wrong.append(f"{question}: everybody's own case")
        if not isinstance(rules[question], OneOf) or set(rules[question].options) - {"unknown"} != set(options):
            wrong.append(f"{question}: not one of these")
        if {"side-1", "side-12", "funds", "people"} & set(map(str, options)):
            wrong.append(f"{question}: names have no order")
    if exercise.kind == "shares":
        wrong += [f"{key}: parts of one whole" for key, _ in groupby(rows, key=lambda question: question.split(".")[0])]
    return wrong


@pytest.mark.parametrize("exercise", TOGETHER, ids=lambda each: each.id)
def test_every_row_that_gives_a_start_is_the_same_for_everybody_and_by_itself(exercise) -> None:
    assert unfit(exercise, rows_of(exercise)) == []


@pytest.mark.parametrize("kind", ["log", "shares", "timeline"])
def test_rows_of_the_other_kinds_are_caught_if_they_were_given(kind) -> None:
    exercise = next(each for each in TOGETHER if each.kind == kind)
    naive = {q: rule.options for q, rule in rules_of(exercise).items() if isinstance(rule, OneOf) and "." in q}
    assert unfit(exercise, naive)


def test_with_several_partners_the_other_chair_gives_no_start() -> None:
    exercise = next(each for each in TOGETHER if each.kind == "chairs")
    assert {question.split(".")[1] for question in rows_of(exercise)} == {"funds", "other"}
    assert {question.split(".")[1] for question in rows_of(exercise, (*SIDES, "side-3"))} == {"funds"}
