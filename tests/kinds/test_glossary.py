"""One word for one thing, one name for one organisation: a breach is named with its file, its key and what to say."""

import pytest

from tests.kinds.faults import change, found
from tests.kinds.glossary_page import PAGE, page

pytestmark = pytest.mark.long


@pytest.mark.parametrize(
    ("file", "word", "remedy"),
    [
        ("shelf/effects/es.toml", "La otra parte", "organización aliada"),
        ("shelf/effects/fr.toml", "dire une erreur", "reconnaître une erreur"),
        ("shelf/effects/fr.toml", "D’office", "sans qu’on le demande"),
        ("shelf/effects/fr.toml", "D'office", "sans qu’on le demande"),
        ("shelf/effects/fr.toml", "la\u00a0petite organisation", "le partenaire"),
        ("shelf/effects/en.toml", "beneficiaries", "the people concerned"),
    ],
)
def test_a_word_that_the_glossary_replaces_is_a_problem(folder, file, word, remedy) -> None:
    change(folder / file, 'about = "', f'about = "{word}, ')
    (problem,) = found(folder).splitlines()
    assert all(part in problem for part in (file, "about", word, remedy))


def test_a_word_that_only_resembles_one_is_not(folder) -> None:
    words = "l’agréable, officiellement, dire une erreure, huis clos"
    change(folder / "shelf" / "effects" / "fr.toml", 'about = "', f'about = "{words}, ')
    assert found(folder) == ""


def test_a_name_outside_the_cast_is_a_problem_and_one_in_it_is_not(folder) -> None:
    for language in ("fr", "en", "es"):
        change(folder / "shelf" / "effects" / f"{language}.toml", "Bolero", "Zorblax")
        change(folder / "shelf" / "effects" / f"{language}.toml", 'about = "', 'about = "Northlight, ')
    (problem,) = found(folder).splitlines()
    assert "effects/fr.toml" in problem
    assert "Zorblax" in problem
    assert "Northlight" not in problem


def test_a_sites_own_words_are_held_to_its_own_glossary_only(folder, tmp_path) -> None:
    site = tmp_path / "site"
    (site / "phrases").mkdir(parents=True)
    (site / "phrases" / "es.toml").write_text('[generic]\npartner = "la otra parte"\n', encoding="utf-8")
    assert found(folder, site) == ""
    (site / "glossary.toml").write_text(
        '[cast.ours]\nis = "us"\nname = { fr = "Nous", en = "Us", es = "Aquí" }\n', encoding="utf-8"
    )
    assert "phrases/es.toml: generic.partner" in found(folder, site)


def test_an_official_wording_stands_as_it_is(folder, tmp_path) -> None:
    change(folder / "framework" / "fr.toml", "[principles.A]", '[official]\n"A0.1" = "l’autre partie"\n[principles.A]')
    assert "l’autre partie" not in found(folder)


@pytest.mark.parametrize("broken", ["", "terms = 1", "[terms.x]\nmeans = 1", "= =", "[cast]\nx = 1"])
def test_a_malformed_glossary_is_a_problem(folder, broken) -> None:
    (folder / "glossary.toml").write_text(broken, encoding="utf-8")
    assert "glossary.toml" in found(folder)


def test_the_page_says_what_the_glossary_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "make outlines"
