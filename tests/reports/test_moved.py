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


def steps_of(then, now) -> dict[str, dict[str, int]]:
    """Item → whose answer, of those shown both times → by how many levels it moved."""
    return {
        item: {
            side.name: pair[item][1] - pair[item][0] for side, pair in zip(OF, map(both, then, now), strict=True) if item in pair
        }
        for item in SHORT[:5]
    }


def groups_of(each, today, item) -> list:
    """Who moved as far, and to the same answer where that is told, the farthest first."""
    groups: dict[tuple[int, int | None], list[str]] = {}
    for name, by in each.items():
        groups.setdefault((by, today[name][item] if today else None), []).append(name)
    return sorted(groups.items(), key=lambda one: -one[0][0])


def said_of(names, by, at, item, words) -> dict[str, str]:
    level = {} if at is None else {"level": words.items[item].levels[at]}
    return {"sides": languages.listed(names, words.language), "step": words.phrases[f"card.step_{by}"], **level}


def lines_of(steps, sign: int, words, cards, today) -> list[str]:
    """A line for each question that went that way, with whose answer and how far; the farthest first, then those of most sides."""
    so = {item: {name: by * sign for name, by in each.items() if by * sign > 0} for item, each in steps.items()}
    order = sorted((item for item in so if so[item]), key=lambda item: (-max(so[item].values()), -len(so[item])))
    found, way = [], "up" if sign > 0 else "down"
    for item in order:
        who = [
            words.phrases.say(f"results.by_{way}{'_now' if at is not None else ''}", **said_of(names, n, at, item, words))
            for (n, at), names in groups_of(so[item], today if sign < 0 and item not in cards else None, item)
        ]
        facts = {
            "item": languages.quoted(words.items[item].name, words.language),
            "who": words.phrases["card.since_next"].join(who),
        }
        found.append(words.phrases.say("results.moved_one", **facts))
    return found


@settings(max_examples=80, deadline=None)
@given(then=ROUND, now=ROUND, language=st.sampled_from(LANGUAGES))
def test_what_rose_is_told_first_then_what_fell_a_line_a_question_and_nothing_else(then, now, language) -> None:
    """With whose answer it is and by how many levels; what a fall of a partner's may mean, once; that nothing moved, where nothing did."""
    words, told = content.library(SOURCE, language), account(then, now, language)
    steps, say = steps_of(then, now), words.phrases
    assert told.compared == say.say("results.since", day=languages.day(DAY, language))
    cards, today = {question.item for question in told.talk}, {side.name: said for side, said in zip(OF, now, strict=True)}
    each = {way: lines_of(steps, sign, words, cards, today) for way, sign in (("up", 1), ("down", -1))}
    wanted = [(say[f"results.went_{way}"], "\n".join(lines)) for way, lines in each.items() if lines]
    if any(steps.values()) and not any(each.values()):
        wanted = [("", say["results.nothing_moved"])]
    partners = [by for found in steps.values() for name, by in found.items() if name != "Northlight" and by]
    fell = min(partners, default=0) < 0
    assert list(told.together) == [*wanted, *([("", say["results.fall"])] if fell else [])]
    assert not ({say["results.fall"]} if fell else set()) & set(told.trend_notes), "what a fall may mean is said once"


def test_of_many_questions_the_first_are_told_and_the_others_counted() -> None:
    many, say = SHORT[:9], content.library(SOURCE, "en").phrases
    before, now = (seen(dict.fromkeys(SAYS, dict.fromkeys(many, at)), OF) for at in (1, 2))
    found = told(replace(now, past=(Past(replace(before.round, opened_on=DAY), before.rows),)))
    [(_, lines)] = found.together
    assert len(lines.split("\n")) == 7
    assert lines.endswith(say.say("results.more", n=3))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("n", [1, 2, 3])
def test_how_many_times_there_have_been_is_said_from_the_third_on(language, n) -> None:
    days = (date(2026, 8, 4), date(2026, 5, 4))[: n - 1]
    now = seen({who: {SHORT[0]: 2} for who in SAYS}, OF)
    found = told(replace(now, past=tuple(Past(replace(now.round, opened_on=day), now.rows) for day in days)), language)
    said = content.library(SOURCE, language).phrases.say("results.times", n=n, day=languages.day(date(2026, 5, 4), language))
    assert found.about.endswith(said) is (n > 2)


