"""The workshop plans: their minutes, and stages that follow each other."""

import pytest

from kit import content


@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_the_minutes_of_a_plan_add_up(source, language) -> None:
    plans = content.load_plans(source, language)
    assert list(plans) == ["40", "45", "60", "90", "180", "90-game", "180-game"]
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


@pytest.mark.parametrize(("plan", "long"), [("40", True), ("90-game", False), ("180-game", True)])
def test_a_game_has_its_lines_in_order_and_a_third_of_its_time_for_talk(source, plan, long) -> None:
    """The short form has no second run."""
    lines = [line for line in content.load_plans(source, "fr")[plan].lines if line.about == "simulator"]
    stages = ["lot", "run", "what", "same", "rules", "again", "end"]
    assert [stage for stage in stages if stage in {line.stage for line in lines}] == [line.stage for line in lines]
    assert ("again" in {line.stage for line in lines}) == long
    talk = sum(line.minutes for line in lines if line.stage in ("what", "same", "rules", "end"))
    assert 3 * talk >= sum(line.minutes for line in lines)
