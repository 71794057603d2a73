from datetime import date, timedelta

import pytest

from kit import store
from kit.errors import UnknownReceipt
from kit.store.seats import COSTS, scrypt_lookup
from tests.conftest import TODAY


def test_six_words_open_the_same_seat_on_another_device(database) -> None:
    here = store.make_seat(database, "phone", today=TODAY)
    words = store.new_receipt(database, here, "fr")
    assert len(words.split()) == 6
    assert store.open_receipt(database, words, "laptop") == here
    assert store.seat_of(database, "laptop") == here


def test_capitals_accents_and_spaces_do_not_matter(database) -> None:
    here = store.make_seat(database, "phone", today=TODAY)
    words = store.new_receipt(database, here, "es")
    typed = "  " + words.upper().replace("Á", "A").replace("É", "E").replace(" ", "\t  ")
    assert store.open_receipt(database, typed, "laptop") == here


@pytest.mark.parametrize("words", ["", "one two three four five six", "\x00", "x" * 100_000, "\ud800"])
def test_unknown_words_open_nothing(database, words) -> None:
    with pytest.raises(UnknownReceipt):
        store.open_receipt(database, words, "laptop")


def test_new_words_replace_the_old_ones(database) -> None:
    here = store.make_seat(database, "phone", today=TODAY)
    old = store.new_receipt(database, here, "en")
    store.new_receipt(database, here, "en")
    with pytest.raises(UnknownReceipt):
        store.open_receipt(database, old, "laptop")


def test_neither_words_nor_cookie_stand_in_any_file(house, database) -> None:
    here = store.make_seat(database, "a-cookie-of-this-browser", today=TODAY)
    words = store.new_receipt(database, here, "en")
    everything = b"".join(path.read_bytes() for path in house.data.iterdir() if path.is_file())
    assert b"a-cookie-of-this-browser" not in everything
    assert words.encode() not in everything


def test_erasing_leaves_no_byte(house, database) -> None:
    here = store.make_seat(database, "phone", today=TODAY)
    store.save(database, here.id, "x", {"a": "canary " * 40}, rev=1)
    store.erase(database, here)
    assert store.seat_of(database, "phone") is None
    everything = b"".join(path.read_bytes() for path in house.data.iterdir() if path.is_file())
    assert b"canary" not in everything


def test_a_visit_moves_the_day_and_never_back(database) -> None:
    here = store.make_seat(database, "phone", today=TODAY)
    assert here.keep_until == TODAY + timedelta(days=120)
    later = store.extend(database, here, today=TODAY + timedelta(days=5))
    assert later.keep_until == TODAY + timedelta(days=125)
    assert store.extend(database, later, today=TODAY).keep_until == later.keep_until


def test_the_purge_takes_what_is_over_and_nothing_else(database) -> None:
    store.make_seat(database, "old", today=date(2026, 1, 1))
    store.make_seat(database, "new", today=TODAY)
    assert store.purge(database, today=TODAY) == 1
    assert store.seat_of(database, "old") is None
    assert store.seat_of(database, "new") is not None


def test_two_windows_at_once_make_one_seat(database) -> None:
    assert store.make_seat(database, "phone", today=TODAY) == store.make_seat(database, "phone", today=TODAY)


@pytest.mark.parametrize("cost", COSTS)
def test_words_that_earlier_versions_gave_still_open_their_seat(database, cost) -> None:
    from sqlalchemy import insert

    from kit.store.tables import key

    own, words = store.make_seat(database, "old browser", today=TODAY), "abandon ability able about above absent"
    with database.writing() as connection:
        lookup = scrypt_lookup(database, words, cost)
        connection.execute(insert(key).values(lookup=lookup, kind="receipt", seat=own.id))
    assert store.open_receipt(database, words, "new browser").id == own.id
