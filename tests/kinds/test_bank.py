"""The second edition of the questions: every rule that needs no reader is held, and a breach says where it is and what to do."""

import re

import pytest

from kit import content, languages
from kit.authoring.bank import check_bank
from kit.authoring.ladder import FAMILIES, MOST_OF_A_FAMILY
from kit.content.assessment import STEMS
from tests.kinds.faults import change, found

pytestmark = pytest.mark.long

FIRST, SECOND = "assessment/1", "assessment/2"
LEVEL = "se prend ensemble, avec un oui des deux côtés"
LEVEL_EN = "is made together, with a yes from both sides"
LEVEL_ES = "se toma en conjunto, con el sí de los dos lados"
STEM = "Chez nous, une décision qui touche aussi {they}…"

BREACHES = [
    ("items", 'family = "VOICE"', 'family = "VOICE ROOM"', "T1.2", "there is no family 'VOICE ROOM': an item has exactly one"),
    ("items", 'family = "VOICE"', 'family = ["VOICE", "ROOM"]', "family", "should be a valid string"),
    ("items", 'family = "NO"', 'family = "CHAIN"', "A1.1", "it follows A0.1, of the same family CHAIN"),
    ("fr", LEVEL, "se prend toujours ensemble", "A1.10.levels.4", "says 'toujours'"),
    ("fr", LEVEL, "se prend quand on y pense", "A1.10.levels.4", "says 'on'"),
    ("fr", LEVEL, "se prend avec leur accord", "A1.10.levels.4", "says 'leur'"),
    ("fr", LEVEL, "se prend ensemble, sans qu’on le demande", "A1.10.levels.4", "says 'sans qu’on'"),
    ("fr", LEVEL, "se prend ensemble, " + "oui " * 12, "A1.10.levels.4", "a level of 15 words"),
    ("fr", STEM, "Chez nous, " + "et " * 20 + "{they}…", "A1.10.self", "a stem of 23 words"),
    ("fr", STEM, "Chez nous, {they} est là, {they}…", "A1.10.self", "the slots do not fit"),
    ("fr", STEM, "Chez nous, {them}, {they}…", "A1.10.self", "the slots do not fit"),
    ("fr", STEM, "Chez nous, {they} est là, alors…", "A1.10.self", "breaks with several partners: '{they} est'"),
    ("fr", STEM, "Chez nous, une décision de {they}", "A1.10.self", "a stem names {they} and ends in …"),
    ("en", LEVEL_EN, "is made together, often", "A1.10.levels.4", "says 'often'"),
    ("en", LEVEL_EN, "is made together, with their yes", "A1.10.levels.4", "says 'their'"),
    ("en", LEVEL_EN, "is made together, only if asked", "A1.10.levels.4", "says 'only if'"),
    ("es", LEVEL_ES, "se toma con la otra parte", "A1.10.levels.4", "says 'la otra parte'"),
    ("es", LEVEL_ES, "se toma con su equipo", "A1.10.levels.4", "says 'su'"),
]  # fmt: skip


def of_the_bank(folder, framework) -> str:
    """What the part of the check that is about the questions says."""
    return "\n".join(map(str, check_bank(content.Source(folder), *framework)))


@pytest.mark.parametrize(("file", "old", "new", "key", "said"), BREACHES, ids=[f"{b[0]}-{b[4]}" for b in BREACHES])
def test_a_breach_is_named_with_file_key_and_remedy(bare, framework, file, old, new, key, said) -> None:
    if key == "T1.2":
        text = (bare / SECOND / "items.toml").read_text(encoding="utf-8")
        before, item = text[: text.index('["T1.2"]')], text[text.index('["T1.2"]') :]
        (bare / SECOND / "items.toml").write_text(before + item.replace(old, new, 1), encoding="utf-8")
    else:
        change(bare / SECOND / f"{file}.toml", old, new)
    problems = list(check_bank(content.Source(bare), *framework))
    named = [problem for problem in problems if problem.file == f"{SECOND}/{file}.toml" and key in problem.key]
    assert any(said in problem.problem for problem in named), problems
    assert all(len(problem.remedy) > 5 for problem in named)


