"""French as it is set: a space that does not break before high punctuation and inside quotation marks."""

from __future__ import annotations

import re

import pytest

from kit import settings

FRENCH = [
    p for p in sorted(settings.read({}).exercises.rglob("fr.toml")) if p.parts[-3:-1] != ("assessment", "1")
]  # kept as it was asked
BREAKS = re.compile(r" [;:?!»]|« ")


@pytest.mark.parametrize("path", FRENCH, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_line_begins_with_a_question_mark(path) -> None:
    texts = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.lstrip().startswith("#")]
    assert [line for line in texts if BREAKS.search(line)] == []
