"""Rounds: stages and allowed moves, who may see what now, and the one transaction that counts raw answers and releases.

Only this room may import `store.raw`.
"""

from kit.rounds.consent import LONGEST_WISH, MEANT, REPLIES, all_say_yes, asks_of_several, partners_asked, wants_apart
from kit.rounds.counting import letters_needed, may_hold, waits_to_be_counted
from kit.rounds.days import MOST_MOVES, TO_AGREE, TO_ANSWER, TO_ERASE, is_near, moves_of, still_answering, still_to_show, waiting
from kit.rounds.demo import DemoWords, example_in, fill_demo, rehearsal_seats
from kit.rounds.keys import keys, make_key, sign_in, withdraw_key
from kit.rounds.leaving import leavers_needed
from kit.rounds.links import has_links
from kit.rounds.live import FEWEST_NOTES, LONGEST_NOTE, SCREENS
from kit.rounds.lost_words import may_ask, waits, wanting
from kit.rounds.lot import FEWEST_PHONES, FEWEST_TO_SHARE
from kit.rounds.meeting import LONGEST_HOUR, LONGEST_PLACE
from kit.rounds.move import By, Move, Role
from kit.rounds.moves import *  # noqa: F403  every row of the table
from kit.rounds.moves import MOVES
from kit.rounds.naming import LONGEST_NAME
from kit.rounds.outcomes import FEWEST_PAIRS, strictest
from kit.rounds.plan import *  # noqa: F403
from kit.rounds.playing import ASKED, FAIR, LAST_STEP, MOST_TICKS, MOST_TRIED, ROWS, TICKED
from kit.rounds.proposing import AGREES, STANCES, WHY, Mine, agreed_by_all, proposals
from kit.rounds.pulse import LIGHTS, lights, tap
from kit.rounds.retold import retold
from kit.rounds.rights import count_a_guess, enter_key, enter_projector, enter_results, enter_words, open_receipt, trust
from kit.rounds.running import LONGEST_WORDS, OUTCOMES, last_to_note
from kit.rounds.scene import AtChair, Scene, asked_scene, door_scene, host_scene, run_by, seat_scene, wall_scene
from kit.rounds.seating import behind, come_back, joinable, knock, may_come
from kit.rounds.seeing import (
    Past,
    Seen,
    by_code,
    example,
    facilitates,
    find,
    listened_to,
    listens_as,
    may_create,
    place_in,
    projects,
    readable,
    seen,
    to_follow,
)
from kit.rounds.setting_up import Created
from kit.rounds.short_names import as_read, short_names, shorts_of
from kit.rounds.speaking import A_DAY_BETWEEN, another_asks, backers_needed, may_be_replaced, waits_a_day
