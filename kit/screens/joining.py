"""The screen of whoever takes part: the code, the side, the questions, the own picture, what was revealed."""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from typing import Any

from kit import kinds, languages, reports, rounds, store
from kit.errors import MoveRefused, UnknownCode
from kit.screens import blocks as b
from kit.screens.attending import LIVE_ACTS, asking, at_any_time, attend, earlier, seat_mark
from kit.screens.blocks import Block
from kit.screens.revealing import shown_rows
from kit.screens.telling import account_blocks, question_card, told
from kit.screens.visit import Ask, Shown, Visit, read
from kit.store import Place, Round, Stage

LOOK_SECONDS = 10


def join_screen(visit: Visit, ask: Ask) -> Shown:
    """What this browser may see and do in a round now. Raises: KitError if what was asked is refused."""
    do = {"knock": _knock, "back": _come_back, "sit": _sit, "practise": _practise, "leave": _leave}.get(ask.do)
    if do:
        return do(visit, ask)
    found = _seated(visit, ask)
    if found is None:
        return _hall(visit, ask) if ask.at("code") else _door(visit)
    one, place = found
    if ask.do != "look":
        _same_seat(visit, ask, place)
    if one.live and ask.do in LIVE_ACTS:
        shown = LIVE_ACTS[ask.do](visit, ask, one, place)
        return _in_workshop(visit, rounds.find(visit.database, one.id) or one, place, shown)
    act = ACTS.get(ask.do)
    if act:
        return act(visit, ask, one, place)
    return _show(visit, one, place)


def join_answered(visit: Visit, where: dict[str, Any], answer: Any, rev: Any) -> dict[str, Any]:
    """Keep a seat's answers; what is committed afterwards, and what they show to that person alone. Raises: KitError."""
    ask = read({"where": where})
    found = _seated(visit, ask)
    if found is None:
        raise MoveRefused("round.no_seat")
    one, place = found
    _same_seat(visit, ask, place)
    if _part_of(ask, one) != one.part:
        raise MoveRefused("round.closed")
    rows = shown_rows(visit, one) if one.now.again else ()
    stored = kinds.take_part(visit.by(one.id, place.seat), visit.library, place, one, shown=rows, given=answer, rev=rev)
    return {"stored": asdict(stored), "shown": kinds.own_so_far(visit.library, one, place.side, stored.answer)}


def _part_of(ask: Ask, one: Round) -> int:
    """The part that the page shows; pages of an assessment have only one and do not say."""
    said = ask.at("part") or str(one.part)
    return int(said) if said.isdecimal() else 0


def _seated(visit: Visit, ask: Ask) -> tuple[Round, Place] | None:
    place = rounds.place_in(visit.database, ask.at("round"), visit.browser) if ask.at("round") else None
    one = rounds.find(visit.database, place.round) if place else None
    return (one, place) if one and place else None


def _same_seat(visit: Visit, ask: Ask, place: Place) -> None:
    """What comes late from a page of the person before, on a phone that went round, is not the next person's."""
    if ask.at("seat") not in {"", seat_mark(visit, place)}:
        raise MoveRefused("round.no_seat")


# ---- at the door


def _leave(visit: Visit, _ask: Ask) -> Shown:
    return _door(visit)


def _door(visit: Visit) -> Shown:
    say = visit.say
    return Shown(
        [
            b.form(
                b.field("code", say("join.code"), hint=say("join.code_hint"), most=80, from_hash=True),
                b.button("knock", say("join.knock"), style="main"),
            ),
            b.fold(
                say("join.back_title"),
                b.form(b.field("words", say("mine.back_label")), b.button("back", say("join.back"))),
            ),
            b.text(say("results.note_learning"), "soft"),
        ]
    )


def _knock(visit: Visit, ask: Ask) -> Shown:
    code = store.plain_code(ask.text("code", 80))
    one, side = rounds.knock(visit.database, code, visit.browser, today=visit.today)
    place = rounds.place_in(visit.database, one.id, visit.browser)
    seated = place and (place.speaker or not side)
    return _show(visit, one, place) if place and seated else _inside(visit, one, side, code)


