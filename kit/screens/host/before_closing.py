"""Before answers are closed: each side's rule, never how a side stands; one agreed answer, proposed to a side too small."""

from __future__ import annotations

from kit import asking, rounds
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.visit import Reader
from kit.store import Pooling, Round, RoundSide, Stage


def before_closing(reader: Reader, round_: Round) -> list[Block]:
    """What closing does under each side's rule."""
    say = reader.say
    close = b.button("close", say("cockpit.close_now"), style="main", sends={"part": round_.part, "sure": True})
    return [
        b.heading(say("cockpit.close_title")),
        b.text(say("cockpit.close_note"), "lead"),
        rules(reader, round_),
        *too_small(reader, round_),
        b.row(close, b.button("look", say("cockpit.close_wait"), style="quiet")),
    ]


def rules(reader: Reader, round_: Round) -> Block:
    """What becomes of each side's answers, by its rule."""
    return b.listing(_what_happens(reader, round_))


def too_small(reader: Reader, round_: Round) -> list[Block]:
    """One agreed answer instead of many, proposed to any side of many alike; only its speaker decides."""
    many = [side for side in round_.sides if side.anonymous]
    if not many or round_.now.pools != Pooling.LEVELS or round_.stage != Stage.OPEN:
        return []
    return [b.fold(reader.say("small.title"), b.text(reader.say("small.hint")), *(_propose(reader, side) for side in many))]


def _propose(reader: Reader, side: RoundSide) -> Block:
    if side.one_asked:
        return b.text(reader.say("small.waits", side=side.name), "soft")
    return b.button("propose_one", reader.say("small.propose", side=side.name), style="quiet", sends={"side": side.id})


def _what_happens(reader: Reader, round_: Round) -> list[str]:
    say, pools = reader.say, round_.now.pools
    if pools == Pooling.PRIVATE:
        return [say("cockpit.close_own")]
    if pools == Pooling.WHOLE:
        return [say("cockpit.close_whole", n=max(map(rounds.fewest_finished, round_.sides)))]
    if pools == Pooling.DECLARED or asking.first_look(round_).pools == Pooling.DECLARED:
        return [say("cockpit.close_one", side=side.name) for side in round_.sides]
    keys = {True: "cockpit.close_many", False: "cockpit.close_alone"}
    return [say(keys[side.anonymous], side=side.name, n=rounds.fewest_finished(side)) for side in round_.sides]
