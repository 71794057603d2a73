"""What a side settles among its own people: who speaks for it, and that it shows nothing."""

from __future__ import annotations

from kit import rounds
from kit.rounds import Scene
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.seat.reveal import my_answers
from kit.screens.seat.terms import mode_text
from kit.screens.visit import Reader
from kit.store import ASKS, BACKS, LEAVES, Pooling, Round, RoundSide, Stage


def who_speaks(reader: Reader, scene: Scene) -> list[Block]:
    """That somebody asks to speak for this side, on every phone of it; that its speaker was replaced."""
    say, side = reader.say, scene.round.side(scene.place.side)
    found = [b.text(say("speaking.replaced", date=reader.day(side.replaced_on)), "soft")] if side.replaced_on else []
    if not rounds.may_be_replaced(scene.round):
        return found
    if side.slip_asked_on and scene.place.speaker:
        asked = b.text(say("speaking.slip_asked", date=reader.day(side.slip_asked_on + rounds.A_DAY_BETWEEN)), "notice")
        return [*found, b.card(asked, b.button("refuse_speaker", say("speaking.refuse")))]
    if not side.asking:
        return found
    return [*found, _asking(reader, scene) if scene.place.wish == ASKS else _asked(reader, scene)]


def _asking(reader: Reader, scene: Scene) -> Block:
    """On the phone that asks: the number to say to whoever backs it, or the day from which it may speak."""
    say, side = reader.say, scene.round.side(scene.place.side)
    needed = rounds.backers_needed(scene.round, side)
    if not rounds.waits_a_day(scene.round, side):
        hint = say("speaking.tell" if needed == 1 else "speaking.tell_all", n=needed - side.backing)
        return b.card(b.big(scene.number, say("speaking.number")), b.text(hint))
    since = side.asked_on or reader.today
    ready = reader.today >= since + rounds.A_DAY_BETWEEN
    now = b.button("ask_to_speak", say("speaking.now"), style="main")
    when = b.text(say("speaking.alone", date=reader.day(since + rounds.A_DAY_BETWEEN)))
    return b.card(now if ready else when, b.text(say("speaking.alone_hint"), "soft"))


def _asked(reader: Reader, scene: Scene) -> Block:
    """On every other phone of that side: back whoever shows the number, or refuse as the speaker who is there."""
    say, speaks = reader.say, scene.place.speaker
    refuse = b.button("refuse_speaker", say("speaking.refuse"))
    number = b.field("number", say("speaking.their_number"), most=12, hint=say("speaking.only_if"))
    backs = b.form(number, b.button("back_speaker", say("speaking.back"), style="quiet" if speaks else "main"))
    backed = b.text(say("speaking.backed"), "soft")
    return b.card(
        b.text(say("speaking.asked_you" if speaks else "speaking.asked_side"), "notice"),
        refuse if speaks else None,
        backed if scene.place.wish == BACKS else backs,
    )


def lost_speaker(reader: Reader, scene: Scene) -> list[Block]:
    """The speaker is gone, or their phone and words are: anybody else on that side may ask to speak."""
    side, say = scene.round.side(scene.place.side), reader.say
    asks = scene.place.wish == ASKS or rounds.another_asks(side, reader.today)
    if scene.place.speaker or asks or not rounds.may_be_replaced(scene.round):
        return []
    ask = b.button("ask_to_speak", say("speaking.ask"))
    lost = say("speaking.lost" if side.spoken_for else "speaking.nobody")
    return [b.fold(lost, b.form(b.text(say(_who_confirms(scene.round, side))), ask))]


def _who_confirms(round_: Round, side: RoundSide) -> str:
    if rounds.waits_a_day(round_, side):
        return "speaking.ask_alone"
    if not side.anonymous:
        return "speaking.ask_all"
    return "speaking.ask_hint" if round_.slips else "speaking.ask_most"


def nothing_of_ours(reader: Reader, scene: Scene) -> list[Block]:
    """A speaker's *no* to this part: it is always there while the side is apart."""
    side, say = scene.round.side(scene.place.side), reader.say
    if not scene.place.speaker or side.erased or scene.round.stage != Stage.CAUCUS:
        return []
    sure = b.field("sure", say("speaking.nothing_sure"), kind="tick")
    show_nothing = b.button("show_nothing", say("speaking.nothing_button"))
    return [b.fold(say("speaking.nothing_title"), b.form(b.text(say("speaking.nothing_hint")), sure, show_nothing))]


def seats_now(reader: Reader, scene: Scene) -> list[Block]:
    """How many seats were planned and there are now, for everybody on that side; its speaker agrees to another number."""
    side, say = scene.round.side(scene.place.side), reader.say
    changed = side.planned not in (0, side.people)
    found = [b.text(say("seats.planned", planned=side.planned, now=side.people), "soft")] if changed else []
    if not (side.offered and scene.place.speaker and rounds.may_come(scene.round)):
        return found
    take = b.button("take_seats", say("seats.take", n=side.offered), sends={"people": side.offered})
    return [*found, b.card(b.text(say("seats.asked", planned=side.people, n=side.offered), "notice"), take)]


def links(reader: Reader, scene: Scene) -> list[Block]:
    """For the speaker, where people come in by a link each: the way to the links of this side."""
    side, say = scene.round.side(scene.place.side), reader.say
    if not scene.place.speaker or side.left or not rounds.has_links(scene.round, side):
        return []
    return [b.card(b.text(say("links.yours")), b.button("hand_out", say("links.show")))]


def wrong_side(reader: Reader, scene: Scene) -> list[Block]:
    """Before the first answer one may sit down on another side, having read who sees what there."""
    round_, say = scene.round, reader.say
    if scene.place.speaker or scene.stored.answer or scene.place.finished or not rounds.may_come(round_):
        return []
    others = [side for side in round_.sides if side.id != scene.place.side and (side.anonymous or round_.live)]
    slip = b.field("slip", say("seats.their_slip"), most=80) if round_.slips else None
    cards = [
        b.form(
            b.text(mode_text(reader, round_, side)),
            slip,
            b.button("move_over", say("seats.move", side=side.name), sends={"side": side.id}),
        )
        for side in others
    ]
    return [b.fold(say("seats.wrong_side"), *cards)] if cards else []


def leaving(reader: Reader, scene: Scene) -> list[Block]:
    """Our side leaves: its speaker and one more seat; everybody on that side reads that somebody wants it."""
    side, say = scene.round.side(scene.place.side), reader.say
    if side.left or not rounds.may_be_replaced(scene.round):
        return []
    wants = b.text(say("leaving.wanted", n=side.leaving), "notice") if side.leaving else None
    if scene.place.wish == LEAVES:
        return [b.card(wants, b.button("stay", say("leaving.stay")))]
    hint = b.text(say("leaving.hint" if rounds.leavers_needed(side) > 1 else "leaving.hint_alone"))
    sure, leave = b.field("sure", say("leaving.sure"), kind="tick"), b.button("leave_round", say("leaving.leave"))
    return [b.fold(say("leaving.title"), wants, b.form(hint, sure, leave))]


def has_left(reader: Reader, scene: Scene) -> list[Block]:
    """What somebody reads whose side has left; their own answers stay their own."""
    return [b.text(reader.say("leaving.left"), "notice"), *_own_copy(reader, scene)]


def _own_copy(reader: Reader, scene: Scene) -> list[Block]:
    alike = scene.round.now.pools in (Pooling.LEVELS, Pooling.WHOLE)
    return my_answers(reader, scene) if alike and scene.stored.answer else []
