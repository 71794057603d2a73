"""*Five quarters*: a model of one agreement between Tessera, which holds the funds, and its partner Vado. Both are invented.

Pure and deterministic: the same seed, rules and moves always give the same run. A learning aid that has not met people yet:
a game, not a forecast. Each equation says its unit, its range, and its source or that it is an assumption of this model.
"""

from kit.simulator.assumptions import ASSUMPTIONS, EVERY, off
from kit.simulator.chance import draw
from kit.simulator.events import EVENTS, QUARTERS, Event, Happening, story
from kit.simulator.house import tessera_house, vado_house
from kit.simulator.moves import (
    TAPS,
    TESSERA_WAYS,
    VADO_WAYS,
    Moves,
    TesseraMove,
    VadoMove,
    tessera,
    thrown,
    vado,
)
from kit.simulator.numbers import Numbers
from kit.simulator.outcome import Outcome, outcome, table, three
from kit.simulator.quarter import Course, course, quarter
from kit.simulator.reaching import donor_noted, reached_tessera, reached_vado
from kit.simulator.rules import AT_MOST, OTHER, RULES, USUAL, Rules, in_order, rule_set, rule_sets
from kit.simulator.run import Made, Run, as_data, begin, from_data, play, play_all, replay
from kit.simulator.seeing import BANDS, band, rounded, sees
from kit.simulator.situation import Situation
from kit.simulator.state import State
from kit.simulator.thirds import STORIES, THREE, Middle, off_by_a_third