def _come_back(visit: Visit, ask: Ask) -> Shown:
    one = rounds.come_back(visit.database, ask.text("words", 400), visit.browser)
    place = rounds.place_in(visit.database, one.id, visit.browser)
    return _show(visit, one, place) if place else _door(visit)


def _hall(visit: Visit, ask: Ask) -> Shown:
    """What whoever came in with a code sees, as long as that code opens the door."""
    try:
        one, side = rounds.knock(visit.database, ask.at("code"), visit.browser, today=visit.today)
    except (UnknownCode, MoveRefused):
        return _door(visit)
    return _inside(visit, one, side, ask.at("code"))


def _inside(visit: Visit, one: Round, side: str, code: str) -> Shown:
    """What is asked, who sees it, what the promise says; then the side. `side`: the one that a slip is for."""
    slip = code if side else ""
    where = {"round": one.id, "code": code, "terms": _terms(one)}
    sides = [each for each in one.sides if each.id == side or not side]
    count = len(visit.items(one))
    return Shown(
        [
            *_synthetic(visit, one),
            b.heading(languages.listed([each.name for each in one.sides], visit.language)),
            b.text(_asked(visit, one, count), "lead"),
            b.text(reports.promise_line(one, visit.phrases, visit.language), "notice"),
            b.text(visit.say("results.note_learning"), "soft"),
            *earlier(visit, one),
            b.heading(visit.say("join.side"), 3),
            *(_side_card(visit, one, each, slip) for each in sides),
            b.button("leave", visit.say("join.other_code"), style="quiet"),
        ],
        where,
    )


def _asked(visit: Visit, one: Round, count: int) -> str:
    if one.live:
        plan = visit.library.plans.get(one.live.plan)
        return visit.say("join.workshop", side=one.side(one.about).name, plan=plan.title if plan else visit.say("live.own_plan"))
    return visit.say("join.about", side=one.side(one.about).name, form=visit.say(f"form.{one.form}"), count=count)


def _side_card(visit: Visit, one: Round, side: store.RoundSide, slip: str) -> Block:
    say, words = visit.say, [mode_text(visit, one, side)]
    speaks = len(slip) == store.SLIP
    sit = b.button(
        "sit", say("join.sit_speaker" if speaks else "join.sit", side=side.name), style="main", sends={"side": side.id}
    )
    if speaks:
        words, buttons = [say("join.speaker"), *words], [sit]
    elif one.slips and not slip:
        words, buttons = [*words, say("join.need_slip")], []
    elif side.anonymous or one.live:
        buttons = [sit]
    else:
        words = [*words, say("join.practise_hint")]
        buttons = [b.button("practise", say("join.practise", side=side.name), sends={"side": side.id})]
    return b.card(b.typed(b.heading(side.name, 4)), *(b.text(text) for text in words), *buttons)


def mode_text(visit: Visit, one: Round, side: store.RoundSide) -> str:
    """Who will see what, in the words of the side's mode; what stays after the last day."""
    facts = {"date": visit.day(one.deletes), "k": rounds.fewest_answers(one, side), "side": side.name}
    stays = f"\n\n{visit.say('mode.stays')}"
    if not side.anonymous:
        return visit.say("mode.declared", **facts) + stays
    covers = rounds.colleagues_covered(one, side)
    host = visit.say("mode.host" if visit.host else "mode.host_here", host=visit.host, **facts)
    zones = [visit.say("mode.zones")] if rounds.tells_zones(one, side) else []
    again = [visit.say("mode.again")] if one.previous else []
    told = [visit.say("mode.anonymous", **facts), *zones, visit.say("mode.recognised"), visit.say(f"mode.covers_{covers}")]
    return " ".join([*told, *again, host]) + stays


def _sit(visit: Visit, ask: Ask) -> Shown:
    try:
        one, _ = rounds.behind(visit.database, ask.at("code"))
    except UnknownCode:
        return _seat_of_a_used_slip(visit, ask)
    side, seated = ask.text("side", 20), rounds.place_in(visit.database, one.id, visit.browser)
    if ask.at("terms") != _terms(one):
        raise MoveRefused("round.changed")
    place = rounds.sit_down(visit.by(one.id), one, side, code=ask.at("code"))
    return _show(visit, one, place) if seated else _words(visit, ask, one, place)


