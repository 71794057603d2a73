"""Before a group sees its picture it counts itself; whoever counts one too many holds it."""

from __future__ import annotations

from kit import asking, rounds
from kit.rounds import Scene
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.visit import Reader
from kit.store import Pooling, Stage


def count_yourselves(reader: Reader, scene: Scene) -> list[Block]:
    """How many seats are taken on this side; its speaker opens the picture, anybody holds it."""
    side, say = scene.round.side(scene.place.side), reader.say
    done, seats = scene.round.seat_counts
    count = b.text(say("counting.seats", n=side.seats), "say")
    all_sides = b.text(say("join.finished", done=done, seats=seats), "soft")
    if side.held:
        return [count, all_sides, *_held(reader, scene)]
    opens = b.button("open_picture", say("counting.open", n=side.seats), style="main")
    waits = b.text(say("counting.speaker_opens"))
    return [
        count,
        b.text(say("counting.why")),
        all_sides,
        b.row(opens if scene.place.speaker else None, b.button("hold", say("counting.hold"))),
        *([] if scene.place.speaker else [waits]),
    ]


def _held(reader: Reader, scene: Scene) -> list[Block]:
    """Who may let it go on, how many have, and what everybody can do before."""
    side, say = scene.round.side(scene.place.side), reader.say
    go_on = b.button("let_go_on", say("counting.go_on"))
    return [
        b.text(say("counting.held"), "notice"),
        b.text(say("counting.let", done=side.letting, n=rounds.letters_needed(side))),
        b.text(say("counting.you_let"), "soft") if scene.place.lets else go_on,
        b.text(say("counting.erase_first"), "soft"),
    ]


def holding(reader: Reader, scene: Scene) -> list[Block]:
    """While people still answer: whoever counts one too many holds the picture that would be made of them."""
    round_, side, say = scene.round, scene.round.side(scene.place.side), reader.say
    agreed = round_.now.pools == Pooling.DECLARED
    if round_.stage != Stage.OPEN or (agreed and not asking.ordered_rows(reader.library, round_)):
        return []
    if rounds.may_hold(round_, side):
        hold = b.form(b.text(say("counting.hold_early")), b.button("hold", say("counting.hold")))
        return [b.fold(say("counting.one_too_many"), hold)]
    return [b.text(say("counting.held_early"), "notice")] if side.held and side.anonymous else []
