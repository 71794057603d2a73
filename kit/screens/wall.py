"""What is on the wall: the way in, where the room stands, what was revealed as one picture. No controls, nothing unreleased."""

from __future__ import annotations

from kit import languages, rounds
from kit.rounds import Scene
from kit.screens import blocks as b
from kit.screens import on_the_table, river, slides, waiting
from kit.screens.blocks import Block
from kit.screens.lobby import synthetic
from kit.screens.proposals import all_doers, carried, held_back, still_open
from kit.screens.revealing import revealed_blocks
from kit.screens.running_order import current
from kit.screens.visit import Reader, Request, View, Visit, in_round
from kit.store import Action, Pooling, Proposal

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
    view = in_round(round_, wall_blocks(reader, scene), stream=round_.id, version=round_.version, look_again=LOOK_SECONDS)
    view.frozen = round_.live is not None and round_.live.screen == "frozen"
    return view


def _door(reader: Reader) -> View:
    field = b.field("code", reader.say("join.code"), most=80, from_hash=True)
    return View([b.form(field, b.button("enter", reader.say("live.projector_open"), style="main"))])


def wall_blocks(reader: Reader, scene: Scene) -> list[Block]:
    """One picture, in one language or with the labels of two; below it the way in, the time left, how many have finished."""
    round_, live = scene.round, scene.round.live
    if live is None or live.screen == "blank":
        return []
    second = live.second if live.second in round_.languages and live.second != reader.language else ""
    readers = (reader, reader.in_language(second)) if second else (reader,)
    said = _in_both(readers, [_said(each, scene) for each in readers])
    return [*synthetic(reader, round_), *said, *_below(readers, scene)]


def _in_both(readers: tuple[Reader, ...], found: list[list[Block]]) -> list[Block]:
    """Block by block in both languages."""
    if len(readers) == 1:
        return found[0]
    tongues = (readers[0].language, readers[1].language)
    return [b.both(first, second, tongues) for first, second in zip(*found, strict=True)]


def _said(reader: Reader, scene: Scene) -> list[Block]:
    round_, live = scene.round, scene.round.live
    step = current(reader, round_)
    if live is None or live.ended or live.paused or step is None:
        return waiting.said(reader, scene)
    if on_the_table.part_on_the_table(reader, round_):
        return waiting.at_table(reader, scene, step)
    if round_.now.pools == Pooling.PLAYED and (round_.game is None or live.projector):
        return river.said(reader, scene)
    if rounds.in_view(round_) and live.projector and not step.actions:
        title = step.text if not round_.part else slides.title(reader, scene)
        return [b.heading(title) if not round_.part else b.text(title, "soft")]
    return waiting.at_line(reader, scene, step)


def _below(readers: tuple[Reader, ...], scene: Scene) -> list[Block]:
    reader, round_, live = readers[0], scene.round, scene.round.live
    step = current(reader, round_)
    if live is None or live.ended:
        return [b.row(*_actions(reader, scene), slug="stage"), waiting.results(reader)]
    if live.paused or step is None:
        return [waiting.way_in(readers, scene)]
    body: list[Block] = []
    if step.actions:
        body = _actions(reader, scene)
    elif table := on_the_table.laid(scene, *readers):
        body = [table]
    elif river.stands(round_) and live.projector:
        found = river.picture(readers, scene)
        body = [found] if found else []
    elif rounds.in_view(round_) and live.projector:
        body = _picture(readers, scene, beside=bool(scene.notes and live.board) or not round_.part)
    notes = [note.words for note in scene.notes] if live.board else []
    wishes = b.typed(b.spare(notes, reader.phrases["wall.more"]))
    board = [b.aside(b.heading(reader.say("board.shown"), 3), wishes)] if notes else []
    stage = [b.row(*body, *board, slug="stage")] if body or board else []
    small = stage or (round_.game is not None and round_.game.over)
    return [*stage, waiting.strip(readers, scene, large=not small)]


def _picture(readers: tuple[Reader, ...], scene: Scene, *, beside: bool) -> list[Block]:
    """All sides on one line; where nothing can be set side by side, what is said in words."""
    found = slides.picture(scene, *readers, beside=beside)
    if found is not None:
        return [found]
    words = [[b.column(*revealed_blocks(reader, scene, brief=True))] for reader in readers] if scene.round.part else []
    return _in_both(readers, words) if words else []


def _actions(reader: Reader, scene: Scene) -> list[Block]:
    """What was taken, then what is proposed, in the words of whoever proposed it; how many are held back."""
    say = reader.say
    told: list[tuple[str, Action | Proposal]] = [(say("propose.taken_as", n=each.number), each) for each in scene.actions]
    told += [(say("propose.proposed"), each) for each in still_open(scene)]
    lines = [(head, f"{each.what}\n{each.who} · {languages.read_day(each.by, reader.language)}") for head, each in told]
    body = [*carried(reader, scene.round, all_doers(scene)), b.typed(b.pairs(lines))] if lines else []
    body += held_back(reader, scene, "")
    return [b.column(*body)] if body else []