def _terms(one: Round) -> str:
    """What stands on the page that somebody reads before sitting down, in short."""
    return hashlib.sha256(repr(rounds.terms_of(one)).encode()).hexdigest()[:16]


def _seat_of_a_used_slip(visit: Visit, ask: Ask) -> Shown:
    """The slip is used up by this very browser, whose answer was lost on the way. Raises: UnknownCode for anybody else."""
    found = _seated(visit, ask)
    if found is None:
        raise UnknownCode("No open round has this code.")
    return _words(visit, ask, *found)


def _practise(visit: Visit, ask: Ask) -> Shown:
    """A declared side: everybody first answers alone, on a page that sends nothing."""
    one, _ = rounds.behind(visit.database, ask.at("code"))
    side = ask.text("side", 20)
    if one.live or one.stage != Stage.OPEN or side not in {each.id for each in one.sides}:
        raise MoveRefused("round.closed")
    back = b.button("look", visit.say("join.practise_over"), style="quiet")
    shown = [b.heading(one.side(side).name), b.text(visit.say("join.practise_nothing"), "notice"), back]
    where = {"round": one.id, "code": ask.at("code")}
    return Shown(shown, where, once=True, exercise=_practice(visit, one, side), stored={"rev": 0, "answer": {}})


# ---- in the seat


def _show(visit: Visit, one: Round, place: Place, *, note: str = "") -> Shown:
    if one.live:
        return _in_workshop(visit, one, place, attend(visit, one, place), note)
    if one.stage != Stage.REVEALED and one.side(place.side).erased:
        return Shown([*_head(visit, one, place), b.text(visit.say("join.erased"), "notice")], {"round": one.id}, note)
    over = rounds.is_over(one, today=visit.today)
    if over or (one.stage == Stage.OPEN and rounds.answering_is_over(one, today=visit.today)):
        said = visit.say("join.over" if over else "join.answers_over", date=visit.day(one.deletes))
        return Shown([*_head(visit, one, place), b.text(said, "notice"), _seat_fold(visit)], _where(visit, one, place), note)
    stage = {Stage.OPEN: _answering, Stage.CAUCUS: _own_side, Stage.REVEALED: _revealed}[one.stage]
    shown = stage(visit, one, place)
    shown.where, shown.note = _where(visit, one, place), note
    return shown


def _where(visit: Visit, one: Round, place: Place) -> dict[str, str]:
    return {"round": one.id, "seat": seat_mark(visit, place)}


def _in_workshop(visit: Visit, one: Round, place: Place, shown: Shown, note: str = "") -> Shown:
    """The workshop's screen between the line that says whose seat it is and what one may do with one's seat."""
    speaks = _speaking(visit, one, place) if place.speaker and one.live and one.live.ended else []
    sees = b.fold(visit.say("join.who_sees"), b.text(mode_text(visit, one, one.side(place.side))),
                  b.text(reports.promise_line(one, visit.phrases, visit.language)),
                  b.text(visit.say("privacy.translated"), "soft"))  # fmt: skip
    beside = [*at_any_time(visit, one, place), *speaks, sees, _seat_fold(visit)]
    folded = [b.fold(visit.say("live.more_here"), *beside)] if shown.exercise else beside
    shown.blocks = [*_head(visit, one, place), *shown.blocks, *folded]
    shown.where = {"round": one.id, "part": str(one.part), "seat": seat_mark(visit, place)}
    shown.note = note or shown.note
    return shown


def _head(visit: Visit, one: Round, place: Place) -> list[Block]:
    side = one.side(place.side).name
    who = visit.say("join.you_speak" if place.speaker else "join.you_sit", side=side)
    taken = visit.say("join.seats_taken", n=rounds.seats_taken(visit.database, place))
    counted = [b.text(taken, "soft")] if one.side(place.side).anonymous and one.stage != Stage.REVEALED else []
    return [*_synthetic(visit, one), b.text(who, "soft"), *counted]


def _synthetic(visit: Visit, one: Round) -> list[Block]:
    return [b.text(visit.say("results.synthetic"), "stamp")] if one.synthetic else []


