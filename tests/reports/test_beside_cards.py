"""No gap is hidden: what has no card is named, the low card says why it stands there, a card says what was expected."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kit import content, languages
from kit.content import sentence
from tests.reports.told import AGREED, LANGUAGES, MANY, SHORT, SOURCE, seen, sides, told

OF = sides(MANY, MANY, AGREED)
LEVEL = st.sampled_from([0, 1, 2, 3, 4, None, "unknown"])
ANSWERS = st.fixed_dictionaries({}, optional=dict.fromkeys(SHORT[:7], LEVEL))
WHO = ("self.side-1", "meta.side-1", "view.side-2", "view.side-3")


def levels(found):
    return {item: level for item, level in found.items() if isinstance(level, int)}


@settings(max_examples=60, deadline=None)
@given(answers=st.tuples(*(ANSWERS for _ in WHO)), language=st.sampled_from(LANGUAGES))
def test_every_question_two_levels_apart_has_a_card_or_is_named(answers, language) -> None:
    words = content.library(SOURCE, language)
    account = told(seen(dict(zip(WHO, answers, strict=True)), OF), language)
    own, meta, *others = (levels(each) for each in answers)
    pairs = [(item, own[item], view[item]) for view in others for item in view if item in own]
    apart, low = {i for i, a, b in pairs if abs(a - b) >= 2}, {i for i, a, b in pairs if max(a, b) <= 1}
    cards = {question.item for question in account.talk}
    left = apart - cards
    said = " ".join(account.without_card)
    named = {i for i in SHORT if languages.quoted(words.items[i].name, language) in said}
    assert named == left
    if 0 < len(left) <= 2:
        assert all(words.items[i].levels[level] in said for i, *both in pairs if i in left for level in both), (
            "every side’s answer"
        )
        assert all(sentence(words.items[i].stems["view"], "Northlight") in said for i in left), "as partners were asked"
    for question in account.talk:
        item = question.item
        why = item in low and item not in apart
        assert (words.phrases["card.why_low"] in question.beside) == why
        guess = meta.get(item)
        beside = guess is not None and item in own and any(item in view for view in others)
        rest = [line for line in question.beside if line != words.phrases["card.why_low"]]
        facts = {"a": "Northlight", "meta": words.items[item].levels[guess] if beside else ""}
        assert rest == ([words.phrases.say("card.expected", **facts)] if beside else [])


def test_one_agreed_answer_is_never_called_chance() -> None:
    account = told(seen({"self.side-1": {SHORT[0]: 2}, "view.side-2": {SHORT[0]: 3}, "view.side-3": {SHORT[0]: 3}}, OF))
    [question] = [question for profile in account.profiles for question in profile.questions]
    assert not [card for card in question.cards if "chance" in card]
    assert "Several people answered for Northlight and Collectif Maji:" in account.levels
