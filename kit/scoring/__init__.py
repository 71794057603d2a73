"""Formulas, each with its range, its source and an example checked by hand. Plain Python: no frames, no pictures."""

from kit.scoring.gaps import Gap, widest
from kit.scoring.profiles import farthest_apart
from kit.scoring.release import (
    ASIDES,
    FEWEST_ANSWERS,
    FEWEST_FINISHED,
    FEWEST_JOINED,
    LEVELS,
    Counts,
    Row,
    declare,
    lower_median,
    release,
    slips_count,
    zones,
)
from kit.scoring.shares import NEAR, Balance, balances, differences, nearest_fraction, shares, widest_share
from kit.scoring.tally import Tally, tally
from kit.scoring.ticked import many_ticked
from kit.scoring.trust import Moment, in_order, line, parting
from kit.scoring.views import APART, TO_TALK, TwoViews, card, guessed, worth_talking
from kit.scoring.waits import Wait, longest