def _answering(visit: Visit, one: Round, place: Place) -> Shown:
    say, asked = visit.say, asking(visit, one, place)
    return Shown(
        [
            *_head(visit, one, place),
            b.fold(
                say("join.who_sees"),
                b.text(mode_text(visit, one, one.side(place.side))),
                b.text(reports.promise_line(one, visit.phrases, visit.language)),
                b.text(say("join.until", ends=visit.day(one.ends))),
                b.text(say("privacy.translated"), "soft"),
            ),
            _seat_fold(visit),
        ],
        look_again=LOOK_SECONDS,
        exercise=asked.exercise,
        stored=asked.stored,
    )


def _seat_fold(visit: Visit) -> Block:
    say = visit.say
    return b.fold(
        say("join.my_seat"),
        b.form(b.text(say("join.words_again")), b.button("words", say("mine.words_button"))),
        b.form(b.text(say("join.hand_on_hint")), b.button("hand_on", say("join.hand_on"))),
        b.form(
            b.text(say("join.withdraw_hint")),
            b.field("sure", say("mine.erase_sure"), kind="tick"),
            b.button("withdraw", say("join.withdraw")),
        ),
    )


def _own_side(visit: Visit, one: Round, place: Place) -> Shown:
    """The side's own picture, in caucus; the speaker leaves out and agrees."""
    say, rows = visit.say, rounds.own_rows(visit.database, place, today=visit.today)
    seen = rounds.Seen(one, tuple(rows), ())
    found = reports.account(seen, visit.bank, visit.framework, visit.phrases)
    questions = [question for profile in found.profiles for question in profile.questions]
    done, seats = rounds.finished(visit.database, one)
    return Shown(
        [
            *_head(visit, one, place),
            b.heading(say("own.title", side=one.side(place.side).name)),
            b.text(say("own.lead"), "lead"),
            b.text(say("join.finished", done=done, seats=seats), "soft"),
            b.text(found.notes[1], "notice"),
            *(_choosing(visit, one, place, questions) if place.speaker else [b.text(say("own.speaker_decides"))]),
            *(question_card(question, then=True) for question in questions),
            _seat_fold(visit),
        ],
        look_again=LOOK_SECONDS,
    )


def _choosing(visit: Visit, one: Round, place: Place, questions: list[reports.Question]) -> list[Block]:
    say, out = visit.say, rounds.left_out(visit.database, place)
    if one.side(place.side).agreed:
        left = [question.name for question in questions if question.item in out]
        return [
            b.card(
                b.text(say("own.agreed"), "say"),
                b.text(say("own.left", items=languages.listed(left, visit.language))),
                b.button("take_back", say("own.take_back"), style="quiet"),
            )
        ]
    fewest = rounds.fewest_left_out(len(questions))
    options = [(question.item, question.name) for question in questions]
    return [
        b.form(
            b.ticks("out", say("own.leave", n=fewest), options, value=sorted(out), hint=say("own.leave_hint")),
            b.button("agree", say("own.agree"), style="main"),
        )
    ]


def _revealed(visit: Visit, one: Round, place: Place) -> Shown:
    found = told(visit, one.id)
    blocks = account_blocks(visit, found) if found else []
    code = b.big(store.spaced(one.results), visit.say("results.code"))
    own = _speaking(visit, one, place) if place.speaker else []
    return Shown([*_head(visit, one, place), *blocks, code, *own, _seat_fold(visit)])


def _speaking(visit: Visit, one: Round, place: Place) -> list[Block]:
    """What a speaker may still do: confirm actions, a paragraph, accept the report, start the other direction."""
    say, side, seen = visit.say, one.side(place.side), rounds.seen(visit.database, one.id)
    waiting = [a for a in (seen.actions if seen else ()) if not a.confirmed and place.side != one.about]
    confirm = [
        b.button("confirm", say("after.confirm", n=a.number, what=a.what[:80]), sends={"read": asdict(a)}) for a in waiting
    ]
    turn = b.fold(say("after.turn"), b.text(say("after.turn_hint")), b.button("turn", say("after.turn_button")))
    return [
        b.heading(say("after.title", side=side.name), 3),
        *([b.card(b.text(say("after.confirm_hint")), *confirm)] if confirm else []),
        b.form(
            b.field(
                "paragraph",
                say("after.paragraph"),
                value=side.paragraph,
                kind="area",
                most=1200,
                hint=say("after.paragraph_hint"),
            ),
            b.field("accepted", say("after.accept"), value=side.accepted, kind="tick"),
            b.button("accept", say("after.save"), style="main"),
        ),
        *([] if side.funds or place.side == one.about else [turn]),
    ]


