"""Every move, by every role, in every state: what is allowed and what is said where it is not, as written here by hand."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from kit import rounds, store
from kit.errors import MoveRefused
from kit.rounds import MOVES, By, Role
from tests.rounds.played import (
    ACTION,
    AGREES,
    DELETES,
    ENDS,
    LATER,
    PARTS_OF_AN_ACTION,
    SIDES,
    Played,
    out_of,
    slip_of,
)

pytestmark = pytest.mark.sqlite  # states are brought back by copying a file
ROLES = {
    "n": "nobody whom the house knows",
    "o": "runs another round and speaks in it",
    "h": "facilitates this round",
    "k": "has entered the key, and runs no round",
    "a": "sits on the side with the funds",
    "A": "speaks for the side with the funds",
    "b": "sits on the partner's side",
    "B": "speaks for the partner's side",
}

# One row for a move and those roles; who is in no row of a move is refused with `others`, in every state.
# + it is made and the file has changed · = it is allowed and nothing is written · else how it is refused (PHRASES).
# An assessment is new (nobody sits), open, late (its last day to answer has passed), count (closed; nobody has opened a picture yet, and
# somebody holds the partner's), own (each side apart), agr (the last day to agree has passed while each side was
# apart), shown, over (the day of erasing has passed while each side was apart). A workshop is in
# its lobby; its part waits, is open, count, own, shown or closed (a part that nobody else sees); it is in talk (a line without a part), ended
# (after something was shown), over (while its part waited). As a draft, either has asked its
# partners, who said yes.
TABLE = """
move            roles others | new    open    late    count   own     agr     shown   over  | lobby   wait    w-open  w-count w-own   w-shown closed  talk    ended   w-over | draft w-draft
create          k     x      | +      +       +       +       +       +       +       +     | +       +       +       +       +       +       +       +       +       +      | +     +
follow          h     x      | .      .       .       .       .       .       +       .     | .       .       .       .       .       +       .       .       +       .      | .     .
follow_later    k     x      | x       x       x       x       x       x       x       x       | x       x       x       x       x       x       x       x       x       x      | x     x
turn            B     x      | x      .       .       .       .       .       +       over  | .       .       .       .       .       +       .       .       +       over   | x     x
turn            A     x      | x      .       .       .       .       .       x       over  | .       .       .       .       .       x       .       .       x       over   | x     x
change          h     x      | +      set     set     set     set     set     set     over  | set     set     set     set     set     set     set     set     set     over   | +     +
meet            h     x      | .      .       .       .       .       .       .       over  | +       +       +       +       +       +       +       +       .       over   | .     +
clear           h     x      | .     .     .     .     .     .     .     .     | .      .      .      .      .      .      .      .      .      .                            | .     .
new_slip        h     x      | +      +       +       .       .       .       .       over  | +       +       +       .       .       +       +       +       +       over   | +     +
hand_out        AB    x      | x      bare    bare    .       .       .       .       over  | bare    bare    bare    .       .       bare    bare    bare    .       over   | x     x
reply           nohkaAbB -      | .     .     .     .     .     .     .     over  | .      .      .      .      .      .      .      .      .      over                      | +     +
begin           h     x      | .     .     .     .     .     .     .     over  | .      .      .      .      .      .      .      .      .      over                         | +     +
sit_down        nohk  -      | +      +       late    shut    shut    shut    shut    over  | +       +       +       +       +       +       +       +       shut    over   | shut  shut
sit_down        aAbB  -      | +      =       =       =       =       =       =       =     | =       =       =       =       =       =       =       =       =       =      | shut  shut
move_over       ab    ?      | ?      moved   late    .       .       .       .       over  | +       +       moved   .       .       moved   +       +       .       over   | ?     ?
move_over       AB    ?      | ?      moved   late    .       .       .       .       over  | moved   moved   moved   .       .       moved   moved   moved   .       over   | ?     ?
offer_seats     h     x      | +      +       +       .       .       .       .       over  | +       +       +       .       .       +       +       +       .       over   | .     .
take_seats      A     x      | x      +       +       .       .       .       .       over  | +       +       +       .       .       +       +       +       .       over   | x     x
take_seats      B     x      | x      anew    anew    .       .       .       .       over  | anew    anew    anew    .       .       anew    anew    anew    .       over   | x     x
answer          aAbB  ?      | ?      +       late    shut    shut    shut    shut    over  | shut    shut    +       shut    shut    shut    shut    shut    shut    over   | ?     ?
propose_one     h     x      | +      +       late    .       .       .       .       over  | .       .       +       .       .       .       .       .       .       over   | .     .
take_one        A     x      | x      +       late    .       .       .       .       over  | .       .       +       .       .       .       .       .       .       over   | x     x
take_one        B     x      | x      anew    late    .       .       .       .       over  | .       .       anew    .       .       .       .       .       .       over   | x     x
read_on         aAbB  ?      | ?      =       =       .       .       .       .       over  | .       .       =       .       .       .       .       .       .       over   | ?     ?
count_paper     aAbB  ?      | ?      +       late    .       .       .       .       over  | .       .       +       .       .       .       .       .       .       over   | ?     ?
write_down      aAbB  ?      | ?      +       +       +       +       +       +       over  | +       +       +       +       +       +       +       +       +       over   | ?     ?
hand_on         aAbB  ?      | ?      +       +       +       +       +       +       +     | +       +       +       +       +       +       +       +       +       +      | ?     ?
withdraw        aAbB  ?      | ?      +       +       +       +       +       +       +     | +       +       +       +       +       +       +       +       +       +      | ?     ?
ask_to_speak    b     ?      | ?      +       +       +       +       +       .       over  | +       +       +       +       +       +       +       +       .       over   | ?     ?
ask_to_speak    aAB   ?      | ?      asked   asked   asked   asked   asked   .       over  | asked   asked   asked   asked   asked   asked   asked   asked   .       over   | ?     ?
back            aA    ?      | ?      +       +       +       +       +       .       over  | +       +       +       +       +       +       +       +       .       over   | ?     ?
back            bB    ?      | ?      none    none    none    none    none    .       over  | none    none    none    none    none    none    none    none    .       over   | ?     ?
refuse_speaker  A     x      | x      +       +       +       +       +       .       over  | +       +       +       +       +       +       +       +       .       over   | x     x
refuse_speaker  B     x      | x      none    none    none    none    none    .       over  | none    none    none    none    none    none    none    none    .       over   | x     x
leave           aAbB  ?      | ?      +       +       +       +       +       .       over  | +       +       +       +       +       +       +       +       .       over   | ?     ?
stay            aAbB  ?      | ?      +       +       +       +       +       .       over  | +       +       +       +       +       +       +       +       .       over   | ?     ?
rename          AB    x      | x      +       +       +       +       +       +       over  | +       +       +       +       +       +       +       +       +       over   | x     x
show_nothing    AB    x      | x      .       .       +       +       +       .       +     | .       .       .       +       +       .       .       .       .       .      | x     x
close           h     x      | +      +       +       .       .       .       .       over  | .       .       +       .       .       .       .       .       .       over   | .     .
hold            aAbB  ?      | ?      +       +       +       opened  opened  .       over  | .       .       +       +       opened  .       .       .       .       over   | ?     ?
open_picture    A     x      | x      .       .       +       +       passed  .       over  | .       .       .       +       +       .       .       .       .       over   | x     x
open_picture    B     x      | x      .       .       held    +       passed  .       over  | .       .       .       held    +       .       .       .       .       over   | x     x
let_go_on       aA    ?      | ?      .       .       free    free    passed  .       over  | .       .       .       free    free    .       .       .       .       over   | ?     ?
let_go_on       bB    ?      | ?      .       .       +       free    passed  .       over  | .       .       .       +       free    .       .       .       .       over   | ?     ?
agree           AB    x      | x      .       .       first   +       passed  .       over  | .       .       .       first   +       .       .       .       .       over   | x     x
take_back       AB    x      | x      .       .       +       +       +       .       +     | .       .       .       +       +       .       .       .       .       .      | x     x
reveal          h     x      | .      .       .       wait    +       passed  .       over  | .       .       .       wait    +       .       .       .       .       over   | .     .
move_ends       h     x      | +      +       +       .       .       .       .       over  | .       .       .       .       .       .       .       .       .       over   | .     .
move_agrees     h     x      | +      +       +       +       +       +       .       over  | +       +       +       +       +       +       +       +       .       over   | .     .
agree_to_day    AB    x      | x      +       +       +       +       +       .       over  | +       +       +       +       +       +       +       +       .       over   | x     x
ask_for_words   AB    x      | x      +       +       +       +       +       +       over  | +       +       +       +       +       +       +       +       +       over   | x     x
make_words      A     x      | x      unasked unasked unasked unasked unasked unasked over  | unasked unasked unasked unasked unasked unasked unasked unasked unasked over   | x     x
make_words      B     x      | x      day     +       day     day     +       day     over  | +       +       +       +       +       +       +       +       day     over   | x     x
refuse_words    h     x      | nolost +       +       +       +       +       +       over  | +       +       +       +       +       +       +       +       +       over   | .     .
object_to_words AB    x      | x      +       +       +       +       +       +       over  | +       +       +       +       +       +       +       +       +       over   | x     x
go              h     x      | .      .       .       .       .       .       .       over  | +       +       +       +       +       +       +       +       .       over   | .     .
open_part       h     x      | .      .       .       .       .       .       .       over  | .       +       .       .       .       .       .       .       .       over   | .     .
choose_subjects h     x      | .      .       .       .       .       .       .       over  | .       +       .       .       .       .       .       .       .       over   | .     .
look_again      h     x      | .      .       .       .       .       .       .       over  | .       .       .       .       .       +       .       .       .       over   | .     .
turn_to         h     x      | .      .       .       .       .       .       .       over  | +       +       +       +       +       +       +       +       .       over   | .     .
switch          h     x      | .      .       .       .       .       .       .       over  | +       +       +       +       +       +       +       +       .       over   | .     .
end             h     x      | .      .       .       .       .       .       .       over  | +       +       +       +       +       +       +       +       .       over   | .     .
write_note      aAbB  ?      | ?      board   board   board   board   board   board   over  | +       +       +       board   board   board   +       +       board   over   | ?     ?
open_batch      h     x      | .      .       .       .       .       .       .       over  | +       +       +       +       +       +       +       +       .       over   | .     .
show_batch      h     x      | .      .       .       .       .       .       .       over  | +       +       +       +       +       +       +       +       .       over   | .     .
strike_note     h     x      | .      .       .       .       .       .       .       over  | +       +       +       +       +       +       +       +       .       over   | .     .
propose         aAbB  ?      | ?      .       .       .       .       .       .       over  | .       +       +       +       +       +       +       +       .       over   | ?     ?
show_proposals  h     x      | .      .       .       .       .       .       .       over  | .       +       +       +       +       +       +       +       .       over   | .     .
hold_proposal   h     x      | .      .       .       .       .       .       .       over  | .       +       +       +       +       +       +       +       .       over   | .     .
join_proposals  b     ?      | ?      .       .       .       .       .       .       over  | .       +       +       +       +       +       +       +       .       over   | ?     ?
join_proposals  aAB   ?      | ?      .       .       .       .       .       .       over  | .       x       x       x       x       x       x       x       .       over   | ?     ?
say_of          AB    x      | x      x       x       x       x       x       x       over  | x       +       +       +       +       +       +       +       +       over   | x     x
take            h     x      | .      .       .       .       .       .       .       over  | anew    +       +       +       +       +       +       +       .       over   | .     .
write_action    h     x      | .      .       .       .       .       .       +       over  | .       +       +       +       +       +       +       +       +       over   | .     .
remove_action   h     x      | .      .       .       .       .       .       +       over  | .       +       +       +       +       +       +       +       +       over   | .     .
confirm         B     x      | x      .       .       .       .       .       +       over  | .       +       +       +       +       +       +       +       +       over   | x     x
not_now         B     x      | x      .       .       .       .       .       +       over  | .       +       +       +       +       +       +       +       +       over   | x     x
not_now         A     x      | x      .       .       .       .       .       x       over  | .       x       x       x       x       x       x       x       x       over   | x     x
confirm         A     x      | x      .       .       .       .       .       x       over  | .       x       x       x       x       x       x       x       x       over   | x     x
accept          AB    x      | x      .       .       .       .       .       +       over  | .       .       .       .       .       +       .       .       +       over   | x     x
note_outcome    AB    x      | x      +       +       +       +       +       +       +     | +       +       +       +       +       +       +       +       +       +      | x     x
draw_chairs     h     x      | .      .       .       .       .       .       .       over  | .       .       .       .       .       .       .       .       .       over   | .     .
close_quarter   h     x      | .      .       .       .       .       .       .       over  | .       .       .       .       .       .       .       .       .       over   | .     .
open_quarter    h     x      | .      .       .       .       .       .       .       over  | .       .       .       .       .       .       .       .       .       over   | .     .
show_step       h     x      | .      .       .       .       .       .       .       over  | .       .       .       .       .       .       .       .       .       over   | .     .
try_rules       h     x      | stay   stay    stay    stay    stay    stay    stay    over  | stay    stay    stay    stay    stay    stay    stay    stay    stay    over   | .     .
second_run      h     x      | stay   stay    stay    stay    stay    stay    stay    over  | stay    stay    stay    stay    stay    stay    stay    stay    stay    over   | .     .
end_game        h     x      | .      .       .       .       .       .       .       over  | .       .       .       .       .       .       .       .       .       over   | .     .
choose          aAbB  ?      | ?      seen    seen    seen    seen    seen    seen    over  | seen    seen    seen    seen    seen    seen    seen    seen    seen    over   | ?     ?
take_chair      aAbB  ?      | ?      .       .       .       .       .       .       over  | .       .       .       .       .       .       .       .       .       over   | ?     ?
watch           aAbB  ?      | ?      seen    seen    seen    seen    seen    seen    over  | seen    seen    seen    seen    seen    seen    seen    seen    seen    over   | ?     ?
say_fair        aAbB  ?      | ?      .       .       .       .       .       .       over  | .       .       .       .       .       .       .       .       .       over   | ?     ?
tick_rules      aAbB  ?      | ?      .       .       .       .       .       .       over  | .       .       .       .       .       .       .       .       .       over   | ?     ?
"""

PHRASES = {
    ".": "round.not_now",
    "x": "round.not_yours",
    "?": "round.no_seat",
    "shut": "round.closed",
    "set": "round.frozen",
    "late": "round.answers_over",
    "board": "board.closed",
    "over": "round.over",
    "asked": "speaking.asked",
    "moved": "seats.too_late_to_move",
    "anew": "round.changed",
    "none": "speaking.nobody_asks",
    "bare": "links.none",
    "unasked": "lost.not_asked",
    "day": "lost.wait",
    "nolost": "lost.nobody_asks",
    "first": "counting.first",
    "wait": "round.not_agreed",
    "held": "counting.is_held",
    "free": "counting.not_held",
    "opened": "counting.too_late",
    "passed": "round.agreeing_over",
    "stay": "play.rules_stay",
    "seen": "room.quarter_closed",
    "has": "room.has_chair",
}
# The same of a game in a workshop: its lot waits, a quarter is open, closed, a run's three rows have been shown, the rules are asked,
# the second run is open. What is in no row here is as in the talk.
GAME = """
move            roles others | g-lot g-open g-seen g-end g-asked g-two
draw_chairs     h     x      | +     .      .      .     .       .
close_quarter   h     x      | .     +      .      .     .       +
open_quarter    h     x      | .     .      +      .     .       .
show_step       h     x      | .     .      .      +     +       .
try_rules       h     x      | stay  stay   stay   +     +       stay
second_run      h     x      | stay  stay   stay   +     +       stay
end_game        h     x      | .     +      +      +     +       +
choose          aAbB  ?      | seen  +      seen   seen  seen    +
take_chair      aAbB  ?      | .     has    has    has   has     has
watch           aAbB  ?      | seen  +      seen   seen  seen    +
say_fair        aAbB  ?      | .     .      .      +     .       .
tick_rules      aAbB  ?      | .     .      .      .     +       .
"""

HEAD, *ROWS = (line.replace("|", " ").split() for line in TABLE.strip().splitlines())
GAME_HEAD, *GAME_ROWS = (line.replace("|", " ").split() for line in GAME.strip().splitlines())
STATES = (*HEAD[3:], *GAME_HEAD[3:])


def rows_of(move: str, state: str) -> tuple[list[str], list[list[str]]]:
    """The head and the rows of that move in the table that speaks of that state."""
    plays = state in GAME_HEAD and any(row[0] == move for row in GAME_ROWS)
    head, rows = (GAME_HEAD, GAME_ROWS) if plays else (HEAD, ROWS)
    return head, [row for row in rows if row[0] == move]


def expected(move: str, role: str, state: str) -> str:
    """What the table says: "+", "=" or a phrase."""
    head, mine = rows_of(move, state)
    row = next((row for row in mine if role in row[1]), None)
    told = row[head.index(state if state in head else "talk")] if row else mine[0][2]
    return told if told in "+=" else PHRASES[told]


PLAN = rounds.Plan(sides=SIDES, ends=ENDS, agrees=AGREES, deletes=DELETES)
Call = Callable[[By, Any, str], Any]


def calls(game: Played) -> dict[str, Call]:
    """Sound arguments for every move: (who, the round as it is, their side)."""
    which = "0" * 16
    return {
        "create": lambda by, one, side: rounds.create(by, from_today(by), language="en"),
        "follow": lambda by, one, side: rounds.follow(by, a_month_later(by), language="en"),
        "follow_later": lambda by, one, side: rounds.follow_later(by, a_month_later(by), language="en"),
        "turn": lambda by, one, side: rounds.turn(by, language="en"),
        "change": lambda by, one, side: rounds.change(by, replace(from_today(by), smallest=6)),
        "meet": lambda by, one, side: rounds.meet(by, "2 p.m.", "Room 3"),
        "clear": lambda by, one, side: rounds.clear(by),
        "new_slip": lambda by, one, side: rounds.new_slip(by, "side-3"),
        "hand_out": lambda by, one, side: rounds.hand_out(by),
        "reply": lambda by, one, side: rounds.reply(by, one, game.link, "not_now"),
        "begin": lambda by, one, side: rounds.begin(by),
        "sit_down": lambda by, one, side: rounds.sit_down(by, one, side, code=one.code),
        "answer": lambda by, one, side: rounds.answer(by, {"finished": True}, rev=9, part=one.part),
        "count_paper": lambda by, one, side: rounds.count_paper(by, 1, slip_of(game, one, side)),
        "write_down": lambda by, one, side: rounds.write_down(by, "f" * 64),
        "hand_on": lambda by, one, side: rounds.hand_on(by),
        "withdraw": lambda by, one, side: rounds.withdraw(by),
        "move_over": lambda by, one, side: rounds.move_over(by, "side-1" if side == "side-2" else "side-2"),
        "offer_seats": lambda by, one, side: rounds.offer_seats(by, "side-2", 13),
        "propose_one": lambda by, one, side: rounds.propose_one(by, "side-2"),
        "take_one": lambda by, one, side: rounds.take_one(by, part=one.part),
        "read_on": lambda by, one, side: rounds.read_on(by),
        "take_seats": lambda by, one, side: rounds.take_seats(by, 14),
        "ask_to_speak": lambda by, one, side: rounds.ask_to_speak(by),
        "back": lambda by, one, side: rounds.back(by, number_in(by, one)),
        "refuse_speaker": lambda by, one, side: rounds.refuse_speaker(by),
        "leave": lambda by, one, side: rounds.leave(by),
        "stay": lambda by, one, side: rounds.stay(by),
        "rename": lambda by, one, side: rounds.rename(by, f"New {side}", "New"),
        "show_nothing": lambda by, one, side: rounds.show_nothing(by, part=one.part),
        "close": lambda by, one, side: rounds.close(by, rounds.asked_of(one, game.items), part=one.part),
        "hold": lambda by, one, side: rounds.hold(by, part=one.part),
        "open_picture": lambda by, one, side: rounds.open_picture(by, asked_of(game, one, side), part=one.part),
        "let_go_on": lambda by, one, side: rounds.let_go_on(by, asked_of(game, one, side), part=one.part),
        "agree": lambda by, one, side: rounds.agree(by, out_of(game), part=one.part),
        "take_back": lambda by, one, side: rounds.take_back(by),
        "reveal": lambda by, one, side: rounds.reveal(by),
        "move_ends": lambda by, one, side: rounds.move_ends(by, AGREES),
        "move_agrees": lambda by, one, side: rounds.move_agrees(by, LATER),
        "agree_to_day": lambda by, one, side: rounds.agree_to_day(by, "agrees", LATER),
        "ask_for_words": lambda by, one, side: rounds.ask_for_words(by),
        "make_words": lambda by, one, side: rounds.make_words(by, "e" * 64),
        "refuse_words": lambda by, one, side: rounds.refuse_words(by),
        "object_to_words": lambda by, one, side: rounds.object_to_words(by),
        "go": lambda by, one, side: rounds.go(by, 3, 0),
        "open_part": lambda by, one, side: rounds.open_part(by),
        "choose_subjects": lambda by, one, side: rounds.choose_subjects(by, ["budget"]),
        "look_again": lambda by, one, side: rounds.look_again(by),
        "turn_to": lambda by, one, side: rounds.turn_to(by, 1),
        "switch": lambda by, one, side: rounds.switch(by, paused=True),
        "end": lambda by, one, side: rounds.end(by),
        "draw_chairs": lambda by, one, side: rounds.draw_chairs(by, 22225),
        "close_quarter": lambda by, one, side: rounds.close_quarter(by, 1),
        "open_quarter": lambda by, one, side: rounds.open_quarter(by, 2),
        "show_step": lambda by, one, side: rounds.show_step(by, one.game.step + 1 if one.game else 1),
        "try_rules": lambda by, one, side: rounds.try_rules(by, ["pay"]),
        "second_run": lambda by, one, side: rounds.second_run(by, ["pay", "no"]),
        "end_game": lambda by, one, side: rounds.end_game(by),
        "choose": lambda by, one, side: rounds.choose(by, **choice_of(by, one)),
        "take_chair": lambda by, one, side: rounds.take_chair(by),
        "watch": lambda by, one, side: rounds.watch(by),
        "say_fair": lambda by, one, side: rounds.say_fair(by, 2),
        "tick_rules": lambda by, one, side: rounds.tick_rules(by, ["rate"]),
        "write_note": lambda by, one, side: rounds.write_note(by, "words"),
        "open_batch": lambda by, one, side: rounds.open_batch(by),
        "show_batch": lambda by, one, side: rounds.show_batch(by, 1),
        "strike_note": lambda by, one, side: rounds.strike_note(by, which),
        "propose": lambda by, one, side: rounds.propose(by, **PARTS_OF_AN_ACTION),
        "show_proposals": lambda by, one, side: rounds.show_proposals(by, [proposed(game, one, "A third")]),
        "hold_proposal": lambda by, one, side: rounds.hold_proposal(by, proposed(game, one, "A third"), "person"),
        "join_proposals": lambda by, one, side: rounds.join_proposals(by, proposed(game, one, "Another"), proposed(game, one)),
        "say_of": lambda by, one, side: rounds.say_of(by, proposed(game, one), "with_all", ""),
        "take": lambda by, one, side: rounds.take(by, proposed(game, one)),
        "write_action": lambda by, one, side: rounds.write_action(by, replace(ACTION, number=3)),
        "remove_action": lambda by, one, side: rounds.remove_action(by, 1),
        "confirm": lambda by, one, side: rounds.confirm(by, ACTION),
        "not_now": lambda by, one, side: rounds.not_now(by, ACTION),
        "accept": lambda by, one, side: rounds.accept(by, paragraph="words", accepted=True, read=read_in(by, one, side)),
        "note_outcome": lambda by, one, side: rounds.note_outcome(by, 1, "done"),
    }


def a_month_later(by: By) -> rounds.Plan:
    """As soon as a round may follow one that was revealed on that day."""
    ends = by.today + timedelta(days=30)
    return replace(PLAN, ends=ends, agrees=ends, deletes=ends + timedelta(days=30))


def from_today(by: By) -> rounds.Plan:
    """As short as may be."""
    return replace(PLAN, ends=by.today, agrees=by.today, deletes=by.today + timedelta(days=30))


def read_in(by: By, one: store.Round, side: str) -> str:
    """What that side reads in the report now."""
    with by.database.reading() as connection:
        return rounds.report_as_read(one, store.rounds.actions(connection, one.id), side)


def asked_of(game: Played, one: store.Round, side: str) -> list[str]:
    """What that side was asked."""
    return rounds.questions_of(one, side, game.items)


def number_in(by: By, one: store.Round) -> str:
    """What stands on the phone of whoever asks to speak for the first side, after whom everybody may ask."""
    with by.database.reading() as connection:
        asker = store.places.who_wishes(connection, one.id, "side-1", store.ASKS)
    return rounds.speaking.number_of(by.database, asker) if asker else ""


def choice_of(by: By, one: store.Round) -> dict[str, Any]:
    """A sound choice in the quarter that there is, from one's own chair."""
    mine = rounds.place_in(by.database, by.round_id, by.browser)
    with by.database.reading() as connection:
        chair = store.games.chair_of(connection, mine, one.part) if mine else None
    ways = {"vado": ("work", "form", "carry"), "tessera": ("mine", "note", "half")}[chair.chair if chair else "vado"]
    turn = {"run": one.game.run, "quarter": one.game.quarter} if one.game else {"run": 1, "quarter": 1}
    return {**turn, "chair": chair.chair if chair else "vado", "ways": ways}


