"""Which of several things many of a room have ticked: the things alone, in their own order, never how many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kit.scoring.release import FEWEST_FINISHED, FEWEST_JOINED


def many_ticked(counts: Mapping[str, int], people: int, options: Sequence[str], *, fewest: int = FEWEST_FINISHED) -> list[str]:
    """The options that a third or more have ticked, and at least four people (five from nine on); none where too few were asked.

    Args: counts, option → people; `people`, who have answered, passing included; `fewest`, how many have to.
    Returns: options in the order given, which says nothing of their counts.
    Source: own rule; with two who know their own ticks nobody else's is told by it, with three from nine people on: proof by
      enumeration in tests/scoring/test_ticked.py. Not yet validated.

    >>> many_ticked({"pay": 4, "no": 3}, 7, ["no", "pay", "rate"])
    ['pay']
    >>> many_ticked({"pay": 6}, 6, ["pay"])
    []
    """
    if people < fewest:
        return []
    enough = max(people / 3, 5 if people >= FEWEST_JOINED else 4)
    return [option for option in options if counts.get(option, 0) >= enough]
