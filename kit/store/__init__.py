"""What is kept, and nothing else: seats, the hashes that open them, answers, rounds. The only room that speaks SQL.

A seat has no name, no address and no clock time; only the day until which its answers are kept.
Raw answers of a round are counted in `raw`, which only `rounds` may import.
"""

from kit.store import games
from kit.store.access import (
    REPLACED,
    SEAT_SLIP,
    SLIP,
    USED,
    Access,
    chance_of,
    code_of,
    give,
    given,
    held,
    lookup_of,
    new_code,
    plain_code,
    replace_slips,
    spaced,
    take_back,
    use_up,
)
from kit.store.answers import Stored, begun, load, load_all, load_in, save, save_in
from kit.store.aside import aside
from kit.store.backup import Backup, back_up, opened
from kit.store.chairs import QUARTERS, WATCHES, Chair, Game
from kit.store.database import Connection, Database, migrate, open_database
from kit.store.decided import ACTION_PARTS, ACTION_WORDS, Action, Noted, noted_until
from kit.store.keys import Key, add_label, forget_label, labels
from kit.store.nouns import (
    AGAIN,
    ASKS,
    ASSESSMENT,
    BACKS,
    DIFFERS,
    FRESH,
    LEAVES,
    Live,
    Mode,
    MovedDay,
    Part,
    Pooling,
    Promise,
    Round,
    RoundSide,
    Stage,
)
from kit.store.places import Place
from kit.store.proposals import Proposal
from kit.store.purging import clear_round, forget_copies, purge, remove_round
from kit.store.released import ALL, FACILITATOR_ONLY, Released
from kit.store.restoring import is_there, restore, restored
from kit.store.seats import (
    Seat,
    browser_lookup,
    erase,
    erase_everything,
    extend,
    keep_receipt,
    leave_seats,
    make_seat,
    mark_of,
    new_browser,
    new_receipt,
    new_words,
    open_receipt,
    remove_seats,
    seat_of,
    seat_to_write,
    way_in,
    words_lookup,
    words_of,
)
from kit.store.workshop import Note
