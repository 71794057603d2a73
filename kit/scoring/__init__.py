"""Formulas, each with its range, its source and an example checked by hand. Plain Python: no frames, no pictures."""

from kit.scoring.gaps import Gap, widest
from kit.scoring.loops import Loops, follow
from kit.scoring.profiles import farthest_apart
from kit.scoring.shares import Balance, balances, differences, mismatch, nearest_fraction, shares, what_if, widest_share
from kit.scoring.tally import Tally, tally
from kit.scoring.threads import mutual
from kit.scoring.trust import Moment, in_order, line, parting
from kit.scoring.waits import Wait, longest

__all__ = [
    "Balance",
    "Gap",
    "Loops",
    "Moment",
    "Tally",
    "Wait",
    "balances",
    "differences",
    "farthest_apart",
    "follow",
    "in_order",
    "line",
    "longest",
    "mismatch",
    "mutual",
    "nearest_fraction",
    "parting",
    "shares",
    "tally",
    "what_if",
    "widest",
    "widest_share",
]
