"""The wall while the room waits or works in silence: what happens now, the promise, the time left, who has finished, the code."""

from __future__ import annotations

from kit import asking, reports, store
from kit.rounds import Scene
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.lobby import names_before
from kit.screens.running_order import Step, seconds_left
from kit.screens.telling import code_picture
from kit.screens.visit import Reader
from kit.store import Round, Stage

Readers = tuple[Reader, ...]


def said(reader: Reader, scene: Scene) -> list[Block]:
    """Before the first line, in a pause, after the end."""
    say, live = reader.say, scene.round.live
    if live is None or live.ended:
        where = say("wall.results", address=f"{_bare(reader)}/results")
        return [b.heading(say("live.ended_title")), b.text(say("live.ended"), "lead"), b.text(where)]
    if live.paused:
        return [b.heading(say("live.paused")), b.text(say("live.paused_hint"), "lead")]
    return [b.heading(say("live.welcome")), *promise(reader, scene.round), *names_before(reader, scene.round)]


def at_line(reader: Reader, scene: Scene, step: Step) -> list[Block]:
    """A line of the run-sheet: what is asked, or what the room talks about."""
    round_ = scene.round
    if not round_.part:
        return [b.heading(step.text)]
    title = b.heading(asking.part_title(reader.library, round_, round_.now))
    stage = f"asks_{round_.now.pools}" if round_.stage == Stage.OPEN else str(round_.stage)
    seen = [b.text(reader.say(f"wall.{stage}"))] if round_.stage in (Stage.OPEN, Stage.CAUCUS) else []
    return [title, b.text(step.text, "lead"), *seen]


def at_table(reader: Reader, scene: Scene, step: Step) -> list[Block]:
    """Above a story or cards: what they are called and that nobody's answer is shown; while the room talks what about."""
    round_ = scene.round
    if not round_.part:
        return [b.heading(step.text)]
    return [b.heading(asking.part_title(reader.library, round_, round_.now)), b.text(reader.say("wall.asks_own"), "soft")]


def promise(reader: Reader, round_: Round, style: str = "") -> list[Block]:
    """Who signed that nothing here decides a grant; that nobody has stands on each phone, not in front of a whole room."""
    return [b.text(reports.promise_line(round_, reader.phrases, reader.language), style)] if round_.promise else []


def way_in(readers: Readers, scene: Scene) -> Block:
    """The code, the address and both as a picture, to be scanned from the back row; how many are in."""
    reader, round_ = readers[0], scene.round
    topics = [line for line in (round_.live.topics if round_.live else "").splitlines() if line.strip()]
    lobby = round_.line < 0
    heads = b.count(_twice(readers, "live.heads"), *round_.seat_counts)
    about = (
        [b.heading(_twice(readers, "live.topics"), 3), b.typed(b.spare(topics, reader.phrases["wall.more"]))]
        if topics and lobby
        else []
    )
    return b.row(
        _scan(reader, f"{reader.address}/join#{round_.code}"),
        b.column(b.big(store.spaced(round_.code), f"{_bare(reader)}/join"), heads, *about),
        slug="lobby",
    )


def strip(readers: Readers, scene: Scene, *, large: bool) -> Block:
    """At the lower edge: the way in, the time left in words, how many have finished; `large` where nothing else stands there."""
    reader, round_ = readers[0], scene.round
    count = b.bar(_twice(readers, finished_key(round_)), *round_.seat_counts) if asks(round_) else None
    live = round_.live
    code, scan = b.big(store.spaced(round_.code), f"{_bare(reader)}/join"), _scan(reader, f"{reader.address}/join#{round_.code}")
    clock = b.clock(seconds_left(reader, round_), clock_words(readers), runs=not (live and live.paused))
    if large:
        return b.row(scan, b.column(code, clock, count, *promise(reader, round_, "small")), slug="lobby")
    return b.row(scan, code, b.column(clock, count), slug="corner")


def asks(round_: Round) -> bool:
    """Whether people answer now, so that it is worth saying how many have."""
    return round_.stage == Stage.OPEN and (round_.game is None or round_.game.open)


def finished_key(round_: Round) -> str:
    """How it is said how many have."""
    return "room.chosen" if round_.game else "join.finished"


def clock_words(readers: Readers) -> dict[str, str]:
    """How the time left is said, in one language or two."""
    return {key: _twice(readers, f"wall.clock_{key}") for key in ("many", "few", "last", "over")}


def results(reader: Reader) -> Block:
    """Where the results are, to be scanned."""
    return b.row(_scan(reader, f"{reader.address}/results"), slug="corner")


def _twice(readers: Readers, key: str) -> str:
    """A short phrase in one language or two, one beside the other; its slots are for the browser to fill."""
    return " · ".join(dict.fromkeys(reader.phrases[key] for reader in readers))


def _scan(reader: Reader, words: str) -> Block:
    return b.picture(code_picture(words), reader.say("run.qr_alt"), "qr")


def _bare(reader: Reader) -> str:
    return reader.address.partition("//")[2]
