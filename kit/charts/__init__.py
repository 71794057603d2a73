"""Figures become a picture and the sentences that say the same. matplotlib is imported when the first picture is drawn."""

from kit.charts.balance import draw_balance
from kit.charts.board import BoardRow, draw_board
from kit.charts.colours import by_day_and_night
from kit.charts.courses import Corridor, ScreenRow, draw_courses
from kit.charts.drawn import drawn, note_undrawn
from kit.charts.land import Ground, draw_land
from kit.charts.lines import draw_lines
from kit.charts.overview import OverviewRow, draw_legend, draw_overview
from kit.charts.picture import PRINCIPLES, Drawing, Picture, as_image, look, make_ready
from kit.charts.piles import Case, draw_piles
from kit.charts.rings import Loop, draw_rings
from kit.charts.scales import Span, draw_scales
from kit.charts.signs import Stand, draw_signs
from kit.charts.splits import Pair, Wing, draw_butterfly, draw_pairs
from kit.charts.spread import draw_spread
from kit.charts.stairs import Rung, draw_stairs
from kit.charts.strips import Strip, draw_strips
from kit.charts.table import Table
from kit.charts.waits import draw_waits
