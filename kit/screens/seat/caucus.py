"""A side apart: its own picture, what its speaker leaves out, or the answer that its speaker writes for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kit import asking, languages, reports, rounds
from kit.rounds import Scene
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.revealing import exercise_blocks
from kit.screens.seat.counting import count_yourselves
from kit.screens.seat.own_side import nothing_of_ours
from kit.screens.seat.terms import covered
from kit.screens.telling import question_card
from kit.screens.visit import Reader, View
from kit.store import Pooling, Released

Questions = Callable[[Reader, Scene], View]


def caucus(reader: Reader, scene: Scene, questions: Questions) -> View:
    """What this seat's side sees of itself before anybody else does; `questions` draws them for who writes its answer."""
    counts = rounds.waits_to_be_counted(scene.round, scene.round.side(scene.place.side))
    view = View(count_yourselves(reader, scene)) if counts else _apart(reader, scene, questions)
    view.blocks += nothing_of_ours(reader, scene)
    return view


def _apart(reader: Reader, scene: Scene, questions: Questions) -> View:
    if scene.place.speaker and scene.round.side(scene.place.side).unseen:
        return View([b.text(reader.say("speaking.unseen"), "notice")])
    if scene.round.live is None:
        return View(_account(reader, scene))
    if scene.round.side(scene.place.side).erased:
        return View([b.text(reader.say("live.erased"), "notice")])
    lead = b.text(reader.say("live.apart", side=scene.round.side(scene.place.side).name), "lead")
    if scene.round.now.pools == Pooling.DECLARED:
        return _declaring(reader, scene, lead, questions)
    if not scene.own:
        return View([lead, b.text(reader.say("live.own_unfinished"))])
    return View([lead, *_pooled(reader, scene)])


def _account(reader: Reader, scene: Scene) -> list[Block]:
    """The assessment question by question, as its own people read it at their own time."""
    say, round_ = reader.say, scene.round
    found = reports.account(rounds.Seen(round_, scene.own, ()), reader.bank, reader.framework, reader.phrases)
    questions = [question for profile in found.profiles for question in profile.questions]
    done, seats = round_.seat_counts
    return [
        b.heading(say("own.title", side=round_.side(scene.place.side).name)),
        b.text(say("own.lead"), "lead"),
        b.text(say("join.finished", done=done, seats=seats), "soft"),
        b.text(f"{found.notes[1]} {covered(reader, round_, round_.side(scene.place.side))}".strip(), "notice"),
        _choosing(reader, scene, {question.item: question.name for question in questions}),
        *(question_card(question, then=True) for question in questions),
    ]


def _pooled(reader: Reader, scene: Scene) -> list[Block]:
    """What the speaker leaves out, and the side's own picture below."""
    round_, side, library = scene.round, scene.round.side(scene.place.side), reader.library
    slips = [b.text(reader.say(f"paper.{side.paper_state}", n=side.paper), "soft")] if side.paper_state else []
    named = {
        rounds.item_of(row.question): asking.question_words(library, round_, round_.now, row.question, side.id)[0]
        for row in scene.own
    }
    note = b.text(f"{reader.say('results.note_one_or_two')} {covered(reader, round_, side)}".strip(), "soft")
    return [*slips, _choosing(reader, scene, named), *_own_picture(reader, scene), note]


def _choosing(reader: Reader, scene: Scene, named: Mapping[str, str]) -> Block:
    """What the speaker leaves out and agrees to; `named`: item → its name."""
    say, out = reader.say, scene.left_out
    if not scene.place.speaker:
        return b.text(say("own.speaker_decides"))
    if scene.round.side(scene.place.side).agreed:
        left = languages.listed([name for item, name in named.items() if item in out], reader.language)
        return _agreed(reader, "", b.text(say("own.left", items=left)))
    legend = say("own.leave", n=rounds.fewest_left_out(len(named)))
    ticks = b.ticks("out", legend, list(named.items()), value=sorted(out), hint=say("own.leave_hint"))
    return b.form(ticks, b.button("agree", say("own.agree"), style="main"))


def _agreed(reader: Reader, to: str, *more: Block) -> Block:
    back = b.button("take_back", reader.say("own.take_back"), style="quiet")
    return b.card(b.text(reader.say(f"own.agreed{to}"), "say"), *more, back)


def _own_picture(reader: Reader, scene: Scene) -> list[Block]:
    round_, library = scene.round, reader.library
    if asking.exercise_of(library, round_.now):
        return exercise_blocks(library, round_, round_.now, scene.own)
    said: dict[str, list[tuple[str, str]]] = {}
    for row in scene.own:
        name, who, levels = asking.question_words(library, round_, round_.now, row.question, scene.place.side)
        text = levels[row.level] if row.level is not None else asking.no_level(round_, row, reader.phrases)
        said.setdefault(name, []).append((who, text))
    return [b.card(b.heading(name, 3), b.pairs(pairs)) for name, pairs in said.items()]


def _declaring(reader: Reader, scene: Scene, lead: Block, questions: Questions) -> View:
    """One answer for the whole side: its speaker writes, the others see what stands there so far."""
    say, round_, side, start = reader.say, scene.round, scene.round.side(scene.place.side), _start(reader, scene)
    if not scene.place.speaker:
        rows = tuple(Released(side.id, side.id, q, None, "", None, round_.part, v) for q, v in scene.written.items())
        empty = [b.text(say("live.side_empty"), "soft")]
        picture = exercise_blocks(reader.library, round_, round_.now, rows) if rows else empty
        return View([lead, b.text(say("live.speaker_writes")), *start, *picture])
    if side.agreed:
        return View([lead, _agreed(reader, "_differs" if side.differs else "_answer")])
    view = questions(reader, scene)
    if view.stored and not view.stored["rev"]:
        view.stored = {**view.stored, "answer": {row.question: row.value for row in scene.own}}
    agree = b.row(
        b.button("agree", say("live.agree_side"), style="main"),
        b.button("agree", say("live.differ"), style="quiet", sends={"differs": True}),
    )
    head = [b.heading(say("live.write_for", side=side.name)), lead, b.text(say("live.write_hint"))]
    view.blocks = [*head, *start, agree, b.text(say("live.full_answers"), "soft")]
    return view


def _start(reader: Reader, scene: Scene) -> list[Block]:
    """The middle answers of a side's own people, to begin with; nothing where that would not be safe or means nothing."""
    found = asking.part_standings(reader.library, scene.round, scene.round.now, scene.place.side, scene.own)
    said = [(each.name, each.options[at]) for each in found.values() for at in each.at]
    return [b.card(b.heading(reader.say("own.start"), 4), b.text(reader.say("own.start_hint")), b.pairs(said))] if said else []
