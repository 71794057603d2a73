"""The mutation run's own arithmetic: what it changes, what it counts, what it refuses."""

from types import SimpleNamespace

import pytest

from tests.mutants import quickly, run, score, staging
from tests.mutants.score import Mutant

CODE = """
MANY, WORD = 3, "x"
WAITING = ("a", "b")
DERIVED = MANY * 2


class Thing:
    @property
    def open(self) -> bool:
        return self.count > MANY and self.word in WAITING


def near(n: int = MANY) -> bool:
    return n < DERIVED
"""


def mutant(file: str, line: str, *, killed: bool) -> Mutant:
    return Mutant(file, f"{file}{line}", line, f"not {line}", killed)


@pytest.fixture
def spelled() -> str:
    """The code above as the copy has it."""
    from tests.mutants.spelling import spelled_out  # a second, only where it is needed

    return spelled_out(CODE)


@pytest.mark.long
def test_constants_and_properties_stand_where_they_can_be_changed(spelled) -> None:
    assert 'return self.count > 3 and self.word in ("a", "b")\n    open = property(open)' in spelled
    assert "@property" not in spelled
    assert "def near(n: int = 3)" in spelled


@pytest.mark.long
def test_the_code_means_the_same_when_it_is_spelled_out(spelled) -> None:
    meaning: dict = {}
    exec(spelled, meaning)
    thing = meaning["Thing"]()
    thing.count, thing.word = 4, "b"
    assert thing.open is True
    assert (meaning["near"](), meaning["near"](6)) == (True, False)


def test_the_quickest_test_comes_first_and_before_it_one_that_nobody_has_timed() -> None:
    items = [SimpleNamespace(nodeid=name) for name in ("slow", "new", "quick")]
    quickly.in_order(items, {"slow": 2.0, "quick": 0.1})
    assert [item.nodeid for item in items] == ["new", "quick", "slow"]


def test_a_change_is_told_by_its_lines_and_not_by_its_number() -> None:
    assert run.changed("--- a\n+++ b\n@@ -1 +1 @@\n def f():\n-    return 1\n+    return 2\n") == ("return 1", "return 2")


def test_the_score_counts_each_file_by_itself() -> None:
    found = score.scores([mutant("a.py", "1", killed=True), mutant("b.py", "1", killed=False), mutant("a.py", "2", killed=False)])
    assert [(one.file, one.mutants, one.killed, one.per_cent) for one in found] == [("a.py", 2, 1, 50), ("b.py", 1, 0, 0)]


@pytest.mark.parametrize(("file", "killed", "fine"), [
    ("kit/store/seats.py", 8, True), ("kit/store/seats.py", 7, False),
    ("kit/scoring/release.py", 9, True), ("kit/scoring/release.py", 8, False),
    ("kit/store/access.py", 9, True), ("kit/store/access.py", 8, False),
])  # fmt: skip
def test_a_file_below_its_mark_is_said(file, killed, fine) -> None:
    mutants = [mutant(file, str(n), killed=n < killed) for n in range(10)]
    assert (score.wrong(mutants, {one.change: "why" for one in mutants if not one.killed}) == []) is fine


def test_a_survivor_that_is_not_listed_is_said() -> None:
    tried = [mutant("a.py", str(n), killed=n > 0) for n in range(9)]
    assert score.wrong(tried, {}) == ["a.py: survives without a reason in the list: 0 → not 0"]


def test_a_listed_survivor_that_is_killed_or_gone_is_said_and_one_of_a_file_that_was_not_tried_is_not() -> None:
    tried = [mutant("a.py", str(n), killed=n > 0) for n in range(9)]
    here, killed, gone, elsewhere = (
        ("a.py", "0", "not 0"),
        ("a.py", "1", "not 1"),
        ("a.py", "9", "not 9"),
        ("b.py", "1", "not 1"),
    )
    assert score.wrong(tried, dict.fromkeys((here, elsewhere), "why")) == []
    assert len(score.wrong(tried, dict.fromkeys((here, killed, gone), "why"))) == 2


def test_the_record_says_why_and_is_the_same_in_any_order() -> None:
    mutants = [mutant("a.py", "1", killed=False), mutant("a.py", "2", killed=True)]
    found = score.record(mutants, {("a.py", "1", "not 1"): "equivalent"})
    assert [one["why"] for one in found["survivors"]] == ["equivalent"]
    assert found["sha256"] == score.record(mutants[::-1], {})["sha256"]
    assert found["sha256"] != score.record([mutant("a.py", "1", killed=True), mutants[1]], {})["sha256"]


def test_every_listed_survivor_names_a_file_that_is_changed_and_gives_a_reason(monkeypatch) -> None:
    monkeypatch.setattr(staging, "STAGE", staging.ROOT)
    changed = {str(path.relative_to(staging.ROOT)) for path in staging.mutated()}
    assert {file for file, _, _ in score.reasons()} | set(score.MARKS) <= changed
    assert all(score.reasons().values())
