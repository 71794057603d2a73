"""What a side settles among its own people: who speaks for it, and that it shows nothing."""

from __future__ import annotations

from kit import rounds
from kit.rounds import Scene
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.visit import Reader
from kit.store import ASKS, BACKS, Stage


def who_speaks(reader: Reader, scene: Scene) -> list[Block]:
    """That somebody asks to speak for this side, on every phone of it; that its speaker was replaced."""
    say, side = reader.say, scene.round.side(scene.place.side)
    found = [b.text(say("speaking.replaced", date=reader.day(side.replaced_on)), "soft")] if side.replaced_on else []
    if not (side.asking and rounds.may_be_replaced(scene.round)):
        return found
    return [*found, _asking(reader, scene) if scene.place.wish == ASKS else _asked(reader, scene)]


def _asking(reader: Reader, scene: Scene) -> Block:
    """On the phone that asks: the number to say to whoever backs it, or the day from which it may speak."""
    say, side = reader.say, scene.round.side(scene.place.side)
    needed = rounds.backers_needed(side) - side.backing
    if not rounds.sits_alone(side):
        hint = say("speaking.tell" if side.anonymous else "speaking.tell_all", n=needed)
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
    if scene.place.speaker or side.asking or not rounds.may_be_replaced(scene.round):
        return []
    ask = b.button("ask_to_speak", say("speaking.ask"))
    how = "speaking.ask_alone" if rounds.sits_alone(side) else "speaking.ask_hint" if side.anonymous else "speaking.ask_all"
    return [b.fold(say("speaking.lost" if side.spoken_for else "speaking.nobody"), b.form(b.text(say(how)), ask))]


def nothing_of_ours(reader: Reader, scene: Scene) -> list[Block]:
    """A speaker's *no* to this part: it is always there while the side is apart."""
    side, say = scene.round.side(scene.place.side), reader.say
    if not scene.place.speaker or side.erased or scene.round.stage != Stage.CAUCUS:
        return []
    sure = b.field("sure", say("speaking.nothing_sure"), kind="tick")
    show_nothing = b.button("show_nothing", say("speaking.nothing_button"))
    return [b.fold(say("speaking.nothing_title"), b.form(b.text(say("speaking.nothing_hint")), sure, show_nothing))]