def proposed(game: Played, one: store.Round, what: str = PARTS_OF_AN_ACTION["what"]) -> str:
    return next((each.id for each in rounds.proposals(game.database, one.id) if each.what == what), "")


def test_the_table_speaks_of_every_move_role_and_state(game: Played) -> None:
    assert {row[0] for row in ROWS} == MOVES.keys()
    assert calls(game).keys() == MOVES.keys(), "every move needs sound arguments in `calls`"
    assert {len(row) for row in ROWS} == {len(HEAD)}
    assert {len(row) for row in GAME_ROWS} == {len(GAME_HEAD)}
    for move in MOVES:
        named = "".join(row[1] for row in ROWS if row[0] == move)
        assert len(set(named)) == len(named), move
        assert set(named) <= ROLES.keys(), move


def tried_by(move: str, state: str, *, whole: bool) -> list[str]:
    """One role of each row of the table in that state, each in its turn; those in no row are one more. With `--whole` all."""
    _, mine = rows_of(move, state)
    named = "".join(row[1] for row in mine)
    groups = [group for group in (*(row[1] for row in mine), "".join(role for role in ROLES if role not in named)) if group]
    turn = STATES.index(state) + list(MOVES).index(move)
    return list(ROLES) if whole else [group[turn % len(group)] for group in groups]


