"""Whoever runs a round has lost the words: everybody reads who says so and that others were made; two speakers make them."""

from __future__ import annotations

from kit import languages, rounds
from kit.rounds import Scene
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.visit import Reader
from kit.store import Round


def lost_words(reader: Reader, round_: Round) -> list[Block]:
    """What every seat and whoever runs it reads: that speakers made other words, or whose speakers ask for them."""
    made = [b.text(reader.say("lost.made", date=reader.day(round_.words_made_on)), "notice")] if round_.words_made_on else []
    asking = rounds.wanting(round_)
    if not asking:
        return made
    names = languages.listed([round_.side(side).name for side in asking], reader.language)
    return [*made, b.text(reader.say("lost.asked", sides=names), "notice")]


def to_refuse(reader: Reader, round_: Round) -> list[Block]:
    """For whoever still runs it: that they are there."""
    if not rounds.wanting(round_):
        return []
    return [b.card(*lost_words(reader, round_)[-1:], b.button("refuse_words", reader.say("lost.refuse")))]


def of_a_speaker(reader: Reader, scene: Scene) -> list[Block]:
    """What a side's speaker may do: say that the words are lost, make others in the end, object."""
    round_, side, say = scene.round, scene.round.side(scene.place.side), reader.say
    if not scene.place.speaker:
        return []
    ask = b.button("ask_for_words", say("lost.ask")) if rounds.may_ask(side) and not side.wants_words else None
    if not rounds.wanting(round_):
        return [b.fold(say("lost.title"), b.form(b.text(say("lost.hint")), ask))] if ask else []
    return [b.card(*_now(reader, scene), ask, b.button("object_to_words", say("lost.object"), style="quiet"))]


def _now(reader: Reader, scene: Scene) -> list[Block]:
    """How far the request has come."""
    round_, side, say = scene.round, scene.round.side(scene.place.side), reader.say
    if round_.words_asked_on is None:
        return [b.text(say("lost.second"))]
    makes = not side.funds and side.wants_words
    make = b.button("make_words", say("lost.make"), style="main")
    if not rounds.waits(round_):
        return [b.text(say("lost.aloud")), make if makes else b.text(say("lost.theirs"), "soft")]
    ready = round_.words_asked_on + rounds.A_DAY_BETWEEN
    if reader.today < ready:
        return [b.text(say("lost.until", date=reader.day(ready)))]
    return [make if makes else b.text(say("lost.theirs"), "soft")]
