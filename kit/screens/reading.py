"""The screen of whoever reads what a round revealed: the results code, the account, the files."""

from __future__ import annotations

import base64
import re

from kit import content, reports, rounds
from kit.errors import MoveRefused
from kit.rounds import Seen
from kit.screens import blocks as b
from kit.screens.telling import account_blocks, account_of
from kit.screens.visit import Reader, Request, View, Visit, in_round

OFFICE = "application/vnd.openxmlformats-officedocument"
FILES = {  # kind → what it is, and what its name begins and ends with
    "pdf": ("application/pdf", "report.pdf"),
    "html": ("text/html", "report.html"),
    "docx": (f"{OFFICE}.wordprocessingml.document", "report.docx"),
    "xlsx": (f"{OFFICE}.spreadsheetml.sheet", "report.xlsx"),
    "csv": ("text/csv", "data.csv"),
    "ics": ("text/calendar", "actions.ics"),
    "codebook": ("text/csv", "codebook.csv"),
}
EXAMPLE = "example"


def results_screen(visit: Visit, request: Request) -> View:
    """What was revealed to all, for whoever may read it. Raises: KitError if what was asked is refused."""
    if request.do == "enter":
        wanted = rounds.enter_results(visit.database, visit.browser, request.text("code", 80))
    else:
        wanted = rounds.example(visit.database) if request.do == EXAMPLE else request.at("round")
    if request.do == "leave":
        return _door(visit)
    seen = rounds.readable(visit.by(wanted)) if wanted else None
    if seen is None:
        return _door(visit)
    told = _retold(visit, seen)
    return _file(visit, request, told) if request.do == "file" else draw(visit, told)


def _retold(reader: Reader, seen: Seen) -> Seen:
    """The made-up partnership in the language of whoever reads it."""
    return rounds.retold(seen, [content.library(reader.source, each).phrases for each in reader.source.languages], reader.phrases)


def _door(visit: Visit) -> View:
    say = visit.say
    example = b.button(EXAMPLE, say("results.example"), style="quiet") if rounds.example(visit.database) else None
    return View(
        [
            b.form(
                b.field("code", say("results.code"), hint=say("results.code_hint"), most=80, from_hash=True),
                b.button("enter", say("results.open"), style="main"),
            ),
            *([example] if example else []),
        ]
    )


def draw(reader: Reader, seen: Seen) -> View:
    """The account of a round and its files."""
    buttons = [b.button("file", reader.say(f"file.{kind}"), sends={"kind": kind}) for kind in FILES]
    return in_round(
        seen.round,
        [
            *account_blocks(reader, account_of(reader, seen)),
            b.heading(reader.say("file.title"), 3),
            b.text(reader.say("file.hint"), "soft"),
            b.card(*buttons, b.printing(reader.say("panel.print"))),
            b.button("leave", reader.say("results.other"), style="quiet"),
        ],
    )


def _file(reader: Reader, request: Request, seen: Seen) -> View:
    kind = request.text("kind", 20)
    if kind not in FILES:
        raise MoveRefused("round.not_now")
    mime, name = FILES[kind][0], name_of(seen, kind)
    view, data = draw(reader, seen), _made(reader, seen, kind)
    view.file = {"name": name, "mime": mime, "data": base64.b64encode(data).decode()}
    return view


def name_of(seen: Seen, kind: str) -> str:
    """The name of a file: what it is, whose partnership, which round of it, the day it was shown."""
    what, _, ending = FILES[kind][1].partition(".")
    sides = "-".join(re.sub(r"[^\w]+", "-", side.name).strip("-_")[:24] for side in seen.round.sides[:3])
    return f"{what}-{sides}-{len(seen.past) + 1}-{seen.round.day.isoformat()}.{ending}"


def file_of(visit: Visit, round_id: str, kind: str) -> bytes:
    """A file of a revealed round: pdf, html, docx, xlsx, csv, ics or codebook. Raises: MoveRefused while nothing is revealed."""
    seen = rounds.seen(visit.database, round_id)
    if seen is None:
        raise MoveRefused("round.not_revealed")
    return _made(visit, _retold(visit, seen), kind)


def _made(reader: Reader, seen: Seen, kind: str) -> bytes:
    found, phrases = account_of(reader, seen), reader.phrases
    if kind == "html":
        return reports.as_html(found, phrases)
    if kind == "pdf":
        return reports.as_pdf(found, phrases)
    if kind == "docx":
        return reports.as_docx(found, phrases)
    if kind == "ics":
        return reports.as_ics(seen, phrases)
    if kind == "xlsx":
        return reports.as_xlsx(seen, reader.library, found, phrases)
    return reports.as_csv(seen, reader.library) if kind == "csv" else reports.codebook_csv(phrases, reader.language)
