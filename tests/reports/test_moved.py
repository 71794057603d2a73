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


def steps_of(then, now) -> dict[str, dict[str, tuple[int, int]]]:
    """Item → whose answer, of those shown now → level then, level now; a side that showed none then keeps its place as moved by none."""
    return {
        item: {
            side.name: (a[item] if isinstance(a.get(item), int) else b[item], b[item])
            for side, a, b in zip(OF, then, now, strict=True)
            if isinstance(b.get(item), int)
        }
        for item in SHORT[:5]
    }


def one_way(steps: dict[str, tuple[int, int]]) -> str:
    went = {(new > old) - (new < old) for old, new in steps.values()}
    return {(1,): "up", (-1,): "down"}.get(tuple(went), "") if len(steps) >= 2 else ""


def far_told(steps, way, sign, language) -> set[str]:
    """A sentence for each group of partners that went as far that way, each question of theirs in it, the first with its answers."""
    words, groups = content.library(SOURCE, language), {}
    for item, each in steps.items():
        for name, (old, new) in each.items():
            if name != "Northlight" and sign * (new - old) >= 2:
                mates = tuple(n for n, step in each.items() if n != "Northlight" and step == (old, new))
                groups.setdefault((abs(new - old), mates), {})[item] = (old, new)
    said = set()
    for (n, names), found in groups.items():
        (first, (old, new)), *others = found.items()
        also = languages.listed([languages.quoted(words.items[i].name, language) for i, _ in others], language)
        facts = {
            "n": words.phrases[f"card.levels_{n}"].capitalize(),
            "sides": languages.listed([*names], language),
            "first": languages.quoted(words.items[first].name, language),
            "then": words.items[first].levels[old],
            "now": words.items[first].levels[new],
            "also": words.phrases.say("results.partners_also", items=also) if also else "",
        }
        said.add(words.phrases.say(f"results.partners_{way}", **facts))
    return said


def by_one(steps, step, words, language) -> str:
    """Each question of five, with the sides whose answers moved by that one level; nothing where all went that way."""
    found = []
    for item, each in steps.items():
        names = [name for name, (old, new) in each.items() if new - old == step]
        if names and not one_way(each):
            facts = {"item": languages.quoted(words.items[item].name, language), "sides": languages.listed(names, language)}
            found.append(words.phrases.say("results.near_of", **facts))
    return languages.listed(found, language)


@settings(max_examples=80, deadline=None)
@given(then=ROUND, now=ROUND, language=st.sampled_from(LANGUAGES))
def test_what_moved_is_told_once_with_its_number_and_its_distance_and_nothing_else(then, now, language) -> None:
    """All answers one way; partners' answers by two levels or more; how many by one, without those told above; what a fall means."""
    words, told = content.library(SOURCE, language), account(then, now, language)
    say, steps = words.phrases.say, steps_of(then, now)
    assert told.compared == say("results.since", day=languages.day(DAY, language))
    found: dict[tuple[str, str, str], list[str]] = {}
    for item, each in steps.items():
        if way := one_way(each):
            ones, agreed = all(abs(new - old) == 1 for old, new in each.values()), set(each) == {"Raíces"}
            by = words.phrases["results.by_one" if agreed else "results.by_chance"] if ones else ""
            names = languages.listed([*each], language)
            whose = words.phrases["results.everybody"] if len(each) == 3 else say("results.answers_of", sides=names)
            found.setdefault((way, whose, by), []).append(languages.quoted(words.items[item].name, language))
    all_told = {
        say(
            f"results.all_{way}_{'one' if len(items) == 1 else 'more'}",
            n=len(items),
            whose=whose,
            by=by,
            items=languages.listed(items, language),
        )
        for (way, whose, by), items in found.items()
    }
    far = far_told(steps, "down", -1, language) | far_told(steps, "up", 1, language)
    moves = {way: by_one(steps, step, words, language) for way, step in (("down", -1), ("up", 1))}
    near = {say(f"results.near_{way}", items=items) for way, items in moves.items() if items}
    fell = any(new < old for each in steps.values() for name, (old, new) in each.items() if name != "Northlight")
    fall = {words.phrases["results.fall"]} if fell else set()
    assert len(told.together) == len(set(told.together))
    assert set(told.together) == all_told | far | near | fall
    assert set(told.together[: len(all_told)]) == all_told
    assert not fall & set(told.trend_notes), "what a fall may mean is said once"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("back", "went"), [(2, "down"), (1, "same"), (0, "up")])
def test_a_fall_of_all_is_named_and_so_is_who_sees_that_day_otherwise_from_today(language, back, went) -> None:
    """Northlight fell from two to one: looking back it says so too, or that nothing has moved, or that it rose."""
    item, words = SHORT[0], content.library(SOURCE, language)
    before = seen(dict(zip(SAYS, ({item: 2}, {item: 3}, {item: 2}), strict=True)), OF)
    now = seen({**dict(zip(SAYS, ({item: 1}, {item: 2}, {item: 0}), strict=True)), "then.side-1": {item: back}}, OF)
    found = told(replace(now, past=(Past(replace(before.round, opened_on=DAY), before.rows),)), language)
    name, levels = languages.quoted(words.items[item].name, language), words.items[item].levels
    assert found.together[0] == words.phrases.say(
        "results.all_down_one", whose=words.phrases["results.everybody"], by="", items=name
    ), "one fell by two levels: no reserve"
    facts = {"side": "Northlight", "day": languages.day(DAY, language), "then": levels[2], "now": levels[1], "back": levels[back]}
    said = words.phrases.say("card.back", **facts, so=words.phrases[f"card.seen_{went}"])
    facts = {"item": name, "side": "Northlight", "then": levels[2], "now": levels[1], "back": levels[back]}
    assert (words.phrases.say("results.back_on", **facts) in found.together) is (back != 2)
    [card] = [question for profile in found.profiles for question in profile.questions]
    assert (said in card.beside) is (back != 2)
    assert any(words.phrases[f"card.seen_{went}"] in trend.text for trend in found.trends)


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_several_fell_who_looks_back_says_at_which(language) -> None:
    words, two = content.library(SOURCE, language), SHORT[:2]
    before = seen(dict.fromkeys(SAYS, dict.fromkeys(two, 3)), OF)
    now = seen({**dict.fromkeys(SAYS, dict.fromkeys(two, 2)), "then.side-1": dict.fromkeys(two, 1)}, OF)
    found = told(replace(now, past=(Past(replace(before.round, opened_on=DAY), before.rows),)), language).together
    names = [languages.quoted(words.items[item].name, language) for item in two]
    facts = {"whose": words.phrases["results.everybody"], "by": words.phrases["results.by_chance"]}
    assert found[0] == words.phrases.say("results.all_down_more", n=2, items=languages.listed(names, language), **facts)
    for item, name, line in zip(two, names, found[1:3], strict=True):
        back, now, then = words.items[item].levels[1:4]
        assert line == words.phrases.say("results.back_on", item=name, side="Northlight", then=then, now=now, back=back)


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
