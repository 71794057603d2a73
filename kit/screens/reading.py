"""The screen of whoever reads what a round revealed: the results code, the account, the files."""

from __future__ import annotations

import base64

from kit import reports, rounds
from kit.errors import MoveRefused
from kit.screens import blocks as b
from kit.screens.telling import account_blocks, told
from kit.screens.visit import Ask, Shown, Visit
from kit.store import Round

FILES = {
    "html": ("text/html", "partnership-report.html"),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "partnership-report.xlsx"),
    "csv": ("text/csv", "partnership-data.csv"),
    "ics": ("text/calendar", "partnership-actions.ics"),
    "codebook": ("text/csv", "partnership-codebook.csv"),
}
EXAMPLE = "example"


def results_screen(visit: Visit, ask: Ask) -> Shown:
    """What was revealed to all, for whoever may read it. Raises: KitError if what was asked is refused."""
    if ask.do == "enter":
        return _show(visit, rounds.enter_results(visit.database, visit.browser, ask.text("code", 80)))
    if ask.do == "leave":
        return _door(visit)
    wanted = rounds.example(visit.database) if ask.do == EXAMPLE else ask.at("round")
    one = _readable(visit, wanted)
    if one is None:
        return _door(visit)
    return _file(visit, ask, one) if ask.do == "file" else _show(visit, one.id)


def _readable(visit: Visit, wanted: str) -> Round | None:
    one = rounds.find(visit.database, wanted) if wanted else None
    return one if one and rounds.may_see(visit.database, one, visit.browser) else None


def _door(visit: Visit) -> Shown:
    say = visit.say
    example = b.button(EXAMPLE, say("results.example"), style="quiet") if rounds.example(visit.database) else None
    return Shown(
        [
            b.form(
                b.field("code", say("results.code"), hint=say("results.code_hint"), most=80, from_hash=True),
                b.button("enter", say("results.open"), style="main"),
            ),
            *([example] if example else []),
        ]
    )


def _show(visit: Visit, round_id: str) -> Shown:
    found = told(visit, round_id)
    if found is None:
        return _door(visit)
    buttons = [b.button("file", visit.say(f"file.{kind}"), sends={"kind": kind}) for kind in FILES]
    return Shown(
        [
            *account_blocks(visit, found),
            b.heading(visit.say("file.title"), 3),
            b.text(visit.say("file.hint"), "soft"),
            b.card(*buttons, b.printing(visit.say("panel.print"))),
            b.button("leave", visit.say("results.other"), style="quiet"),
        ],
        {"round": round_id},
    )


def _file(visit: Visit, ask: Ask, one: Round) -> Shown:
    kind = ask.text("kind", 20)
    if kind not in FILES:
        raise MoveRefused("round.not_now")
    mime, name = FILES[kind]
    shown = _show(visit, one.id)
    data = file_of(visit, one.id, kind)
    shown.file = {"name": name, "mime": mime, "data": base64.b64encode(data).decode()}
    return shown


def file_of(visit: Visit, round_id: str, kind: str) -> bytes:
    """A file of a revealed round: html, xlsx, csv, ics or codebook. Raises: MoveRefused while nothing is revealed."""
    seen = rounds.seen(visit.database, round_id)
    if seen is None:
        raise MoveRefused("round.not_revealed")
    found = reports.account(seen, visit.bank, visit.framework, visit.phrases, library=visit.library)
    if kind == "html":
        return reports.as_html(found, visit.phrases)
    if kind == "ics":
        return reports.as_ics(seen, visit.phrases)
    if kind == "xlsx":
        return reports.as_xlsx(seen, visit.library, found, visit.phrases)
    return reports.as_csv(seen, visit.library) if kind == "csv" else reports.codebook_csv(visit.phrases, visit.language)
