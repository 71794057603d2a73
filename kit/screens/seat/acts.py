"""What a seat may do: each act makes its move, then says what to note, or shows a page of its own."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence

from kit import asking, rounds, store
from kit.errors import MoveRefused
from kit.rounds import By, Scene
from kit.screens import blocks as b
from kit.screens.seat.door import door
from kit.screens.seat.game_acts import GAME_ACTS
from kit.screens.seat.place import draw, head
from kit.screens.slips import link_card
from kit.screens.visit import Request, View, Visit, in_round
from kit.store import ACTION_WORDS, Action, Pooling, Round

LONGEST_PART, LONGEST_REASON, LONGEST_PARAGRAPH = 400, 300, 1200  # characters


def _by(visit: Visit, scene: Scene) -> By:
    """From this seat and no other."""
    return visit.by(scene.round.id, scene.place.seat)


def part_of(request: Request, round_: Round) -> int:
    """The part that the page shows; pages of an assessment have only one and do not say."""
    said = request.at("part") or str(round_.part)
    return int(said) if said.isdecimal() else 0


# ---- one's seat


def words(visit: Visit, _ask: Request, scene: Scene) -> View:
    """Six words that open this seat elsewhere, shown once."""
    fresh = store.new_words(visit.language)
    rounds.write_down(_by(visit, scene), store.words_lookup(visit.database, fresh))
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
    rounds.hand_on(_by(visit, scene))
    return door(visit)


def _withdraw(visit: Visit, request: Request, scene: Scene) -> View:
    if request.fields.get("sure") is not True:
        raise MoveRefused("mine.erase_tick")
    rounds.withdraw(_by(visit, scene))
    return door(visit, visit.say("join.withdrawn"))


def _move_over(visit: Visit, request: Request, scene: Scene) -> str:
    rounds.move_over(_by(visit, scene), request.text("side", 20), code=request.text("slip", 80))
    return "seats.moved"


def _hand_out(visit: Visit, request: Request, scene: Scene) -> View:
    """Every link of one's side, at once: nothing says which have taken a seat."""
    side = scene.round.side(scene.place.side)
    found = rounds.hand_out(_by(visit, scene), anew=request.fields.get("anew") is True)
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
    rounds.take_seats(_by(visit, scene), request.number("people"))
    return "saved.yes"


def _rename(visit: Visit, request: Request, scene: Scene) -> str:
    name, short = request.text("name", rounds.LONGEST_NAME), request.text("short", 60)
    rounds.rename(_by(visit, scene), name, short, cover=request.fields.get("cover") is True)
    return "names.noted"


def _take_one(visit: Visit, request: Request, scene: Scene) -> str:
    if request.fields.get("sure") is not True:
        raise MoveRefused("mine.erase_tick")
    rounds.take_one(_by(visit, scene), part=part_of(request, scene.round))
    return "small.taken"


def _read_on(visit: Visit, _ask: Request, scene: Scene) -> str:
    rounds.read_on(_by(visit, scene))
    return ""


# ---- speaking for a side


def _ask_to_speak(visit: Visit, _ask: Request, scene: Scene) -> str:
    rounds.ask_to_speak(_by(visit, scene))
    return ""


def _back_speaker(visit: Visit, request: Request, scene: Scene) -> str:
    rounds.back(_by(visit, scene), str(request.number("number")))
    return "speaking.noted"


def _refuse_speaker(visit: Visit, _ask: Request, scene: Scene) -> str:
    rounds.refuse_speaker(_by(visit, scene))
    return "speaking.refused"


def _leave_round(visit: Visit, request: Request, scene: Scene) -> str:
    if request.fields.get("sure") is not True:
        raise MoveRefused("mine.erase_tick")
    rounds.leave(_by(visit, scene))
    return "speaking.noted"


def _stay(visit: Visit, _ask: Request, scene: Scene) -> str:
    rounds.stay(_by(visit, scene))
    return "speaking.noted"


def _show_nothing(visit: Visit, request: Request, scene: Scene) -> str:
    if request.fields.get("sure") is not True:
        raise MoveRefused("mine.erase_tick")
    rounds.show_nothing(_by(visit, scene), part=part_of(request, scene.round))
    return "speaking.nothing_noted"


def _questions(visit: Visit, scene: Scene) -> Sequence[str] | Mapping[str, Sequence[str | int]]:
    """What one's side was asked; where it agrees on an answer, the rows in order."""
    if scene.round.now.pools == Pooling.DECLARED:
        return asking.ordered_rows(visit.library, scene.round)
    return asking.asked(visit.library, scene.round).get(scene.place.side, ())


def _open_picture(visit: Visit, request: Request, scene: Scene) -> str:
    rounds.open_picture(_by(visit, scene), _questions(visit, scene), part=part_of(request, scene.round))
    return ""


def _let_go_on(visit: Visit, request: Request, scene: Scene) -> str:
    rounds.let_go_on(_by(visit, scene), _questions(visit, scene), part=part_of(request, scene.round))
    return "speaking.noted"


def _hold(visit: Visit, request: Request, scene: Scene) -> str:
    rounds.hold(_by(visit, scene), part=part_of(request, scene.round))
    return ""


def _agree(visit: Visit, request: Request, scene: Scene) -> str:
    differs = request.fields.get("differs") is True
    rounds.agree(_by(visit, scene), request.several("out"), part=part_of(request, scene.round), differs=differs)
    return "own.agreed_note"


def _take_back(visit: Visit, _ask: Request, scene: Scene) -> str:
    rounds.take_back(_by(visit, scene))
    return "own.taken_back"


