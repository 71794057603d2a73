"""What a seat may do about who speaks for its side, who runs the round, and whether the side shows anything."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from kit import rounds, store
from kit.rounds import Scene
from kit.screens import blocks as b
from kit.screens.seat.place import by_seat, just, part_of
from kit.screens.visit import Request, View, Visit, in_round


def _back_speaker(visit: Visit, request: Request, scene: Scene) -> str:
    rounds.back(by_seat(visit, scene), str(request.number("number")))
    return "speaking.noted"


def _show_nothing(visit: Visit, request: Request, scene: Scene) -> str:
    request.must_be_sure()
    rounds.show_nothing(by_seat(visit, scene), part=part_of(request, scene.round))
    return "speaking.nothing_noted"


def _make_words(visit: Visit, request: Request, scene: Scene) -> View:
    """The same words for the same tap: whoever did not see the answer reads them the next time."""
    tap = request.token or secrets.token_hex(16)
    chance = store.chance_of(visit.database, visit.browser, scene.round.id, "lost words", tap)
    fresh = store.words_of(chance, visit.language)
    rounds.make_words(by_seat(visit, scene), store.words_lookup(visit.database, fresh))
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
    rounds.agree_to_day(by_seat(visit, scene), which, until, day=visit.here)
    return "days.agreed_note"


SPEAKING_ACTS: dict[str, Callable[[Visit, Request, Scene], View | str]] = {
    "ask_to_speak": just(rounds.ask_to_speak),
    "back_speaker": _back_speaker,
    "refuse_speaker": just(rounds.refuse_speaker, "speaking.refused"),
    "leave_round": just(rounds.leave, "speaking.noted", sure=True),
    "stay": just(rounds.stay, "speaking.noted"),
    "show_nothing": _show_nothing,
    "ask_for_words": just(rounds.ask_for_words, "speaking.noted"),
    "object_to_words": just(rounds.object_to_words, "lost.refused"),
    "make_words": _make_words,
    "agree_to_day": _agree_to_day,
}
