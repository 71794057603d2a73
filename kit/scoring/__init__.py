"""Formulas, each with its range, its source and an example checked by hand. Plain Python: no frames, no pictures."""

from kit.scoring.gaps import Gap, widest
from kit.scoring.profiles import farthest_apart
from kit.scoring.release import (
    FEWEST_ANSWERS,
    FEWEST_FINISHED,
    FEWEST_JOINED,
    Counts,
    Row,
    declare,
    lower_median,
    release,
    slips_count,
    zones,
)
from kit.scoring.shares import Balance, balances, differences, nearest_fraction, shares, widest_share
from kit.scoring.tally import Tally, tally
from kit.scoring.trust import Moment, in_order, line, parting
from kit.scoring.views import APART, View, card, guessed, moved, status, worth_talking
from kit.scoring.waits import Wait, longest

__all__ = [
    "APART",
    "FEWEST_ANSWERS",
    "FEWEST_FINISHED",
    "FEWEST_JOINED",
    "Balance",
    "Counts",
    "Gap",
    "Moment",
    "Row",
    "Tally",
    "View",
    "Wait",
    "balances",
    "card",
    "declare",
    "differences",
    "farthest_apart",
    "guessed",
    "in_order",
    "line",
    "longest",
    "lower_median",
    "moved",
    "nearest_fraction",
    "parting",
    "release",
    "shares",
    "slips_count",
    "status",
    "tally",
    "widest",
    "widest_share",
    "worth_talking",
    "zones",
]
