"""A round keeps the edition of its questions: it is read in its own words, and compared only with the same edition."""

import html
import json
from dataclasses import replace

import pytest
from sqlalchemy import update

from kit import asking, content, reports, rounds
from kit.reports.tables import tidy
from kit.reports.workbook import _summary
from kit.store import tables
from tests.rounds.conftest import room
from tests.rounds.people import Room
from tests.store.test_database import ROUND, brought_up
from tests.worlds import as_before

pytestmark = pytest.mark.long

__all__ = ["room"]
LANGUAGES = ["fr", "en", "es"]


def of_the_first(room: Room, source) -> None:
    """The round as a version left it that knew one edition."""
    left_in_the_first(room)
    room.items = content.chosen(content.load_bank(source, "en", 1), content.SHORT)


@as_before
def left_in_the_first(room: Room) -> None:
    with room.database.writing() as connection:
        connection.execute(update(tables.rounds).where(tables.rounds.c.id == room.made.round.id).values(edition=1))


def played(room: Room, level: int = 3) -> rounds.Seen:
    room.fill("side-1", [level] * 7)
    room.fill("side-2", [1] * 7)
    return room.through("A2.2", "E3.4")


def account(seen: rounds.Seen, source, language: str) -> reports.Account:
    library = content.library(source, language)
    return reports.account(seen, library.bank, library.framework, library.phrases, library=library)


def test_a_new_round_asks_the_second_edition_and_one_that_is_changed_keeps_its_own(room, source) -> None:
    made = room.create()
    assert room.round.edition == content.EDITION == 2
    of_the_first(room, source)
    rounds.change(
        room.host, rounds.Plan(sides=made.round.sides, ends=made.round.ends, agrees=made.round.agrees, deletes=made.round.deletes)
    )
    assert room.round.edition == 1, "a round ends in its own edition"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_round_of_the_first_edition_is_asked_and_read_in_its_own_words(room, source, language) -> None:
    room.create()
    of_the_first(room, source)
    library = content.library(source, language)
    words = asking.part_definition(library, room.round, "side-2", (), key="k")["words"]["assessment"]
    assert "R3.1" in words
    assert words["T2.1"]["levels"] == list(library.bank[1]["T2.1"].levels)
    told = account(played(room), source, language)
    said = {q.item: q for profile in told.profiles for q in profile.questions}
    assert {answer.text for answer in said["A1.10"].said} == {library.bank[1]["A1.10"].levels[n] for n in (3, 1)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_follows_a_round_of_the_first_edition_is_compared_with_nothing_and_says_so(room, source, language) -> None:
    room.create()
    of_the_first(room, source)
    played(room, level=0)
    room.items = content.chosen(content.load_bank(source, "en"), content.SHORT)
    room.create(follows=True)
    seen = played(room, level=4)
    assert (seen.before.edition, seen.round.edition) == (1, 2)
    told = account(seen, source, language)
    assert told.trends == ()
    phrases = content.library(source, language).phrases
    assert told.unmoved == ""
    assert told.trend_notes == (phrases["results.other_edition"],)
    pages = [reports.as_html(told, phrases).decode(), json.dumps(_summary(told, phrases), ensure_ascii=False)]
    for page in pages:
        assert phrases["results.other_edition"] in html.unescape(page)
        assert phrases["results.no_changes"] not in html.unescape(page)
        assert phrases["results.fall"] not in html.unescape(page)


def test_two_rounds_of_the_second_edition_are_compared(room, source) -> None:
    room.create()
    played(room, level=0)
    room.create(follows=True)
    told = account(played(room, level=4), source, "en")
    room.create(follows=True)
    same = replace(played(room, level=4), past=())
    room.create(follows=True)
    same = replace(played(room, level=4), past=(rounds.Past(same.round, same.rows),))
    assert [trend.moved for trend in told.trends if trend.far] == [4] * 10
    assert told.unmoved == ""
    assert content.library(source, "en").phrases["results.no_changes"] == account(same, source, "en").unmoved


def test_rows_in_files_say_the_edition_and_hold_its_words(room, source) -> None:
    room.create()
    of_the_first(room, source)
    played(room, level=0)
    room.items = content.chosen(content.load_bank(source, "en"), content.SHORT)
    room.create(follows=True)
    library = content.library(source, "en")
    rows = tidy(played(room, level=4), library)
    said = {(row["round"], row["edition"], row["words"]) for row in rows if row["question"] == "self.A1.10"}
    assert said == {(1, 1, library.bank[1]["A1.10"].levels[0]), (2, 2, library.bank[2]["A1.10"].levels[4])}


@pytest.mark.sqlite
def test_a_round_set_up_before_there_was_a_second_edition_is_of_the_first(house) -> None:
    database = brought_up(house, "0002", ["INSERT INTO seat VALUES ('seat-1', '2027-02-01')"], ROUND)
    assert rounds.find(database, "r").edition == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_full_form_asks_all_sixty_six_and_is_read_with_the_questions_of_the_preamble(room, source, language) -> None:
    room.items = list(content.load_bank(source, "en").values())
    room.create(form=content.FULL)
    room.fill("side-1", [3] * 7)
    room.fill("side-2", [1] * 7)
    told = account(room.through(*[item.id for item in room.items[:11]]), source, language)
    said = {q.item for profile in told.profiles for q in profile.questions}
    assert said == {item.id for item in room.items[11:]}
    assert [profile.id for profile in told.profiles][-1] == "P"
    assert all("<svg" in profile.draw() for profile in told.profiles)
