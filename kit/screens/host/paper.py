"""Sheets to print in case phones fail."""

from __future__ import annotations

from kit import content, kinds
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.visit import Reader
from kit.store import Round


def paper_pack(reader: Reader, round_: Round) -> list[Block]:
    """For every part that is pooled, a sheet with its questions and boxes; for the others what to do, and room to write."""
    found: list[Block] = []
    for part in round_.parts:
        items = kinds.items_of(reader.library, round_, part)
        exercise = kinds.exercise_of(reader.library, part)
        found.append(b.heading(kinds.part_title(reader.library, round_, part)))
        if items:
            found += [_sheet(reader, item) for item in items]
        elif exercise:
            names = kinds.partnership_in(round_, "").names(reader.phrases)
            steps = [content.fill(step, **names) for step in exercise.words.runsheet.steps]
            found += [b.text(content.fill(exercise.words.about, **names)), b.listing(steps), b.text("\n\n".join(["_" * 40] * 6))]
    return found


def _sheet(reader: Reader, item: content.Item) -> Block:
    stems = [stem.replace("{they}", reader.phrases["partner"]) for form, stem in item.stems.items() if form in ("self", "view")]
    return b.card(b.heading(item.name, 4), *(b.text(stem) for stem in stems), b.listing(f"☐ {level}" for level in item.levels))
