"""What the path announces: measured by words, questions and fields, in every language."""

import pytest

from kit import authoring, content
from kit.authoring.minutes import THINKING, Load, measured, words_in


def test_reading_deciding_writing_and_going_on_take_their_time() -> None:
    assert Load(words=228).minutes("en") == 1
    assert Load(words=195).minutes("a language that nobody measured") == 1
    assert Load(questions=6, steps=18).minutes("fr") == 2


def test_a_field_takes_the_time_to_find_and_write_a_sentence_of_ones_own() -> None:
    """Not to copy one: about twenty words a minute with a thumb."""
    assert 55 <= 60 * Load(fields=1).minutes("fr") <= 75


def test_a_chapter_is_measured_with_its_stories_its_fields_and_its_habits(source) -> None:
    library = content.library(source, "fr")
    assert measured(library, "accountability") > measured(library, "equity") > 1.5 * measured(library, "welcome")


def test_a_question_of_the_path_is_thought_about_and_what_is_not_in_its_shape_takes_no_time(source, tmp_path) -> None:
    assert Load(questions=3).minutes("fr", THINKING) == 1
    path = tmp_path / "onboarding" / "path.toml"
    path.parent.mkdir()
    ours = (source.base / "onboarding/path.toml").read_text()
    path.write_text(
        ours.replace('["story", "voice", "journal"]', '["story", "journal"]').replace('["voice", "dilemmas"]', '["voice"]')
    )
    more, less = content.library(source, "fr"), content.library(content.Source(source.base, tmp_path), "fr")
    voice = more.onboarding.chapters["accountability"].voice
    spared = Load(words_in(voice.text, voice.who), steps=1).minutes("fr")
    assert measured(more, "accountability") - measured(less, "accountability") == pytest.approx(spared, abs=0.05)
    assert measured(more, "respect") - measured(less, "respect") > THINKING / 60
    assert measured(less, "equity") == measured(more, "equity")


@pytest.mark.long
def test_minutes_that_are_not_true_are_named_with_those_that_are(source, tmp_path) -> None:
    path = tmp_path / "onboarding" / "path.toml"
    path.parent.mkdir()
    path.write_text(
        (source.base / "onboarding/path.toml").read_text().replace("[respect]\nminutes = 2", "[respect]\nminutes = 13")
    )
    found = [one for one in authoring.check(content.Source(source.base, tmp_path)) if one.key == "respect.minutes"]
    assert len(found) == 3  # in each language
    assert {one.remedy for one in found} <= {"Announce 2."}
