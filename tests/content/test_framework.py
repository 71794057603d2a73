import pytest

from kit import content

COMMITMENTS = {
    "A0": 1, "A1": 10, "A2": 4, "A3": 5, "T0": 2, "T1": 7, "T2": 6, "T3": 6, "R0": 6, "R1": 5, "R2": 5, "R3": 2,
    "E0": 3, "E1": 7, "E2": 5, "E3": 5, "P1": 6, "P2": 8, "P3": 7,
}  # fmt: skip


@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_every_clause_of_every_commitment_has_a_text_of_its_own(source, language) -> None:
    framework = content.load_framework(source, language)
    found = {c.id: len(c.clauses) for p in framework.principles for c in p.commitments}
    assert found == COMMITMENTS
    texts = [clause.text for clause in framework.clauses.values()]
    assert len(set(texts)) == len(texts) == 100


def test_a_principle_is_found_by_id_and_by_slug(source) -> None:
    framework = content.load_framework(source, "en")
    assert framework.principle("E") is framework.principle("equity")
