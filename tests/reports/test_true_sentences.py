"""Whatever was answered, a result says nothing that its own rows contradict, and never who "sees" something."""

import re
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit import content
from tests.reports.told import (
    AGREED,
    LANGUAGES,
    MANY,
    NORTHLIGHT,
    SHORT,
    SOURCE,
    marks,
    questions,
    seen,
    sentences,
    sides,
    told,
)

CELLS = list(product(range(5), range(5)))
CARDS = [  # rows: what the side says of itself; columns: what another says of it
    "same_low near_low view_higher view_higher view_higher",
    "near_low same_low near view_higher view_higher",
    "own_higher near same near view_higher",
    "own_higher own_higher near same near",
    "own_higher own_higher own_higher near same",
]
WHO_SEES = {
    "fr": r"\b(le voit|voit|voient|vu juste|courtoisie|politesse)\b",
    "en": r"\b(sees|see it|was right|courtesy)\b",
    "es": r"\b(lo ve|lo ven|acertó|cortesía)\b",
}
LEVELS = {
    "fr": ("", "", "deux", "trois", "quatre"),
    "en": ("", "", "two", "three", "four"),
    "es": ("", "", "dos", "tres", "cuatro"),
}
ITEM = SHORT[0]


def pattern(language: str, key: str) -> str:
    """A phrase as a regular expression, its slots as groups."""
    known: set[str] = set()

    def group(slot: re.Match[str]) -> str:
        again = slot[1] in known
        known.add(slot[1])
        some = r"(?: \(.+?\))?" if slot[1] == "all" else ".+?"
        return f"(?P={slot[1]})" if again else f"(?P<{slot[1]}>{some})"

    return re.sub(r"\\{(\w+)\\}", group, re.escape(content.library(SOURCE, language).phrases[key]))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("modes", [(MANY, MANY), (MANY, AGREED), (AGREED, AGREED), (MANY, MANY, AGREED)])
def test_each_of_the_25_cells_gets_its_card(language, modes) -> None:
    levels = content.library(SOURCE, language).items[ITEM].levels
    for own, view in CELLS:
        said = {f"view.{side.id}": {ITEM: view} for side in sides(*modes)[1:]}
        account = told(seen({"self.side-1": {ITEM: own}, **said}, sides(*modes)), language)
        [question] = [questions(account)[ITEM]]
        wanted = CARDS[own].split()[view]
        assert len(question.cards) == len(modes) - 1
        for card, other in zip(question.cards, sides(*modes)[1:], strict=True):
            found = re.fullmatch(pattern(language, f"card.{wanted}"), card)
            assert found, card
            facts = found.groupdict()
            assert facts["a"] == NORTHLIGHT.name
            assert facts["b"] == other.name
            assert facts["own"] == levels[own]
            assert facts.get("view", levels[own]) == levels[view]
            assert facts.get("n") in (None, LEVELS[language][abs(own - view)])
        talks = wanted not in ("same", "near")
        assert [each.item for each in account.talk] == ([ITEM] if talks else [])
        assert bool(question.ask) == talks


