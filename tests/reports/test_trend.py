"""What moved is told over all rounds that were asked alike, question by question; the arrow of the picture from the last of them."""

from dataclasses import replace
from datetime import date

import pytest

from kit import content, languages
from kit.rounds import Past
from tests.reports.told import LANGUAGES, SHORT, SOURCE, seen, told
from tests.screens.made import LIBRARY

ONE, OTHER = SHORT[:2]
DAYS = [date(2026, 5, 4), date(2026, 8, 10)]


def past(day: date, said: dict[str, dict[str, int]], **more) -> Past:
    found = seen(said)
    return Past(replace(found.round, opened_on=day, **more), found.rows)


def three(first: int, second: int, now: int, **more):
    """Three rounds in which the other side's answer to one question moved so, and nothing else did."""
    views = [{"self.side-1": {ONE: 2}, "view.side-2": {ONE: level, OTHER: 1}} for level in (first, second, now)]
    return replace(seen(views[2]), past=(past(DAYS[1], views[1]), past(DAYS[0], views[0], **more)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_round_has_its_line_in_its_own_words(language) -> None:
    [moved] = [trend for trend in told(three(0, 1, 3), language).trends if trend.moved]
    levels = content.library(SOURCE, language).items[ONE].levels
    assert moved.moved == 3
    assert [line.split(" · ")[0] for line in moved.lines[:2]] == [languages.day(day, language) for day in DAYS]
    assert all(levels[level] in line for level, line in zip((0, 1, 3), moved.lines, strict=True))


def test_what_went_up_and_came_back_has_moved() -> None:
    found = told(three(0, 4, 0))
    assert [trend.far for trend in found.trends if trend.moved] == [True]
    assert found.unmoved == ""


def test_where_nothing_moved_by_two_levels_it_says_so_and_where_nothing_is_shown_twice_too() -> None:
    phrases = LIBRARY.phrases
    assert told(three(1, 1, 2)).unmoved == phrases["results.no_changes"]
    alone = replace(seen({"view.side-2": {ONE: 1}}), past=(past(DAYS[1], {"view.side-2": {OTHER: 4}}),))
    assert told(alone).unmoved == phrases["results.nothing_twice"]
    assert told(seen({"view.side-2": {ONE: 1}})).unmoved == ""


def test_a_round_of_another_edition_is_left_out_and_that_is_said() -> None:
    found = told(three(0, 3, 3, edition=1))
    assert found.trends == tuple(trend for trend in found.trends if not trend.moved)
    assert LIBRARY.phrases["results.other_edition"] in found.trend_notes


def test_the_table_says_the_answer_of_the_time_before_where_it_differs() -> None:
    found = told(three(0, 1, 3))
    rows = {name: cells for name, *cells in found.table.rows}
    levels = LIBRARY.items[ONE].levels
    assert rows[LIBRARY.items[ONE].name] == [levels[2], f"{levels[3]}\n{LIBRARY.phrases.say('results.before', level=levels[1])}"]
    assert rows[LIBRARY.items[OTHER].name] == ["–", LIBRARY.items[OTHER].levels[1]]
    assert len(found.table.head) == 3
