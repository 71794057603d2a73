"""What each person sees and may do in a round, as data. Hosts draw it: a kernel's page, or a page without one.

A screen does what was asked, reads what this browser may see once (`rounds.Scene`) and draws it: a function from a reader and a
scene to blocks. Nothing that a browser sends is believed; every right is looked up in `rounds`.
"""

from kit.screens.host import remote_screen, run_screen
from kit.screens.learning import learning_answered, learning_screen, next_sitting
from kit.screens.reading import FILES, file_of, results_screen
from kit.screens.responding import Screen, respond
from kit.screens.seat import join_answered, join_screen
from kit.screens.visit import Request, View, Visit
from kit.screens.wall import projector_screen
