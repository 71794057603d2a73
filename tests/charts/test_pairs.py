"""The bars of "Three shares": whose they are stands in them, not a number that reads like one of the parts."""

import doctest
import re

from kit.charts import Pair, draw_pairs, splits

SIDES = {"a": (0, "Northlight"), "b": (1, "Association des femmes juristes")}


def test_a_bar_carries_a_name_and_no_number() -> None:
    svg = draw_pairs([Pair("Means", {"a": 0.5, "b": 0.5}, {"a": 0.98, "b": 0.02})], SIDES, ("Today", "Fair"))
    texts = re.findall(r">([^<>]+)</text>", svg)
    assert texts.count("Northlight") == 3  # two bars and the key
    assert "Association des femmes juristes" in texts
    assert [text for text in texts if re.search(r"\d", text)] == []


def test_the_examples_hold() -> None:
    assert doctest.testmod(splits).failed == 0
