"""A seat's screen: whose seat it is above, what is asked or shown now, what one may do with the seat below."""

from __future__ import annotations

from collections.abc import Callable

from kit import reports, rounds
from kit.rounds import By, Scene
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.last_days import asked, last_days, moved, own_side
from kit.screens.lobby import copied, lobby, names_before, synthetic
from kit.screens.lost_words import lost_words, of_a_speaker
from kit.screens.seat.beside import beside
from kit.screens.seat.counting import holding
from kit.screens.seat.one_answer import proposed, rule
from kit.screens.seat.our_name import our_name
from kit.screens.seat.own_side import has_left, leaving, links, lost_speaker, seats_now, who_speaks, wrong_side
from kit.screens.seat.part import part_now
from kit.screens.seat.past import past
from kit.screens.seat.reveal import ended, revealed, speaking
from kit.screens.seat.terms import mode_text
from kit.screens.visit import Reader, Request, View, Visit
from kit.store import Round, Stage

LOOK_SECONDS = 10
LOOK_BESIDE_STREAM = 20  # seconds, where the stream is broken: the page also hears of every move


def draw(reader: Reader, scene: Scene, *, mine: bool = False) -> View:
    """What whoever sits here may see and do now; `mine`: one's own answers beside what was revealed."""
    if rounds.is_over(scene.round, today=reader.today):
        view = past(reader, scene)
    else:
        view = _workshop(reader, scene, mine=mine) if scene.round.live else _assessment(reader, scene)
    view.blocks = [*head(reader, scene), *view.blocks]
    view.own = rounds.names_of(scene.round)
    return view


def _workshop(reader: Reader, scene: Scene, *, mine: bool) -> View:
    """Whoever runs it says when it goes on; the page hears of every move."""
    round_ = scene.round
    view = View(ended(reader, scene)) if round_.ended else _in_the_room(reader, scene, mine=mine)
    speaks = speaking(reader, scene) if round_.ended else []
    more = [*beside(reader, scene), *speaks, _who_sees(reader, scene), *_beside_the_seat(reader, scene)]
    view.blocks = [*days_now(reader, scene), *view.blocks]
    view.blocks += [b.fold(reader.say("live.more_here"), *more)] if view.exercise else more
    view.page_state = {"round": round_.id, "part": str(round_.part), "seat": scene.mark, "rule": rule(scene)}
    if round_.running:
        view.stream, view.version, view.look_again = round_.id, round_.version, LOOK_BESIDE_STREAM
    return view


def _in_the_room(reader: Reader, scene: Scene, *, mine: bool) -> View:
    live = scene.round.live
    if live and live.paused:
        return View([b.heading(reader.say("live.paused")), b.text(reader.say("live.paused_hint"), "lead")])
    if scene.round.side(scene.place.side).left and scene.round.stage != Stage.REVEALED:
        return View(has_left(reader, scene))
    if scene.round.line < 0 and not scene.round.part:
        return View(lobby(reader, scene))
    return part_now(reader, scene, mine=mine)


def _assessment(reader: Reader, scene: Scene) -> View:
    """Its days say until when people answer; the page looks again by itself."""
    round_, side = scene.round, scene.round.side(scene.place.side)
    if round_.stage != Stage.REVEALED and side.left:
        return View([*has_left(reader, scene), _seat_fold(reader, scene)], {"round": round_.id, "seat": scene.mark})
    if round_.stage != Stage.REVEALED and side.erased:
        return View([b.text(reader.say("join.erased"), "notice")], {"round": round_.id})
    if round_.stage == Stage.OPEN and rounds.answering_is_over(round_, today=reader.today):
        view = View([b.text(reader.say("join.answers_over", date=reader.day(round_.deletes)), "notice")])
    elif round_.stage == Stage.REVEALED:
        view = View([*revealed(reader, scene), *speaking(reader, scene)])
    else:
        view = part_now(reader, scene)
        view.look_again = LOOK_SECONDS
        view.blocks += [_who_sees(reader, scene)] if round_.stage == Stage.OPEN else []
    if round_.stage != Stage.REVEALED:
        view.blocks = [*days_now(reader, scene), *view.blocks, last_days(reader, round_)]
    view.blocks += _beside_the_seat(reader, scene)
    view.page_state = {"round": round_.id, "seat": scene.mark, "rule": rule(scene)}
    return view


