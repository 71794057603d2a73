"""The workshop plans: their minutes, and the same plans in every language."""

import re

import pytest

from kit import content

MINUTES = re.compile(r"(\d+) min · ")


@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_the_minutes_of_a_plan_add_up(source, language) -> None:
    plans = content.load_plans(source, language)
    assert list(plans) == ["45", "60", "90", "180"]
    for plan in plans.values():
        assert sum(int(MINUTES.match(step)[1]) for step in plan.steps) == plan.minutes, plan.title


@pytest.mark.parametrize("minutes", ["45", "60", "90", "180"])
def test_a_plan_takes_the_same_time_in_every_language(source, minutes) -> None:
    found = [[MINUTES.match(step)[1] for step in content.load_plans(source, language)[minutes].steps] for language in ("fr", "en", "es")]
    assert found[0] == found[1] == found[2]
