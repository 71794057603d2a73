"""Nobody answers for long without learning something, and no form of exercise comes too often."""

from collections import Counter
from dataclasses import replace

from kit import content, kinds

MOST = 12
AFTER = ("first",)  # asked below the picture


def answers_before_a_finding(library: content.Library, exercise: content.Exercise) -> int:
    """How many taps of the made-up answer, in the order in which they are asked, until something is found."""
    whole, rules, given, taps = kinds.made_up(library, exercise), kinds.rules_of(exercise), {}, 0
    for question in (q for q in rules if q in whole.answer and q not in AFTER):
        given[question] = whole.answer[question]
        if not isinstance(rules[question], kinds.Text):
            taps += len(given[question]) if isinstance(given[question], list | tuple) else 1
        if whole.finding(kinds.kind_of(exercise).picture(replace(whole, answer=dict(given))).sentences):
            return taps
    raise AssertionError(f"{exercise.id} finds nothing")


def test_the_first_finding_comes_after_at_most_twelve_answers(source) -> None:
    library = content.library(source, "en")
    found = {exercise.id: answers_before_a_finding(library, exercise) for exercise in library.offered.values()}
    assert {exercise: taps for exercise, taps in found.items() if taps > MOST} == {}
    assert max(found.values()) > 1


def test_no_form_makes_more_than_a_third_of_all_exercises(source) -> None:
    forms = Counter(exercise.kind for exercise in content.library(source, "en").offered.values())
    assert max(forms.values()) <= forms.total() / 3, forms