# ---- what a seat may do


def _words(visit: Visit, _ask: Ask, one: Round, place: Place) -> Shown:
    words = store.new_words(visit.language)
    rounds.write_down(visit.by(place.round, place.seat), store.words_lookup(visit.database, words))
    return Shown(
        [
            *_head(visit, one, place),
            b.heading(visit.say("join.words_title")),
            b.big(words, visit.say("mine.words_shown")),
            b.text(visit.say("join.words_why")),
            b.button("look", visit.say("join.noted"), style="main"),
        ],
        {"round": one.id},
        once=True,
    )


def _hand_on(visit: Visit, _ask: Ask, _one: Round, place: Place) -> Shown:
    rounds.hand_on(visit.by(place.round, place.seat))
    return _door(visit)


def _withdraw(visit: Visit, ask: Ask, one: Round, place: Place) -> Shown:
    if ask.fields.get("sure") is not True:
        raise MoveRefused("mine.erase_tick")
    rounds.withdraw(visit.by(place.round, place.seat))
    shown = _door(visit)
    shown.note = visit.say("join.withdrawn")
    return shown


def _agree(visit: Visit, ask: Ask, one: Round, place: Place) -> Shown:
    rounds.agree(visit.by(place.round, place.seat), ask.several("out"), part=_part_of(ask, one))
    return _again(visit, place, "own.agreed_note")


def _take_back(visit: Visit, _ask: Ask, one: Round, place: Place) -> Shown:
    rounds.take_back(visit.by(place.round, place.seat))
    return _again(visit, place, "own.taken_back")


def _accept(visit: Visit, ask: Ask, one: Round, place: Place) -> Shown:
    paragraph, accepted = ask.text("paragraph", 1200), ask.fields.get("accepted") is True
    rounds.accept(visit.by(place.round, place.seat), paragraph=paragraph, accepted=accepted)
    return _again(visit, place, "saved.yes")


def _confirm(visit: Visit, ask: Ask, one: Round, place: Place) -> Shown:
    seen, read = rounds.seen(visit.database, one.id), ask.fields.get("read")
    action = next((a for a in (seen.actions if seen else ()) if asdict(a) == read), None)
    if action is None:
        raise MoveRefused("round.changed")
    rounds.confirm(visit.by(place.round, place.seat), action)
    return _again(visit, place, "after.confirmed")


def _turn(visit: Visit, _ask: Ask, one: Round, place: Place) -> Shown:
    made = rounds.turn(visit.by(one.id, place.seat), language=visit.language)
    return Shown(
        [
            b.heading(visit.say("after.turned", side=one.side(place.side).name)),
            b.big(made.words, visit.say("run.words")),
            b.text(visit.say("after.turned_hint")),
            b.link(visit.say("run.open"), "/facilitator"),
            b.button("look", visit.say("back"), style="quiet"),
        ],
        {"round": one.id},
        once=True,
    )


def _again(visit: Visit, place: Place, note: str) -> Shown:
    one = rounds.find(visit.database, place.round)
    return _show(visit, one, place, note=visit.say(note)) if one else _door(visit)


ACTS = {
    "words": _words,
    "withdraw": _withdraw,
    "hand_on": _hand_on,
    "agree": _agree,
    "take_back": _take_back,
    "accept": _accept,
    "confirm": _confirm,
    "turn": _turn,
}


def _practice(visit: Visit, one: Round, side: str) -> dict[str, Any]:
    """The questions as a page draws them that sends nothing."""
    definition = kinds.part_definition(visit.library, one, side, (), key=f"{one.now.what}-{side}-practice", host=visit.host)
    return {**definition, "practice": True, "counts": True}
