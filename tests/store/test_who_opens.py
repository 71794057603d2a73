"""Which browser and which words open which seat, and what is left when a seat goes."""

from dataclasses import replace
from datetime import timedelta

import pytest
from mnemonic import Mnemonic
from sqlalchemy import select

from kit import store
from kit.errors import OtherAnswers, UnknownReceipt
from kit.store import places, seats, tables
from kit.store.seats import COSTS, scrypt_lookup
from tests.conftest import TODAY
from tests.rounds.people import Room

DAY = timedelta(days=1)


@pytest.fixture
def sitting(database) -> store.Place:
    """Somebody who sits in a round."""
    room = Room(database, [])
    room.create()
    return room.sit("side-1")


def rows(database, table) -> list:
    with database.reading() as connection:
        return list(connection.execute(select(table)))


def test_a_browser_is_thirty_two_random_signs() -> None:
    found = {store.new_browser() for _ in range(50)}
    assert len(found) == 50
    assert {len(browser) for browser in found} == {32}


def test_a_browser_without_a_seat_opens_none(database) -> None:
    store.make_seat(database, "another", today=TODAY)
    assert store.seat_of(database, "browser") is None


def test_each_browser_has_a_seat_of_its_own_with_thirty_two_random_signs(database) -> None:
    one, other = (store.make_seat(database, browser, today=TODAY) for browser in ("phone", "laptop"))
    assert one.id != other.id
    assert len(one.id) == 32
    assert (store.seat_of(database, "phone"), store.seat_of(database, "laptop")) == (one, other)


def test_a_window_that_looked_before_the_other_one_wrote_gets_the_same_seat(database, monkeypatch) -> None:
    first = store.make_seat(database, "phone", today=TODAY)
    monkeypatch.setattr(seats, "seat_of", lambda *_: None)
    assert store.make_seat(database, "phone", today=TODAY) == first
    assert len(rows(database, tables.seat)) == 1


def test_a_browser_that_has_a_seat_does_not_wait_until_somebody_else_has_written(database) -> None:
    own = store.make_seat(database, "phone", today=TODAY)
    with database.writing():
        assert store.make_seat(database, "phone", today=TODAY) == own


def test_a_visit_is_kept_and_moves_the_day_of_that_seat_only(database) -> None:
    own, other = store.make_seat(database, "phone", today=TODAY), store.make_seat(database, "laptop", today=TODAY)
    later = replace(own, keep_until=TODAY + timedelta(days=121))
    assert store.extend(database, own, today=TODAY + DAY) == later
    assert store.seat_of(database, "phone") == later
    assert store.seat_of(database, "laptop") == other


@pytest.mark.parametrize(("language", "name"), [("fr", "french"), ("en", "english"), ("es", "spanish"), ("de", "english")])
def test_words_come_from_the_list_of_the_language_and_from_the_english_one_where_it_has_none(language, name) -> None:
    words = " ".join(store.new_words(language) for _ in range(20)).split(" ")
    assert len(words) == 120
    assert set(words) <= set(Mnemonic(name).wordlist)


@pytest.mark.parametrize(("language", "name"), [("fr", "french"), ("es", "spanish")])
def test_a_seat_gets_its_words_in_the_language_of_the_person(database, language, name) -> None:
    words = store.new_receipt(database, store.make_seat(database, "phone", today=TODAY), language)
    assert set(words.split(" ")) <= set(Mnemonic(name).wordlist)


def test_words_may_be_copied_from_a_page_that_parts_them_by_what_cannot_be_seen(database) -> None:
    words = "abandon zebra canyon lunar rookie wisdom"
    assert store.words_lookup(database, words.replace(" ", "\u200b")) == store.words_lookup(database, words)


def test_half_a_character_among_the_words_parts_them_like_a_comma(database) -> None:
    assert store.words_lookup(database, "abandon\ud800zebra") == store.words_lookup(database, "abandon zebra")


