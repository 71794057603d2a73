"""Every move in a round: who may make it, when, what it does, how it is refused at another time. One row each.

Rights are looked up by `Move` and nowhere else; what a row's function refuses besides is about what was sent.
"""

from __future__ import annotations

from typing import Any

from kit.rounds import (
    closing,
    consent,
    counting,
    days,
    leaving,
    links,
    live,
    lost_words,
    meeting,
    naming,
    one_answer,
    playing,
    proposing,
    running,
    seating,
    setting_up,
    speaking,
    taking_part,
)
from kit.rounds.move import Move, Role
from kit.rounds.when import (
    ACTIONS,
    ALWAYS,
    ANSWERING,
    ASKING,
    BEGUN,
    BOARD_OPEN,
    CAUCUS,
    CLOSING,
    COUNTING,
    FOLLOWING,
    HANDING_OUT,
    LOT_WAITS,
    PART_OPEN,
    PART_REVEALED,
    PART_WAITING,
    PLAYING,
    QUARTER_OPEN,
    QUARTER_SEEN,
    REHEARSAL,
    REVEALED,
    RUN,
    RUN_OVER,
    RUNNING,
    SEATING,
    SPOKEN_FOR,
    STILL_CAUCUS,
    STILL_TO_SHOW,
    TO_MEET,
    UNTOUCHED,
)

KEY, FACILITATOR, SPEAKER, SEAT, ANYBODY = Role.KEY, Role.FACILITATOR, Role.SPEAKER, Role.SEAT, Role.ANYBODY

# ---- setting up, handing out
create = Move("create", KEY, ALWAYS, setting_up.create)
follow = Move("follow", FACILITATOR, FOLLOWING, setting_up.follow)
turn = Move("turn", SPEAKER, REVEALED, setting_up.turn)
follow_later = Move("follow_later", Role.SUCCESSOR, FOLLOWING, setting_up.follow_later)
change = Move("change", FACILITATOR, UNTOUCHED, setting_up.change, "round.frozen")
meet = Move("meet", FACILITATOR, TO_MEET, meeting.meet)
clear = Move("clear", FACILITATOR, REHEARSAL, setting_up.clear)
new_slip = Move("new_slip", FACILITATOR, HANDING_OUT, speaking.new_slip)
hand_out = Move("hand_out", SPEAKER, SEATING, links.hand_out)

# ---- a partner's yes, before anything is frozen
reply = Move("reply", ANYBODY, ASKING, consent.reply, touches=True)
begin = Move("begin", FACILITATOR, ASKING, consent.begin, touches=True)

# ---- coming in, answering, going
sit_down = Move("sit_down", ANYBODY, ALWAYS, seating.sit_down)
move_over = Move("move_over", SEAT, SEATING, seating.move_over, touches=True)
offer_seats = Move("offer_seats", FACILITATOR, SEATING, seating.offer_seats, touches=True)
take_seats = Move("take_seats", SPEAKER, SEATING, seating.take_seats, touches=True)
answer = Move("answer", SEAT, RUN, taking_part.answer)
propose_one = Move("propose_one", FACILITATOR, PART_OPEN, one_answer.propose_one, touches=True)
take_one = Move("take_one", SPEAKER, PART_OPEN, one_answer.take_one, touches=True)
read_on = Move("read_on", SEAT, PART_OPEN, one_answer.read_on)
count_paper = Move("count_paper", SEAT, PART_OPEN, taking_part.count_paper)
write_down = Move("write_down", SEAT, RUN, taking_part.write_down)
hand_on = Move("hand_on", SEAT, ALWAYS, taking_part.hand_on)
withdraw = Move("withdraw", SEAT, ALWAYS, taking_part.withdraw)

# ---- who speaks for a side
ask_to_speak = Move("ask_to_speak", SEAT, SPOKEN_FOR, speaking.ask_to_speak, touches=True)
back = Move("back", SEAT, SPOKEN_FOR, speaking.back, touches=True)
refuse_speaker = Move("refuse_speaker", SPEAKER, SPOKEN_FOR, speaking.refuse_speaker, touches=True)
leave = Move("leave", SEAT, SPOKEN_FOR, leaving.leave, touches=True)
stay = Move("stay", SEAT, SPOKEN_FOR, leaving.stay, touches=True)

# ---- what a side calls itself
rename = Move("rename", SPEAKER, RUN, naming.rename, touches=True)

# ---- closing, each side apart, showing
close = Move("close", FACILITATOR, CLOSING, closing.close)
hold = Move("hold", SEAT, COUNTING, counting.hold, touches=True)
open_picture = Move("open_picture", SPEAKER, CAUCUS, counting.open_picture, touches=True)
let_go_on = Move("let_go_on", SEAT, CAUCUS, counting.let_go_on, touches=True)
agree = Move("agree", SPEAKER, CAUCUS, taking_part.agree, touches=True)
take_back = Move("take_back", SPEAKER, STILL_CAUCUS, taking_part.take_back, touches=True)
show_nothing = Move("show_nothing", SPEAKER, STILL_CAUCUS, speaking.show_nothing, touches=True)
reveal = Move("reveal", FACILITATOR, CAUCUS, closing.reveal)

