"""The report of a workshop holds what took place and nothing else: second looks beside the first, checks once shown, actions."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import replace

import openpyxl
import pytest

from kit import rounds
from kit.reports import as_docx, as_html, as_pdf, as_xlsx, tidy
from kit.rounds import Seen
from kit.screens.telling import account_blocks, account_of
from kit.store import ALL, ASSESSMENT, Part, Pooling, Released, Stage
from tests.screens.made import ACTION, LIBRARY, MATRIX, Eyes, rows, text, workshop
from tests.screens.test_look_first import asked, closed

EYES = Eyes()
FIRST, AGAIN = Part(1, MATRIX, Pooling.LEVELS, Stage.REVEALED), Part(2, "again-1", Pooling.LEVELS, Stage.REVEALED)
ROW = "roles.side-1.is"
LEVELS = LIBRARY.shelf[MATRIX].words.matrix["levels"]
KINDS = ("html", "docx", "xlsx", "screen")


def said(part: int, level: int) -> Released:
    return Released(ALL, "side-2", ROW, level, "", None, part, None)


def done(*parts: Part, others: tuple[Released, ...] = (), assessed: tuple[Released, ...] = ()) -> Seen:
    """What was revealed of a workshop of those parts, with an action."""
    return Seen(replace(workshop(MATRIX, Stage.REVEALED), parts=parts), assessed, (ACTION,), others=others)


def told(seen: Seen, kind: str) -> str:
    """All that a report of that kind says."""
    found = account_of(EYES, seen)
    if kind == "screen":
        return text(account_blocks(EYES, found))
    if kind == "html":
        return re.sub(r"</?bdi[^>]*>", "", as_html(found, EYES.phrases).decode())
    if kind == "docx":
        return zipfile.ZipFile(io.BytesIO(as_docx(found, EYES.phrases))).read("word/document.xml").decode()
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(seen, EYES.library, found, EYES.phrases)))
    return " ".join(str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row)


@pytest.mark.parametrize("kind", KINDS)
def test_a_workshop_without_an_assessment_is_told_without_one(kind) -> None:
    """Neither its picture nor what to talk about nor how many of its questions were shown."""
    report = told(done(FIRST, others=(said(1, 3),)), kind)
    say = EYES.say
    absent = ("results.picture", "results.talk", "results.note_organisation", "results.as_table", "report.annex")
    assert not [key for key in absent if say(key) in report]
    assert say("results.about_room", side="Northlight") in report
    assert LIBRARY.shelf[MATRIX].words.title in report
    assert kind == "xlsx" or ACTION.what in report


@pytest.mark.parametrize("kind", KINDS)
def test_with_one_it_is_told_as_ever(kind) -> None:
    parts = (Part(1, ASSESSMENT, Pooling.LEVELS, Stage.REVEALED), replace(FIRST, number=2))
    report = told(done(*parts, assessed=rows("all"), others=(said(2, 3),)), kind)
    assert EYES.say("results.about_room", side="Northlight") not in report
    assert EYES.say("results.talk") in report
    assert LIBRARY.shelf[MATRIX].words.title in report


@pytest.mark.parametrize("kind", KINDS)
def test_a_second_look_stands_beside_the_first(kind) -> None:
    report = told(done(FIRST, AGAIN, others=(said(1, 1), said(2, 3))), kind)
    title = EYES.say("live.again_title", title=LIBRARY.shelf[MATRIX].words.title)
    both = EYES.say("live.again_both", before=LEVELS["1"], now=LEVELS["3"]).replace("\n", " ")
    assert title in report
    assert both in report


def test_it_is_set_for_paper_with_the_picture_of_the_exercise() -> None:
    seen = done(FIRST, AGAIN, others=(said(1, 1), said(2, 3)))
    assert as_pdf(account_of(EYES, seen), EYES.phrases).startswith(b"%PDF")


def test_of_what_was_planned_and_not_shown_it_says_nothing() -> None:
    waits = replace(AGAIN, number=3, what="whose-default", stage=Stage.WAITING)
    titles = [each.title for each in account_of(EYES, done(FIRST, waits, others=(said(1, 3),))).exercises]
    assert titles == [LIBRARY.shelf[MATRIX].words.title]


def test_exit_questions_are_in_it_once_the_room_has_seen_them(database) -> None:
    room = closed(database)
    level = asked(room)

    def report() -> str:
        seen = rounds.seen(database, room.round.id)
        account = account_of(room.host.visit, seen)
        rows = tidy(seen, room.host.visit.library)
        return json.dumps([[each.sentences for each in account.exercises], rows], ensure_ascii=False)

    assert level not in report()
    room.host.must("switch", name="board", on=True)
    assert level not in report()
    room.host.must("switch", name="projector", on=True)
    assert level in report()
    room.host.must("switch", name="projector", on=False)
    assert level in report()
