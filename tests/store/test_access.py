"""What opens what: codes that people read aloud, hashes that say nothing, and rights that end when they are said to end."""

from collections import Counter
from dataclasses import replace

import pytest

from kit import store
from kit.store import Access
from tests.conftest import TODAY

READABLE = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32 without 0 and 1
SPEAKER = Access("speaker", "round-1", "side-1")


@pytest.fixture
def connection(database):
    with database.writing() as open_:
        yield open_


def test_a_code_has_eight_characters_and_a_slip_as_many_as_it_is_told() -> None:
    assert [len(code) for code in (store.new_code(), store.new_code(store.SEAT_SLIP), store.new_code(store.SLIP))] == [8, 12, 16]


def test_every_readable_character_is_as_likely_as_any_other_and_no_other_comes() -> None:
    """30 000 draws give each of 30 characters about 1 000 times, give or take 31; eight of them are 39 bits."""
    drawn = Counter(store.new_code(30_000))
    assert sorted(drawn) == sorted(READABLE)
    assert min(drawn.values()) > 700
    assert max(drawn.values()) < 1_300


def test_a_text_typed_as_a_code_is_cut_at_forty_characters() -> None:
    assert store.plain_code("7K" * 1000) == "7K" * 20


@pytest.mark.parametrize(
    ("code", "read"), [("", ""), ("7K2", "7K2"), ("7K2M", "7K2M"), ("7K2M9", "7K2M-9"), ("7K2M9XQP0123", "7K2M-9XQP-0123")]
)
def test_a_code_is_read_in_groups_of_four(code, read) -> None:
    assert store.spaced(code) == read


def test_what_an_earlier_version_kept_still_opens(database) -> None:
    """HMAC-SHA-256 (RFC 2104) of "a", a zero byte, "b" under thirty-two zero bytes, as openssl gives it."""
    plain = replace(database, pepper=bytes(32))
    assert store.lookup_of(plain, "a", "b") == "5f4c8963bfc503bf0ef713905dd7bfdda9467de404901ca908222c4938d0f385"


def test_two_texts_hash_differently_wherever_one_is_cut_from_the_other(database) -> None:
    assert store.lookup_of(database, "ab", "c") != store.lookup_of(database, "a", "bc")


def test_another_house_gives_another_hash(database) -> None:
    assert store.lookup_of(database, "a") != store.lookup_of(replace(database, pepper=bytes(32)), "a")


def test_half_a_character_is_hashed_like_any_text(database) -> None:
    assert len(store.lookup_of(database, "\ud800")) == 64


def test_a_role_is_held_by_what_it_was_given_to_and_by_nothing_else(connection) -> None:
    store.give(connection, "mine", SPEAKER)
    store.give(connection, "theirs", Access("facilitator", "round-2", ""))
    assert store.held(connection, "mine") == SPEAKER
    assert store.held(connection, "theirs") == Access("facilitator", "round-2", "")
    assert store.held(connection, "another") is None


def test_the_last_role_given_is_the_one_that_is_held(connection) -> None:
    store.give(connection, "mine", SPEAKER)
    store.give(connection, "theirs", SPEAKER)
    store.give(connection, "mine", Access("results", "round-1", ""))
    assert store.held(connection, "mine") == Access("results", "round-1", "")
    assert store.held(connection, "theirs") == SPEAKER


def test_a_round_has_somebody_in_a_role_only_where_that_very_role_was_given_in_it(connection) -> None:
    """Else whoever has the key reads a round that somebody runs, or nobody reads one that is nobody's any more."""
    for lookup, given in (("a", SPEAKER), ("b", replace(SPEAKER, round="round-2", role="host"))):
        store.give(connection, lookup, given)
    asked = [(role, round_id) for role in ("speaker", "host") for round_id in ("round-1", "round-2", "")]
    assert [store.given(connection, *each) for each in asked] == [True, False, False, False, True, False]


def test_what_is_used_up_opens_nothing_and_the_rest_still_does(connection) -> None:
    store.give(connection, "mine", SPEAKER)
    store.give(connection, "theirs", SPEAKER)
    store.use_up(connection, "mine")
    assert store.held(connection, "mine") == replace(SPEAKER, role=store.USED)
    assert store.held(connection, "theirs") == SPEAKER


def two_speakers_among_others(connection) -> dict[str, Access]:
    """ "first" and "second" speak for one side; beside them, returned, those who differ in one thing."""
    others = {
        "role": replace(SPEAKER, role="seat"),
        "round": replace(SPEAKER, round="round-2"),
        "side": replace(SPEAKER, side="side-2"),
    }
    for lookup, one in {"first": SPEAKER, "second": SPEAKER, **others}.items():
        store.give(connection, lookup, one)
    return others


def test_a_role_is_taken_back_from_everybody_of_that_round_and_side_and_from_nobody_else(connection) -> None:
    others = two_speakers_among_others(connection)
    store.take_back(connection, role="speaker", round_id="round-1", side="side-1")
    held = {lookup for lookup in ("first", "second", *others) if store.held(connection, lookup)}
    assert held == set(others)


def test_a_role_of_the_whole_house_is_taken_back_without_touching_any_round(connection) -> None:
    for lookup, one in {
        "house": Access("create", "", ""),
        "round": Access("create", "round-1", ""),
        "side": Access("create", "", "side-1"),
    }.items():
        store.give(connection, lookup, one)
    store.take_back(connection, role="create")
    assert [lookup for lookup in ("house", "round", "side") if store.held(connection, lookup)] == ["round", "side"]


def test_slips_in_whose_place_there_are_others_say_since_when_and_everybody_elses_still_open(connection) -> None:
    others = two_speakers_among_others(connection)
    store.replace_slips(connection, role="speaker", round_id="round-1", side="side-1", day=TODAY)
    assert {lookup: store.held(connection, lookup) for lookup in others} == others
    assert {store.held(connection, lookup) for lookup in ("first", "second")} == {
        replace(SPEAKER, role=store.REPLACED, day=TODAY)
    }


def test_every_number_has_a_code_of_its_own_as_long_as_asked_for_in_characters_that_can_be_read_aloud() -> None:
    codes = [store.code_of(chance, 2) for chance in range(32**2)]
    assert len(set(codes)) == 32**2
    assert all(store.plain_code(code) == code and len(code) == 2 for code in codes)


def test_a_link_that_an_earlier_version_handed_out_is_handed_out_again(database) -> None:
    """HMAC-SHA-256 (RFC 2104) of "chance", a zero byte, "a", a zero byte, "b" under thirty-two zero bytes, as openssl gives it."""
    plain = replace(database, pepper=bytes(32))
    assert store.chance_of(plain, "a", "b") == 0x62059C597AC2384B320DDE4A450AAA85A4056B6D4618BC33492A1CC81F4A6482
    assert store.code_of(store.chance_of(plain, "a", "b"), store.SEAT_SLIP) == "24SMMF0SWGAJ"


def test_what_a_link_is_made_of_is_not_what_is_kept_of_a_slip(database) -> None:
    """Whoever reads the table of rights could write the links otherwise."""
    assert f"{store.chance_of(database, 'a'):064x}" != store.lookup_of(database, "a")
