"""Whatever sides answered, the wall's sentence under a picture is true of each of them, also where one of them shows nothing."""

from itertools import combinations, product

import pytest

from kit import content, languages
from kit.screens import lines
from kit.screens.lines import Line
from kit.store import Stage
from tests.pairs import matrix
from tests.reports.told import MANY, SOURCE, sides
from tests.screens.made import Eyes, assessment

LANGUAGES = ("fr", "en", "es")
OPTIONS = ("uno", "dos", "tres")
SETS = [set(found) for many in range(4) for found in combinations(range(3), many)]  # {}: nothing of that side stands there
NAMES = [side.name for side in sides(MANY, MANY, MANY)]


def told(language: str, ordered: bool, chosen: tuple[set[int], ...]) -> tuple[str, content.Phrases]:
    reader = Eyes().in_language(language)
    round_ = assessment(Stage.REVEALED, sides=sides(MANY, MANY, MANY))
    at = tuple((place, option) for place, mine in enumerate(chosen) for option in sorted(mine))
    text = lines.told(reader, round_, Line("k", "name", "asked", OPTIONS, at, ordered))
    return text.replace(lines.asks_more(reader, Line("k", "", "", (), ())), "").strip(), content.library(SOURCE, language).phrases


def sentence(phrases: content.Phrases, key: str, language: str, who: list[str], options: list[str]) -> str:
    slots = {"sides": languages.listed(who, language), "answers": languages.listed(options, language)}
    return phrases.say(f"wall.{key}", **slots)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_side_is_said_only_where_every_side_answers_that(language) -> None:
    for given in product([None, 0, 1, 2], repeat=3):
        text, phrases = told(language, True, tuple(set() if one is None else {one} for one in given))
        shown = {name: one for name, one in zip(NAMES, given, strict=True) if one is not None}
        every = [phrases.say("wall.all_same", answer=languages.quoted(option, language)) for option in OPTIONS]
        same = len(shown) == 3 and len(set(shown.values())) == 1
        assert (text in every) == same, text
        if not same and len(shown) > 1:
            assert [name for name in NAMES if name in text] == list(shown)
            assert {languages.quoted(option, language) in text for n, option in enumerate(OPTIONS) if n in shown.values()} == {
                True
            }


@matrix("language, silent", LANGUAGES, (False, True))
def test_what_several_chose_is_said_of_all_of_some_and_of_nobody_as_they_chose(language, silent) -> None:
    for chosen in product(SETS[1:], SETS[1:], SETS[:1] if silent else SETS[1:]):
        if all(len(mine) == 1 for mine in chosen if mine):
            continue  # that is told side by side
        text, phrases = told(language, False, chosen)
        by = {n: [name for name, mine in zip(NAMES, chosen, strict=True) if n in mine] for n in range(3)}
        right = set()
        for who in {tuple(names) for names in by.values()}:
            options = [languages.quoted(OPTIONS[n], language) for n in range(3) if tuple(by[n]) == who]
            key = "some" if silent else "all_tick" if len(who) == 3 else "only" if who else "nobody"
            right.add(sentence(phrases, key, language, list(who), options).casefold())
        said = phrases.say("wall.and_then", before="|", after="|").strip("|")
        assert {part.casefold() for part in text.rstrip(".").split(said) if part} <= right, (text, right)
        assert not silent or not any(
            phrases.say(f"wall.{key}", answers="").casefold() in text.casefold() for key in ("nobody", "all_tick")
        )
