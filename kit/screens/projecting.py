"""What is on the wall: the way in, where the room stands, what was revealed. No controls, nothing unreleased."""

from __future__ import annotations

from dataclasses import replace

from kit import kinds, languages, rounds, store
from kit.screens import blocks as b
from kit.screens.attending import topics
from kit.screens.blocks import Block
from kit.screens.revealing import revealed_blocks
from kit.screens.running_order import current
from kit.screens.telling import code_picture
from kit.screens.visit import Ask, Shown, Visit
from kit.store import Round

LOOK_SECONDS = 10


def projector_screen(visit: Visit, ask: Ask) -> Shown:
    """The wall of a workshop, for whoever has its join code. Raises: KitError for a wrong one."""
    entering = ask.do == "enter"
    wanted = rounds.enter_projector(visit.database, visit.browser, ask.text("code", 80)) if entering else ask.at("round")
    one = rounds.find(visit.database, wanted) if wanted else None
    if one is None or one.live is None or not rounds.projects(visit.database, visit.browser, one.id):
        return _door(visit)
    shown = Shown(_wall(visit, one), {"round": one.id}, stream=one.id, version=one.version, look_again=LOOK_SECONDS)
    shown.keep = one.live.screen == "frozen"
    return shown


def _door(visit: Visit) -> Shown:
    field = b.field("code", visit.say("join.code"), most=80, from_hash=True)
    return Shown([b.form(field, b.button("enter", visit.say("live.projector_open"), style="main"))])


def _wall(visit: Visit, one: Round) -> list[Block]:
    """In one language, or in two side by side."""
    live = one.live
    if live is None or live.screen == "blank":
        return []
    second = live.second if live.second in one.languages and live.second != visit.language else ""
    told = _told(visit, one)
    if second:
        told = [b.columns(b.card(*told), b.card(*_told(replace(visit, language=second), one)))]
    synthetic = [b.text(visit.say("results.synthetic"), "stamp")] if one.synthetic else []
    lobby = topics(visit, one) if live.line < 0 and not one.part else []
    return [*synthetic, *told, *(() if live.ended else (_corner(visit, one),)), *lobby]


def _corner(visit: Visit, one: Round) -> Block:
    lobby = one.live is not None and one.live.line < 0
    done, seats = rounds.finished(visit.database, one)
    return b.row(
        b.picture(code_picture(f"{visit.address}/join#{one.code}"), visit.say("run.qr_alt"), "qr"),
        b.big(store.spaced(one.code), f"{visit.address.partition('//')[2]}/join"),
        b.count(visit.say("live.heads" if lobby or not one.part else "join.finished"), done, seats),
        slug="lobby" if lobby else "corner",
    )


def _told(visit: Visit, one: Round) -> list[Block]:
    say, live = visit.say, one.live
    if live is None or live.ended:
        return [b.heading(say("live.ended_title")), b.text(say("live.ended"), "lead")]
    if live.paused:
        return [b.heading(say("live.paused"))]
    step = current(visit, one)
    if step is None:
        return [b.heading(say("live.welcome"))]
    notes = [note.words for note in rounds.shown_notes(visit.database, one.id)] if live.board else []
    board = [b.heading(say("board.shown"), 3), b.typed(b.listing(notes))] if notes else []
    if not one.part:
        return [b.heading(step.text), *(_actions(visit, one) if step.actions else ()), *board]
    title = b.heading(kinds.part_title(visit.library, one, one.now))
    if rounds.is_shown(one) and live.projector:
        return [title, *revealed_blocks(visit, one, brief=True), *board]
    return [title, b.text(step.text, "lead"), *board]


def _actions(visit: Visit, one: Round) -> list[Block]:
    """What was proposed, in the words of whoever proposed it, those that were taken first."""
    found = sorted(rounds.proposals(visit.database, one.id), key=lambda each: (not each.taken, each.taken))
    lines = [
        (visit.say("propose.taken_as", n=each.taken) if each.taken else visit.say("propose.proposed"),
         f"{each.what}\n{each.who} · {languages.read_day(each.by, visit.language)}")
        for each in found
    ]  # fmt: skip
    return [b.typed(b.pairs(lines))] if lines else []
