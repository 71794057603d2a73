"""Whatever was answered: the first sentence, the wall's and what is told over time say nothing that the rows contradict."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit import content, languages
from kit.rounds import Past
from kit.screens import lines
from kit.store import Stage
from tests.reports.told import AGREED, LANGUAGES, MANY, SHORT, SOURCE, every_partner, questions, seen, sides, told
from tests.screens.made import Eyes, assessment

ITEM = SHORT[0]
ITEMS = SHORT[:3]
SAYS = ("self.side-1", "view.side-2", "view.side-3")
LEVEL = st.sampled_from([0, 1, 2, 3, 4, None, "unknown"])
ANSWERS = st.fixed_dictionaries({}, optional=dict.fromkeys(ITEMS, LEVEL))
ROUND = st.tuples(*(ANSWERS for _ in SAYS))


def levels(said: dict[str, object]) -> dict[str, int]:
    return {item: level for item, level in said.items() if isinstance(level, int)}


@settings(max_examples=40, deadline=None)
@given(answers=ROUND, language=st.sampled_from(LANGUAGES))
def test_the_first_sentence_holds_every_answer_to_its_question_and_the_figures_count_what_is_shown(answers, language) -> None:
    said = {who: dict(found) for who, found in zip(SAYS, answers, strict=True)}
    account, phrases = told(seen(said, sides(MANY, MANY, AGREED)), language), content.library(SOURCE, language).phrases
    if not any(said.values()):
        assert (account.lead, account.figures) == ((), "")
        return
    own = levels(said[SAYS[0]])
    others = zip(SAYS[1:], ("Collectif Maji", "Raíces"), strict=True)
    whose = [(item, own[item], level, name) for who, name in others for item, level in levels(said[who]).items() if item in own]
    names = [side.name for side, who in zip(sides(MANY, MANY, AGREED), SAYS, strict=True) if said[who]]
    assert account.lead == (account.figures, first_to_talk_about(account, said, language))
    assert (
        account.figures
        == phrases.say(
            "report.lead",
            sides=languages.listed(names, language),
            a="Northlight",
            apart=far_apart(account, whose, language),
            low=low_ones(account, said, language),
        ).strip()
    )


def far_apart(account, pairs, language: str) -> str:
    """How many questions of how many are far apart, and on which the side's own answer is the higher, whose else, or both."""
    phrases = content.library(SOURCE, language).phrases
    gaps = {item: [(o > one, who) for i, one, o, who in pairs if i == item and abs(one - o) >= 2] for item, *_ in pairs}
    gaps, n = {item: higher for item, higher in gaps.items() if higher}, len(gaps)
    if not gaps:
        return phrases["report.lead_no_gap"] if any(max(one, other) <= 1 for _, one, other, _ in pairs) else ""
    groups: dict[tuple[str, str], list[str]] = {}
    for item, higher in gaps.items():
        way = {(False,): "own", (True,): "view"}.get(tuple({so for so, _ in higher}), "mixed")
        groups.setdefault((way, languages.listed([who for so, who in higher if so], language)), []).append(item)
    said = []
    for wanted in ("own", "view", "mixed"):
        for (way, who), items in groups.items():
            if way == wanted:
                key = "view_too" if way == "view" and said else way
                said.append(phrases.say(f"report.lead_{key}", items=named(account, items, language), a="Northlight", b=who))
    key = "report.lead_gap" if n > 1 else "report.lead_gap_only"
    return phrases.say(key, m=len(gaps), n=n, ways=phrases["card.since_next"].join(said))


def low_ones(account, said, language: str) -> str:
    """Who chose one of the two lowest beside the side that it is about, on which questions."""
    phrases, own, groups = content.library(SOURCE, language).phrases, levels(said[SAYS[0]]), {}
    others = dict(zip(("Collectif Maji", "Raíces"), SAYS[1:], strict=True))
    shown = [i for who in others.values() for i in levels(said[who])]
    for item in dict.fromkeys(shown):
        who = [name for name, form in others.items() if own.get(item, 4) <= 1 and levels(said[form]).get(item, 4) <= 1]
        groups.setdefault(("Northlight", *who), []).append(item) if who else None
    return "".join(
        phrases.say("report.lead_low", sides=languages.listed([*names], language), items=named(account, items, language))
        for names, items in groups.items()
    )


def named(account, found: list[str], language: str) -> str:
    """By name: those with a card, then those without; three questions at most are answered here."""
    items, cards = content.library(SOURCE, language).items, [each.item for each in account.talk if each.item in found]
    order = [*cards, *(item for item in found if item not in cards)]
    return languages.listed([languages.quoted(items[i].name, language) for i in order], language)


