from kit.content.phrases import fill


def test_a_name_that_holds_braces_stays_as_typed() -> None:
    assert fill("{a} and {b}", a="{b}", b="two") == "{b} and two"


def test_a_slot_that_is_not_given_stays() -> None:
    assert fill("{n} of {of}", n=1) == "1 of {of}"
