"""One word for one thing, one name for one organisation: a breach is named with its file, its key and what to say."""

import pytest

from kit import content
from kit.authoring.glossary import check_words
from tests.kinds.faults import change, found
from tests.kinds.glossary_page import PAGE, page

pytestmark = pytest.mark.long


OTHER_WORDS = [
    ("shelf/effects/es.toml", "La otra parte", "organización aliada"),
    ("shelf/effects/fr.toml", "dire une erreur", "reconnaître une erreur"),
    ("shelf/the-no/fr.toml", "D’office", "sans qu’on le demande"),
    ("shelf/say-it-back/fr.toml", "D'office", "sans qu’on le demande"),
    ("shelf/step-back/fr.toml", "la\u00a0petite organisation", "le partenaire"),
    ("shelf/effects/en.toml", "beneficiaries", "the people concerned"),
]


def of_words(folder, site=None) -> str:
    """What the part of the check that is about words says."""
    return "\n".join(map(str, check_words(content.Source(folder, site))))


def test_each_word_that_the_glossary_replaces_is_a_problem(folder) -> None:
    for file, word, _ in OTHER_WORDS:
        change(folder / file, 'about = "', f'about = "{word}, ')
    problems = found(folder).splitlines()
    assert len(problems) == len(OTHER_WORDS)
    for planted in OTHER_WORDS:
        assert any(all(part in problem for part in ("about", *planted)) for problem in problems), planted


def test_a_word_that_only_resembles_one_is_not(folder) -> None:
    words = "l’agréable, officiellement, dire une erreure, huis clos"
    change(folder / "shelf" / "effects" / "fr.toml", 'about = "', f'about = "{words}, ')
    assert of_words(folder) == ""


def test_a_name_outside_the_cast_is_a_problem_and_one_in_it_is_not(folder) -> None:
    for language in ("fr", "en", "es"):
        change(folder / "shelf" / "effects" / f"{language}.toml", "Bolero", "Zorblax")
        change(folder / "shelf" / "effects" / f"{language}.toml", 'about = "', 'about = "Northlight, ')
    (problem,) = of_words(folder).splitlines()
    assert "effects/fr.toml" in problem
    assert "Zorblax" in problem
    assert "Northlight" not in problem


def test_a_sites_own_words_are_held_to_its_own_glossary_only(folder, tmp_path) -> None:
    site = tmp_path / "site"
    (site / "phrases").mkdir(parents=True)
    (site / "phrases" / "es.toml").write_text('[generic]\npartner = "la otra parte"\n', encoding="utf-8")
    assert of_words(folder, site) == ""
    (site / "glossary.toml").write_text(
        '[cast.ours]\nis = "us"\nname = { fr = "Nous", en = "Us", es = "Aquí" }\n', encoding="utf-8"
    )
    assert "phrases/es.toml: generic.partner" in of_words(folder, site)


def test_an_official_wording_stands_as_it_is(folder, tmp_path) -> None:
    change(folder / "framework" / "fr.toml", "[principles.A]", '[official]\n"A0.1" = "l’autre partie"\n[principles.A]')
    assert "l’autre partie" not in of_words(folder)


@pytest.mark.parametrize("broken", ["", "terms = 1", "[terms.x]\nmeans = 1", "= =", "[cast]\nx = 1"])
def test_a_malformed_glossary_is_a_problem(folder, broken) -> None:
    (folder / "glossary.toml").write_text(broken, encoding="utf-8")
    assert "glossary.toml" in of_words(folder)


def test_the_page_says_what_the_glossary_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "make outlines"
