"""What is asked of a seat now: waiting, the questions, slips of paper, what comes after."""

from __future__ import annotations

from kit import asking, rounds
from kit.rounds import Scene
from kit.screens import blocks as b
from kit.screens import on_the_table, slides, waiting
from kit.screens.blocks import Block
from kit.screens.revealing import revealed_blocks
from kit.screens.running_order import current, seconds_left
from kit.screens.seat.caucus import caucus
from kit.screens.seat.one_answer import has_to_read, rule, to_read
from kit.screens.seat.playing import playing
from kit.screens.seat.reveal import my_answers, on_this_phone
from kit.screens.visit import Reader, View
from kit.store import Pooling, Round, RoundSide, Stage


def part_now(reader: Reader, scene: Scene, *, mine: bool = False) -> View:
    """The part that is asked now, at its stage; in a workshop's talk what its line says."""
    view = _part_now(reader, scene, mine=mine)
    view.blocks += _time_left(reader, scene)
    return view


def _time_left(reader: Reader, scene: Scene) -> list[Block]:
    """The minutes left of this line in words, as on the wall; nothing beeps and nothing ends by itself."""
    if scene.round.live is None or current(reader, scene.round) is None:
        return []
    return [b.clock(seconds_left(reader, scene.round), waiting.clock_words((reader,)), runs=not scene.round.live.paused)]


def _part_now(reader: Reader, scene: Scene, *, mine: bool) -> View:
    round_ = scene.round
    if round_.now.pools == Pooling.PLAYED:
        view = playing(reader, scene)
        view.blocks.insert(0, b.heading(asking.part_title(reader.library, round_, round_.now)))
        return view
    if not round_.part:
        step = current(reader, round_)
        said = step.text if step else reader.say("live.listen")
        looks = round_.live and round_.live.phones and not (step and step.actions)
        picture = (on_the_table.laid(scene, reader) or slides.picture(scene, reader, beside=True)) if looks else None
        return View([b.heading(reader.say("live.together")), b.text(said, "lead"), *([picture] if picture else [])])
    view = STAGES[round_.stage](reader, scene)
    if round_.stage == Stage.REVEALED and mine:
        view.blocks += my_answers(reader, scene)
    if round_.live and view.exercise is None:
        view.blocks.insert(0, b.heading(asking.part_title(reader.library, round_, round_.now)))
    return view


def _waiting(reader: Reader, scene: Scene) -> View:
    step = current(reader, scene.round)
    return View([b.text(step.text if step else "", "lead"), b.text(reader.say("live.opens_soon"), "soft")])


def _open(reader: Reader, scene: Scene) -> View:
    if has_to_read(scene):
        return to_read(reader, scene)
    view, side = questions(reader, scene), scene.round.side(scene.place.side)
    if scene.round.live:
        view.blocks += [b.text(each, "soft") for each in used(reader, scene)]
    if scene.round.live and scene.round.now.pools == Pooling.LEVELS and side.anonymous:
        view.blocks += [_paper(reader, scene)] if scene.place.speaker or side.paper_state else []
    return view


def used(reader: Reader, scene: Scene) -> list[str]:
    """Before people answer: what becomes of it, and what does not."""
    round_, side, pools = scene.round, scene.round.side(scene.place.side), asking.first_look(scene.round).pools
    said = [reader.say(f"wall.asks_{pools}")]
    if pools == Pooling.DECLARED:
        said.append(
            reader.say("wall.used_start" if _counts(reader, round_, side) else "wall.used_no", k=rounds.fewest_finished(side))
        )
    return said


def _counts(reader: Reader, round_: Round, side: RoundSide) -> bool:
    """Whether anything of what people answer by themselves is counted."""
    if round_.now.pools == Pooling.DECLARED:
        return side.anonymous and bool(asking.ordered_rows(reader.library, round_))
    return round_.now.pools != Pooling.PRIVATE


def questions(reader: Reader, scene: Scene) -> View:
    """The questions of the part that is asked now, with what is committed for this seat."""
    round_, side = scene.round, scene.place.side
    key = f"{round_.now.what}-{round_.part}-{round_.stage}-{scene.mark}{rule(scene)}"
    definition = asking.part_definition(reader.library, round_, side, scene.shown, key=key, host=reader.host)
    return View(
        [],
        exercise={
            **definition,
            "counts": round_.stage == Stage.OPEN,
            "alone": not _counts(reader, round_, round_.side(scene.place.side)),
        },
        stored=vars(scene.stored),
        so_far=asking.own_so_far(reader.library, round_, side, scene.stored.answer),
    )


def _paper(reader: Reader, scene: Scene) -> Block:
    """Slips of paper, counted by one person from each side: how many say what."""
    say, round_, numbers = reader.say, scene.round, []
    side = round_.side(scene.place.side)
    for question in asking.asked(reader.library, round_)[side.id]:
        name, who, levels = asking.question_words(reader.library, round_, round_.now, question, side.id)
        fields = [b.field(f"{question}.{level}", text, kind="number", most=4) for level, text in enumerate(levels)]
        numbers.append(b.fold(f"{name} · {who}", *fields))
    return b.fold(
        say("paper.title" if scene.place.speaker else "paper.title_second"),
        b.text(say("paper.hint")),
        b.text(say("paper.rule", n=rounds.fewest_finished(side))),
        b.text(say(f"paper.{side.paper_state}", n=side.paper), "say") if side.paper_state else None,
        b.form(
            b.field("slips", say("paper.slips"), kind="number", most=4),
            *numbers,
            b.button("paper", say("paper.keep"), style="main"),
        ),
    )


def _apart(reader: Reader, scene: Scene) -> View:
    return caucus(reader, scene, questions)


def _closed(reader: Reader, scene: Scene) -> View:
    """A check of the whole room shows its middle answers to all, the safety check to none here."""
    if rounds.is_shown(scene.round) and scene.round.live and scene.round.live.phones:
        return View(revealed_blocks(reader, scene))
    return View([b.text(reader.say("live.closed"), "lead")])


STAGES = {Stage.WAITING: _waiting, Stage.OPEN: _open, Stage.CLOSED: _closed, Stage.CAUCUS: _apart, Stage.REVEALED: on_this_phone}