def test_each_role_of_a_row_has_its_turn() -> None:
    for move in MOVES:
        assert {role for state in HEAD[3:] for role in tried_by(move, state, whole=False)} == ROLES.keys(), move


@pytest.mark.parametrize("state", STATES)
@pytest.mark.long
def test_every_move_by_everybody(game: Played, state: str, pytestconfig: pytest.Config) -> None:
    """Every field of the table."""
    tried = calls(game)
    before, wrong = game.bring_back(state), []
    one = rounds.find(game.database, game.states[state][1])
    assert one is not None
    for move in MOVES:
        for role in tried_by(move, state, whole=pytestconfig.option.whole):
            told, kept = attempt(game, tried[move], game.by(role, state), one, role, before)
            if told != expected(move, role, state) or (kept != before) != (told == "+"):
                wrong.append(f"{move} by {role} ({ROLES[role]}): {told}, not {expected(move, role, state)}")
            if kept != before:
                game.bring_back(state)
    assert not wrong, "\n".join(wrong)


def attempt(game: Played, call: Call, by: By, one: store.Round, role: str, before: bytes) -> tuple[str, bytes]:
    """What came of it, and the file afterwards."""
    try:
        call(by, one, "side-2" if role in "bB" else "side-1")
    except MoveRefused as error:
        return error.phrase, game.file.read_bytes()
    kept = game.file.read_bytes()
    return "+" if kept != before else "=", kept


