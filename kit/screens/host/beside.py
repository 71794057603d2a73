"""Beside the run-sheet: what to say aloud, what the safety check says, the board."""

from __future__ import annotations

from kit import asking, content, rounds, store
from kit.rounds import Scene
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.revealing import whole_blocks
from kit.screens.visit import Reader
from kit.store import Round, Stage

WEAK, MIXED = 1, 2  # the lowest level of the safety check


def prompts(reader: Reader, round_: Round) -> list[Block]:
    """What to say aloud, and who speaks first."""
    exercise = asking.exercise_of(reader.library, asking.first_look(round_)) if round_.part else None
    if exercise is None:
        return []
    sheet, names = exercise.words.runsheet, asking.partnership_in(round_, "").names(reader.phrases)
    said = [
        content.fill(text, **names) for text in (sheet.first_voice, *sheet.prompts, sheet.what, sheet.so_what, sheet.now_what)
    ]
    return [b.fold(reader.say("runsheet.prompts"), b.listing(said), b.text(content.fill(sheet.care, **names), "notice"))]


def safety(reader: Reader, scene: Scene) -> list[Block]:
    """What the safety check says, and what to change when it is weak."""
    part = next((p for p in scene.round.parts if p.what == rounds.SAFETY and p.stage == Stage.CLOSED), None)
    if part is None:
        return []
    levels, advice = [row.level for row in scene.safety if row.level is not None], reader.library.workshop.advice
    if not levels:
        return [b.card(b.text(advice.few, "notice"))]
    lowest = min(levels)
    said = advice.weak if lowest <= WEAK else advice.mixed if lowest == MIXED else advice.fair
    return [b.fold(reader.say("live.safety"), *whole_blocks(reader, scene.round, part, scene.safety), b.text(said, "notice"))]


def board(reader: Reader, scene: Scene) -> Block:
    """Batches of notes: struck where they name somebody, then shown to all."""
    say, batches = reader.say, dict[int, list[store.Note]]()
    for note in scene.notes:
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
