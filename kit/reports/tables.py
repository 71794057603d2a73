"""The released rows as tidy tables with a codebook. What people typed is a text, never a formula or a link.

A cell of a workbook is a text by its type and holds what was typed. A text file has no types: there a text that a spreadsheet
would take for a formula gets an apostrophe (OWASP ASVS 5.0, 1.2.10), and the codebook says so.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence

import kit
from kit import asking, languages
from kit.content import Library, Phrases
from kit.rounds import Seen, item_of
from kit.store import Part, Released, Round

HEADS = (
    "round",
    "kit",
    "form",
    "part",
    "side",
    "about",
    "question",
    "item",
    "clauses",
    "asked_as",
    "level",
    "words",
    "value",
    "aside",
    "low",
    "middle",
    "high",
    "edition",
)
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
LONGEST_CELL = 32_000


def tidy(seen: Seen, library: Library) -> list[dict[str, str | int]]:
    """One row for each released figure or declared answer: versioned ids, the level and its words; no count of people."""
    before = [_row(past.round, row, number, library) for number, past in enumerate(reversed(seen.past), 1) for row in past.rows]
    return [*before, *(_row(seen.round, row, len(seen.past) + 1, library) for row in (*seen.rows, *seen.told_others))]


def _row(round_: Round, row: Released, number: int, library: Library) -> dict[str, str | int]:
    part = next((each for each in round_.parts if each.number == row.part), round_.parts[0])
    first = next((each for each in round_.parts if each.number == part.again), part)
    form, zones = row.question.partition(".")[0], row.zones or ("", "", "")
    item, exercise = library.bank[round_.edition].get(item_of(row.question)), library.shelf.get(first.what)
    return {
        "round": number,
        "kit": kit.__version__,
        "form": round_.form,
        "part": part.what,
        "side": round_.side(row.side).name if row.side else "",
        "about": int(round_.about == row.side),
        "question": row.question,
        "item": item_of(row.question),
        "clauses": " ".join(item.clauses if item else exercise.clauses if exercise else ()),
        "asked_as": form if exercise is None else "",
        "level": "" if row.level is None else row.level,
        "words": "" if row.level is None else _levels(round_, first, row, library)[row.level],
        "value": "" if row.value is None else json.dumps(row.value, ensure_ascii=False),
        "aside": row.aside,
        **dict(zip(("low", "middle", "high"), (int(z) if z != "" else "" for z in zones), strict=True)),
        "edition": round_.edition,
    }


def _levels(round_: Round, part: Part, row: Released, library: Library) -> tuple[str, ...]:
    """The five levels of a question, in words; of a check of the whole room it has no side."""
    if row.side:
        return asking.question_words(library, round_, part, row.question, row.side)[2]
    return {f"self.{item.id}": item for item in asking.items_of(library, round_, part)}[row.question].levels


def codebook(phrases: Phrases) -> list[tuple[str, str]]:
    """Column → what it holds."""
    return [(head, phrases[f"codebook.{head}"]) for head in HEADS]


def cell(value: object) -> str | int:
    """A value as a cell may hold it: a number, or what was typed without characters that no file may hold."""
    if isinstance(value, int):
        return value
    return "".join(c for c in str(value)[:LONGEST_CELL] if c >= " " or c in "\n\t")


def guarded(value: object) -> str | int:
    """The same for a file without types: what begins like a formula gets an apostrophe."""
    held = cell(value)
    return f"'{held}" if isinstance(held, str) and held.startswith(DANGEROUS) else held


def as_csv(seen: Seen, library: Library) -> bytes:
    """The tidy rows as CSV: UTF-8 with a byte-order mark and the separator that spreadsheets of the language expect."""
    return _csv([HEADS, *([row[head] for head in HEADS] for row in tidy(seen, library))], library.language)


def codebook_csv(phrases: Phrases, language: str) -> bytes:
    """The codebook as CSV, and how to read both files."""
    reading = phrases.say("codebook.file", separator=languages.separator(language))
    return _csv([("column", "meaning"), *codebook(phrases), ("", reading)], language)


def _csv(rows: Sequence[Sequence[object]], language: str) -> bytes:
    text = io.StringIO()
    table = csv.writer(text, delimiter=languages.separator(language), lineterminator="\r\n")
    table.writerows([guarded(value) for value in row] for row in rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8", "replace")
