"""Whatever was answered: the first sentence, the wall's and what is told over time say nothing that the rows contradict."""

import re
from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit import content, languages
from kit.content import sentence
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


@settings(max_examples=60, deadline=None)
@given(answers=ROUND, language=st.sampled_from(LANGUAGES))
def test_page_one_says_what_a_level_is_then_each_question_to_begin_with_as_asked_with_every_answer(answers, language) -> None:
    said, words = dict(zip(SAYS, answers, strict=True)), content.library(SOURCE, language)
    account, say = told(seen(said, sides(MANY, MANY, AGREED)), language), words.phrases
    if not any(said.values()):
        assert (account.first, account.figures, account.levels) == ((), "", "")
        return
    many = languages.listed([name for who, name in NAMES.items() if said[who] and name != "Raíces"], language)
    chance = f" {say.say('results.level_chance', sides=many)}" if many else ""
    assert account.levels == say["results.levels"] + chance
    own, pairs = levels(said[SAYS[0]]), pairs_of(said)
    assert account.figures == counted(pairs, say)
    begins = [say["report.lead_begin"]] if account.talk else []
    items = [each.item for each in account.talk]
    questions = [
        (
            f"{words.items[i].name}.",
            f"{sentence(words.items[i].stems['view'], 'Northlight')}\n{answers_to(i, own[i], said, words)}",
        )
        for i in items
    ]
    left = {
        i: words.items[i].name for i in ITEMS if any(i == item and abs(a - b) >= 2 for item, a, b in pairs) and i not in items
    }
    low = {
        i: words.items[i].name
        for i in ITEMS
        if any(i == item and max(a, b) <= 1 for item, a, b in pairs) and i not in (*items, *left)
    }
    ways = {i: {a > b for item, a, b in pairs if item == i and abs(a - b) >= 2} for i in left}
    which = {
        i: say.say(
            f"results.talk_also_{'both' if len(ways[i]) > 1 else 'up' if True in ways[i] else 'down'}",
            item=languages.quoted(name, language),
            a="Northlight",
        )
        for i, name in left.items()
    }
    names = {"results.talk_also": [*which.values()], "report.low_also": [languages.quoted(n, language) for n in low.values()]}
    also = [("", say.say(key, items=languages.listed(found, language), a="Northlight")) for key, found in names.items() if found]
    assert account.first[:2] == (
        (say["report.first_levels"], (("", account.levels),)),
        (say["report.first_talk"], (("", " ".join([account.figures or account.no_talk, *begins])), *questions, *also)),
    )
    assert not re.search("azar|casualidad|hasard|chance", str(account.first[1:])), "what chance does is said once, before"


NAMES = dict(zip(SAYS, ("Northlight", "Collectif Maji", "Raíces"), strict=True))


def pairs_of(said) -> list[tuple[str, int, int]]:
    """Item, Northlight's answer, a partner's, where both are shown."""
    own = levels(said[SAYS[0]])
    return [(item, own[item], level) for who in SAYS[1:] for item, level in levels(said[who]).items() if item in own]


def counted(pairs, say) -> str:
    """On how many questions of how many Northlight and a partner are far apart, on how many both answers are low."""
    n, m = len({item for item, *_ in pairs}), len({item for item, a, b in pairs if abs(a - b) >= 2})
    k = len({item for item, a, b in pairs if max(a, b) <= 1})
    if not (m or k):
        return ""
    if n == 1:
        return say.say("report.lead_gap_only" if m else "report.lead_low_only", a="Northlight")
    low = say.say("report.lead_low", k=k) if k else ""
    return say.say("report.lead_gap" if m else "report.lead_no_gap", a="Northlight", m=m, n=n, low=low)


def answers_to(item: str, own: int, said, words) -> str:
    """Who answered what, who answers the same together, how far from Northlight's; who is among the two lowest, beside it."""
    say, groups = words.phrases, {}
    for who, name in NAMES.items():
        if item in levels(said[who]):
            groups.setdefault(levels(said[who])[item], []).append(name)
    each = []
    for at, names in groups.items():
        way = "up" if at > own else "down"
        step = say.say(f"card.apart_{way}", step=say[f"card.step_{abs(at - own)}"]) if at != own else ""
        each.append(
            say.say("card.since_one", side=languages.listed(names, words.language), level=words.items[item].levels[at]) + step
        )
    low = [name for at, names in groups.items() for name in names if at <= 1] if own <= 1 else []
    every = len(low) == sum(map(len, groups.values()))
    named = languages.listed([name for name in NAMES.values() if name in low], words.language)
    ends = say.say("card.low_all" if every else "card.low", sides=named) if len(low) > 1 else ""
    return f"{say['card.since_next'].join(each)}.{ends}"


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
