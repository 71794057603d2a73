"""The workshop plans: their minutes, and stages that follow each other."""

import pytest

from kit import content


@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_the_minutes_of_a_plan_add_up(source, language) -> None:
    plans = content.load_plans(source, language)
    assert list(plans) == ["45", "60", "90", "180"]
    for plan in plans.values():
        assert sum(line.minutes for line in plan.lines) == plan.minutes, plan.title


@pytest.mark.parametrize("minutes", ["60", "90", "180"])
def test_what_is_opened_is_seen_by_its_own_side_before_all(source, minutes) -> None:
    lines = content.load_plans(source, "fr")[minutes].lines
    for about in {line.about for line in lines if line.stage}:
        stages = [line.stage for line in lines if line.about == about]
        assert stages in (["open"], ["open", "own", "revealed"]), about
    assert lines[-1].about == "check-exit"
    assert content.ACTIONS in {line.about for line in lines}