# ---- above and below


def head(reader: Reader, scene: Scene) -> list[Block]:
    """Whose seat this is, and how many sit on that side: its own people know how many they are."""
    side = scene.round.side(scene.place.side)
    who = reader.say("join.you_speak" if scene.place.speaker else "join.you_sit", side=side.name)
    counts = rounds.waits_to_be_counted(scene.round, side)  # said below, where it is to be done
    counted = side.anonymous and scene.round.stage != Stage.REVEALED and not counts
    taken = [b.text(reader.say("join.seats_taken", n=side.seats), "soft")] if counted else []
    return [
        *synthetic(reader, scene.round),
        *copied(reader, scene.round),
        b.text(who, "soft"),
        *names_before(reader, scene.round),
        *taken,
        *lost_words(reader, scene.round),
        *seats_now(reader, scene),
        *proposed(reader, scene),
        *who_speaks(reader, scene),
    ]


def days_now(reader: Reader, scene: Scene) -> list[Block]:
    """What was moved or waits for speakers, and in the last days how a speaker's own side stands."""
    speaks_for = scene.place.side if scene.place.speaker else ""
    return [
        *moved(reader, scene.round),
        *asked(reader, scene.round, speaks_for=speaks_for),
        *own_side(reader, scene),
    ]


def _who_sees(reader: Reader, scene: Scene) -> Block:
    round_ = scene.round
    return b.fold(
        reader.say("join.who_sees"),
        b.text(mode_text(reader, round_, round_.side(scene.place.side))),
        b.text(reports.promise_line(round_, reader.phrases, reader.language)),
        last_days(reader, round_) if round_.live else b.text(reader.say("join.change_mind")),
        b.text(reader.say("privacy.translated"), "soft"),
    )


def _beside_the_seat(reader: Reader, scene: Scene) -> list[Block]:
    return [
        *links(reader, scene),
        *wrong_side(reader, scene),
        *lost_speaker(reader, scene),
        *our_name(reader, scene),
        *holding(reader, scene),
        *of_a_speaker(reader, scene),
        *leaving(reader, scene),
        _seat_fold(reader, scene),
    ]


def _seat_fold(reader: Reader, scene: Scene) -> Block:
    say = reader.say
    return b.fold(
        say("join.my_seat"),
        b.form(b.text(say("join.words_again")), b.button("words", say("mine.words_button"))),
        b.form(b.text(say("join.hand_on_hint")), b.button("hand_on", say("join.hand_on"))),
        b.form(
            b.text(say("join.withdraw_hint")),
            *([b.text(say("join.withdraw_room"))] if scene.round.live else []),
            b.field("sure", say("mine.erase_sure"), kind="tick"),
            b.button("withdraw", say("join.withdraw")),
        ),
    )


def by_seat(visit: Visit, scene: Scene) -> By:
    """From this seat and no other."""
    return visit.by(scene.round.id, scene.place.seat)


def just(move: Callable[[By], object], note: str = "", *, sure: bool = False) -> Callable[[Visit, Request, Scene], str]:
    """An act that makes that move from this seat, with nothing said but, where it is asked, that one is `sure`."""

    def act(visit: Visit, request: Request, scene: Scene) -> str:
        if sure:
            request.must_be_sure()
        move(by_seat(visit, scene))
        return note

    return act


def part_of(request: Request, round_: Round) -> int:
    """The part that the page shows; pages of an assessment have only one and do not say."""
    said = request.at("part") or str(round_.part)
    return int(said) if said.isdecimal() else 0
