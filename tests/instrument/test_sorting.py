"""The sorting test finds the faults that were put in, and passes what is sound."""

import doctest
import json
import random
import re
from pathlib import Path

import pytest

from kit import content
from kit.authoring.ladder import FAMILIES
from tests.instrument import judging, sheets, spoken
from tests.instrument.judging import Answer, judge

GOOD = Answer((0, 1, 2, 3, 4), about="MOMENT")
FAULTS = {
    "a pair turned round": (Answer((0, 2, 1, 3, 4), about="MOMENT"), 3, "levels 1 and 2 turned round or equal: 38 %"),
    "levels far apart turned round": (Answer((3, 0, 1, 2, 4), about="MOMENT"), 3, "levels 0 and 3 turned round or equal: 38 %"),
    "all upside down": (Answer((4, 3, 2, 1, 0), about="MOMENT"), 8, "exact order 0 %"),
    "a top about something else": (
        Answer((0, 1, 2, 3, 4), other=(4,), about="MOMENT"),
        4,
        "level 4 is about another subject: 50 %",
    ),
    "two that are equal": (
        Answer((0, 1, 2, 3, 4), equal=(1, 0), about="MOMENT"),
        2,
        "levels 0 and 1 turned round or equal: 25 %",
    ),
    "no family": (Answer((0, 1, 2, 3, 4), about="?"), 4, "no family named by 60 %: MOMENT 4"),
}


@pytest.mark.parametrize(("answer", "times", "said"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_that_was_put_in_is_found(answer, times, said) -> None:
    told = judge([answer] * times + [GOOD] * (8 - times), "MOMENT")
    assert told.verdict == "fail"
    assert said in told.why


def test_what_is_sound_passes_a_neighbour_is_no_fault_and_few_readers_are_a_screen() -> None:
    assert judge([GOOD] * 5, "MOMENT").verdict == "pass"
    assert judge([Answer(GOOD.order, about="VOICE")] * 2 + [Answer(GOOD.order, about="ROOM")] * 3, "ROOM").verdict == "pass"
    assert judge([GOOD] * 5, "REACH").verdict == "reclassify as MOMENT"
    assert judge([GOOD] * 4, "MOMENT").verdict == "screen only (4 of 5 readers)"


def test_the_rule_is_what_its_own_examples_say() -> None:
    assert doctest.testmod(judging).failed == 0
    assert tuple(spoken.ABOUT) == FAMILIES


def test_a_sheet_that_is_filled_in_as_meant_is_read_back_as_meant(tmp_path: Path, source) -> None:
    items = list(content.load_bank(source, "fr").values())
    sheets.write(tmp_path / "s", tmp_path / "key.json", items, "fr", readers=2, seed=3)
    for path in (tmp_path / "s").iterdir():
        text = path.read_text(encoding="utf-8")
        assert "{they}" not in text
        assert not any(item.id in text for item in items), "a reader does not see what an item is called"
    assert sheets.read(tmp_path / "s", tmp_path / "key.json") == {}, "an empty sheet says nothing"
    _fill(tmp_path)
    found = sheets.read(tmp_path / "s", tmp_path / "key.json")
    assert {item: {answer.order for answer in said} for item, said in found.items()} == {
        item.id: {(0, 1, 2, 3, 4)} for item in items
    }


def _fill(folder: Path) -> None:
    key = json.loads((folder / "key.json").read_text(encoding="utf-8"))
    for name, places in key["sheets"].items():
        blocks = (folder / "s" / name).read_text(encoding="utf-8").split("\n## ")
        for at, block in enumerate(blocks[1:], 1):
            _, *order = places[block.split()[0]]
            letters = " ".join("abcde"[order.index(level)] for level in range(5))
            blocks[at] = block.replace("order = ", f"order = {letters}")
        (folder / "s" / name).write_text("\n## ".join(blocks), encoding="utf-8")


@pytest.mark.parametrize(("said", "fault"), [("order = a b c", "each of a b c d e once"), ("about = LUCK", "is not on the list")])
def test_a_sheet_that_cannot_be_read_names_the_question(tmp_path, source, said, fault) -> None:
    items = random.Random(1).sample(list(content.load_bank(source, "en").values()), 3)
    sheets.write(tmp_path / "s", tmp_path / "key.json", items, "en", readers=1, seed=3)
    path = tmp_path / "s" / "r1.txt"
    head, first = path.read_text(encoding="utf-8").split("## 1\n")
    first = first.replace("order = ", "order = a b c d e", 1) if said.startswith("about") else first
    filled = re.sub(rf"^{said[:5]} = .*$", said, first, count=1, flags=re.M)
    path.write_text(f"{head}## 1\n{filled}", encoding="utf-8")
    with pytest.raises(sheets.BadSheet, match=f"question 1: .*{fault}"):
        sheets.read(tmp_path / "s", tmp_path / "key.json")