# ---- what a browser says about itself


@pytest.mark.parametrize("role", ROLES)
def test_a_round_that_is_not_there_lets_nobody_make_a_move(game: Played, role: str) -> None:
    before, one = game.bring_back("w-open"), rounds.find(game.database, game.states["w-open"][1])
    forged = replace(game.by(role, "w-open"), round_id="f" * 32)
    for move, call in calls(game).items():
        if move != "create":
            told, kept = attempt(game, call, forged, one, role, before)
            assert told in ("round.not_yours", "round.no_seat"), move
            assert kept == before


@pytest.mark.parametrize("state", ["w-open", "w-own", "shown"])
def test_a_page_that_was_shown_to_one_seat_moves_no_other(game: Played, state: str) -> None:
    before, one = game.bring_back(state), rounds.find(game.database, game.states[state][1])
    mine = rounds.place_in(game.database, one.id, game.browsers["B"])
    for move in (name for name, move in MOVES.items() if move.who in (Role.SEAT, Role.SPEAKER)):
        for role in "aAb":
            told, kept = attempt(game, calls(game)[move], replace(game.by(role, state), seat=mine.seat), one, role, before)
            assert told in ("round.not_yours", "round.no_seat"), (move, role)
            assert kept == before


@pytest.mark.parametrize(
    "value", [{"more": -900}, {"more": 10**7}, {"more": "x"}, {"more": True}, {"screen": "x"}, {"paused": 1}, {"code": ""}]
)
def test_what_a_workshop_cannot_be_switched_to_is_refused_and_not_kept(game: Played, value) -> None:
    before = game.bring_back("w-open")
    with pytest.raises(MoveRefused, match=r"^round\.not_now$"):
        rounds.switch(game.by("h", "w-open"), **value)
    assert game.file.read_bytes() == before


