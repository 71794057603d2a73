"""The released rows as tidy tables with a codebook: CSV and XLSX. What people typed is a text, never a formula or a link.

A cell of a workbook is a text by its type and holds what was typed. A text file has no types: there a text that a spreadsheet
would take for a formula gets an apostrophe (OWASP ASVS 5.0, 1.2.10), and the codebook says so.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from datetime import datetime

import kit
from kit import asking, languages
from kit.content import Library, Phrases
from kit.reports.account import Account
from kit.rounds import Seen, item_of
from kit.store import ACTION_PARTS, Part, Released, Round

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
Rows = list[Sequence[object]]
FIXED = datetime(2026, 1, 1)
WIDTHS = {"words": 60, "question": 16, "item": 10, "clauses": 18, "side": 26}


def tidy(seen: Seen, library: Library) -> list[dict[str, str | int]]:
    """One row for each released figure or declared answer: versioned ids, the level and its words; no count of people."""
    number = 2 if seen.before else 1
    before = [_row(seen.before, row, number - 1, library) for row in seen.rows_before] if seen.before else []
    return [*before, *(_row(seen.round, row, number, library) for row in (*seen.rows, *seen.others))]


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


def as_xlsx(seen: Seen, library: Library, told: Account, phrases: Phrases) -> bytes:
    """A workbook to read: what stands out, every question, the actions, the tidy rows, the codebook."""
    import xlsxwriter

    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"title": "", "author": "", "created": FIXED})
        look = {"text_wrap": True, "valign": "top"}
        head, number, text = (
            book.add_format({**look, **more}) for more in ({"bold": True, "quote_prefix": True}, {}, {"quote_prefix": True})
        )
        sheets: dict[str, Rows] = {
            phrases["sheet.summary"]: _summary(told, phrases),
            phrases["sheet.questions"]: _questions(told, phrases),
            phrases["sheet.actions"]: _actions(told, phrases),
            phrases["sheet.data"]: [list(HEADS), *([row[head] for head in HEADS] for row in tidy(seen, library))],
            phrases["sheet.codebook"]: [["column", phrases["codebook.meaning"]], *map(list, codebook(phrases))],
        }
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name[:31])
            for n in range(max(map(len, rows), default=1)):
                sheet.set_column(n, n, WIDTHS.get(str(rows[0][n]) if n < len(rows[0]) else "", 34 if n else 28))
            for y, row in enumerate(rows):
                for x, value in enumerate(map(cell, row)):
                    if isinstance(value, int):
                        sheet.write_number(y, x, value, number)
                    else:
                        sheet.write_string(y, x, value, text if y else head)  # stays a text when its cell is edited
            sheet.freeze_panes(1, 0)
    return file.getvalue()


def _summary(told: Account, phrases: Phrases) -> Rows:
    rows: Rows = [[told.title, told.about]]
    rows += [["", phrases["results.synthetic"]]] if told.synthetic else []
    rows += [["", told.promise], *(["", note] for note in (*told.scope, *told.notes, *told.missing))]
    rows += [[phrases["results.talk"], ""], *([q.name, " · ".join(q.cards)] for q in told.talk)]
    rows += [[profile.name, profile.sentence] for profile in told.profiles]
    rows += [[f"{done.title} · {done.side}", " ".join(done.sentences)] for done in told.exercises]
    unmoved = [told.unmoved] if told.change_notes and not told.changes else []
    rows += [[phrases["results.changes"], note] for note in (*unmoved, *told.change_notes)] + [
        list(change) for change in (*told.changes, *told.small_changes)
    ]
    return rows + [[name, text] for name, text in told.paragraphs]


def _questions(told: Account, phrases: Phrases) -> Rows:
    rows: Rows = [
        [
            phrases["sheet.question"],
            phrases["sheet.stem"],
            phrases["sheet.who"],
            phrases["sheet.answer"],
            phrases["sheet.together"],
        ]
    ]
    for profile in told.profiles:
        for question in profile.questions:
            rows += [
                [
                    f"{question.item} · {question.name}",
                    question.stem,
                    a.who,
                    f"{a.text} {a.spread}".strip(),
                    " · ".join(question.cards),
                ]
                for a in question.said
            ]
    return rows


def _actions(told: Account, phrases: Phrases) -> Rows:
    rows: Rows = [[*(phrases[f"action.{name}"] for name in ACTION_PARTS.values()), phrases["sheet.state"]]]
    rows += [[*(a[part] for part in ACTION_PARTS), a["outcome"]] for a in told.actions_before]
    return rows + [[*(a[part] for part in ACTION_PARTS), a["confirmed"]] for a in told.actions]
