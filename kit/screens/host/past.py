"""After the day of erasing: what became of the actions is read here, and the round that follows is set up."""

from __future__ import annotations

from kit.rounds import Scene
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.host.after import following, until_when, where_results_are
from kit.screens.telling import kept_action
from kit.screens.visit import Reader


def past(reader: Reader, scene: Scene) -> list[Block]:
    """That the rest is gone; what each side has said so far; the next round."""
    round_, seen, say = scene.round, scene.seen, reader.say
    if not (round_.opened or (seen and (seen.actions or seen.others))):
        return [b.text(say("join.over"), "notice")]
    actions, noted = (seen.actions, seen.noted) if seen else ((), ())
    cards = [kept_action(reader, round_, action, noted) for action in actions]
    return [
        b.text(say("outcome.over", deletes=reader.day(round_.deletes)), "notice"),
        *until_when(reader, scene),
        *([where_results_are(reader, round_)] if round_.readable else []),
        *([b.heading(say("results.actions"), 3), *cards] if cards else []),
        *([following(reader, round_)] if round_.opened else []),
    ]
