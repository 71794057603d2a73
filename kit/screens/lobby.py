"""What stands on the first page of a round, on phones and on the wall: what it is about, what became of the round before."""

from __future__ import annotations

from kit import reports
from kit.rounds import Scene
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.meeting import meeting
from kit.screens.telling import kept_action
from kit.screens.visit import Reader
from kit.store import Round


def lobby(reader: Reader, scene: Scene) -> list[Block]:
    """A workshop before it begins."""
    return [
        b.heading(reader.say("live.lobby")),
        b.count(reader.phrases["live.heads"], *scene.round.seat_counts),
        b.text(reader.say("live.lobby_hint"), "lead"),
        meeting(reader, scene.round),
        *topics(reader, scene.round),
        b.text(reports.promise_line(scene.round, reader.phrases, reader.language), "notice"),
        *earlier(reader, scene),
    ]


def topics(reader: Reader, round_: Round) -> list[Block]:
    """What the partners want to talk about, a line each."""
    lines = [line for line in (round_.live.topics if round_.live else "").splitlines() if line.strip()]
    return [b.card(b.heading(reader.say("live.topics"), 4), b.typed(b.listing(lines)))] if lines else []


def earlier(reader: Reader, scene: Scene) -> list[Block]:
    """You said, we did: the actions of the round before stand on the first page of this one."""
    cards = [kept_action(reader, scene.round, action, scene.earlier_noted) for action in scene.earlier]
    return [b.fold(reader.say("results.actions_before"), *cards)] if cards else []


def names_before(reader: Reader, round_: Round) -> list[Block]:
    """What sides were called before they changed their names, a line each; of a cover name nothing."""
    said = reports.names_before(round_, reader.phrases, reader.language)
    return [b.text(line, "soft") for line in said]


def copied(reader: Reader, round_: Round) -> list[Block]:
    """That this round was put back from a backup: what was erased since is back."""
    return [b.text(reader.say("round.copied", day=reader.day(round_.copied)), "notice")] if round_.copied else []


def synthetic(reader: Reader, round_: Round) -> list[Block]:
    """That all of it is made up, if it is."""
    return [b.text(reader.say("results.synthetic"), "stamp")] if round_.synthetic else []