def test_the_same_three_words_at_one_level_of_four_items_are_a_mould(bare, framework) -> None:
    path = bare / SECOND / "en.toml"
    levels = {"A1.10": LEVEL_EN, "A3.2": "is admitted and repaired, down to its cause", "T1.7": "before anything is promised"}
    for old in levels.values():
        change(path, old, f"with great care, {old[:30]}")
    assert "with great care" not in of_the_bank(bare, framework)
    change(path, "gets the plan discussed the first time", "with great care, at once")
    assert "'with great care' stands at level 4 of 4 items (A1.10, A3.2, T1.7, T2.1)" in of_the_bank(bare, framework)


def test_the_first_edition_stays_as_it_was_asked_and_is_not_measured_by_later_rules(bare, framework) -> None:
    assert "seulement si on insiste" in (bare / FIRST / "fr.toml").read_text(encoding="utf-8")
    assert of_the_bank(bare, framework) == ""
    change(bare / FIRST / "es.toml", '["A1.1"]', '["A1.11"]')
    assert "assessment/1/es.toml: A1.11: this item has no words, or there is no such item" in of_the_bank(bare, framework)


def test_a_language_that_came_later_reads_an_old_round_in_the_first_language_and_must_have_the_new_words(folder) -> None:
    (folder / FIRST / "es.toml").unlink()
    assert found(folder) == ""
    source = content.Source(folder)
    assert content.load_bank(source, "es", 1) == content.load_bank(source, "fr", 1)
    (folder / SECOND / "es.toml").unlink()
    assert "assessment/2/es.toml: the file is missing" in found(folder)


def test_words_that_lie_where_no_edition_is_read_are_a_problem(folder) -> None:
    (folder / "assessment" / "fr.toml").write_text('["A1.1"]\nname = "x"\n', encoding="utf-8")
    assert "assessment/fr.toml: this file is not expected here. The words of the first edition lie in assessment/1/" in found(
        folder
    )


def test_sixty_six_items_of_eleven_families_with_the_old_ids_and_eight_new_ones(source) -> None:
    first, second = (content.read_items(source, edition) for edition in content.EDITIONS)
    assert len(second) == 66
    assert set(second) - set(first) == {"T1.2", "T1.4", "T2.4", "R1.4", "R1.5", "P1.2", "P2.1", "P3.5"}
    assert set(first) <= set(second)
    held = [facts.family for facts in second.values()]
    assert set(held) == set(FAMILIES)
    assert max(map(held.count, FAMILIES)) == MOST_OF_A_FAMILY
    short = [facts.family for facts in second.values() if facts.short]
    assert len(short) == 12
    assert max(map(short.count, short)) == 2


@pytest.mark.parametrize("language", ["fr", "en", "es"])
@pytest.mark.parametrize("edition", content.EDITIONS)
def test_every_stem_is_finished_by_its_levels_and_leaves_no_slot_open(source, language, edition) -> None:
    phrases = content.library(source, language).phrases
    for item in content.load_bank(source, language, edition).values():
        assert len(set(item.levels)) == 5
        for they, them in (
            ("Raíces", phrases["assess.it"]),
            (phrases.say("assess.partners", names="Maji"), phrases["assess.them"]),
        ):
            for form in STEMS:
                said = content.sentence(item.stems[form], they, them)
                assert not re.search(r"[{}]", said), (item.id, form)
                assert they.lower() in said.lower()


def test_french_stems_hold_no_name_after_a_word_that_elides(source) -> None:
    for item in content.load_bank(source, "fr").values():
        for form in STEMS:
            assert not re.search(r"\b(de|que|quand|lorsque|puisque) \{they\}", item.stems[form]) or form == "view", item.id
            assert not re.search(r"\b(de|que) \{they\}", item.stems[form]), item.id


def test_each_language_has_its_own_words_for_one_and_for_several(source) -> None:
    assert languages.FIRST == "fr"
    for language in ("fr", "en", "es"):
        phrases = content.library(source, language).phrases
        assert len({phrases[f"assess.{key}"] for key in ("partner", "partners", "it", "them")}) == 4
