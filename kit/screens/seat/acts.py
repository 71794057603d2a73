"""What a seat may do: each act makes its move, then says what to note, or shows a page of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from kit import asking, rounds, store
from kit.errors import MoveRefused
from kit.rounds import Scene
from kit.screens import blocks as b
from kit.screens.meeting import calendar_file
from kit.screens.remembered import forget_everywhere
from kit.screens.seat.door import door
from kit.screens.seat.game_acts import GAME_ACTS
from kit.screens.seat.place import by_seat, draw, head, just, part_of
from kit.screens.seat.speaking_acts import SPEAKING_ACTS
from kit.screens.slips import link_card
from kit.screens.visit import Request, View, Visit, in_round
from kit.store import ACTION_WORDS, Action, Pooling

LONGEST_PART, LONGEST_REASON, LONGEST_PARAGRAPH = 400, 300, 1200  # characters


# ---- one's seat


def words(visit: Visit, _ask: Request, scene: Scene) -> View:
    """Six words that open this seat elsewhere, shown once."""
    fresh = store.new_words(visit.language)
    rounds.write_down(by_seat(visit, scene), store.words_lookup(visit.database, fresh))
    return words_page(visit, scene, fresh)


def words_page(visit: Visit, scene: Scene, fresh: str) -> View:
    """The words that open this seat elsewhere now."""
    shown = [
        *head(visit, scene),
        b.heading(visit.say("join.words_title")),
        b.big(fresh, visit.say("mine.words_shown")),
        b.text(visit.say("join.words_why")),
        b.button("look", visit.say("join.noted"), style="main"),
    ]
    return in_round(scene.round, shown, until_tap=True)


def _hand_on(visit: Visit, _ask: Request, scene: Scene) -> View:
    rounds.hand_on(by_seat(visit, scene))
    return door(visit)


def _withdraw(visit: Visit, request: Request, scene: Scene) -> View:
    request.must_be_sure()
    rounds.withdraw(by_seat(visit, scene))
    return door(visit, visit.say("join.withdrawn"))


def _move_over(visit: Visit, request: Request, scene: Scene) -> str:
    rounds.move_over(by_seat(visit, scene), request.text("side", 20), code=request.text("slip", 80))
    return "seats.moved"


def _hand_out(visit: Visit, request: Request, scene: Scene) -> View:
    """Every link of one's side, at once: nothing says which have taken a seat."""
    side = scene.round.side(scene.place.side)
    found = rounds.hand_out(by_seat(visit, scene), anew=request.fields.get("anew") is True)
    shown = [
        *head(visit, scene),
        b.heading(visit.say("links.title", side=side.name)),
        b.text(visit.say("links.use", n=len(found))),
        b.printing(visit.say("panel.print")),
        b.columns(*(link_card(visit, side, link) for link in found)),
        b.fold(visit.say("links.lost"), b.form(b.text(visit.say("links.anew")), _anew(visit))),
        b.button("look", visit.say("back"), style="main"),
    ]
    return in_round(scene.round, shown, until_tap=True)


def _anew(visit: Visit) -> b.Block:
    return b.button("hand_out", visit.say("links.anew_button"), sends={"anew": True})


def _take_seats(visit: Visit, request: Request, scene: Scene) -> str:
    rounds.take_seats(by_seat(visit, scene), request.number("people"))
    return "saved.yes"


def _rename(visit: Visit, request: Request, scene: Scene) -> str:
    name, short = request.text("name", rounds.LONGEST_NAME), request.text("short", 60)
    cover = request.fields.get("cover") is True
    rounds.rename(by_seat(visit, scene), name, short, cover=cover)
    if cover:
        forget_everywhere()
    return "names.noted"


def _take_one(visit: Visit, request: Request, scene: Scene) -> str:
    request.must_be_sure()
    rounds.take_one(by_seat(visit, scene), part=part_of(request, scene.round))
    return "small.taken"


def _questions(visit: Visit, scene: Scene) -> Sequence[str] | Mapping[str, Sequence[str | int]]:
    """What one's side was asked; where it agrees on an answer, the rows in order."""
    if scene.round.now.pools == Pooling.DECLARED:
        return asking.ordered_rows(visit.library, scene.round)
    return asking.asked(visit.library, scene.round).get(scene.place.side, ())


def _open_picture(visit: Visit, request: Request, scene: Scene) -> str:
    rounds.open_picture(by_seat(visit, scene), _questions(visit, scene), part=part_of(request, scene.round))
    return ""


def _let_go_on(visit: Visit, request: Request, scene: Scene) -> str:
    rounds.let_go_on(by_seat(visit, scene), _questions(visit, scene), part=part_of(request, scene.round))
    return "speaking.noted"


def _hold(visit: Visit, request: Request, scene: Scene) -> str:
    rounds.hold(by_seat(visit, scene), part=part_of(request, scene.round))
    return ""


def _agree(visit: Visit, request: Request, scene: Scene) -> str:
    differs = request.fields.get("differs") is True
    rounds.agree(by_seat(visit, scene), request.several("out"), part=part_of(request, scene.round), differs=differs)
    return "own.agreed_note"


