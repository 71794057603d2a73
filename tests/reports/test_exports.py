"""Files hold what was revealed and nothing else; what people typed stays text in every cell."""

import csv
import io
import re
import zipfile
from dataclasses import replace
from datetime import date, timedelta

import openpyxl
import pytest
from click.testing import CliRunner

from kit import content, rounds, store
from kit.cli import main
from kit.reports.tables import HEADS, guarded
from kit.screens import Visit, file_of
from kit.store import Action
from tests.rounds.people import PARTNERS, SEVEN, Room

HOSTILE = [
    "=HYPERLINK(\"http://x\",\"y\")", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "http://127.0.0.1/x", "<script>alert(1)</script>", "</style><script>",
    "{{7*7}}", "\u202egnp", "\x00a", "a" * 400, "mailto:a@b.c", "${jndi:x}", "'=1", "\U0001f469\u200d\U0001f4bb",
]  # fmt: skip


@pytest.fixture
def room(database, source) -> Room:
    room = Room(database, content.chosen(content.load_bank(source, "en"), content.SHORT))
    room.create(replace(SEVEN, name=HOSTILE[0]), replace(PARTNERS, name=HOSTILE[7]))
    room.fill("side-1", [3] * 7)
    room.fill("side-2", [1] * 7)
    room.through()
    for n in range(0, len(HOSTILE) - 4, 5):
        what, who, means, sign, paragraph = HOSTILE[n : n + 5]
        action = Action(number=1 + n // 5, what=what, who=who, means=means, by="2027-01-01", sign=sign)
        rounds.write_action(room.host, action)
        read = rounds.report_as_read(room.round, rounds.seen(database, room.round.id).actions, "side-2")
        rounds.accept(room.by(room.places["side-2"][0]), paragraph=paragraph, accepted=True, read=read)
    return room


@pytest.fixture
def visit(room, source) -> Visit:
    return Visit(room.database, source, "en", browser="")


@pytest.mark.long
def test_no_cell_is_a_formula_a_link_or_an_external_part(room, visit) -> None:
    data = file_of(visit, room.round.id, "xlsx")
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert len(cells) > 300
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert not [name for name in parts.namelist() if "external" in name.lower() or "vba" in name.lower()]
        text = b"".join(parts.read(name) for name in parts.namelist())
    assert b"<f>" not in text
    assert b"TargetMode" not in text


def test_no_csv_cell_begins_like_a_formula(room, visit) -> None:
    rows = list(csv.reader(io.StringIO(file_of(visit, room.round.id, "csv").decode("utf-8-sig"))))
    assert tuple(rows[0]) == HEADS
    assert len(rows) > 20
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@pytest.mark.long
def test_the_page_has_no_script_no_link_and_asks_no_host(room, visit) -> None:
    page = file_of(visit, room.round.id, "html").decode()
    assert "<script" not in page.lower()
    assert not re.findall(r"(?:src|href)=[\"'](?!data:)", page)
    assert "url(" not in re.sub(r"data:[^\"']+", "", page)  # a picture may clip within itself
    assert "&lt;script&gt;" in page


@pytest.mark.long
def test_every_language_tells_the_same_round(room, source) -> None:
    for language in ("fr", "en", "es"):
        page = file_of(Visit(room.database, source, language, browser=""), room.round.id, "html").decode()
        assert f'<html lang="{language}"' in page
        assert not re.search(r"\{\w+\}|None|NaN", re.sub(r"<style>.*?</style>|src=\"[^\"]*\"|\{\{7\*7\}\}", "", page, flags=re.S))


@pytest.mark.parametrize("value", HOSTILE)
def test_a_guarded_value_never_begins_like_a_formula(value) -> None:
    assert not str(guarded(value)).startswith(("=", "+", "-", "@", "\t", "\r", "\0"))


@pytest.mark.long
def test_the_command_writes_each_file_and_refuses_what_is_not_revealed(room, house, tmp_path) -> None:
    code, data = room.round.code, ["--data", str(house.data)]
    for name in ("a.html", "a.pdf", "a.docx", "a.xlsx", "a.csv", "a.ics"):
        done = CliRunner().invoke(main, ["export", store.spaced(code), "--to", str(tmp_path / name), *data])
        assert done.exit_code == 0, done.output
    assert (tmp_path / "a.codebook.csv").is_file()
    fresh = room.create()
    refused = CliRunner().invoke(main, ["export", fresh.round.code, "--to", str(tmp_path / "b.csv"), "--language", "en", *data])
    assert refused.exit_code == 1
    assert "Nothing is shown yet" in refused.output
    for arguments in (["00000000", "--to", "b.csv"], [code, "--to", "b.odt"], [code, "--to", str(tmp_path / "no" / "b.csv")]):
        done = CliRunner().invoke(main, ["export", *arguments, *data])
        assert done.exit_code == 1
        assert len(done.output.strip().splitlines()) == 1


def test_the_calendar_holds_each_action_and_two_looks_back_and_nobodys_name(room, visit) -> None:
    import icalendar

    events = icalendar.Calendar.from_ical(file_of(visit, room.round.id, "ics")).walk("VEVENT")
    days = [event.decoded("dtstart") for event in events]
    assert days[:3] == [date(2027, 1, 1)] * 3
    assert room.round.opened_on != room.round.ends, "it was shown before its last day"
    assert days[3:] == [room.round.opened_on + timedelta(days=30), room.round.opened_on + timedelta(days=90)]
    assert str(events[0]["summary"]) == HOSTILE[0]
    assert not [event for event in events if "attendee" in event or "organizer" in event]
