"""What is on the wall: the way in, where the room stands, what was revealed. No controls, nothing unreleased."""

from __future__ import annotations

from kit import asking, languages, rounds, store
from kit.rounds import Scene
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.lobby import synthetic, topics
from kit.screens.revealing import revealed_blocks
from kit.screens.running_order import current
from kit.screens.telling import code_picture
from kit.screens.visit import Reader, Request, View, Visit, in_round
from kit.store import Round

LOOK_SECONDS = 10


def projector_screen(visit: Visit, request: Request) -> View:
    """The wall of a workshop, for whoever has its join code. Raises: KitError for a wrong one."""
    entering = request.do == "enter"
    wanted = rounds.enter_projector(visit.database, visit.browser, request.text("code", 80)) if entering else request.at("round")
    scene = rounds.wall_scene(visit.by(wanted)) if wanted else None
    return draw(visit, scene) if scene else _door(visit)


def draw(reader: Reader, scene: Scene) -> View:
    """What stands on the wall now."""
    round_ = scene.round
    view = in_round(round_, _wall(reader, scene), stream=round_.id, version=round_.version, look_again=LOOK_SECONDS)
    view.frozen = round_.live is not None and round_.live.screen == "frozen"
    return view


def _door(reader: Reader) -> View:
    field = b.field("code", reader.say("join.code"), most=80, from_hash=True)
    return View([b.form(field, b.button("enter", reader.say("live.projector_open"), style="main"))])


def _wall(reader: Reader, scene: Scene) -> list[Block]:
    """In one language, or in two side by side."""
    round_, live = scene.round, scene.round.live
    if live is None or live.screen == "blank":
        return []
    second = live.second if live.second in round_.languages and live.second != reader.language else ""
    told = _told(reader, scene)
    if second:
        told = [b.columns(b.card(*told), b.card(*_told(reader.in_language(second), scene)))]
    lobby = topics(reader, round_) if live.line < 0 and not round_.part else []
    return [*synthetic(reader, round_), *told, *(() if live.ended else (_corner(reader, round_),)), *lobby]


def _corner(reader: Reader, round_: Round) -> Block:
    lobby = round_.line < 0
    return b.row(
        b.picture(code_picture(f"{reader.address}/join#{round_.code}"), reader.say("run.qr_alt"), "qr"),
        b.big(store.spaced(round_.code), f"{reader.address.partition('//')[2]}/join"),
        b.count(reader.say("live.heads" if lobby or not round_.part else "join.finished"), *round_.seat_counts),
        slug="lobby" if lobby else "corner",
    )


def _told(reader: Reader, scene: Scene) -> list[Block]:
    say, round_, live = reader.say, scene.round, scene.round.live
    if live is None or live.ended:
        return [b.heading(say("live.ended_title")), b.text(say("live.ended"), "lead")]
    if live.paused:
        return [b.heading(say("live.paused"))]
    step = current(reader, round_)
    if step is None:
        return [b.heading(say("live.welcome"))]
    notes = [note.words for note in scene.notes] if live.board else []
    board = [b.heading(say("board.shown"), 3), b.typed(b.listing(notes))] if notes else []
    if not round_.part:
        return [b.heading(step.text), *(_actions(reader, scene) if step.actions else ()), *board]
    title = b.heading(asking.part_title(reader.library, round_, round_.now))
    if rounds.is_shown(round_) and live.projector:
        return [title, *revealed_blocks(reader, scene, brief=True), *board]
    return [title, b.text(step.text, "lead"), *board]


def _actions(reader: Reader, scene: Scene) -> list[Block]:
    """What was proposed, in the words of whoever proposed it, those that were taken first."""
    found = sorted(scene.proposals, key=lambda each: (not each.taken, each.taken))
    lines = [
        (reader.say("propose.taken_as", n=each.taken) if each.taken else reader.say("propose.proposed"),
         f"{each.what}\n{each.who} · {languages.read_day(each.by, reader.language)}")
        for each in found
    ]  # fmt: skip
    return [b.typed(b.pairs(lines))] if lines else []
