"""The kinds that there are, by name."""

from __future__ import annotations

from kit.content import Exercise
from kit.kinds.kind import Kind
from kit.kinds.log import Log
from kit.kinds.matrix import Matrix
from kit.kinds.shares import Shares
from kit.kinds.story import Story

KINDS: dict[str, Kind] = {kind.name: kind for kind in (Matrix(), Log(), Story(), Shares())}


def kind_of(exercise: Exercise) -> Kind:
    """The kind of an exercise."""
    return KINDS[exercise.kind]
