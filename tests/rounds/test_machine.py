"""Rounds and workshops played by a machine; what it would find if it were there is planted, and found."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.rounds.machine.play import Rounds

A_FEW = settings(max_examples=4, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate], database=None)


@pytest.fixture
def played(new_house: Path, tmp_path: Path) -> type[Rounds]:
    """Every run has a house of its own."""
    return type("Rounds", (Rounds,), {"empty": new_house, "folder": tmp_path})


def test_whatever_people_do(played) -> None:
    run_state_machine_as_test(played, settings=A_FEW)
