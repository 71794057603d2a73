"""Profiles: in which dimensions two organisations are furthest apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def farthest_apart(profiles: Mapping[str, Sequence[int | None]]) -> list[str]:
    """The dimensions with the widest distance between two levels, in their order; none where all are alike or unknown.

    Args: dimension → (level, level), 0–2 each or None. Formula: argmax |a − b|. Source: this project's own, not yet validated.

    >>> farthest_apart({"size": (2, 0), "money": (1, 0), "place": (0, 2)})
    ['size', 'place']
    >>> farthest_apart({"size": (1, 1), "money": (2, None)})
    []
    """
    apart = {name: abs(a - b) for name, (a, b) in profiles.items() if a is not None and b is not None and a != b}
    return [name for name, distance in apart.items() if distance == max(apart.values())]