def first_to_talk_about(account, said: dict[str, dict[str, object]], language: str) -> str:
    """The question that comes first with the answer of each who answered it, and what comes after it."""
    phrases, items = content.library(SOURCE, language).phrases, content.library(SOURCE, language).items
    if not account.talk:
        return account.no_talk
    first = items[account.talk[0].item]
    own, *views = (levels(said[who]).get(first.id) for who in SAYS)
    sides_of = {at: [name for name, view in zip(("Collectif Maji", "Raíces"), views, strict=True) if view == at] for at in views}
    each = (
        phrases.say("report.lead_answer", b=languages.listed(names, language), view=first.levels[at])
        for at, names in sides_of.items()
        if at is not None
    )
    words = {"item": languages.quoted(first.name, language), "own": first.levels[own], "views": "".join(each)}
    return phrases.say("report.lead_talk", a="Northlight", **words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_walls_sentence_gives_every_side_the_answer_that_it_gave(language) -> None:
    reader, options = Eyes().in_language(language), content.library(SOURCE, language).items[ITEM].levels
    round_ = assessment(Stage.REVEALED, sides=sides(MANY, MANY, AGREED))
    names, every = dict(zip(SAYS, ("Northlight", "Collectif Maji", "Raíces"), strict=True)), every_partner(language, 3)
    for given_ in product(range(5), repeat=3):
        said = dict(zip(SAYS, given_, strict=True))
        [line] = lines.lines_of(reader, round_, round_.now, seen({w: {ITEM: a} for w, a in said.items()}, round_.sides).rows)
        text = lines.told(reader, round_, line)
        answers = {at: text.find(languages.quoted(options[at], language)) for at in range(5)}
        assert {at for at, place in answers.items() if place >= 0} == set(given_)
        if len(set(given_)) == 1:
            assert text.startswith(reader.say("wall.all_same", answer=languages.quoted(options[given_[0]], language)))
            continue
        assert f"Northlight{every}" in text
        text = text.replace(every, "")
        answers = {at: text.find(languages.quoted(options[at], language)) for at in range(5)}
        for who, at in said.items():
            before = max((place for place in answers.values() if 0 <= place < answers[at]), default=0)
            assert before <= text.find(names[who]) < answers[at], text


@settings(max_examples=40, deadline=None)
@given(then=ROUND, now=ROUND, back=ANSWERS, language=st.sampled_from(LANGUAGES))
def test_what_is_told_over_time_is_what_was_answered_then_and_now(then, now, back, language) -> None:
    of, phrases = sides(MANY, MANY, MANY), content.library(SOURCE, language).phrases
    before = seen(dict(zip(SAYS, then, strict=True)), of)
    past = Past(replace(before.round, opened_on=date(2026, 5, 4)), before.rows)
    found = seen({**dict(zip(SAYS, now, strict=True)), "then.side-1": back}, of)
    account = told(replace(found, past=(past,)), language)
    both = [
        (who, item, levels(dict(zip(SAYS, then, strict=True))[who]).get(item), level)
        for who, each in zip(SAYS, now, strict=True)
        for item, level in levels(each).items()
    ]
    moved = {(who, item): (one, two) for who, item, one, two in both if one is not None}
    bank = content.library(SOURCE, language).items
    assert len(account.trends) == len(moved)
    for (who, item), (one, two) in moved.items():
        words = [languages.quoted(bank[item].levels[level], language) for level in (one, two)]
        looked = back.get(item) if who == SAYS[0] else None
        seen_so = (
            phrases[f"card.seen_{'up' if two > looked else 'down' if two < looked else 'same'}"] if looked in range(5) else ""
        )
        today = [phrases.say("results.then", level=bank[item].levels[looked], so=seen_so)] if seen_so else []
        assert [
            trend
            for trend in account.trends
            if trend.name == bank[item].name and [line.split(" · ")[-1] for line in trend.lines] == [*words, *today]
        ]
    far = [pair for pair in moved.values() if abs(pair[0] - pair[1]) >= 2]
    silent = "" if far else phrases["results.no_changes" if moved else "results.nothing_twice"]
    assert account.unmoved == silent
    looks = [answer for question in questions(account).values() for answer in question.said if answer.form == "then"]
    assert sorted(answer.text for answer in looks if answer.level is not None) == sorted(
        bank[item].levels[level] for item, level in levels(back).items()
    )
