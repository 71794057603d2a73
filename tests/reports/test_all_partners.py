"""With several partners the side that a round is about was asked about all of them: no sentence says so of one alone."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from kit import asking, content
from kit.screens import lines
from kit.store import Stage
from tests.reports.told import AGREED, LANGUAGES, MANY, SHORT, SOURCE, every_partner, seen, sentences, sides, told
from tests.screens.made import Eyes, assessment

ITEM = SHORT[0]
MODES = [(MANY, MANY, MANY), (MANY, MANY, AGREED), (AGREED, AGREED, AGREED)]


def lines_that_quote(account: Any, levels: tuple[str, ...]) -> list[str]:
    """What is said of an answer, in every place that a report has."""
    heads = [*account.legend.words.split("; "), *account.table.head, *(said.who for q in account.talk for said in q.said)]
    said = [line for line in sentences(account) if any(level in line for level in levels)]
    return [line for line in (*said, *heads, *(trend.who for trend in account.trends)) if "Northlight" in line]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("modes", MODES)
def test_in_each_of_the_cells_every_sentence_with_its_answer_names_all_that_were_meant(language, modes) -> None:
    """Own answer, two views, and what it expected: wherever Northlight's answer is told, all its partners stand behind its name."""
    levels, every = content.library(SOURCE, language).items[ITEM].levels, every_partner(language, 3)
    for own, view, other in product(range(5), range(5), (0, 4)):
        said = {"self.side-1": own, "view.side-2": view, "view.side-3": other, "meta.side-1": 4 - own}
        account = told(seen({who: {ITEM: level} for who, level in said.items()}, sides(*modes)), language)
        quoted = lines_that_quote(account, levels)
        assert quoted
        assert [line for line in quoted if f"Northlight{every}" not in line] == []
        assert all(name in account.about for name in ("Collectif Maji", "Raíces"))
        assert every not in " ".join(line for line in quoted if "Northlight" not in line)


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_there_is_one_partner_nothing_of_it_is_said(language) -> None:
    said = {"self.side-1": {ITEM: 1}, "view.side-2": {ITEM: 3}, "meta.side-1": {ITEM: 3}}
    account = told(seen(said, sides(MANY, MANY)), language)
    everything = " ".join([*sentences(account), account.about, account.legend.words, *account.table.head])
    alone = content.library(SOURCE, language).phrases["card.all"].partition("{")[0]
    assert alone not in everything
    assert "{" not in everything


@pytest.mark.parametrize("language", LANGUAGES)
def test_stems_name_every_partner_that_is_meant(language) -> None:
    library, round_ = content.library(SOURCE, language), assessment(Stage.OPEN, sides=sides(MANY, MANY, AGREED))
    words = asking.part_definition(library, round_, "side-1", (), key="k")["words"]["assessment"]
    stems = [stem for item in words.values() for stem in item["stems"].values()]
    assert stems
    named = [stem for stem in stems if "Collectif Maji" in stem]
    assert all("Raíces" in stem for stem in named)
    assert len(named) == len(stems)
    theirs = asking.part_definition(library, round_, "side-2", (), key="k")["words"]["assessment"]
    assert not [stem for item in theirs.values() for stem in item["stems"].values() if "Raíces" in stem]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_exercise_means_all_partners_by_name(language) -> None:
    library, round_ = content.library(SOURCE, language), assessment(Stage.OPEN, sides=sides(MANY, MANY, AGREED))
    names = asking.partnership_in(round_, "side-1").names(library.phrases)
    assert names == {"funds": "Northlight", "partner": "Collectif Maji + Raíces"}


def test_the_walls_sentence_and_a_sides_own_picture_say_so() -> None:
    every = every_partner("en", 3)
    round_ = assessment(Stage.REVEALED, sides=sides(MANY, MANY, AGREED))
    rows = seen({"self.side-1": {ITEM: 1}, "view.side-2": {ITEM: 3}, "view.side-3": {ITEM: 1}}, round_.sides).rows
    (line,) = lines.lines_of(Eyes(), round_, round_.now, rows)
    assert f"Northlight{every}" in lines.told(Eyes(), round_, line)
    _, who, _ = asking.question_words(Eyes().library, round_, round_.now, f"self.{ITEM}", "side-1")
    assert every in who
    assert every not in asking.question_words(Eyes().library, round_, round_.now, f"view.{ITEM}", "side-2")[1]
