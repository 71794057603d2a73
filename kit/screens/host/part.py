"""The part that is asked now, as whoever runs the round sees it: how far it is and what may be done with it, no answers."""

from __future__ import annotations

from kit import kinds, rounds, store
from kit.rounds import Scene
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.host.line import toggle
from kit.screens.revealing import revealed_blocks
from kit.screens.visit import Reader
from kit.store import Pooling, Stage


def part_now(reader: Reader, scene: Scene) -> list[Block]:
    """The part that the room has come to: what may be done with it now."""
    round_ = scene.round
    if not round_.part:
        return []
    say, title = reader.say, kinds.part_title(reader.library, round_, round_.now)
    stage = Stage.REVEALED if rounds.is_shown(round_) else round_.stage
    head = [b.heading(title, 3), b.text(say(f"live.stage_{stage}"), "soft")]
    more = {Stage.WAITING: _waiting, Stage.CAUCUS: _apart, Stage.REVEALED: _revealed}.get(round_.stage)
    return [*head, *(more(reader, scene) if more else [])]


def _waiting(reader: Reader, scene: Scene) -> list[Block]:
    """Before it opens, the room chooses its subjects: those that partners proposed."""
    round_ = scene.round
    found = reader.library.shelf.get(round_.now.what)
    subjects, most = kinds.subjects_of(found) if found else ([], 0)
    if found is None or not subjects:
        return []
    words = getattr(found.words, found.kind)["subjects"]
    chosen = round_.now.subjects or subjects[:most]
    options = [(key, words[key]["name"]) for key in subjects]
    legend = reader.say("live.subjects", n=most)
    return [b.form(b.ticks("subjects", legend, options, value=chosen), b.button("subjects", reader.say("after.save")))]


def _apart(reader: Reader, scene: Scene) -> list[Block]:
    round_ = scene.round
    speaking = [side for side in round_.sides if not side.erased]
    rows = [(side.name, reader.say("run.agreed" if side.agreed else "run.waiting")) for side in speaking]
    few = [b.text(reader.say("results.side_too_few"), "notice")] if len(speaking) < len(round_.sides) else []
    return [*few, b.pairs(rows)]


def _revealed(reader: Reader, scene: Scene) -> list[Block]:
    say, round_, live = reader.say, scene.round, scene.round.live
    if live is None:
        return []
    again = f"{store.AGAIN}{round_.part}" not in {part.what for part in round_.parts}
    toggles = [
        toggle(reader, name, on=getattr(live, name), yes=f"live.{name}_show", no=f"live.{name}_hide")
        for name in ("projector", "phones")
    ]
    look = round_.now.pools == Pooling.LEVELS and not round_.now.again and again
    return [
        b.row(*toggles),
        *([b.form(b.text(say("live.again_hint"), "soft"), b.button("again", say("live.again")))] if look else []),
        b.fold(say("live.what_is_shown"), *revealed_blocks(reader, scene, brief=True)),
    ]
