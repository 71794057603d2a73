"""The kinds that there are, by name."""

from __future__ import annotations

from typing import Any

from kit.content import Exercise
from kit.kinds.cards import Cards
from kit.kinds.chairs import Chairs
from kit.kinds.kind import Kind
from kit.kinds.log import Log
from kit.kinds.map import Map
from kit.kinds.matrix import Matrix
from kit.kinds.shares import Shares
from kit.kinds.story import Story
from kit.kinds.timeline import Timeline

KINDS: dict[str, Kind[Any]] = {
    kind.name: kind for kind in (Matrix(), Log(), Map(), Shares(), Story(), Cards(), Timeline(), Chairs())
}


def for_a_room(exercise: Exercise) -> bool:
    """Whether a room of several sides can do it: not where what is asked is for one's own side alone."""
    return not exercise.facts[exercise.kind].get("paper")


def kind_of(exercise: Exercise) -> Kind[Any]:
    """The kind of an exercise."""
    return KINDS[exercise.kind]
