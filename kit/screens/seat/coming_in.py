"""Coming in: a code or a slip, six words, sitting down, trying the questions first."""

from __future__ import annotations

from kit import rounds, store
from kit.errors import MoveRefused, UnknownCode
from kit.screens import blocks as b
from kit.screens.responding import Screen
from kit.screens.seat.acts import words, words_page
from kit.screens.seat.door import door, inside, practice
from kit.screens.seat.place import draw
from kit.screens.seat.terms import terms
from kit.screens.visit import Request, View, Visit, in_round
from kit.store import Round, Stage


def hall(visit: Visit, request: Request) -> View:
    """What whoever came in with a code sees, as long as that code opens the door."""
    if not request.at("code"):
        return door(visit)
    try:
        round_, side = rounds.knock(visit.database, request.at("code"), visit.browser, today=visit.today)
    except (UnknownCode, MoveRefused):
        return door(visit)
    return inside(visit, rounds.door_scene(visit.database, round_), side, request.at("code"))


def _knock(visit: Visit, request: Request) -> View:
    code = store.plain_code(request.text("code", 80))
    round_, side = rounds.knock(visit.database, code, visit.browser, today=visit.today)
    known = rounds.place_in(visit.database, round_.id, visit.browser)
    seated = rounds.seat_scene(visit.by(round_.id)) if known else None
    if seated and (seated.place.speaker or not side):
        return draw(visit, seated)
    return inside(visit, rounds.door_scene(visit.database, round_), side, code)


def _come_back(visit: Visit, request: Request) -> View:
    round_ = rounds.come_back(visit.database, request.text("words", 400), visit.browser)
    scene = rounds.seat_scene(visit.by(round_.id))
    return draw(visit, scene) if scene else door(visit)


def _sit(visit: Visit, request: Request) -> View:
    round_, _ = rounds.behind(visit.database, request.at("code"))
    by = visit.by(round_.id)
    known = rounds.place_in(visit.database, round_.id, visit.browser)
    _has_read(visit, request, round_)
    fresh = "" if known else store.new_words(visit.language)
    kept = store.words_lookup(visit.database, fresh) if fresh else ""
    rounds.sit_down(by, round_, request.text("side", 20), code=request.at("code"), words=kept)
    scene = rounds.asked_scene(by) if fresh else rounds.seat_scene(by)
    if scene is None:
        return door(visit)
    if fresh:
        return words_page(visit, scene, fresh)
    unheard = request.again and not scene.place.speaker  # the six words that were made the first time, nobody has seen
    return words(visit, request, scene) if unheard else draw(visit, scene)


def _reply(visit: Visit, request: Request) -> View:
    """A partner side's answer before anything is frozen, by its own link."""
    round_, _ = rounds.behind(visit.database, request.at("code"))
    _has_read(visit, request, round_)
    answer, meant = request.text("reply", 12), request.text("meant", 8)
    wants = request.text("wants", rounds.LONGEST_WISH)
    rounds.reply(visit.by(round_.id), round_, request.at("code"), answer, meant, wants=wants)
    view = hall(visit, request)
    view.note = visit.say("consent.noted")
    return view


def _practise(visit: Visit, request: Request) -> View:
    """A declared side: everybody first answers alone, on a page that sends nothing."""
    round_, _ = rounds.behind(visit.database, request.at("code"))
    side = request.text("side", 20)
    _has_read(visit, request, round_)
    if round_.live or round_.stage != Stage.OPEN or side not in {each.id for each in round_.sides}:
        raise MoveRefused("round.closed")
    back = b.button("look", visit.say("join.practise_over"), style="quiet")
    blocks = [b.heading(round_.side(side).name), b.text(visit.say("join.practise_nothing"), "notice"), back]
    view = in_round(round_, blocks, until_tap=True, exercise=practice(visit, round_, side), stored={"rev": 0, "answer": {}})
    view.page_state |= {"code": request.at("code"), "terms": request.at("terms")}
    return view


def _has_read(visit: Visit, request: Request, round_: Round) -> None:
    """Nothing, for who has read what is asked. Raises: UnknownCode where the code opens nothing, MoveRefused for terms of before.

    Who has not read it is told no more than at the door: whether a code is closed or wrong is not said.
    """
    if request.at("terms") != terms(round_):
        rounds.knock(visit.database, request.at("code"), visit.browser, today=visit.today)
        raise MoveRefused("round.changed")


COMING_IN: dict[str, Screen] = {
    "knock": _knock,
    "back": _come_back,
    "sit": _sit,
    "reply": _reply,
    "practise": _practise,
    "leave": lambda visit, _ask: door(visit),
}
