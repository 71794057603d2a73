"""*Five quarters*, played: how a room ended, in words; alone, what a page may answer, in which order, what it is shown."""

from kit.playing.assumed import Third, thirds
from kit.playing.definition import ASKED, RULE_OF, definition
from kit.playing.ended import STEPS, Shown, said_ends, said_fair
from kit.playing.game import AGAIN, CHAIRS, RECORD, RUNS, Game
from kit.playing.order import fits, game_rules
from kit.playing.paper import reading, sheets
from kit.playing.shown import shown
from kit.playing.telling import Teller
