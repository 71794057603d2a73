"""Figures become a picture and the sentences that say the same. matplotlib is imported when the first picture is drawn."""

from kit.charts.balance import draw_balance
from kit.charts.ladder import Rung, draw_ladder
from kit.charts.loops import Loop, draw_loops
from kit.charts.picture import Picture, as_image, make_ready
from kit.charts.waits import draw_waits

__all__ = ["Loop", "Picture", "Rung", "as_image", "draw_balance", "draw_ladder", "draw_loops", "draw_waits", "make_ready"]
