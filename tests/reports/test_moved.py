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


def partners_that(then, now, language) -> dict[str, list[str]]:
    """Which way → the sentences that may stand on what partners' answers did: with any of the widest steps; none of none."""
    words = content.library(SOURCE, language)
    steps: dict[str, list[tuple[str, int, int]]] = {}
    for side, old, new in zip(OF[1:], then[1:], now[1:], strict=True):
        for item, (before, after) in both(old, new).items():
            steps.setdefault(item, []).append((side.name, before, after))
    said: dict[str, list[str]] = {}
    for way, sign in (("down", -1), ("up", 1)):
        went = {i: [s for s in steps.get(i, []) if sign * (s[2] - s[1]) >= 2] for i in SHORT}
        went = {i: there for i, there in went.items() if there}
        names = {
            i: words.phrases.say(
                "results.partners_who",
                item=languages.quoted(words.items[i].name, language),
                sides=languages.listed([name for name, *_ in there], language),
            )
            for i, there in went.items()
        }
        far = max((abs(s[2] - s[1]) for there in went.values() for s in there), default=0)
        said[way] = []
        for item, (name, one, two) in ((i, s) for i, there in went.items() for s in there if abs(s[2] - s[1]) == far):
            others = languages.listed([each for i, each in names.items() if i != item], language)
            also = words.phrases.say("results.partners_also", items=others) if others else ""
            level = words.items[item].levels
            told_ = {"first": names[item], "b": name, "then": level[one], "now": level[two], "also": also}
            said[way].append(words.phrases.say(f"results.partners_{way}", **told_))
    for way, sign in (("down", -1), ("up", 1)):
        near = {i: [name for name, one, two in steps.get(i, []) if two - one == sign] for i in SHORT}
        named = [
            words.phrases.say(
                "results.partners_of",
                item=languages.quoted(words.items[i].name, language),
                sides=languages.listed(names, language),
            )
            for i, names in near.items()
            if names
        ]
        items = words.phrases.say("results.one_names", items=languages.listed(named, language))
        n = sum(map(len, near.values()))
        said[f"one_{way}"] = [words.phrases.say(f"results.one_{way}", n=n, items=items)] if n else []
    fell = any(two < one for each in steps.values() for _, one, two in each)
    said["fall"] = [words.phrases["results.fall"]] if fell else []
    return said


@settings(max_examples=60, deadline=None)
@given(then=ROUND, now=ROUND, language=st.sampled_from(LANGUAGES))
def test_what_went_one_way_for_every_answer_that_is_shown_is_said_and_nothing_else(then, now, language) -> None:
    words, told = content.library(SOURCE, language), account(then, now, language)
    assert told.compared == words.phrases.say("results.since", day=languages.day(DAY, language))
    told_all = list(told.together)
    partners = [may for may in partners_that(then, now, language).values() if may]
    found: dict[tuple[str, str], list[str]] = {}
    for item in SHORT[:5]:
        shown = [
            (a.get(item), b[item], side.name) for a, b, side in zip(then, now, OF, strict=True) if isinstance(b.get(item), int)
        ]
        steps = [new - old for old, new, _ in shown if isinstance(old, int)]
        if len(shown) >= 2 and len(steps) == len(shown):
            way = "down" if max(steps) < 0 else "up" if min(steps) > 0 else ""
            names = languages.listed([name for *_, name in shown], language)
            found.setdefault((way, names), []).append(languages.quoted(words.items[item].name, language)) if way else None
    assert sorted(told_all[: len(found)]) == sorted(
        words.phrases.say(f"results.all_{way}", sides=names, items=languages.listed(items, language))
        for (way, names), items in found.items()
    )
    rest = told_all[len(found) :]
    assert all(line in may for line, may in zip(rest, partners, strict=True))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("back", "told_so"), [(2, False), (1, False), (0, True)])
def test_a_fall_of_all_is_named_and_so_is_who_sees_that_day_otherwise_from_today(language, back, told_so) -> None:
    """Northlight fell from two to one: looking back it says so too, or that nothing has moved, or that it rose."""
    item, words = SHORT[0], content.library(SOURCE, language)
    before = seen(dict(zip(SAYS, ({item: 2}, {item: 3}, {item: 2}), strict=True)), OF)
    now = seen({**dict(zip(SAYS, ({item: 1}, {item: 2}, {item: 0}), strict=True)), "then.side-1": {item: back}}, OF)
    found = told(replace(now, past=(Past(replace(before.round, opened_on=DAY), before.rows),)), language)
    name, levels = languages.quoted(words.items[item].name, language), words.items[item].levels
    assert any(name in line and all(side.name in line for side in OF) for line in found.together)
    answer = words.phrases.say("card.since_one", side="Northlight", level=levels[back])
    said = words.phrases.say("results.back", item=name, answers=answer)
    assert (said in found.together) is (told_so or back == 1)
    [card] = [question for profile in found.profiles for question in profile.questions]
    assert (words.phrases.say("card.back", day=languages.day(DAY, language), answers=answer) in card.beside) is (back != 2)


@settings(max_examples=60, deadline=None)
@given(then=ROUND, now=ROUND, language=st.sampled_from(LANGUAGES))
def test_a_card_tells_each_answer_of_the_time_before_that_has_moved_and_which_way(then, now, language) -> None:
    words = content.library(SOURCE, language)
    for question in account(then, now, language).talk:
        levels = words.items[question.item].levels
        steps = {
            side.name: each[question.item]
            for side, *pair in zip(OF, then, now, strict=True)
            if question.item in (each := both(*pair))
        }
        said: dict[int, list[str]] = {}
        for name, (old, new) in steps.items():
            said.setdefault(old, []).append(name) if old != new else None
        answers = words.phrases["card.since_next"].join(
            words.phrases.say("card.since_one", side=languages.listed(names, language), level=levels[at])
            for at, names in said.items()
        )
        went = {"up": [n for n, (o, w) in steps.items() if w > o], "down": [n for n, (o, w) in steps.items() if w < o]}
        key, ways = "_".join(w for w in went if went[w]), {w: languages.listed(n, language) for w, n in went.items() if n}
        line = (
            [
                words.phrases.say(
                    "card.since",
                    day=languages.day(DAY, language),
                    answers=answers,
                    went=words.phrases.say(f"card.since_{key}", **ways),
                )
            ]
            if said
            else []
        )
        assert [each for each in question.beside if languages.day(DAY, language) in each] == line
