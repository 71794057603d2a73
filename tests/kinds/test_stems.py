"""What the widget of the assessment is told: partners by name or by a word that fits, who and when and how often above each stem."""

from dataclasses import replace

import pytest

from kit import asking, content, languages, rounds
from kit.store import RoundSide
from tests.rounds.conftest import room
from tests.rounds.people import PARTNERS, SEVEN

__all__ = ["room"]
RAICES = RoundSide(id="side-3", name="Raíces", people=3, mode="declared", funds=False)
LANGUAGES = ["fr", "en", "es"]


def told(room, source, language: str, side: str, *, edition: int = 2) -> dict:
    one = replace(rounds.find(room.database, room.made.round.id), edition=edition)
    return asking.part_definition(content.library(source, language), one, side, (), key="k")


def stem(drawn: dict, form: str, item: str = "T3.5") -> str:
    return drawn["words"]["assessment"][item]["stems"][form]


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_partner_is_named_and_several_are_all_named(room, source, language) -> None:
    phrases = content.library(source, language).phrases
    room.create(SEVEN, PARTNERS)
    assert "Collectif Maji" in stem(told(room, source, language, "side-1"), "self")
    assert "Northlight" in stem(told(room, source, language, "side-2"), "view")
    room.create(SEVEN, PARTNERS, RAICES)
    said = stem(told(room, source, language, "side-1"), "self")
    names = languages.listed(["Collectif Maji", "Raíces"], language)
    assert phrases.say("assess.partners", names=names) in said
    assert phrases["partner"] not in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_line_above_names_every_partner_and_says_how_often(room, source, language) -> None:
    room.create(SEVEN, PARTNERS, RAICES)
    above = told(room, source, language, "side-1")["facts"]["assessment"]["above"]
    for form in ("self", "meta"):
        assert all(name in above[form] for name in ("Collectif Maji", "Raíces")), above[form]
    often = {"fr": "le plus souvent", "en": "most often", "es": "la mayoría de las veces"}[language]
    assert often in above["self"]
    many = {"fr": "que répondront", "en": "taken together", "es": "responderán"}[language]
    assert many in above["meta"]
    assert many not in told(room, source, language, "side-2")["facts"]["assessment"]["above"]["view"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("edition", "key"), [(1, "aside.unknown"), (2, "aside.unseen")])
def test_what_could_not_be_seen_is_worded_by_the_edition_and_kept_under_one_name(room, source, language, edition, key) -> None:
    room.create()
    facts = told(room, source, language, "side-2", edition=edition)["facts"]["assessment"]
    assert facts["asides"]["unknown"] == content.library(source, language).phrases[key]
    assert bool(facts["choose"]) == (edition == 2)


def test_the_first_edition_with_several_partners_keeps_its_word_for_one(room, source) -> None:
    room.create(SEVEN, PARTNERS, RAICES)
    assert "le partenaire" in stem(told(room, source, "fr", "side-1", edition=1), "self")
