"""The screen of whoever runs a workshop: the run-sheet's line, the next move, head counts, switches; no answers."""

from __future__ import annotations

from collections.abc import Callable
from time import time
from urllib.parse import urlsplit

from kit import content, kinds, rounds, store
from kit.errors import MoveRefused
from kit.screens import blocks as b
from kit.screens.attending import proposal_card
from kit.screens.blocks import Block
from kit.screens.revealing import revealed_blocks, shown_rows, whole_blocks
from kit.screens.running_order import current, steps
from kit.screens.telling import code_picture
from kit.screens.visit import Ask, Visit
from kit.store import Pooling, Round, Stage

WEAK, MIXED = 1, 2
ONLY_HERE = ("127.0.0.1", "localhost", "::1")  # addresses that no phone reaches


def steer(visit: Visit, one: Round) -> list[Block]:
    """Everything that moves a workshop on."""
    say, (done, seats) = visit.say, rounds.finished(visit.database, one)
    heads = "join.finished" if one.part else "live.heads"
    labels = {light: say(f"pulse.on_{light}") for light in rounds.LIGHTS}
    return [
        *_where(visit, one),
        b.card(b.count(say(heads), done, seats), b.lights(labels, say("pulse.none"))),
        *_part(visit, one),
        *_next(visit, one),
        _switches(visit, one),
        *_proposals(visit, one),
        b.fold(say("live.run_sheet"), *_run_sheet(visit, one)),
        *_prompts(visit, one),
        *_safety(visit, one),
        _board(visit, one),
        _way_in(visit, one),
    ]


def _where(visit: Visit, one: Round) -> list[Block]:
    step, live = current(visit, one), one.live
    if live is None or step is None:
        missing = [side.name for side in one.sides if not rounds.has_speaker(visit.database, one, side.id)]
        warning = [b.text(visit.say("live.no_speaker", sides=", ".join(missing)), "notice")] if missing else []
        return [b.heading(visit.say("live.lobby")), *_door(visit, one), *warning]
    left = live.begun + (step.minutes + live.more) * 60 - (live.paused_at or time())
    paused = [b.text(visit.say("live.paused"), "alarm")] if live.paused else []
    place = visit.say("step", n=live.line + 1, of=len(steps(visit, one)))
    return [
        *paused,
        b.text(place, "soft"),
        b.heading(step.text, 3),
        b.timer(left, visit.say("live.left"), visit.say("live.over"), runs=not live.paused),
    ]


def _door(visit: Visit, one: Round) -> list[Block]:
    picture = b.picture(code_picture(f"{visit.address}/join#{one.code}"), visit.say("run.qr_alt"), "qr")
    projector = b.link(visit.say("live.projector"), f"/projector?lang={visit.language}#{one.code}")
    here = urlsplit(visit.address).hostname in ONLY_HERE
    return [
        b.card(
            b.big(store.spaced(one.code), visit.say("run.code")),
            b.text(f"{visit.address}/join", "lead"),
            b.text(visit.say("live.only_here"), "notice") if here else None,
            picture,
            projector,
        )
    ]


def _way_in(visit: Visit, one: Round) -> Block:
    return b.fold(
        visit.say("live.way_in"), *_door(visit, one), b.text(visit.say("live.remote", address=f"{visit.address}/remote"))
    )


def _part(visit: Visit, one: Round) -> list[Block]:
    """The part that the room has come to: what may be done with it now."""
    if not one.part:
        return []
    say, title = visit.say, kinds.part_title(visit.library, one, one.now)
    stage = Stage.REVEALED if rounds.is_shown(one) else one.stage
    head = [b.heading(title, 3), b.text(say(f"live.stage_{stage}"), "soft")]
    own = {Stage.WAITING: _waiting, Stage.CAUCUS: _own, Stage.REVEALED: _revealed}.get(one.stage)
    return [*head, *(own(visit, one) if own else [])]


def _waiting(visit: Visit, one: Round) -> list[Block]:
    """Before it opens, the room chooses its subjects: those that partners proposed."""
    found = visit.library.shelf.get(one.now.what)
    subjects, most = kinds.subjects_of(found) if found else ([], 0)
    if found is None or not subjects:
        return []
    words = getattr(found.words, found.kind)["subjects"]
    chosen = one.now.subjects or subjects[:most]
    options = [(key, words[key]["name"]) for key in subjects]
    legend = visit.say("live.subjects", n=most)
    return [b.form(b.ticks("subjects", legend, options, value=chosen), b.button("subjects", visit.say("after.save")))]


