from itertools import product
from random import Random

import pytest

from kit import asking, kinds
from kit.errors import AnswerRefused
from kit.kinds import rules, story

HOSTILE = [
    "<script>alert(1)</script>", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\x00", "\u202eevil", "\u2066x\u2069", "{{7*7}}", "${x}", "{funds}",
    "</script>", "'; DROP TABLE answer;--", "\ud800", "\U0001f469\u200d\U0001f4bb", "مرحبا", "a" * 500, "$\\frac{1}{2}$", "\r\n\t", "&lt;",
]  # fmt: skip
LEAVES = (
    lambda lot: lot.choice([None, True, False, float("nan"), float("inf"), 0.5, -0.0, lot.randint(-9, 9), 2 ** lot.randint(1, 90)]),
    lambda lot: lot.choice(HOSTILE),
    lambda lot: "".join(chr(lot.choice((lot.randrange(128), lot.randrange(0x3000), lot.randrange(0x110000)))) for _ in range(lot.randrange(9))),
)  # fmt: skip


def value(lot: Random, depth: int = 2) -> object:
    """What a browser could send: a leaf, or lists and tables of such."""
    which = lot.random()
    if not depth or which < 0.6:
        return lot.choice(LEAVES)(lot)
    inside = [value(lot, depth - 1) for _ in range(lot.randrange(5))]
    return inside if which < 0.8 else {str(lot.choice(LEAVES)(lot))[:5]: one for one in inside}


RULES = (rules.Text(), rules.A_LEVEL, rules.Flag(), rules.Day(), rules.SomeOf(("a", "b"), 2), rules.Ticks(("a", 1)))


@pytest.mark.parametrize("seed", range(10))
def test_ten_thousand_hostile_values_are_kept_clean_or_refused(seed) -> None:
    lot = Random(seed)
    for sent, rule in product([value(lot) for _ in range(1000)], RULES):
        try:
            kept = rule.accept(sent)
        except AnswerRefused as error:
            assert len(str(error)) < 100
            continue
        if isinstance(kept, str):
            kept.encode()
            assert len(kept) <= 500
            assert not any(c in rules.BIDI or (c < " " and c != "\n") for c in kept)


@pytest.mark.parametrize("value", ["x" * 501, "x" * 1_000_000, 7, None, ["x"]])
def test_a_megabyte_is_refused(value) -> None:
    with pytest.raises(AnswerRefused):
        rules.Text().accept(value)


def test_true_is_not_one() -> None:
    with pytest.raises(AnswerRefused):
        rules.A_LEVEL.accept(True)


def test_a_path_goes_only_where_the_story_leads() -> None:
    path = story.Path({"start": ["a", "b"], "a": ["c"]})
    assert path.accept("a/c") == "a/c"
    for wrong in ("c", "b/c", "a/a", "a/c/b", "x" * 500, 3):
        with pytest.raises(AnswerRefused):
            path.accept(wrong)


def test_an_answer_to_no_question_is_refused(shelf) -> None:
    exercise = shelf["who-decides-what"]
    for given_answer in ({"sneaky": 1}, {"roles.side-99.is": 1}, [], "x", None, {1: 2}):
        with pytest.raises(AnswerRefused):
            kinds.accepted(exercise, given_answer)


@pytest.mark.parametrize("rev", [0, -1, True, 1.5, "1", None, 2**60, [], {}])
def test_a_revision_that_is_none_is_refused(database, shelf, rev) -> None:
    with pytest.raises(AnswerRefused):
        asking.save_answer(database, "seat", shelf["who-decides-what"], {}, rev)
