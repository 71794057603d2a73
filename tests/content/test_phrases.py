from kit.content.phrases import capitals, fill


def test_a_name_that_holds_braces_stays_as_typed() -> None:
    assert fill("{a} and {b}", a="{b}", b="two") == "{b} and two"


def test_a_slot_that_is_not_given_stays() -> None:
    assert fill("{n} of {of}", n=1) == "1 of {of}"


def test_a_step_that_begins_with_an_organisation_has_its_capital() -> None:
    assert capitals("7 min · le partenaire choisit · ou passe") == "7 min · Le partenaire choisit · ou passe"
    assert capitals("{x} d’abord") == "{x} d’abord"
    assert capitals("étape vide") == "Étape vide"
