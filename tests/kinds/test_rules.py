from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kit import asking, kinds
from kit.errors import AnswerRefused
from kit.kinds import rules, story

HOSTILE = [
    "<script>alert(1)</script>", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\x00", "\u202eevil", "\u2066x\u2069", "{{7*7}}", "${x}", "{funds}",
    "</script>", "'; DROP TABLE answer;--", "\ud800", "\U0001f469\u200d\U0001f4bb", "مرحبا", "a" * 500, "$\\frac{1}{2}$", "\r\n\t", "&lt;",
]  # fmt: skip
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.sampled_from(HOSTILE)),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=5), inner, max_size=4)),
    max_leaves=6,
)


RULES = (rules.Text(), rules.A_LEVEL, rules.Flag(), rules.Day(), rules.SomeOf(("a", "b"), 2), rules.Ticks(("a", 1)))


@pytest.mark.long
@settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(VALUES, min_size=20, max_size=20))
def test_ten_thousand_hostile_values_are_kept_clean_or_refused(values) -> None:
    """Twenty at a time: hypothesis takes longer for an example than for what is in it."""
    for value, rule in product(values, RULES):
        try:
            kept = rule.accept(value)
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