def _own(visit: Visit, one: Round) -> list[Block]:
    speaking = [side for side in one.sides if not side.erased]
    rows = [(side.name, visit.say("run.agreed" if side.agreed else "run.waiting")) for side in speaking]
    few = [b.text(visit.say("results.side_too_few"), "notice")] if len(speaking) < len(one.sides) else []
    return [*few, b.pairs(rows)]


def _revealed(visit: Visit, one: Round) -> list[Block]:
    say, live = visit.say, one.live
    if live is None:
        return []
    again = f"{store.AGAIN}{one.part}" not in {part.what for part in one.parts}
    toggles = [
        _toggle(visit, name, on=getattr(live, name), yes=f"live.{name}_show", no=f"live.{name}_hide")
        for name in ("projector", "phones")
    ]
    look = one.now.pools == Pooling.LEVELS and not one.now.again and again
    return [
        b.row(*toggles),
        *([b.form(b.text(say("live.again_hint"), "soft"), b.button("again", say("live.again")))] if look else []),
        b.fold(say("live.what_is_shown"), *revealed_blocks(visit, one, brief=True)),
    ]


def _toggle(visit: Visit, name: str, *, on: bool, yes: str, no: str) -> Block:
    return b.button("switch", visit.say(no if on else yes), style="quiet" if on else "", sends={"name": name, "on": not on})


def _next(visit: Visit, one: Round) -> list[Block]:
    """The move that comes next: open, close, reveal, or go to the next line."""
    say, found = visit.say, steps(visit, one)
    line = one.live.line if one.live else -1
    if one.part and one.stage == Stage.WAITING:
        after = next((n for n, step in enumerate(found) if n > line and step.part != one.part), None)
        skip = b.button("go", say("live.skip_part"), style="quiet", sends={"line": after}) if after is not None else None
        row = b.row(b.button("open", say("live.open"), style="main"), skip)
        return [row] if skip else [row, _end(visit, style="")]
    if one.stage == Stage.OPEN:
        sure = b.field("sure", say("live.close_sure"), kind="tick")
        return [b.form(sure, b.button("close", say("live.close"), style="main", sends={"part": one.part}))]
    if one.stage == Stage.CAUCUS and all(side.agreed for side in one.sides if not side.erased):
        return [b.form(b.text(say("live.reveal_hint"), "soft"), b.button("reveal", say("live.reveal"), style="main"))]
    following = line + 1 if line + 1 < len(found) else None
    if following is None:
        return [_end(visit, style="main")]
    waiting = one.stage == Stage.CAUCUS
    label = say("live.begin" if line < 0 else "live.skip" if waiting else "live.next")
    then = b.text(say("live.then", text=found[following].text), "soft")
    return [b.button("go", label, style="quiet" if waiting else "main", sends={"line": following}), then]


def _end(visit: Visit, *, style: str) -> Block:
    sure = b.field("sure", visit.say("live.end_sure"), kind="tick")
    return b.form(sure, b.button("end", visit.say("live.end"), style=style))


def _switches(visit: Visit, one: Round) -> Block:
    say, live = visit.say, one.live
    if live is None:
        return b.row()
    screen = "on" if live.screen == "blank" else "blank"
    frozen = "on" if live.screen == "frozen" else "frozen"
    return b.row(
        _toggle(visit, "paused", on=live.paused, yes="live.pause", no="live.go_on"),
        b.button("switch", say("live.more"), sends={"name": "more", "on": live.more + 1}),
        b.button("go", say("live.back"), sends={"line": max(0, live.line - 1)}, style="quiet") if live.line > 0 else None,
        _toggle(visit, "locked", on=live.locked, yes="live.lock", no="live.unlock"),
        b.button("switch", say(f"live.screen_{screen}"), style="quiet", sends={"name": "screen", "on": screen}),
        b.button(
            "switch",
            say("live.unfreeze" if frozen == "on" else "live.freeze"),
            style="quiet",
            sends={"name": "screen", "on": frozen},
        ),
        _toggle(visit, "board", on=live.board, yes="board.open", no="board.close"),
    )


