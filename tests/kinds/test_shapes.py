"""The chapters of the path, each in a shape of its own."""

from itertools import groupby, pairwise

import pytest

from kit import authoring, content, learning

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
        "accountability": (0, 0),
        "transparency": (0, 0),
        "respect": (0, 0),
        "equity": (1, 0),
    }
    for found in asked.values():
        assert "voice" in found
        assert {"write", "habit", "story"} & {*found}, "something is asked of oneself"
    assert [chapter for chapter, found in asked.items() if not {"write", "habit"} & {*found}] == ["respect"]


def test_one_begins_with_a_story_one_with_a_letter_that_is_answered_one_is_a_voice_and_a_scene(english) -> None:
    assert shape(english, "accountability") == ["story", "voice", "write"]
    assert shape(english, "transparency") == ["voice", "write", "story"]
    letter = steps(english, "transparency")[0]
    assert letter["is"] == "voice"
    assert letter["greeting"]
    assert not letter["again"], "no answer has been given that one could look at again"
    assert shape(english, "respect") == ["voice", "story"]
    assert shape(english, "equity") == ["story", "habit", "voice"]
    asked = [step["id"] for step in steps(english, "equity") if step["is"] == "habit"]
    assert [step["again"] for step in steps(english, "equity") if step["is"] == "voice"] == asked, "it leads back there"


def test_no_two_questions_about_habits_follow_each_other(english) -> None:
    done = {learning.record(key): {"done": True} for key in english.chapters}
    evening = learning.chapter_definition(english, learning.REVIEW, done, sitting=2)["facts"]["chapter"]["steps"]
    every = {chapter: [step["is"] for step in steps(english, chapter)] for chapter in PRINCIPLES}
    every["another evening"] = [step["is"] for step in evening]
    assert every["another evening"].count("habit") == 2
    assert [chapter for chapter, kinds in every.items() if ("habit", "habit") in pairwise(kinds)] == []


@pytest.mark.parametrize("chapter", PRINCIPLES)
def test_a_chapter_asks_the_habits_that_it_names_and_no_other(english, chapter) -> None:
    habits = [step["id"] for step in steps(english, chapter) if step["is"] == "habit"]
    assert habits == [f"now.{item}" for item in english.chapters[chapter].habits]


@pytest.mark.long
def test_a_habit_that_there_is_not_is_named(source, tmp_path) -> None:
    path = tmp_path / "onboarding" / "path.toml"
    path.parent.mkdir()
    path.write_text((source.base / "onboarding/path.toml").read_text().replace('["E3.4"]', '["E3.4", "A3.2", "E9.9"]'))
    found = [one for one in authoring.check(content.Source(source.base, tmp_path)) if one.key == "equity.habits"]
    assert [("A3.2" in str(one), "E9.9" in str(one)) for one in found] == [(True, True)]


def test_a_site_says_in_which_order_the_parts_come_and_a_part_that_there_is_not_is_named(source, tmp_path) -> None:
    path = tmp_path / "onboarding" / "path.toml"
    path.parent.mkdir()
    own = (
        (source.base / "onboarding/path.toml")
        .read_text()
        .replace('shape = ["story", "habits", "v', 'shape = ["about", "story", "habits", "v')
    )
    path.write_text(own)
    site = content.library(content.Source(source.base, tmp_path), "en")
    assert shape(site, "equity")[:2] == ["read", "story"]
    first, *_, last = steps(site, "equity")
    assert (first["title"], "below" in last) == ("What this principle asks", False), "on its own page, and not twice"
    path.write_text(own.replace('["voice", "dilemmas"', '["bet", "dilemmas"'))
    assert any("respect" in one.key for one in authoring.check(content.Source(source.base, tmp_path)))