def test_what_is_far_apart_comes_before_what_is_low() -> None:
    far, low = SHORT[:2]
    account = told(seen({"self.side-1": {low: 0, far: 3}, "view.side-2": {low: 0, far: 1}}))
    assert [each.item for each in account.talk] == [far, low]


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_everybody_answered_the_lowest_nobody_reads_that_all_is_close(language) -> None:
    zero = dict.fromkeys(SHORT, 0)
    account = told(seen({"self.side-1": zero, "view.side-2": zero, "meta.side-1": zero}), language)
    both_low = pattern(language, "results.both_low")
    assert all(re.search(both_low, profile.sentence) for profile in account.profiles)
    assert len(account.talk) == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_nobody_could_see_it_the_result_says_so_and_compares_nothing(language) -> None:
    library = content.library(SOURCE, language)
    unseen = dict.fromkeys(SHORT, "unknown")
    account = told(
        seen({"self.side-1": unseen, "view.side-2": unseen, "view.side-3": unseen}, sides(MANY, MANY, AGREED)), language
    )
    said = questions(account)[ITEM].said
    beside, mostly = library.phrases["aside.unseen"], library.phrases.say("results.mostly", said=library.phrases["aside.unseen"])
    assert sorted(answer.text for answer in said) == sorted([mostly, mostly, beside])
    assert account.talk == ()
    assert account.no_talk == library.phrases.say("results.nothing_beside", a=NORTHLIGHT.name, all=marks(language, 3)[0])
    assert not any(question.cards or question.ask for question in questions(account).values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_a_side_that_is_erased_nothing_is_set_beside_and_its_absence_is_said(language) -> None:
    of = (sides(MANY, MANY)[0], replace(sides(MANY, MANY)[1], erased=True))
    account = told(seen({"self.side-1": dict.fromkeys(SHORT, 3), "meta.side-1": dict.fromkeys(SHORT, 1)}, of), language)
    phrases = content.library(SOURCE, language).phrases
    assert phrases["results.side_too_few"] in account.missing
    assert account.guesses == ()
    assert f"0 {'sur' if language == 'fr' else 'of' if language == 'en' else 'de'} 12" in account.scope[0]


def test_with_one_question_shown_it_says_of_how_many_and_what_was_not_asked() -> None:
    account = told(seen({"self.side-1": {ITEM: 2}, "view.side-2": {ITEM: 2}}))
    assert "1 of 12" in account.scope[0]
    assert "12 of the 66" in account.scope[1]
    library = content.library(SOURCE, "en")
    titles = {each.id: each.title for principle in library.framework.principles for each in principle.commitments}
    assert all(titles[wanted] in account.scope[1] for wanted in ("A0", "T0", "R0", "E0"))
    assert library.framework.principle("P").name in account.scope[1]
    assert not any(titles[asked] in account.scope[1] for asked in ("A1", "T2", "E3"))
    assert any("not shown: 11" in line for line in account.missing)


def test_a_form_of_one_principle_names_the_others_and_the_full_form_nothing() -> None:
    said = {"self.side-1": {"A1.10": 2}, "view.side-2": {"A1.10": 2}}
    [_, other] = told(seen(said, form="A")).scope
    assert re.search(r"Transparency.*Respect.*Equity", other)
    assert len(told(seen(said, form="full")).scope) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_answers_agreed_by_their_side_are_called_so_and_chance_is_not_blamed(language) -> None:
    phrases = content.library(SOURCE, language).phrases
    said = {"self.side-1": {ITEM: 2}, "view.side-2": {ITEM: 3}}
    account = told(seen(said, sides(AGREED, AGREED)), language)
    assert phrases["results.note_chance"] not in account.notes
    assert phrases["results.note_gap"] in account.notes
    everything = [*sentences(account), account.levels, str(account.first), *account.without_card]
    assert not re.search("azar|casualidad|hasard|chance", " ".join(everything))
    mixed = told(seen(said, sides(MANY, AGREED)), language)
    assert phrases["results.note_chance"] in mixed.notes
    assert mixed.levels.endswith(phrases.say("results.level_chance", sides="Northlight")), "never of the side that agreed on one"
    assert phrases.say("results.note_agreed", sides="Collectif Maji") in mixed.notes[1]
    assert phrases.say("results.note_middle", sides="Northlight", k=5) in mixed.notes[1]


LEVEL = st.sampled_from([0, 1, 2, 3, 4, None, "unknown", "not_applicable"])
ANSWERS = st.fixed_dictionaries({}, optional=dict.fromkeys(SHORT[:4], LEVEL))
MODES = st.lists(st.sampled_from([MANY, AGREED]), min_size=2, max_size=3)
WHO = ("self.side-1", "meta.side-1", "view.side-2", "view.side-3")


@settings(max_examples=40, deadline=None)
@given(modes=MODES, answers=st.tuples(*(ANSWERS for _ in WHO)), language=st.sampled_from(LANGUAGES))
def test_no_answers_make_a_sentence_false(modes, answers, language) -> None:
    said = dict(zip(WHO[: len(modes) + 1], answers, strict=False))
    account, phrases = told(seen(said, sides(*modes)), language), content.library(SOURCE, language).phrases
    levels = {who: {item: level for item, level in items.items() if isinstance(level, int)} for who, items in said.items()}
    others = [levels[who] for who in said if who.startswith("view")]
    pairs = [(item, own, view[item]) for item, own in levels["self.side-1"].items() for view in others if item in view]
    heard = [(meta, view[item]) for item, meta in levels["meta.side-1"].items() for view in others if item in view]

    assert not [line for line in sentences(account) if line not in account.notes and re.search(WHO_SEES[language], line)]
    assert len(account.talk) <= 3
    apart, low = ({item for item, own, view in pairs if holds(own, view)} for holds in (far, both_low))
    assert {each.item for each in account.talk} <= apart | low
    assert (account.talk == ()) == (not apart | low)
    wide = {item for item, own, view in pairs if abs(own - view) >= 3}
    assert not (low - apart) or len(wide) >= 3 or {each.item for each in account.talk} & low
    about, expected = marks(language, len(modes))
    if account.no_talk == phrases.say("results.no_talk", a="Northlight", all=about):
        assert pairs
    assert (phrases.say("results.as_guessed", a="Northlight", all=expected) in account.guesses) == (
        bool(heard) and not any(far(*each) for each in heard)
    )
    for profile in account.profiles:
        here = [(own, view) for item, own, view in pairs if item.startswith(profile.id)]
        assert (phrases.say("results.close", a="Northlight", all=about) in profile.sentence) == (
            bool(here) and not any(far(*e) for e in here)
        )
        assert bool(re.search(pattern(language, "results.both_low"), profile.sentence)) == any(both_low(*each) for each in here)
    assert re.search(rf"\b{len({item for item, *_ in pairs})} \w+ 12\b", account.scope[0])


def far(one: int, other: int) -> bool:
    return abs(one - other) >= 2


def both_low(one: int, other: int) -> bool:
    return max(one, other) <= 1