def looked_back(language, then, now, back):
    """What is told where Northlight looks back so, of as many questions as it does."""
    before = seen({who: dict.fromkeys(SHORT[: len(back)], at) for who, at in zip(SAYS, then, strict=True)}, OF)
    said = {who: dict.fromkeys(SHORT[: len(back)], at) for who, at in zip(SAYS, now, strict=True)}
    found = seen({**said, "then.side-1": dict(zip(SHORT, back, strict=False))}, OF)
    return told(replace(found, past=(Past(replace(before.round, opened_on=DAY), before.rows),)), language)


def back_on(words, item, then, now, back) -> str:
    """What is told of Northlight, who looks back so."""
    levels, so = words.items[item].levels, "up" if now > back else "down" if now < back else "same"
    seen = words.phrases.say(f"results.back_{so}", side="Northlight")
    told = words.phrases.say(
        "results.back_on",
        item=languages.quoted(words.items[item].name, words.language),
        side="Northlight",
        day=languages.day(DAY, words.language),
        then=levels[then],
        now=levels[now],
        back=levels[back],
    )
    return f"{told} {seen}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("back", "went"), [(2, "down"), (1, "same"), (0, "up")])
def test_a_fall_is_named_and_so_is_who_sees_that_day_otherwise_from_today(language, back, went) -> None:
    """Northlight fell from two to one: looking back it says so too, or that nothing has moved, or that it rose."""
    found, words = looked_back(language, (2, 3, 2), (1, 2, 0), [back]), content.library(SOURCE, language)
    together, say = dict(found.together), words.phrases
    fell = together[say["results.went_down"]]
    assert all(name in fell for name in ("Northlight", "Collectif Maji", "Raíces")), "by the answers given, as drawn"
    assert together.get(say["results.looking_back"]) == (back_on(words, SHORT[0], 2, 1, back) if back != 2 else None)
    levels, so = words.items[SHORT[0]].levels, say[f"card.seen_{went}"]
    facts = {"side": "Northlight", "then": levels[2], "now": levels[1], "back": levels[back]}
    said = say.say("card.back", day=languages.day(DAY, language), so=so, **facts)
    [card] = [question for profile in found.profiles for question in profile.questions]
    assert (said in card.beside) is (back != 2)
    assert any(so in trend.text for trend in found.trends)


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_looks_back_at_several_says_so_after_all_of_them_and_of_what_it_does_not_doubt_nothing(language) -> None:
    found, words = looked_back(language, (3, 3, 3), (2, 2, 2), [1, 2, 4]), content.library(SOURCE, language)
    together, say = dict(found.together), words.phrases
    backs = [back_on(words, item, 3, 2, at) for item, at in zip(SHORT, (1, 2), strict=False)]
    assert together[say["results.looking_back"]] == "\n".join(backs), "from four the third fell all the more"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("then", "now", "back"), [(1, 3, 4), (3, 1, 0)])
def test_who_would_not_say_that_it_rose_or_fell_says_so_beside_the_answers_given(language, then, now, back) -> None:
    found, words = looked_back(language, (then, 2, 2), (now, 2, 2), [back]), content.library(SOURCE, language)
    (way, line), (head, told_back) = found.together
    assert way == words.phrases[f"results.went_{'up' if now > then else 'down'}"] and "Northlight" in line
    assert (head, told_back) == (words.phrases["results.looking_back"], back_on(words, SHORT[0], then, now, back))


@settings(max_examples=60, deadline=None)
@given(then=ROUND, now=ROUND, language=st.sampled_from(LANGUAGES))
@pytest.mark.long
def test_a_card_tells_each_answer_of_the_time_before_that_has_moved_and_which_way(then, now, language) -> None:
    words = content.library(SOURCE, language)
    for question in account(then, now, language).talk:
        levels = words.items[question.item].levels
        steps = {
            side.name: each[question.item]
            for side, *pair in zip(OF, then, now, strict=True)
            if question.item in (each := both(*pair))
        }
        said: dict[tuple[int, int], list[str]] = {}
        for name, (old, new) in steps.items():
            said.setdefault((old, old - new), []).append(name) if old != new else None
        answers = [
            words.phrases.say("card.since_one", side=languages.listed(names, language), level=levels[at])
            + words.phrases.say(f"card.then_{'up' if by > 0 else 'down'}", step=words.phrases[f"card.step_{abs(by)}"])
            for (at, by), names in said.items()
        ]
        facts = {"day": languages.day(DAY, language), "answers": words.phrases["card.since_next"].join(answers)}
        line = [words.phrases.say("card.since", **facts)] if said else []
        assert [each for each in question.beside if languages.day(DAY, language) in each] == line
