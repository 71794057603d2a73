"""A workbook to read: what stands out beside its picture, the gaps, every question, actions, tidy rows, codebook."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from kit.content import Library, Phrases
from kit.reports.account import Account
from kit.reports.tables import HEADS, cell, codebook, tidy
from kit.rounds import Seen
from kit.store import ACTION_PARTS

Rows = list[Sequence[object]]
FIXED = datetime(2026, 1, 1)
WIDTHS = {"words": 60, "question": 16, "item": 10, "clauses": 18, "side": 26}
LOOK = {"style": "Table Style Light 1"}
BESIDE, SCALE, BELOW = 3, 0.55, 19  # the column and size of the pictures; rows from one to the next


def as_xlsx(seen: Seen, library: Library, told: Account, phrases: Phrases) -> bytes:
    """The workbook; what people typed is a text in every cell."""
    import xlsxwriter

    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"title": "", "author": "", "created": FIXED})
        first = _sheet(book, phrases["sheet.summary"], _summary(told, phrases))
        _pictures(first, told)
        for name, rows in _tables(seen, library, told, phrases).items():
            _as_table(_sheet(book, name, rows), rows)
    return file.getvalue()


def _tables(seen: Seen, library: Library, told: Account, phrases: Phrases) -> dict[str, Rows]:
    return {
        phrases["sheet.apart"]: _apart(seen, told, phrases),
        phrases["sheet.questions"]: _questions(told, phrases),
        phrases["sheet.actions"]: _actions(told, phrases),
        phrases["sheet.data"]: [list(HEADS), *([row[head] for head in HEADS] for row in tidy(seen, library))],
        phrases["sheet.codebook"]: [["column", phrases["codebook.meaning"]], *map(list, codebook(phrases))],
    }


def _sheet(book: Any, name: str, rows: Rows) -> Any:
    sheet, look = book.add_worksheet(name[:31]), {"text_wrap": True, "valign": "top"}
    typed = {**look, "quote_prefix": True}
    head, number, text = (book.add_format(each) for each in ({**typed, "bold": True}, look, typed))
    for n in range(max(map(len, rows), default=1)):
        sheet.set_column(n, n, WIDTHS.get(str(rows[0][n]) if n < len(rows[0]) else "", 34 if n else 28))
    for y, row in enumerate(rows):
        for x, value in enumerate(map(cell, row)):
            if isinstance(value, int):
                sheet.write_number(y, x, value, number)
            else:
                sheet.write_string(y, x, value, text if y else head)  # stays a text when its cell is edited
    sheet.freeze_panes(1, 0)
    return sheet


def _as_table(sheet: Any, rows: Rows) -> None:
    """The rows as a table that a spreadsheet sorts and filters."""
    if len(rows) > 1:
        columns = [{"header": str(cell(head))} for head in rows[0]]
        sheet.add_table(0, 0, len(rows) - 1, len(columns) - 1, {**LOOK, "columns": columns})


def _pictures(sheet: Any, told: Account) -> None:
    """The picture beside the sentences, principle by principle."""
    drawn = [("legend", told.legend.words, told.legend.draw)] if told.table.rows else []
    drawn += [(profile.id, profile.sentence, profile.draw) for profile in told.profiles if profile.draw]
    for n, (name, words, drawing) in enumerate(drawn):
        facts = {"image_data": io.BytesIO(drawing.png()), "description": words, "x_scale": SCALE, "y_scale": SCALE}
        sheet.insert_image(BELOW * n, BESIDE, f"{name}.png", facts)


def _apart(seen: Seen, told: Account, phrases: Phrases) -> Rows:
    """A row for each question and each other side: both levels, how many they are apart, whether both are low, the guess."""
    names = {question.item: question.name for profile in told.profiles for question in profile.questions}
    heads = [phrases[f"sheet.{key}"] for key in ("item", "question", "other", "own", "view", "gap", "low", "guess")]
    rows = []
    for v in seen.views:
        guess = "" if v.meta is None else v.meta
        rows.append([v.item, names[v.item], seen.round.side(v.side).name, v.own, v.view, v.view - v.own, int(v.low), guess])
    return [heads, *rows]


def _summary(told: Account, phrases: Phrases) -> Rows:
    rows: Rows = [[told.title, told.about]]
    rows += [["", phrases["results.synthetic"]]] if told.synthetic else []
    rows += [
        ["", told.promise],
        *(["", note] for note in (*filter(None, [told.levels, told.chance]), *told.reading, *told.further)),
        *([phrases["days_ahead.title"], line] for line in told.days),
    ]
    if told.assessed:
        rows += [[phrases["results.talk"], ""], *([q.name, " · ".join(q.cards)] for q in told.talk)]
        rows += [[profile.name, profile.sentence] for profile in told.profiles]
    rows += [[f"{done.title} · {done.side}", " ".join(done.sentences)] for done in told.exercises]
    rows += [[phrases["results.changes"], note] for note in (told.unmoved, *told.trend_notes) if note]
    rows += [[f"{trend.name} · {trend.who}", trend.text] for trend in told.trends if trend.moved]
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
