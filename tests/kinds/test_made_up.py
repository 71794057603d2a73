"""Made-up answers: of every exercise, in every language, with something to say and to draw; a wrong one is named."""

from __future__ import annotations

import pytest

from kit import authoring, content, kinds
from tests.kinds.test_pictures import GAP


@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_every_made_up_answer_has_a_finding_a_picture_and_a_table(source, language) -> None:
    library = content.library(source, language)
    for slug, exercise in library.offered.items():
        sitting = kinds.made_up(library, exercise)
        picture = kinds.own_picture(sitting)
        assert sitting.finding(picture.sentences), slug
        assert picture.draw, slug
        assert picture.table and picture.table.rows, slug
        assert {len(row) for row in picture.table.rows} == {len(picture.table.head)}, slug
        assert not [text for text in (*picture.sentences, str(picture.table)) if GAP.search(text)], slug


@pytest.mark.parametrize(
    ("question", "value", "key"),
    [("who", '"anybody"', "made_up.who"), ('"1.reach"', "9", "made_up.1.reach")],
)
@pytest.mark.long
def test_a_made_up_answer_that_nobody_could_give_is_named(source, tmp_path, question, value, key) -> None:
    facts = (source.base / "shelf/feedback-loops/exercise.toml").read_text(encoding="utf-8")
    path = tmp_path / "shelf" / "feedback-loops" / "exercise.toml"
    path.parent.mkdir(parents=True)
    lines = [line for line in facts.splitlines() if not line.startswith(question)]
    path.write_text("\n".join([*lines, f"{question} = {value}", ""]), encoding="utf-8")
    found = [p for p in authoring.check(content.Source(source.base, tmp_path)) if p.key == key]
    assert len(found) == 1
