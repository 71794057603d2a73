"""Formulas, each with its range, its source and an example checked by hand. Plain Python: no frames, no pictures."""

from kit.scoring.gaps import Gap, widest
from kit.scoring.loops import Loops, follow
from kit.scoring.shares import Balance, balances, nearest_fraction, shares, what_if
from kit.scoring.waits import Wait, longest

__all__ = ["Balance", "Gap", "Loops", "Wait", "balances", "follow", "longest", "nearest_fraction", "shares", "what_if", "widest"]
