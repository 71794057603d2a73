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


def test_no_two_chapters_have_the_same_shape(english) -> None:
    shapes = [shape(english, chapter) for chapter in english.chapters]
    assert len({tuple(one) for one in shapes}) == len(shapes)
    asked = {chapter: [step["is"] for step in steps(english, chapter)] for chapter in PRINCIPLES}
    assert {chapter: (found.count("habit"), found.count("check")) for chapter, found in asked.items()} == {
        "accountability": (1, 0),
        "transparency": (0, 1),
        "respect": (2, 0),
        "equity": (1, 0),
    }
    for found in asked.values():
        assert {"voice", "write"} <= {*found}
        assert {"story", "guess"} & {*found}


def test_one_begins_with_a_story_one_is_a_letter_one_asks_for_a_guess_one_builds_a_picture(english) -> None:
    assert shape(english, "accountability")[:3] == ["story", "read", "habit"]
    letter = steps(english, "transparency")[0]
    assert letter["is"] == "voice"
    assert letter["greeting"]
    assert not letter["again"], "no answer has been given that one could look at again"
    respect = shape(english, "respect")
    assert respect[:3] == ["guess", "habit", "compared"]
    assert steps(english, "respect")[0]["text"] == english.onboarding.chapters["respect"].text, "it is said above the guess"
    assert respect.index("compared") > max(place for place, kind in enumerate(respect) if kind == "habit")
    built = [step for step in steps(english, "equity") if step["is"] == "habit"]
    assert [len(step["rows"]) for step in built] == [1], "nothing was looked at before"
    assert [step["again"] for step in steps(english, "equity") if step["is"] == "voice"] == [built[0]["id"]], (
        "it leads back there"
    )


def test_two_questions_about_habits_follow_each_other_only_between_a_guess_and_its_picture(english) -> None:
    done = {learning.record(key): {"done": True} for key in english.chapters}
    evening = learning.chapter_definition(english, learning.REVIEW, done, sitting=2)["facts"]["chapter"]["steps"]
    every = {chapter: [step["is"] for step in steps(english, chapter)] for chapter in PRINCIPLES}
    every["another evening"] = [step["is"] for step in evening]
    assert [chapter for chapter, kinds in every.items() if ("habit", "habit") in pairwise(kinds)] == ["respect"]


@pytest.mark.parametrize("chapter", PRINCIPLES)
def test_a_chapter_asks_the_habits_that_it_names_and_no_other(english, chapter) -> None:
    habits = [step["id"] for step in steps(english, chapter) if step["is"] == "habit"]
    assert habits == [f"now.{item}" for item in english.chapters[chapter].habits]


def test_a_habit_that_there_is_not_is_named(source, tmp_path) -> None:
    path = tmp_path / "onboarding" / "path.toml"
    path.parent.mkdir()
    path.write_text((source.base / "onboarding/path.toml").read_text().replace('["A3.2"]', '["A3.2", "R1.2", "A9.9"]'))
    found = [one for one in authoring.check(content.Source(source.base, tmp_path)) if one.key == "accountability.habits"]
    assert [("R1.2" in str(one), "A9.9" in str(one)) for one in found] == [(True, True)]


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
    path.write_text(own.replace('["guess", "habits"', '["bet", "habits"'))
    assert any("respect" in one.key for one in authoring.check(content.Source(source.base, tmp_path)))
