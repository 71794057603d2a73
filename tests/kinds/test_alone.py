"""What an exercise announces: measured by what it shows and by what its made-up answer taps and types, in every language."""

import pytest

from kit import authoring, content
from kit.authoring.alone import measured
from kit.authoring.minutes import off


@pytest.fixture
def french(source) -> content.Library:
    return content.library(source, "fr")


def exercise_with(exercise: content.Exercise, **words: str) -> content.Exercise:
    return exercise.model_copy(update={"words": exercise.words.model_copy(update=words)})


def test_what_is_read_written_timed_and_brought_to_mind_takes_its_time(french) -> None:
    one = french.shelf["say-it-back"]
    longer = exercise_with(one, about=one.words.about + " mot" * 195)
    assert measured(french, longer) - measured(french, one) == pytest.approx(1)
    untimed = one.model_copy(update={"facts": {**one.facts, "cards": {**one.facts["cards"], "timed": {}}}})
    assert measured(french, one) - measured(french, untimed) == pytest.approx(4), (
        "two minutes to speak, one each for what follows"
    )
    log = french.shelf["promises-ledger"]
    third = {"words": exercise_with(log, made_up={q: v for q, v in log.words.made_up.items() if q != "3.label"}).words}
    third["made_up"] = {q: v for q, v in log.made_up.items() if not q.startswith("3.") and q != "first"}
    fewer = log.model_copy(update=third)
    assert measured(french, log) - measured(french, fewer) > 0.5, "a case is brought to mind before it is answered"


def test_of_several_stories_only_the_one_that_is_walked_is_read(french) -> None:
    every = sum(len(text.split()) for text in str(french.shelf["when-it-is-uncomfortable"].words.story).split("\n"))
    assert every > 2000
    assert measured(french, french.shelf["when-it-is-uncomfortable"]) < 12


def test_no_announced_minutes_are_off_by_more_than_a_quarter(source) -> None:
    for language in source.languages:
        library = content.library(source, language)
        assert [e.id for e in library.offered.values() if off(e.minutes.alone, measured(library, e))] == []


@pytest.mark.long
def test_a_wish_and_minutes_said_twice_are_named_with_what_to_do(source, tmp_path) -> None:
    folder = tmp_path / "shelf" / "the-no"
    folder.mkdir(parents=True)
    for name in ("exercise.toml", "fr.toml", "en.toml", "es.toml", "design.md"):
        (folder / name).write_text((source.base / "shelf/the-no" / name).read_text())
    facts, words, spanish = (folder / name for name in ("exercise.toml", "en.toml", "es.toml"))
    facts.write_text(facts.read_text().replace("alone = 8", "alone = 13"))
    words.write_text(words.read_text().replace('alone = "Eight taps', 'alone = "Five minutes, eight taps'))
    spanish.write_text(spanish.read_text().replace('alone = "', 'alone = "Un cuarto de hora: '))
    found = [one for one in authoring.check(content.Source(source.base, tmp_path)) if "the-no" in one.file]
    assert [one.remedy for one in found if one.key == "minutes.alone"] == ["Announce 9.", "Announce 7.", "Announce 8."]
    assert [one.file.rpartition("/")[2] for one in found if one.key == "alone"] == ["en.toml", "es.toml"]
