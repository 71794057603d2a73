"""What whoever runs a round may do: each act makes its move, then says what to note, or shows a page of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from kit import asking, rounds
from kit.errors import MoveRefused
from kit.screens import blocks as b
from kit.screens.host.before_closing import before_closing
from kit.screens.host.coming_in import create
from kit.screens.host.handing_out import paper_pack
from kit.screens.host.plan import plan_from
from kit.screens.host.playing import before_closing as before_closing_quarter
from kit.screens.host.round import draw
from kit.screens.meeting import calendar_file
from kit.screens.running_order import steps
from kit.screens.slips import slip_card
from kit.screens.visit import Reader, Request, View, Visit, in_round
from kit.store import ACTION_WORDS, QUARTERS, Action, Round, RoundSide, Stage

LONGEST_WORDS = 500  # characters
Doing = Callable[[Visit, Request, Round], View | str]


def _just(move: Callable[..., object], *fields: Callable[[Request], object], note: str = "") -> Doing:
    """An act that makes that move with what these fields say."""

    def act(visit: Visit, request: Request, round_: Round) -> str:
        move(visit.by(round_.id), *(said(request) for said in fields))
        return note

    return act


def _sure(act: Doing) -> Doing:
    """The same, where its tick is set."""

    def confirmed(visit: Visit, request: Request, round_: Round) -> View | str:
        request.must_be_sure("run.tick_first")
        return act(visit, request, round_)

    return confirmed


def _text(name: str, most: int) -> Callable[[Request], object]:
    return lambda request: request.text(name, most)


def _number(name: str) -> Callable[[Request], object]:
    return lambda request: request.number(name)


def _several(name: str) -> Callable[[Request], object]:
    return lambda request: request.several(name)


# ---- handing out, changing


def _side(request: Request, round_: Round) -> RoundSide:
    side = next((each for each in round_.sides if each.id == request.text("side", 20)), None)
    if side is None:
        raise MoveRefused("round.not_now")
    return side


def _slip(visit: Visit, request: Request, round_: Round) -> View | str:
    side = _side(request, round_)
    slip = rounds.new_slip(visit.by(round_.id), side.id)
    if not slip:
        return "run.slip_asked"
    return in_round(
        round_, [slip_card(visit, side, slip), b.button("look", visit.say("run.noted"), style="main")], until_tap=True
    )


def _offer_seats(visit: Visit, request: Request, round_: Round) -> str:
    rounds.offer_seats(visit.by(round_.id), _side(request, round_).id, request.number("people"))
    return "seats.offered"


def _propose_one(visit: Visit, request: Request, round_: Round) -> str:
    rounds.propose_one(visit.by(round_.id), _side(request, round_).id)
    return "small.proposed"


def _pack(visit: Visit, _ask: Request, round_: Round) -> View:
    back = b.button("look", visit.say("back"), style="quiet")
    return in_round(round_, [b.printing(visit.say("panel.print")), *paper_pack(visit, round_), back], until_tap=True)


def _change(visit: Visit, request: Request, round_: Round) -> str:
    rounds.change(visit.by(round_.id), plan_from(request, visit, previous=round_, live=round_.live is not None))
    return "saved.yes"


def _next(visit: Visit, request: Request, round_: Round) -> View:
    return create(visit, replace(request, page_state={"round": round_.id, "next": "1"}))


def _meet(visit: Visit, request: Request, round_: Round) -> str:
    hour, place = request.text("hour", rounds.LONGEST_HOUR), request.text("meets", rounds.LONGEST_PLACE)
    rounds.meet(visit.by(round_.id), hour, place)
    return "invitation.changed"


def _calendar(visit: Visit, _ask: Request, round_: Round) -> View | str:
    scene = rounds.host_scene(visit.by(round_.id))
    return replace(draw(visit, scene), file=calendar_file(visit, round_)) if scene else ""


# ---- the part that is asked


def _close(visit: Visit, request: Request, round_: Round) -> str:
    seen = rounds.seen(visit.database, round_.id) if round_.now.again else None
    asked = asking.asked(visit.library, round_, seen.everything if seen else ())
    ordered = asking.ordered_rows(visit.library, round_)
    rounds.close(visit.by(round_.id), asked, part=request.number("part") or round_.part, ordered=ordered)
    line = _line_that_brings(visit, round_, Stage.CAUCUS)
    if line is not None:
        rounds.go(visit.by(round_.id), line, round_.part)
    return "live.closed_note" if round_.live else "run.closed"


def _closing(visit: Visit, _ask: Request, round_: Round) -> View:
    """Before answers are closed: what that does."""
    return in_round(round_, before_closing(visit, round_), until_tap=True)


def _reveal(visit: Visit, request: Request, round_: Round) -> str:
    """Show to all at the same moment, in a workshop on the wall and on phones."""
    line = _line_that_brings(visit, round_, Stage.REVEALED)
    rounds.reveal(visit.by(round_.id), line=line, day=visit.here, part=request.number("part") or round_.part)
    return "run.revealed"


def _line_that_brings(reader: Reader, round_: Round, stage: str) -> int | None:
    """The line of the run-sheet to which a move on the part that is asked brings the room, if it is a later one."""
    found = (n for n, step in enumerate(steps(reader, round_)) if (step.part, step.stage) == (round_.part, stage))
    line = next(found, None)
    return line if line is not None and line > round_.line else None


def _open(visit: Visit, request: Request, round_: Round) -> str:
    offered, most = _subjects_of(visit, round_)
    rounds.open_part(visit.by(round_.id), offered[:most], part=request.number("part") or round_.part)
    return "live.opened"


def _choose(visit: Visit, request: Request, round_: Round) -> str:
    offered, most = _subjects_of(visit, round_)
    chosen = [subject for subject in offered if subject in request.several("subjects")]
    if not 0 < len(chosen) <= most:
        raise MoveRefused("live.too_many_subjects")
    rounds.choose_subjects(visit.by(round_.id), chosen)
    return "saved.yes"


def _subjects_of(reader: Reader, round_: Round) -> tuple[list[str], int]:
    found = reader.library.shelf.get(round_.now.what)
    return asking.subjects_of(found) if found else ([], 0)


# ---- the last days


def _moving(move: Callable[..., object]) -> Doing:
    """People are told on which day, by this computer's calendar, it was moved."""

    def act(visit: Visit, request: Request, round_: Round) -> str:
        move(visit.by(round_.id), request.day("until"), day=visit.here)
        return "days.moved_note"

    return act