def test_new_words_close_neither_the_cookie_nor_anybody_elses_words(database) -> None:
    own, other = store.make_seat(database, "phone", today=TODAY), store.make_seat(database, "laptop", today=TODAY)
    theirs = store.new_receipt(database, other, "en")
    mine = store.new_receipt(database, own, "en")
    assert store.seat_of(database, "phone") == own
    assert store.open_receipt(database, theirs, "tablet") == other
    assert store.open_receipt(database, mine, "tablet") == own


def test_words_lead_this_browser_away_from_the_seat_that_it_opened_before(database) -> None:
    old, own = store.make_seat(database, "laptop", today=TODAY), store.make_seat(database, "phone", today=TODAY)
    kept = store.new_receipt(database, old, "en")
    store.open_receipt(database, store.new_receipt(database, own, "en"), "laptop")
    assert store.seat_of(database, "laptop") == store.seat_of(database, "phone") == own
    assert sorted((row.seat, row.kind) for row in rows(database, tables.key)) == sorted(
        [(own.id, "browser"), (own.id, "browser"), (own.id, "receipt"), (old.id, "receipt")]
    )
    assert store.open_receipt(database, kept, "tablet") == old


def test_unknown_words_are_answered_with_one_sentence(database) -> None:
    with pytest.raises(UnknownReceipt, match=r"^No answers belong to these six words\.$"):
        store.open_receipt(database, "one two three four five six", "laptop")


def test_words_of_a_seat_in_a_round_open_it_in_that_round_and_leave_the_seat_alone_alone(database, sitting) -> None:
    own = store.make_seat(database, "laptop", today=TODAY)
    other = Room(database, [])
    other.create()
    other.sit("side-1")
    words = store.new_receipt(database, store.Seat(sitting.seat, TODAY), "en")
    assert store.open_receipt(database, words, "laptop").id == sitting.seat
    with database.reading() as connection:
        assert places.place_behind(connection, store.browser_lookup(database, "laptop", sitting.round)) == sitting
    assert store.seat_of(database, "laptop") == own


def test_what_an_earlier_version_kept_still_opens(database) -> None:
    """HMAC-SHA-256 (RFC 2104) and scrypt (RFC 7914) under thirty-two zero bytes, as openssl gives them."""
    plain = replace(database, pepper=bytes(32))
    words = "abandon ability able about above absent"
    assert store.browser_lookup(plain, "phone") == "b1a9a9d2c60c18b626fbf410e6dc68e2f14f48da6b43a0c3e815c0c064d1c03b"
    assert store.browser_lookup(plain, "phone", "r1") == "943c599df84d5eab849cb4e88d863e558ec3ca52c4287c5b079550e8c4caf696"
    assert tuple(scrypt_lookup(plain, words, cost) for cost in COSTS) == (
        "f977640a6ed4a7a76dfc517b322115fb7d70d7ca8cd7ca7760092da54ee58fdf",
        "261e64e7cff45b0d6f23410428975a5e416261c1b506da6216bd58b1e50209e4",
    )


def test_text_without_end_typed_as_words_is_cut(database) -> None:
    assert store.words_lookup(database, "a" * 400) == store.words_lookup(database, "a" * 100_000)
    assert store.words_lookup(database, "a" * 399) != store.words_lookup(database, "a" * 400)


def test_of_text_without_end_no_more_is_worked_on_than_is_kept(database, monkeypatch) -> None:
    """One letter that stands for eighteen, as often as a page's body takes: it held a worker for most of a minute."""
    lengths, normal = [], seats.unicodedata.normalize
    monkeypatch.setattr(seats.unicodedata, "normalize", lambda form, text: lengths.append(len(text)) or normal(form, text))
    store.words_lookup(database, "\ufdfa" * 340_000)
    assert max(lengths) <= 400 * 18