# ---- when life comes between
move_ends = Move("move_ends", FACILITATOR, ANSWERING, days.move_ends, touches=True)
move_agrees = Move("move_agrees", FACILITATOR, STILL_TO_SHOW, days.move_agrees, touches=True)
agree_to_day = Move("agree_to_day", SPEAKER, STILL_TO_SHOW, days.agree_to_day, touches=True)

# ---- whoever runs it has lost the words
ask_for_words = Move("ask_for_words", SPEAKER, RUN, lost_words.ask_for_words, touches=True)
make_words = Move("make_words", SPEAKER, RUN, lost_words.make_words, touches=True, repeated=lost_words.words_made)
refuse_words = Move("refuse_words", FACILITATOR, RUN, lost_words.refuse_words, touches=True)
object_to_words = Move("object_to_words", SPEAKER, RUN, lost_words.object_to_words, touches=True)

# ---- a workshop
go = Move("go", FACILITATOR, RUNNING, live.go)
open_part = Move("open_part", FACILITATOR, PART_WAITING, live.open_part)
choose_subjects = Move("choose_subjects", FACILITATOR, PART_WAITING, live.choose_subjects, touches=True)
look_again = Move("look_again", FACILITATOR, PART_REVEALED, live.look_again)
turn_to = Move("turn_to", FACILITATOR, RUNNING, live.turn_to)
switch = Move("switch", FACILITATOR, RUNNING, live.switch)
end = Move("end", FACILITATOR, RUNNING, live.end)
write_note = Move("write_note", SEAT, BOARD_OPEN, live.write_note, "board.closed", repeated=live.note_written)
open_batch = Move("open_batch", FACILITATOR, RUNNING, live.open_batch, touches=True)
show_batch = Move("show_batch", FACILITATOR, RUNNING, live.show_batch, touches=True)
strike_note = Move("strike_note", FACILITATOR, RUNNING, live.strike_note, touches=True)

# ---- a game in the room
draw_chairs = Move("draw_chairs", FACILITATOR, LOT_WAITS, playing.draw_chairs)
close_quarter = Move("close_quarter", FACILITATOR, QUARTER_OPEN, playing.close_quarter)
open_quarter = Move("open_quarter", FACILITATOR, QUARTER_SEEN, playing.open_quarter)
show_step = Move("show_step", FACILITATOR, RUN_OVER, playing.show_step)
try_rules = Move("try_rules", FACILITATOR, RUN_OVER, playing.try_rules, "play.rules_stay")
second_run = Move("second_run", FACILITATOR, RUN_OVER, playing.second_run, "play.rules_stay")
end_game = Move("end_game", FACILITATOR, PLAYING, playing.end_game)
choose = Move("choose", SEAT, QUARTER_OPEN, playing.choose, "room.quarter_closed")
take_chair = Move("take_chair", SEAT, PLAYING, playing.take_chair)
watch = Move("watch", SEAT, QUARTER_OPEN, playing.watch, "room.quarter_closed")
say_fair = Move("say_fair", SEAT, RUN_OVER, playing.say_fair)
tick_rules = Move("tick_rules", SEAT, RUN_OVER, playing.tick_rules)

# ---- what changes
propose = Move("propose", SEAT, BEGUN, proposing.propose, touches=True, repeated=proposing.proposed)
show_proposals = Move("show_proposals", FACILITATOR, BEGUN, proposing.show_proposals, touches=True)
hold_proposal = Move("hold_proposal", FACILITATOR, BEGUN, proposing.hold_proposal, touches=True)
join_proposals = Move("join_proposals", SEAT, BEGUN, proposing.join_proposals, touches=True)
say_of = Move("say_of", SPEAKER, RUN, proposing.say_of, touches=True)
take = Move("take", FACILITATOR, RUNNING, proposing.take, touches=True)
write_action = Move("write_action", FACILITATOR, ACTIONS, running.write_action)
remove_action = Move("remove_action", FACILITATOR, ACTIONS, running.remove_action)
confirm = Move("confirm", SPEAKER, ACTIONS, taking_part.confirm, touches=True)
not_now = Move("not_now", SPEAKER, ACTIONS, taking_part.not_now)
accept = Move("accept", SPEAKER, REVEALED, taking_part.accept)
note_outcome = Move("note_outcome", SPEAKER, ALWAYS, running.note_outcome, touches=True)

MOVES: dict[str, Move[Any, Any]] = {move.name: move for move in list(globals().values()) if isinstance(move, Move)}
