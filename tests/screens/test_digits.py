"""What somebody types into the fields of a screen."""

from datetime import date

import pytest

from kit.errors import AnswerRefused
from kit.kinds.rules import Day
from kit.screens import Request


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        *((digits, 12) for digits in ("12", " 12 ", "١٢", "۱۲", "१२", "১২", "１２", 12)),
        *((grouped, 1200) for grouped in ("1200", "1 200", "1.200", "1,200", "1\u202f200", "1\u00a0200", "1’200", "١٬٢٠٠")),
        *((none, 0) for none in ("", "-3", "12.5", "1,2", "twelve", "²", "½", "12 000 000", "9" * 400, None, [], {})),
    ],
)
def test_a_number_may_be_typed_in_any_digits_and_in_groups(typed, number) -> None:
    assert Request(fields={"people1": typed}).number("people1") == number


@pytest.mark.parametrize("typed", ["2027-03-31", "٢٠٢٧-٠٣-٣١", "۲۰۲۷-۰۳-۳۱", "２０２７-０３-３１", " 2027-03-31 "])
def test_a_day_may_be_typed_in_any_digits(typed) -> None:
    assert Request(fields={"ends": typed}).day("ends") == date(2027, 3, 31)
    assert Day().accept(typed) == "2027-03-31"


@pytest.mark.parametrize("typed", ["31 March", "2027-02-30", 5, ["2027-03-31"]])
def test_what_is_no_day_is_none(typed) -> None:
    assert Request(fields={"ends": typed}).day("ends") is None
    with pytest.raises(AnswerRefused):
        Day().accept(typed)
