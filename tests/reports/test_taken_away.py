"""Files in the hands of people: Excel in French, a calendar that two people share, names that begin like a formula."""

import csv
import io
import re
import zipfile
from base64 import b64decode
from dataclasses import replace
from datetime import date, datetime, timedelta

import icalendar
import openpyxl
import pandas as pd
import pytest
from markupsafe import escape

from kit import content, languages, rounds
from kit.reports.tables import HEADS
from kit.screens import Request, Visit, file_of
from kit.screens.learning import learning_answered, learning_screen
from kit.store import Action
from tests.conftest import TODAY
from tests.rounds.people import PARTNERS, SEVEN, Room

MINUS, FORMULA = "-Réseau", '=HYPERLINK("http://x","y")'
ACTION = Action(number=1, what="The budget table is open", who="Finance", means="An hour", by="2027-01-31", sign="A message")
SEPARATORS = {"fr": ";", "es": ";", "en": ","}


@pytest.fixture
def room(database, source) -> Room:
    room = Room(database, content.chosen(content.load_bank(source, "en"), content.SHORT))
    room.create(replace(SEVEN, name=MINUS), replace(PARTNERS, name=FORMULA))
    room.fill("side-1", [3] * 7)
    room.fill("side-2", [1] * 7)
    room.through()
    rounds.write_action(room.host, ACTION)
    return room


def file(room: Room, source, kind: str, language: str = "en") -> bytes:
    return file_of(Visit(room.database, source, language, browser=""), room.round.id, kind)


@pytest.mark.parametrize("language", SEPARATORS)
def test_a_spreadsheet_of_the_language_opens_the_columns(room, source, language) -> None:
    data = file(room, source, "csv", language)
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8-sig").splitlines()[0] == SEPARATORS[language].join(HEADS)
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=languages.separator(language)))
    assert {len(row) for row in rows} == {len(HEADS)}


@pytest.mark.parametrize("language", SEPARATORS)
def test_the_codebook_says_how_to_read_the_file(room, source, language) -> None:
    book = pd.read_csv(io.BytesIO(file(room, source, "codebook", language)), sep=SEPARATORS[language])
    assert list(book["column"].dropna()) == list(HEADS)
    assert f'sep="{SEPARATORS[language]}"' in book["meaning"].iloc[-1]
    frame = pd.read_csv(io.BytesIO(file(room, source, "csv", language)), sep=SEPARATORS[language])
    assert set(frame["level"]) <= {0, 1, 2, 3, 4}
    assert len(frame) > 20


@pytest.mark.long
def test_a_workbook_holds_names_as_typed_and_no_formula(room, source) -> None:
    data = file(room, source, "xlsx")
    cells = [cell for sheet in openpyxl.load_workbook(io.BytesIO(data)) for row in sheet.iter_rows() for cell in row]
    typed = {cell.value: cell for cell in cells if cell.value in (MINUS, FORMULA)}
    assert set(typed) == {MINUS, FORMULA}
    assert {cell.data_type for cell in typed.values()} == {"s"}
    assert all(cell.quotePrefix for cell in typed.values())  # stays a text when somebody edits it
    assert {cell.data_type for cell in cells if isinstance(cell.value, int)} == {"n"}
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert b"<f>" not in b"".join(parts.read(name) for name in parts.namelist())


def test_a_text_file_guards_what_begins_like_a_formula(room, source) -> None:
    frame = pd.read_csv(io.BytesIO(file(room, source, "csv")))
    assert set(frame["side"]) == {f"'{MINUS}", f"'{FORMULA}"}


def events(data: bytes) -> dict[str, icalendar.Event]:
    return {str(event["uid"]): event for event in icalendar.Calendar.from_ical(data).walk("VEVENT")}


def test_an_action_that_changes_changes_in_the_calendar(room, source) -> None:
    before = events(file(room, source, "ics"))
    assert events(file(room, source, "ics")) == before
    rounds.write_action(room.host, replace(ACTION, by="2027-02-28"))
    after = events(file(room, source, "ics"))
    assert set(after) == set(before)
    assert [uid for uid in after if after[uid]["sequence"] <= before[uid]["sequence"]] == []
    assert [uid for uid in after if after[uid].decoded("dtstamp") <= before[uid].decoded("dtstamp")] == []
    assert date(2027, 2, 28) in {event.decoded("dtstart") for event in after.values()}


def test_two_rounds_share_no_event(room, source) -> None:
    mine = events(file(room, source, "ics"))
    room.create()
    room.fill("side-1", [3] * 7)
    room.fill("side-2", [1] * 7)
    room.through()
    rounds.write_action(room.host, ACTION)
    assert not set(mine) & set(events(file(room, source, "ics")))


def plan(visit: Visit, what: str, rev: int) -> dict[str, icalendar.Event]:
    learning_answered(visit, {"chapter": "plan"}, {"what.1": what, "when.1": "2027-01-31", "notice.1": "A message"}, rev)
    asked = learning_screen(visit, Request(do="file", fields={"kind": "ics"}))
    return events(b64decode(asked.file["data"]))


def test_two_people_keep_their_plans_in_one_calendar(database, source) -> None:
    one, two = (Visit(database, source, "en", browser=name * 32, today=TODAY) for name in "ab")
    first = plan(one, "Send the table", 1)
    assert len(first) == 2
    assert not set(first) & set(plan(two, "Send the table", 1))
    later = plan(one, "Send the whole table", 2)
    assert set(later) == set(first)
    assert {event["sequence"] for event in later.values()} == {2}


def test_a_reminder_comes_the_morning_before_and_no_clock_is_told(room, source) -> None:
    found = events(file(room, source, "ics")).values()
    assert [alarm.decoded("trigger") for event in found for alarm in event.walk("VALARM")] == [timedelta(hours=-15)] * len(found)
    stamps = {event.decoded(moment) for event in found for moment in ("dtstamp", "last-modified")}
    assert {stamp.date() for stamp in stamps} == {date(2026, 1, 1)}
    assert not [stamp for stamp in stamps if abs(stamp.replace(tzinfo=None) - datetime.now()) < timedelta(days=1)]


def test_names_and_typed_words_of_a_report_are_marked_as_somebodys_own(room, source) -> None:
    page = file(room, source, "html", "fr").decode()
    body = re.sub(r'<title>.*?</title>|alt="[^"]*"', "", page, flags=re.S)
    for typed in (MINUS, str(escape(FORMULA)), ACTION.what, ACTION.sign):
        assert body.count(typed) == len(re.findall(rf'translate="no">{re.escape(typed)}<', body)) > 0
    assert "<bdi" not in "".join(re.findall(r'alt="[^"]*"|<title>.*?</title>', page))
