"""What moved since the round before: figures that answers make, whatever they are; nothing where there is nothing to compare."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit import content, languages
from kit.rounds import Past
from tests.reports.told import AGREED, LANGUAGES, MANY, SHORT, SOURCE, seen, sides, told

OF = sides(MANY, MANY, AGREED)
SAYS = ("self.side-1", "view.side-2", "view.side-3")
LEVEL = st.sampled_from([0, 1, 2, 3, 4, None, "unknown"])
ROUND = st.tuples(*(st.fixed_dictionaries({}, optional=dict.fromkeys(SHORT[:5], LEVEL)) for _ in SAYS))
DAY = date(2026, 5, 4)


def account(then, now, language="en", edition=None):
    before = seen(dict(zip(SAYS, then, strict=True)), OF)
    old = replace(before.round, opened_on=DAY, **({"edition": edition} if edition else {}))
    found = replace(seen(dict(zip(SAYS, now, strict=True)), OF), past=(Past(old, before.rows),))
    return told(found, language)


def both(then, now) -> dict[str, tuple[int, int]]:
    return {i: (then[i], n) for i, n in now.items() if isinstance(n, int) and isinstance(then.get(i), int)}


@settings(max_examples=40, deadline=None)
@given(then=ROUND, now=ROUND, language=st.sampled_from(LANGUAGES))
def test_every_figure_is_what_was_answered_both_times(then, now, language) -> None:
    words, lines = content.library(SOURCE, language), list(account(then, now, language).moved)
    twice = [both(a, b) for a, b in zip(then, now, strict=True)]
    steps = [
        words.phrases.say(
            "results.moved_side",
            side=side.name,
            up=sum(n > t for t, n in each.values()),
            down=sum(n < t for t, n in each.values()),
            n=len(each),
        )
        for side, each in zip(OF, twice, strict=True)
        if each
    ]
    if steps:
        listed = languages.listed(steps, language)
        assert lines.pop(0) == words.phrases.say("results.moved", day=languages.day(DAY, language), sides=listed)
    for side, view in zip(OF[1:], twice[1:], strict=True):
        shared = [item for item in twice[0] if item in view]
        if not shared:
            continue
        change = {i: abs(twice[0][i][1] - view[i][1]) - abs(twice[0][i][0] - view[i][0]) for i in shared}
        line, near, far = lines.pop(0), {i for i in shared if change[i] < 0}, {i for i in shared if change[i] > 0}
        said = line.replace(side.name, "").replace("Northlight", "")
        first, last = re.split(r"[.;] ?(?=\D*\d+\D*$)", re.sub(r"\([^)]*\)", "", said), maxsplit=1)
        assert [int(n) for n in re.findall(r"\d+", first + last)] == [len(shared), len(near), len(far)]
        named = {i for i in SHORT if languages.quoted(words.items[i].name, language) in line}
        assert named == {i for group in (near, far) if len(group) <= 3 for i in group}
    assert lines == []


@pytest.mark.parametrize("then", [({}, {}, {}), ({SHORT[0]: None}, {SHORT[0]: "unknown"}, {SHORT[1]: 2})])
def test_where_no_question_is_shown_both_times_nothing_is_said(then) -> None:
    assert account(then, ({SHORT[0]: 2}, {SHORT[0]: 3}, {SHORT[0]: 1})).moved == ()
    assert told(seen({"self.side-1": {SHORT[0]: 2}, "view.side-2": {SHORT[0]: 1}})).moved == ()


def test_answers_to_another_edition_are_not_counted_and_have_no_dot() -> None:
    said = ({SHORT[0]: 2}, {SHORT[0]: 3}, {SHORT[0]: 1})
    other = account(said, said, edition=1)
    assert other.moved == ()
    assert "Small dot" not in other.legend.words


def test_what_was_not_shown_before_has_a_dot_and_what_did_not_move_has_none() -> None:
    now = ({SHORT[0]: 2}, {SHORT[0]: 3}, {SHORT[0]: 1})
    dot = content.library(SOURCE, "en").phrases["results.new"]
    assert dot not in account(now, now).legend.words
    assert dot in account(({SHORT[0]: 2}, {SHORT[0]: 3}, {}), now).legend.words
    assert dot not in told(seen(dict(zip(SAYS, now, strict=True)), OF)).legend.words


def partners_that(then, now, words) -> dict[str, str]:
    """Which way → the sentence about the questions on which a partner went that way and none the other; "" of none."""
    steps: dict[str, list[int]] = {}
    for old, new in zip(then[1:], now[1:], strict=True):
        for item, (before, after) in both(old, new).items():
            steps.setdefault(item, []).append(after - before)
    said = {}
    for way, sign in (("up", 1), ("down", -1)):
        went = [i for i in SHORT if any(sign * s > 0 for s in steps.get(i, [])) and not any(sign * s < 0 for s in steps[i])]
        names = languages.listed(
            [languages.quoted(words.items[i].name, words.framework.language) for i in went], words.framework.language
        )
        day = languages.day(DAY, words.framework.language)
        said[way] = words.phrases.say(f"results.partners_{way}", day=day, items=names) if went else ""
    return said


@settings(max_examples=60, deadline=None)
@given(then=ROUND, now=ROUND, language=st.sampled_from(LANGUAGES))
def test_what_went_one_way_for_every_answer_that_is_shown_is_said_and_nothing_else(then, now, language) -> None:
    words, told_all = content.library(SOURCE, language), account(then, now, language).together
    partners, day = partners_that(then, now, words), languages.day(DAY, language)
    assert [line for line in told_all if line in partners.values()] == [line for line in partners.values() if line]
    said = [line for line in told_all if line not in partners.values()]
    found: dict[str, set[str]] = {}
    for item in SHORT[:5]:
        shown = [
            (a.get(item), b[item], side.name) for a, b, side in zip(then, now, OF, strict=True) if isinstance(b.get(item), int)
        ]
        steps = [new - old for old, new, _ in shown if isinstance(old, int)]
        if len(shown) >= 2 and len(steps) == len(shown):
            way = "down" if max(steps) < 0 else "up" if min(steps) > 0 else ""
            names = languages.listed([name for *_, name in shown], language)
            line = words.phrases.say(f"results.all_{way}", sides=names, day=day, items="|") if way else ""
            found.setdefault(line, set()).add(item) if line else None
    assert len(said) == len(found)
    for line, items in found.items():
        first, last = line.split("|")
        [told_] = [each for each in said if each.startswith(first) and each.endswith(last)]
        assert {i for i in SHORT if languages.quoted(words.items[i].name, language) in told_} == items
