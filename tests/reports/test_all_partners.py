"""With several partners the side that a round is about was asked about all of them: no sentence says so of one alone."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product

import pytest

from kit import asking, content, languages, reports
from kit.rounds import Past
from kit.screens import lines, telling
from kit.store import Stage
from tests.reports.told import (
    AGREED,
    LANGUAGES,
    MANY,
    SHORT,
    SOURCE,
    every_partner,
    marks,
    questions,
    seen,
    sentences,
    sides,
    told,
)
from tests.screens.made import Eyes, assessment

ITEM = SHORT[0]
MODES = [(MANY, MANY, MANY), (MANY, MANY, AGREED), (AGREED, AGREED, AGREED)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("modes", MODES)
def test_in_each_of_the_cells_the_partners_are_named_once_and_each_sentence_says_that_it_is_about_all(language, modes) -> None:
    """Own answer, two views, and what it expected: one sentence beside the picture names all; figures and table say so in short."""
    every, short = every_partner(language, 3), marks(language, 3)
    for own, view, other in product(range(5), range(5), (0, 4)):
        said = {"self.side-1": own, "view.side-2": view, "view.side-3": other, "meta.side-1": 4 - own}
        account = told(seen({who: {ITEM: level} for who, level in said.items()}, sides(*modes)), language)
        assert together(language) in account.notes[1]
        quotes = [line for question in questions(account).values() for line in (*question.cards, *(a.who for a in question.said))]
        assert not [line for line in (*quotes, *account.guesses, *account.table.head, account.legend.words) if every in line]
        telling = [line for line in telling_answers(account) if "Northlight" in line]
        assert not [line for line in telling if not any(mark in line for mark in short)]


def together(language: str) -> str:
    phrases = content.library(SOURCE, language).phrases
    return phrases.say("results.about_all", a="Northlight", partners=languages.listed(["Collectif Maji", "Raíces"], language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("levels", "named"),
    [((4, 1, 1), True), ((4, 1, 0), True), ((0, 1, 0), True), ((3, 1, 2), True), ((3, 1, 3), False), ((1, 3, 2), False)],
)
def test_the_question_to_ask_turns_to_every_partner_that_it_holds_for_or_whose_answer_is_lower(language, levels, named) -> None:
    said = {who: {ITEM: level} for who, level in zip(("self.side-1", "view.side-2", "view.side-3"), levels, strict=True)}
    [question] = told(seen(said, sides(MANY, MANY, MANY)), language).talk
    assert "Collectif Maji" in question.ask
    assert ("Raíces" in question.ask) is named


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("then", "named"), [(4, True), (3, False), (2, False)])
def test_and_to_every_partner_whose_answer_has_fallen(language, then, named) -> None:
    of, who = sides(MANY, MANY, MANY), ("self.side-1", "view.side-2", "view.side-3")
    before, now = (seen({w: {ITEM: n} for w, n in zip(who, each, strict=True)}, of) for each in ((3, 1, then), (3, 1, 3)))
    [question] = told(replace(now, past=(Past(before.round, before.rows),)), language).talk
    assert ("Raíces" in question.ask) is named


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_with_its_quotes_says_it_once(language) -> None:
    said = {"self.side-1": {ITEM: 4}, "view.side-2": {ITEM: 1}, "view.side-3": {ITEM: 1}, "meta.side-1": {ITEM: 4}}
    found = seen(said, sides(MANY, MANY, MANY))
    phrases, account, reader = content.library(SOURCE, language).phrases, told(found, language), Eyes().in_language(language)
    pages = [telling.account_blocks(reader, account), telling.answers_blocks(reader, account)]
    plain = [str(page).replace("\\xa0", "\xa0") for page in (*pages, reports.as_html(account, phrases).decode())]
    bare = [re.sub(r"</?bdi[^>]*>", "", page) for page in plain]
    assert [page.count(together(language)) for page in bare] == [1, 1, 1]
    assert all(account.figures in page for page in bare), "the sentence on Northlight's practice stands where that says it"


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_there_is_one_partner_nothing_of_it_is_said(language) -> None:
    said = {"self.side-1": {ITEM: 1}, "view.side-2": {ITEM: 3}, "meta.side-1": {ITEM: 3}}
    account = told(seen(said, sides(MANY, MANY)), language)
    everything = " ".join([*sentences(account), account.about, account.legend.words, *account.table.head])
    alone = content.library(SOURCE, language).phrases["card.all"].partition("{")[0]
    assert alone not in everything
    assert languages.listed(["Collectif Maji"], language) not in account.notes[1].partition(":")[2]
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


def telling_answers(account: reports.Account) -> list[str]:
    """What tells what the side answered that the round is about, and stands away from the note on whom it had in mind."""
    asked = questions(account).values()
    quotes = [line for each in asked for line in (a.who for a in each.said if a.form != "view")]
    profiles = [each.sentence for each in account.profiles]
    heads = [head for head in account.table.head if head.startswith("Northlight")]
    return [
        *quotes,
        *profiles,
        *account.guesses,
        *heads,
        account.scope[0],
        account.no_talk,
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_moved_from_one_time_to_the_next_says_so_too(language) -> None:
    of = sides(MANY, MANY, MANY)
    before = seen({"self.side-1": {ITEM: 0}, "view.side-2": {ITEM: 3}}, of)
    now = seen({"self.side-1": {ITEM: 4}, "view.side-2": {ITEM: 3}, "then.side-1": {ITEM: 1}}, of)
    account = told(replace(now, past=(Past(before.round, before.rows),)), language)
    mark = content.library(SOURCE, language).phrases["card.about_all"]
    tell = [account.moved[1], *(trend.who for trend in account.trends if trend.who.startswith("Northlight"))]
    assert len(tell) == 2
    assert all(mark in line for line in tell)