def _accept(visit: Visit, request: Request, scene: Scene) -> str:
    paragraph, accepted = request.text("paragraph", LONGEST_PARAGRAPH), request.fields.get("accepted") is True
    rounds.accept(by_seat(visit, scene), paragraph=paragraph, accepted=accepted, read=request.text("read", 16))
    return "saved.yes"


def _confirm(visit: Visit, request: Request, scene: Scene) -> str:
    rounds.confirm(by_seat(visit, scene), _action_read(request))
    return "after.confirmed"


def _not_now(visit: Visit, request: Request, scene: Scene) -> str:
    rounds.not_now(by_seat(visit, scene), _action_read(request))
    return "saved.yes"


def _outcome(visit: Visit, request: Request, scene: Scene) -> str:
    own, words = request.fields.get("own") is True, request.text("words", rounds.LONGEST_WORDS)
    rounds.note_outcome(by_seat(visit, scene), request.number("number"), request.text("outcome", 20), words, own=own)
    return "saved.yes"


def _action_read(request: Request) -> Action:
    """The action as the page showed it. Raises: MoveRefused."""
    read = request.fields.get("read")
    if not isinstance(read, dict) or read.keys() != Action.__dataclass_fields__.keys():
        raise MoveRefused("round.changed")
    return Action(**read)


def _turn(visit: Visit, _ask: Request, scene: Scene) -> View:
    made = rounds.turn(by_seat(visit, scene), language=visit.language)
    shown = [
        b.heading(visit.say("after.turned", side=scene.round.side(scene.place.side).name)),
        b.big(made.words, visit.say("run.words")),
        b.text(visit.say("after.turned_hint")),
        b.link(visit.say("run.open"), "/facilitator"),
        b.button("look", visit.say("back"), style="quiet"),
    ]
    return in_round(scene.round, shown, until_tap=True)


def _stance(visit: Visit, request: Request, scene: Scene) -> str:
    which = request.text("proposal", 16)
    how, reason = request.text(f"stance-{which}", 12), request.text(f"reason-{which}", LONGEST_REASON)
    rounds.say_of(by_seat(visit, scene), which, how, reason)
    return "saved.yes"


# ---- in a workshop


def _pulse(visit: Visit, request: Request, scene: Scene) -> str:
    rounds.tap(scene.round.id, request.text("light", 10))
    return "pulse.thanks"


def _note(visit: Visit, request: Request, scene: Scene) -> str:
    rounds.write_note(by_seat(visit, scene), request.text("note", rounds.LONGEST_NOTE), token=request.token)
    return "board.thanks"


def _propose(visit: Visit, request: Request, scene: Scene) -> str:
    by, parts = request.day("by"), {part: request.text(part, LONGEST_PART) for part in ACTION_WORDS}
    if by is None or not all(parts.values()):
        raise MoveRefused("run.action_whole")
    rounds.propose(by_seat(visit, scene), token=request.token, by=by.isoformat(), **parts)
    return "propose.thanks"


def _calendar(visit: Visit, _ask: Request, scene: Scene) -> View:
    return replace(draw(visit, scene), file=calendar_file(visit, scene.round))


def _join(visit: Visit, request: Request, scene: Scene) -> str:
    rounds.join_proposals(by_seat(visit, scene), request.text("mine", 16), request.text("other", 16))
    return "saved.yes"


def _paper(visit: Visit, request: Request, scene: Scene) -> str:
    if part_of(request, scene.round) != scene.round.part:
        raise MoveRefused("round.changed")
    asked = asking.asked(visit.library, scene.round)[scene.place.side]
    counts = {question: [request.number(f"{question}.{level}") for level in range(5)] for question in asked}
    rounds.count_paper(by_seat(visit, scene), request.number("slips"), counts)
    return "saved.yes"


def _mine(visit: Visit, _ask: Request, scene: Scene) -> View:
    return draw(visit, rounds.seat_scene(visit.by(scene.round.id)) or scene, mine=True)


Doing = Callable[[Visit, Request, Scene], View | str]
ACTS: dict[str, Doing] = {
    "words": words,
    "hand_on": _hand_on,
    "withdraw": _withdraw,
    "move_over": _move_over,
    "hand_out": _hand_out,
    "take_seats": _take_seats,
    "rename": _rename,
    "take_one": _take_one,
    "read_on": just(rounds.read_on),
    "hold": _hold,
    "open_picture": _open_picture,
    "let_go_on": _let_go_on,
    "agree": _agree,
    "take_back": just(rounds.take_back, "own.taken_back"),
    "accept": _accept,
    "confirm": _confirm,
    "not_now": _not_now,
    "outcome": _outcome,
    "turn": _turn,
    **SPEAKING_ACTS,
}
WORKSHOP_ACTS: dict[str, Doing] = {
    "pulse": _pulse,
    "note": _note,
    "calendar": _calendar,
    "propose": _propose,
    "join_proposals": _join,
    "stance": _stance,
    "paper": _paper,
    "mine": _mine,
    **GAME_ACTS,
}