def _run_sheet(visit: Visit, one: Round) -> list[Block]:
    """Every line; any of them can be gone to."""
    line = one.live.line if one.live else -1
    found = []
    for n, step in enumerate(steps(visit, one)):
        here = visit.say("live.here") if n == line else ""
        text = b.text(f"{step.minutes} min · {step.text} {here}".strip(), "say" if n == line else "")
        found += [text, b.button("go", visit.say("live.go_there", n=n + 1), style="quiet", sends={"line": n})]
    return found


def _prompts(visit: Visit, one: Round) -> list[Block]:
    """What to say aloud, and who speaks first."""
    exercise = kinds.exercise_of(visit.library, kinds.first_look(one)) if one.part else None
    if exercise is None:
        return []
    sheet, names = exercise.words.runsheet, kinds.partnership_in(one, "").names(visit.phrases)
    said = [
        content.fill(text, **names) for text in (sheet.first_voice, *sheet.prompts, sheet.what, sheet.so_what, sheet.now_what)
    ]
    return [b.fold(visit.say("runsheet.prompts"), b.listing(said), b.text(content.fill(sheet.care, **names), "notice"))]


def _safety(visit: Visit, one: Round) -> list[Block]:
    """What the safety check says, and what to change when it is weak."""
    part = next((p for p in one.parts if p.what == rounds.SAFETY and p.stage == Stage.CLOSED), None)
    if part is None:
        return []
    rows = rounds.safety(visit.by(one.id))
    levels, advice = [row.level for row in rows if row.level is not None], visit.library.workshop.advice
    if not levels:
        return [b.card(b.text(advice.few, "notice"))]
    lowest = min(levels)
    said = advice.weak if lowest <= WEAK else advice.mixed if lowest == MIXED else advice.fair
    return [b.fold(visit.say("live.safety"), *whole_blocks(visit, one, part, rows), b.text(said, "notice"))]


def _board(visit: Visit, one: Round) -> Block:
    """Batches of notes: struck where they name somebody, then shown to all."""
    say, batches = visit.say, dict[int, list[store.Note]]()
    for note in rounds.notes(visit.by(one.id)):
        batches.setdefault(note.batch, []).append(note)
    found: list[Block] = [b.text(say("board.host_hint", n=rounds.FEWEST_NOTES), "soft"), b.button("batch", say("board.batch"))]
    for number, notes in batches.items():
        strike = [
            (b.typed(b.text(n.words)), b.button("strike", say("board.strike"), style="quiet", sends={"note": n.id}))
            for n in notes
        ]
        show = [] if notes[0].shown else [b.button("show_batch", say("board.show"), style="main", sends={"batch": number})]
        found.append(b.card(*(block for pair in strike for block in pair), *show))
    return b.fold(say("board.title"), *found)


def _proposals(visit: Visit, one: Round) -> list[Block]:
    say, cards = visit.say, []
    for proposal in (each for each in rounds.proposals(visit.database, one.id) if not each.taken):
        ready = rounds.agreed_by_all(one, proposal)
        take = b.button("take", say("propose.take"), style="main", sends={"proposal": proposal.id}) if ready else None
        cards += [proposal_card(visit, one, proposal), *([take] if take else [b.text(say("propose.not_yet"), "soft")])]
    return [b.fold(say("propose.heading"), *cards)] if cards else []


# ---- moves: each returns what to say


def go(visit: Visit, ask: Ask, one: Round) -> str:
    """Go to a line. Raises: MoveRefused."""
    found, line = steps(visit, one), ask.number("line")
    if not 0 <= line < len(found):
        raise MoveRefused("round.not_now")
    rounds.go(visit.by(one.id), line, found[line].part)
    return ""


def _to(visit: Visit, one: Round, stage: Stage) -> None:
    """After a move on a part, the run-sheet stands at the line that it brought."""
    found = steps(visit, one)
    line = next((n for n, step in enumerate(found) if (step.part, step.stage) == (one.part, stage)), None)
    if line is not None and one.live and line > one.live.line:
        rounds.go(visit.by(one.id), line, one.part)