def test_how_earlier_versions_kept_words_is_worked_out_only_where_they_may_be_the_key(database, monkeypatch) -> None:
    costly = []
    monkeypatch.setattr(seats, "scrypt_lookup", lambda database, typed, cost: costly.append(cost) or "")
    words = store.new_receipt(database, store.make_seat(database, "phone", today=TODAY), "en")
    store.open_receipt(database, words, "tablet")
    assert costly == [], "right words of today cost nothing"
    for earlier, found in ((True, [*COSTS]), (False, [])):
        costly.clear()
        with pytest.raises(UnknownReceipt):
            store.open_receipt(database, "one two three four five six", "laptop", earlier=earlier)
        assert costly == found


def test_erasing_takes_seat_keys_and_answers_and_leaves_everybody_elses(database, sitting) -> None:
    here, there = store.make_seat(database, "phone", today=TODAY), store.make_seat(database, "laptop", today=TODAY)
    for one in (here, there):
        store.new_receipt(database, one, "en")
        store.save(database, one.id, "x", {"a": 1}, rev=1)
    store.erase(database, here)
    assert here.id not in str([rows(database, table) for table in (tables.seat, tables.key, tables.answer, tables.place)])
    assert store.load(database, there.id, "x").answer == {"a": 1}
    assert sorted(row.kind for row in rows(database, tables.key) if row.seat == there.id) == ["browser", "receipt"]
    assert [row.seat for row in rows(database, tables.place)] == [sitting.seat]


def test_erasing_everything_takes_what_this_browser_opens_alone_and_in_every_round_and_nothing_else(database) -> None:
    sat, other = [], store.make_seat(database, "laptop", today=TODAY)
    store.make_seat(database, "phone", today=TODAY)
    for _ in range(2):
        room = Room(database, [])
        room.create()
        sat.append(room.sit("side-1"))
        with database.writing() as connection:
            mine = store.Place(seat=store.new_browser(), round=room.round.id, side="side-2", speaker=False, finished=False)
            places.add_place(connection, mine, keep_until=TODAY, lookup=store.browser_lookup(database, "phone", room.round.id))
        store.save(database, mine.seat, "x", {"a": 1}, rev=1)
    store.erase_everything(database, "phone")
    assert {row.id for row in rows(database, tables.seat)} == {other.id, *(place.seat for place in sat)}
    assert {row.seat for row in rows(database, tables.place)} == {place.seat for place in sat}
    assert rows(database, tables.answer) == []


def test_a_page_that_was_opened_before_there_was_a_seat_makes_one_for_its_browser(database) -> None:
    made = store.seat_to_write(database, "phone", "", today=TODAY)
    assert made == store.seat_of(database, "phone")
    assert made.keep_until == TODAY + timedelta(days=database.keep_days)
    assert store.mark_of(database, None) == ""


def test_a_page_writes_to_the_seat_that_it_shows_and_to_no_other(database) -> None:
    own, other = store.make_seat(database, "phone", today=TODAY), store.make_seat(database, "laptop", today=TODAY)
    assert store.seat_to_write(database, "phone", store.mark_of(database, own), today=TODAY) == own
    for browser, mark in (("phone", store.mark_of(database, other)), ("nobody's", store.mark_of(database, own))):
        with pytest.raises(OtherAnswers, match=r"^The page shows the answers of another seat\.$"):
            store.seat_to_write(database, browser, mark, today=TODAY)
    assert store.seat_of(database, "nobody's") is None


def test_a_page_that_was_opened_before_an_update_is_known_after_it(database) -> None:
    """HMAC-SHA-256 (RFC 2104) of "page", a zero byte, "abc" under thirty-two zero bytes, as openssl gives it: the first 48 bits."""
    assert store.mark_of(replace(database, pepper=bytes(32)), store.Seat("abc", TODAY)) == "649bd4320073"


@pytest.mark.parametrize(("language", "name"), [("fr", "french"), ("en", "english"), ("es", "spanish"), ("de", "english")])
def test_the_same_number_has_the_same_six_words_of_the_language_in_every_version(language, name) -> None:
    words = Mnemonic(name).wordlist
    chance = sum(number * 2048**place for place, number in enumerate((5, 0, 2047, 1, 1000, 3, 4)))
    assert store.words_of(chance, language) == " ".join(words[number] for number in (5, 0, 2047, 1, 1000, 3))
