"""Threads: what else moves when one is pulled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def mutual(moved: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    """The pairs that move each other, whichever is pulled; each pair once, in the order in which threads stand.

    Args: thread → the threads it moves. Source: this project's own, not yet validated. No thread is ranked.

    >>> mutual({"A": ["T", "R"], "T": ["A"], "R": []})
    [('A', 'T')]
    """
    order = list(moved)
    return [(a, b) for n, a in enumerate(order) for b in order[n + 1 :] if b in moved[a] and a in moved[b]]