# ---- the workshop


def _go(visit: Visit, request: Request, round_: Round) -> str:
    found, line = steps(visit, round_), request.number("line")
    if not 0 <= line < len(found):
        raise MoveRefused("round.not_now")
    rounds.go(visit.by(round_.id), line, found[line].part)
    return ""


def _switch(visit: Visit, request: Request, round_: Round) -> str:
    rounds.switch(visit.by(round_.id), **{request.text("name", 12): request.fields.get("on")})
    return ""


# ---- a game


def _bring(visit: Visit, round_: Round, stage: str) -> None:
    """The run-sheet goes on to the line that this move brings, where it has one."""
    line = _line_that_brings(visit, round_, stage)
    if line is not None:
        rounds.go(visit.by(round_.id), line, round_.part)


def _draw_chairs(visit: Visit, _ask: Request, round_: Round) -> str:
    rounds.draw_chairs(visit.by(round_.id), visit.library.simulator.facts.stories["room"])
    _bring(visit, round_, "run")
    return "room.drawn"


def _close_quarter(visit: Visit, request: Request, round_: Round) -> View | str:
    done, seats = round_.seat_counts
    if done < seats and request.fields.get("sure") is not True:
        return before_closing_quarter(visit, round_, request.number("quarter"))
    rounds.close_quarter(visit.by(round_.id), request.number("quarter"))
    if request.number("quarter") == QUARTERS and round_.game:
        _bring(visit, round_, "what" if round_.game.run == 1 else "end")
    return ""


def _show_step(visit: Visit, request: Request, round_: Round) -> str:
    rounds.show_step(visit.by(round_.id), request.number("step"))
    _bring(visit, round_, {rounds.FAIR: "same", rounds.ASKED: "rules"}.get(request.number("step"), ""))
    return ""


def _try_rules(visit: Visit, request: Request, round_: Round) -> str:
    rounds.try_rules(visit.by(round_.id), request.several("rules"))
    return ""


def _second_run(visit: Visit, request: Request, round_: Round) -> str:
    rounds.second_run(visit.by(round_.id), request.several("rules"))
    _bring(visit, round_, "again")
    return "room.drawn"


# ---- actions


def _action(visit: Visit, request: Request, round_: Round) -> str:
    number, by = request.number("number"), request.day("by")
    words: dict[str, Any] = {part: request.text(part, LONGEST_WORDS) for part in ACTION_WORDS}
    if number not in (1, 2, 3) or by is None or not all(words.values()):
        raise MoveRefused("run.action_whole")
    item = request.text("item", 12)
    known = item if item in visit.bank[round_.edition] else ""
    rounds.write_action(visit.by(round_.id), Action(number=number, by=by.isoformat(), item=known, **words))
    return "saved.yes"


ACTS: dict[str, Doing] = {
    "slip": _slip,
    "refuse_words": _just(rounds.refuse_words, note="lost.refused"),
    "pack": _pack,
    "offer_seats": _offer_seats,
    "propose_one": _propose_one,
    "change": _change,
    "begin": _just(rounds.begin, note="consent.begun"),
    "next": _next,
    "close": _sure(_close),
    "reveal": _reveal,
    "move_ends": _moving(rounds.move_ends),
    "move_agrees": _moving(rounds.move_agrees),
    "action": _action,
    "no_action": _just(rounds.remove_action, _number("number"), note="saved.yes"),
}
WORKSHOP_ACTS: dict[str, Doing] = {
    "meet": _meet,
    "calendar": _calendar,
    "go": _go,
    "open": _open,
    "again": _just(rounds.look_again, note="live.opened"),
    "subjects": _choose,
    "closing": _closing,
    "turn_to": _just(rounds.turn_to, _number("slide")),
    "switch": _switch,
    "draw_chairs": _draw_chairs,
    "close_quarter": _close_quarter,
    "open_quarter": _just(rounds.open_quarter, _number("quarter")),
    "show_step": _show_step,
    "try_rules": _try_rules,
    "second_run": _second_run,
    "end_game": _sure(_just(rounds.end_game, note="room.erased")),
    "batch": _just(rounds.open_batch),
    "strike": _just(rounds.strike_note, _text("note", 16)),
    "show_batch": _just(rounds.show_batch, _number("batch"), note="board.shown_note"),
    "show_proposals": _just(rounds.show_proposals, _several("proposals"), note="propose.shown_note"),
    "hold_proposal": _just(rounds.hold_proposal, _text("proposal", 16), _text("why", 8), note="propose.held_note"),
    "take": _just(rounds.take, _text("proposal", 16), note="propose.taken"),
    "end": _sure(_just(rounds.end)),
}