def open_part(visit: Visit, _ask: Ask, one: Round) -> str:
    """Ask what the room has come to. Raises: MoveRefused."""
    _default_subjects(visit, one)
    rounds.open_part(visit.by(one.id))
    return "live.opened"


def _default_subjects(visit: Visit, one: Round) -> None:
    found = visit.library.shelf.get(one.now.what)
    subjects, most = kinds.subjects_of(found) if found else ([], 0)
    if subjects and not one.now.subjects:
        rounds.choose_subjects(visit.by(one.id), subjects[:most])


def close(visit: Visit, ask: Ask, one: Round) -> str:
    """No more answers. Raises: MoveRefused unless it was confirmed."""
    if ask.fields.get("sure") is not True:
        raise MoveRefused("run.tick_first")
    asked = kinds.asked(visit.library, one, shown_rows(visit, one) if one.now.again else ())
    rounds.close(visit.by(one.id), asked, part=ask.number("part") or one.part)
    _to(visit, one, Stage.CAUCUS)
    return "live.closed_note"


def reveal(visit: Visit, _ask: Ask, one: Round) -> str:
    """Show to all at the same moment, on the wall and on phones. Raises: MoveRefused."""
    rounds.reveal(visit.by(one.id))
    _to(visit, one, Stage.REVEALED)
    rounds.switch(visit.by(one.id), projector=True, phones=True)
    return "run.revealed"


def again(visit: Visit, _ask: Ask, one: Round) -> str:
    """A second look. Raises: MoveRefused."""
    rounds.look_again(visit.by(one.id))
    return "live.opened"


def subjects(visit: Visit, ask: Ask, one: Round) -> str:
    """Which subjects this room talks about. Raises: MoveRefused."""
    found = visit.library.shelf.get(one.now.what)
    offered, most = kinds.subjects_of(found) if found else ([], 0)
    chosen = [subject for subject in offered if subject in ask.several("subjects")]
    if not 0 < len(chosen) <= most:
        raise MoveRefused("live.too_many_subjects")
    rounds.choose_subjects(visit.by(one.id), chosen)
    return "saved.yes"


def switch(visit: Visit, ask: Ask, one: Round) -> str:
    """One of the switches. Raises: MoveRefused."""
    name, on = ask.text("name", 12), ask.fields.get("on")
    fits = {"screen": on in rounds.SCREENS, "more": isinstance(on, int) and not isinstance(on, bool) and 0 <= on <= 240}
    if name not in {*fits, "paused", "locked", "phones", "projector", "board"} or not fits.get(name, isinstance(on, bool)):
        raise MoveRefused("round.not_now")
    rounds.switch(visit.by(one.id), **{name: on})
    return ""


def batch(visit: Visit, _ask: Ask, one: Round) -> str:
    """Open what waits on the board. Raises: MoveRefused."""
    rounds.open_batch(visit.by(one.id))
    return ""


def strike(visit: Visit, ask: Ask, one: Round) -> str:
    """Erase a note. Raises: MoveRefused."""
    rounds.strike_note(visit.by(one.id), ask.text("note", 16))
    return ""


def show_batch(visit: Visit, ask: Ask, one: Round) -> str:
    """Show a batch to all. Raises: MoveRefused."""
    rounds.show_batch(visit.by(one.id), ask.number("batch"))
    return "board.shown_note"


def take(visit: Visit, ask: Ask, one: Round) -> str:
    """A proposal becomes an action. Raises: MoveRefused."""
    rounds.take(visit.by(one.id), ask.text("proposal", 16))
    return "propose.taken"


def end(visit: Visit, ask: Ask, one: Round) -> str:
    """The workshop is over. Raises: MoveRefused unless it was confirmed."""
    if ask.fields.get("sure") is not True:
        raise MoveRefused("run.tick_first")
    rounds.end(visit.by(one.id))
    return ""


Move = Callable[[Visit, Ask, Round], str]
LIVE_MOVES: dict[str, Move] = {
    "go": go,
    "open": open_part,
    "close": close,
    "reveal": reveal,
    "again": again,
    "subjects": subjects,
    "switch": switch,
    "batch": batch,
    "strike": strike,
    "show_batch": show_batch,
    "take": take,
    "end": end,
}
