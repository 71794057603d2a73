"""While the room talks, it has before it what it saw last: a second look stands behind its first one, not behind all parts."""

from dataclasses import replace

import pytest

from kit.rounds import in_view
from kit.store import ASSESSMENT, Part, Pooling, Stage
from tests.screens.made import DECLARED, workshop


def talking(*stages: Stage):
    """A workshop whose assessment, exercise and second look at the assessment stand so, on a line of talk."""
    whats = ((ASSESSMENT, Pooling.LEVELS), (DECLARED, Pooling.DECLARED), ("again-1", Pooling.LEVELS))
    parts = tuple(Part(n, what, pools, stage) for n, ((what, pools), stage) in enumerate(zip(whats, stages, strict=True), 1))
    return replace(workshop(ASSESSMENT, Stage.WAITING), parts=parts, part=0)


@pytest.mark.parametrize(
    ("stages", "seen"),
    [
        ((Stage.REVEALED, Stage.WAITING, Stage.WAITING), 1),
        ((Stage.REVEALED, Stage.WAITING, Stage.REVEALED), 3),
        ((Stage.REVEALED, Stage.REVEALED, Stage.REVEALED), 2),
        ((Stage.REVEALED, Stage.CLOSED, Stage.REVEALED), 3),
    ],
)
def test_the_room_talks_about_what_it_saw_last(stages, seen) -> None:
    part = in_view(talking(*stages))
    assert part
    assert part.number == seen
