"""What the page of assumptions computes is what the notebook finds, and one assumption is not another."""

import pytest

from kit import simulator
from kit.pages.trying import simulate
from kit.simulator import ASSUMPTIONS, Numbers, off
from kit.simulator.thirds import STORIES, THIRDS, THREE, off_by_a_third


@pytest.mark.parametrize("name", ["falls", "donor"])
@pytest.mark.parametrize("place", range(3))
@pytest.mark.long
def test_each_figure_is_the_middle_of_the_stories_that_the_notebook_plays(name, place) -> None:
    numbers = off(Numbers(), ASSUMPTIONS[name], THIRDS[place])
    for ends, rules in zip(off_by_a_third()[name][place], ((), THREE), strict=True):
        frame = simulate(rules, STORIES, numbers=numbers)
        assert list(ends) == pytest.approx([frame[figure].median() for figure in ("files", "weeks", "room")])


def test_what_is_assumed_as_it_is_is_the_same_in_every_row() -> None:
    found = off_by_a_third()
    assert list(found) == list(simulator.ASSUMPTIONS)
    assert len({row[1] for row in found.values()}) == 1
    assert len({row[0] for row in found.values()}) > 4