def test_a_refused_move_is_logged_without_who_where_or_what(game: Played, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    before, one = game.bring_back("w-open"), rounds.find(game.database, game.states["w-open"][1])
    for call in calls(game).values():
        attempt(game, call, game.by("n", "w-open"), one, "n", before)
    said = {record.getMessage() for record in caplog.records if record.name.startswith("kit")}
    assert "The move close was refused: round.not_yours." in said
    assert all(re.fullmatch(r"The move [a-z_]+ was refused: [a-z]+\.[a-z_]+\.", line) for line in said)


def test_a_note_whose_answer_was_lost_is_written_once_even_if_the_board_has_closed(game: Played) -> None:
    game.bring_back("w-open")
    writer, host = game.by("a", "w-open"), game.by("h", "w-open")
    rounds.write_note(writer, "words", token="page 1")
    rounds.switch(host, board=False)
    before = game.file.read_bytes()
    rounds.write_note(writer, "words", token="page 1")
    assert game.file.read_bytes() == before
    with pytest.raises(MoveRefused, match=r"^board\.closed$"):
        rounds.write_note(writer, "words", token="page 2")


def test_a_proposal_whose_answer_was_lost_is_made_once_even_after_the_end(game: Played) -> None:
    game.bring_back("w-open")
    writer, host = game.by("a", "w-open"), game.by("h", "w-open")
    rounds.propose(writer, token="page 1", **PARTS_OF_AN_ACTION)
    rounds.end(host)
    before = game.file.read_bytes()
    rounds.propose(writer, token="page 1", **PARTS_OF_AN_ACTION)
    assert game.file.read_bytes() == before
    with pytest.raises(MoveRefused, match=r"^round\.not_now$"):
        rounds.propose(writer, token="page 2", **PARTS_OF_AN_ACTION)
