"""Coming in: a code or a slip, six words, sitting down, trying the questions first."""

from __future__ import annotations

from collections.abc import Callable

from kit import rounds, store
from kit.errors import MoveRefused, UnknownCode
from kit.screens import blocks as b
from kit.screens.seat.acts import words
from kit.screens.seat.door import door, inside, practice, terms
from kit.screens.seat.place import draw
from kit.screens.visit import Ask, Shown, Visit, in_round
from kit.store import Stage


def hall(visit: Visit, ask: Ask) -> Shown:
    """What whoever came in with a code sees, as long as that code opens the door."""
    if not ask.at("code"):
        return door(visit)
    try:
        round_, side = rounds.knock(visit.database, ask.at("code"), visit.browser, today=visit.today)
    except (UnknownCode, MoveRefused):
        return door(visit)
    return inside(visit, rounds.door_scene(visit.database, round_), side, ask.at("code"))


def _knock(visit: Visit, ask: Ask) -> Shown:
    code = store.plain_code(ask.text("code", 80))
    round_, side = rounds.knock(visit.database, code, visit.browser, today=visit.today)
    seated = rounds.seat_scene(visit.by(round_.id))
    if seated and (seated.place.speaker or not side):
        return draw(visit, seated)
    return inside(visit, rounds.door_scene(visit.database, round_), side, code)


def _come_back(visit: Visit, ask: Ask) -> Shown:
    round_ = rounds.come_back(visit.database, ask.text("words", 400), visit.browser)
    scene = rounds.seat_scene(visit.by(round_.id))
    return draw(visit, scene) if scene else door(visit)


def _sit(visit: Visit, ask: Ask) -> Shown:
    try:
        round_, _ = rounds.behind(visit.database, ask.at("code"))
    except UnknownCode:
        return _seat_of_a_used_slip(visit, ask)
    by = visit.by(round_.id)
    known = rounds.place_in(visit.database, round_.id, visit.browser)
    if ask.at("terms") != terms(round_):
        raise MoveRefused("round.changed")
    rounds.sit_down(by, round_, ask.text("side", 20), code=ask.at("code"))
    scene = rounds.seat_scene(by)
    if scene is None:
        return door(visit)
    return draw(visit, scene) if known else words(visit, ask, scene)


def _seat_of_a_used_slip(visit: Visit, ask: Ask) -> Shown:
    """The slip is used up by this very browser, whose answer was lost on the way. Raises: UnknownCode for anybody else."""
    scene = rounds.seat_scene(visit.by(ask.at("round"))) if ask.at("round") else None
    if scene is None:
        raise UnknownCode("No open round has this code.")
    return words(visit, ask, scene)


def _practise(visit: Visit, ask: Ask) -> Shown:
    """A declared side: everybody first answers alone, on a page that sends nothing."""
    round_, _ = rounds.behind(visit.database, ask.at("code"))
    side = ask.text("side", 20)
    if round_.live or round_.stage != Stage.OPEN or side not in {each.id for each in round_.sides}:
        raise MoveRefused("round.closed")
    back = b.button("look", visit.say("join.practise_over"), style="quiet")
    blocks = [b.heading(round_.side(side).name), b.text(visit.say("join.practise_nothing"), "notice"), back]
    shown = in_round(round_, blocks, once=True, exercise=practice(visit, round_, side), stored={"rev": 0, "answer": {}})
    shown.where["code"] = ask.at("code")
    return shown


COMING_IN: dict[str, Callable[[Visit, Ask], Shown]] = {
    "knock": _knock,
    "back": _come_back,
    "sit": _sit,
    "practise": _practise,
    "leave": lambda visit, _ask: door(visit),
}
