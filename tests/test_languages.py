from datetime import date

import pytest

from kit import languages


@pytest.mark.parametrize(
    ("asked", "accepts", "expected"),
    [
        ("es", "fr", "es"),
        ("xx", "en-GB,en;q=0.9", "en"),
        ("", "de-DE,es;q=0.4,en;q=0.3", "es"),
        ("", "en;q=0.2,es;q=0.9", "es"),
        ("", "", "fr"),
        ("", "de", "fr"),
        ("", "en;q=lots,,;;q=1", "fr"),
        ("../../etc", "*", "fr"),
    ],
)
def test_the_language_is_the_one_asked_for_else_the_browsers_else_french(asked: str, accepts: str, expected: str) -> None:
    assert languages.choose(asked=asked, accepts=accepts) == expected


def test_days_and_lists_read_as_people_write_them() -> None:
    assert languages.day(date(2027, 3, 24), "fr") == "24 mars 2027"
    assert languages.day(date(2027, 3, 1), "fr") == "1er mars 2027"
    assert languages.day(date(2027, 3, 11), "fr") == "11 mars 2027"
    assert languages.day(date(2027, 3, 1), "es") == "1 de marzo de 2027"
    assert languages.day(date(2027, 3, 24), "es") == "24 de marzo de 2027"
    assert languages.listed(["a", "b", "c"], "fr") == "a, b et c"
    assert languages.day(date(2027, 3, 24), "en") == "24 March 2027"
    assert languages.listed(["a", "b", "c"], "en") == "a, b and c"
    assert [languages.parted(["a, b", "c"], language) for language in ("fr", "en")] == ["a, b\u00a0; c", "a, b; c"]
    assert languages.locale("en") == "en-GB"


def test_quotation_marks_are_those_of_the_language() -> None:
    assert [languages.quoted("a", language) for language in ("fr", "es", "en")] == ["«\u00a0a\u00a0»", "«a»", "“a”"]


def test_arabic_runs_from_right_to_left() -> None:
    assert languages.direction("ar") == "rtl"
    assert languages.direction("fr") == "ltr"


@pytest.mark.parametrize(
    ("asked", "accepts", "expected"),
    [
        ("", "de-DE,de;q=0.9", True),
        ("xx", "de", True),
        ("fr", "de", False),
        ("", "de,es;q=0.1", False),
        ("", "", False),
        ("", "de,*;q=0.1", False),
        ("", "en-GB", False),
    ],
)
def test_a_choice_is_offered_where_the_browser_names_languages_and_none_is_ours(asked, accepts, expected) -> None:
    assert languages.undecided(asked=asked, accepts=accepts) is expected
