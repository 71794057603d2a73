"""The chapters of the path, each in a shape of its own."""

from itertools import groupby, pairwise

import pytest

from kit import authoring, content, learning
from kit.errors import AnswerRefused
from kit.kinds import fitting

PRINCIPLES = ("accountability", "transparency", "respect", "equity")


def steps(library: content.Library, chapter: str) -> list[dict]:
    return learning.chapter_definition(library, chapter, {}, sitting=1)["facts"]["chapter"]["steps"]


def shape(library: content.Library, chapter: str) -> list[str]:
    """What each step is; the same several times in a row is told once."""
    return [kind for kind, _ in groupby(step["is"] for step in steps(library, chapter))]


def test_no_two_chapters_have_the_same_shape_and_each_has_all_that_it_had(english) -> None:
    shapes = [shape(english, chapter) for chapter in english.chapters]
    assert len({tuple(one) for one in shapes}) == len(shapes)
    for chapter in PRINCIPLES:
        found = [step["is"] for step in steps(english, chapter)]
        assert (found.count("habit"), found.count("check")) == (3, 1)
        assert {"read", "story", "voice", "write"} <= set(found)


def test_one_begins_with_a_story_one_is_a_letter_one_asks_for_a_guess_one_builds_a_picture(english) -> None:
    assert shape(english, "accountability")[:3] == ["story", "read", "habit"]
    letter = steps(english, "transparency")[0]
    assert letter["is"] == "voice"
    assert letter["greeting"]
    assert not letter["again"], "no answer has been given that one could look at again"
    respect = shape(english, "respect")
    assert respect[1:3] == ["guess", "habit"]
    assert respect.index("compared") > max(place for place, kind in enumerate(respect) if kind == "habit")
    built = [step for step in steps(english, "equity") if step["is"] == "habit"]
    assert {len(step["rows"]) for step in built} == {3}, "the same picture at each, with what is there so far"
    assert [step["again"] for step in steps(english, "equity") if step["is"] == "voice"] == [built[0]["id"]], (
        "it leads back there"
    )


@pytest.mark.parametrize("chapter", PRINCIPLES)
def test_no_two_questions_about_habits_follow_each_other(english, chapter) -> None:
    kinds = [step["is"] for step in steps(english, chapter)]
    assert ("habit", "habit") not in pairwise(kinds)
    habits = [step["id"] for step in steps(english, chapter) if step["is"] == "habit"]
    assert habits == [f"now.{item.id}" for item in english.items.values() if item.short and item.id[0] == chapter[0].upper()]


def test_a_guess_is_one_of_the_habits_that_come(english) -> None:
    rules = learning.chapter_rules(english, "respect")
    habits = [step["id"] for step in steps(english, "respect") if step["is"] == "habit"]
    assert fitting(rules, {"guess": habits[0]}) == {"guess": habits[0]}
    with pytest.raises(AnswerRefused):
        fitting(rules, {"guess": "now.A1.10"})


def test_a_site_says_in_which_order_the_parts_come_and_a_part_that_there_is_not_is_named(source, tmp_path) -> None:
    path = tmp_path / "onboarding" / "path.toml"
    path.parent.mkdir()
    own = (source.base / "onboarding/path.toml").read_text().replace('shape = ["story", "about",', 'shape = ["about", "story",')
    path.write_text(own)
    assert shape(content.library(content.Source(source.base, tmp_path), "en"), "accountability")[:2] == ["read", "story"]
    path.write_text(own.replace('"about", "guess"', '"about", "bet"'))
    assert any("respect" in one.key for one in authoring.check(content.Source(source.base, tmp_path)))