def _accept(visit: Visit, request: Request, scene: Scene) -> str:
    paragraph, accepted = request.text("paragraph", LONGEST_PARAGRAPH), request.fields.get("accepted") is True
    rounds.accept(_by(visit, scene), paragraph=paragraph, accepted=accepted, read=request.text("read", 16))
    return "saved.yes"


def _confirm(visit: Visit, request: Request, scene: Scene) -> str:
    rounds.confirm(_by(visit, scene), _action_read(request))
    return "after.confirmed"


def _not_now(visit: Visit, request: Request, scene: Scene) -> str:
    rounds.not_now(_by(visit, scene), _action_read(request))
    return "saved.yes"


def _outcome(visit: Visit, request: Request, scene: Scene) -> str:
    own, words = request.fields.get("own") is True, request.text("words", rounds.LONGEST_WORDS)
    rounds.note_outcome(_by(visit, scene), request.number("number"), request.text("outcome", 20), words, own=own)
    return "saved.yes"


def _action_read(request: Request) -> Action:
    """The action as the page showed it. Raises: MoveRefused."""
    read = request.fields.get("read")
    if not isinstance(read, dict) or read.keys() != Action.__dataclass_fields__.keys():
        raise MoveRefused("round.changed")
    return Action(**read)


def _turn(visit: Visit, _ask: Request, scene: Scene) -> View:
    made = rounds.turn(_by(visit, scene), language=visit.language)
    shown = [
        b.heading(visit.say("after.turned", side=scene.round.side(scene.place.side).name)),
        b.big(made.words, visit.say("run.words")),
        b.text(visit.say("after.turned_hint")),
        b.link(visit.say("run.open"), "/facilitator"),
        b.button("look", visit.say("back"), style="quiet"),
    ]
    return in_round(scene.round, shown, until_tap=True)


def _ask_for_words(visit: Visit, _ask: Request, scene: Scene) -> str:
    rounds.ask_for_words(_by(visit, scene))
    return "speaking.noted"


def _object_to_words(visit: Visit, _ask: Request, scene: Scene) -> str:
    rounds.object_to_words(_by(visit, scene))
    return "lost.refused"


def _make_words(visit: Visit, request: Request, scene: Scene) -> View:
    """The same words for the same tap: whoever did not see the answer reads them the next time."""
    tap = request.token or secrets.token_hex(16)
    chance = store.chance_of(visit.database, visit.browser, scene.round.id, "lost words", tap)
    fresh = store.words_of(chance, visit.language)
    rounds.make_words(_by(visit, scene), store.words_lookup(visit.database, fresh))
    shown = [
        b.heading(visit.say("lost.made_title")),
        b.big(fresh, visit.say("run.words")),
        b.text(visit.say("lost.made_hint")),
        b.link(visit.say("run.open"), "/facilitator"),
        b.button("look", visit.say("join.noted"), style="main"),
    ]
    return in_round(scene.round, shown, until_tap=True)


def _agree_to_day(visit: Visit, request: Request, scene: Scene) -> str:
    which, until = request.text("which", 10), request.day("until")
    rounds.agree_to_day(_by(visit, scene), which, until, day=visit.here)
    return "days.agreed_note"


def _stance(visit: Visit, request: Request, scene: Scene) -> str:
    which = request.text("proposal", 16)
    how, reason = request.text(f"stance-{which}", 12), request.text(f"reason-{which}", LONGEST_REASON)
    rounds.say_of(_by(visit, scene), which, how, reason)
    return "saved.yes"


# ---- in a workshop


def _pulse(visit: Visit, request: Request, scene: Scene) -> str:
    rounds.tap(scene.round.id, request.text("light", 10))
    return "pulse.thanks"


def _note(visit: Visit, request: Request, scene: Scene) -> str:
    rounds.write_note(_by(visit, scene), request.text("note", rounds.LONGEST_NOTE), token=request.token)
    return "board.thanks"


def _propose(visit: Visit, request: Request, scene: Scene) -> str:
    by, parts = request.day("by"), {part: request.text(part, LONGEST_PART) for part in ACTION_WORDS}
    if by is None or not all(parts.values()):
        raise MoveRefused("run.action_whole")
    rounds.propose(_by(visit, scene), token=request.token, by=by.isoformat(), **parts)
    return "propose.thanks"


def _paper(visit: Visit, request: Request, scene: Scene) -> str:
    if part_of(request, scene.round) != scene.round.part:
        raise MoveRefused("round.changed")
    asked = asking.asked(visit.library, scene.round)[scene.place.side]
    counts = {question: [request.number(f"{question}.{level}") for level in range(5)] for question in asked}
    rounds.count_paper(_by(visit, scene), request.number("slips"), counts)
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
    "read_on": _read_on,
    "ask_to_speak": _ask_to_speak,
    "back_speaker": _back_speaker,
    "refuse_speaker": _refuse_speaker,
    "show_nothing": _show_nothing,
    "leave_round": _leave_round,
    "stay": _stay,
    "hold": _hold,
    "open_picture": _open_picture,
    "let_go_on": _let_go_on,
    "agree": _agree,
    "take_back": _take_back,
    "ask_for_words": _ask_for_words,
    "make_words": _make_words,
    "object_to_words": _object_to_words,
    "agree_to_day": _agree_to_day,
    "accept": _accept,
    "confirm": _confirm,
    "not_now": _not_now,
    "outcome": _outcome,
    "turn": _turn,
}
WORKSHOP_ACTS: dict[str, Doing] = {
    "pulse": _pulse,
    "note": _note,
    "propose": _propose,
    "stance": _stance,
    "paper": _paper,
    "mine": _mine,
    **GAME_ACTS,
}
