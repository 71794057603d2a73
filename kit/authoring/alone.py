"""How long an exercise takes alone, measured by what it shows and by what its made-up answer taps and types; not by a wish."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kit import kinds
from kit.authoring.minutes import FINDING, WRITTEN_A_MINUTE, Load, off, words_in
from kit.content import Exercise, Library, Problem, Source
from kit.errors import AnswerRefused, ContentError

SAID = 0.5  # of all the sentences that it could say, what one answer brings out
STEPS = 4  # that every exercise has: what it is about, the picture, one action, the end
TIMES = ("minut", "quarter of an hour", "quart d’heure", "cuarto de hora")  # how a length in words is told
THINKING = {"log": 30, "timeline": 20, "cards": 15, "shares": 15, "matrix": 10}
# Seconds, assumed: to bring to mind a case, a moment, a thing to write, a share, a decision; the other kinds give the cases.


def _texts(table: Any) -> Iterator[str]:
    """Every text in a table of words, however deep."""
    if isinstance(table, str):
        yield table
    elif isinstance(table, dict):
        for inner in table.values():
            yield from _texts(inner)


def _told(words: dict[str, Any], nodes: dict[str, dict[str, list[str]]], answer: dict[str, Any]) -> Iterator[str]:
    """Of several stories their titles; of the one that the made-up answer walks its scene, its choices, and what follows."""
    for story, tale in words["stories"].items():
        yield from (tale["title"], tale["place"])
        if story != answer.get("story", next(iter(nodes))):
            continue
        yield from (tale["scene"], tale["question"])
        here = "start"
        for step in str(answer.get(f"path.{story}", "")).split("/"):
            yield from (tale["choice"][choice] for choice in nodes[story].get(here, []))
            yield tale["after"].get(step, "")
            here = step


def _read(exercise: Exercise, answer: dict[str, Any]) -> float:
    """How many words somebody reads on the way through."""
    words, own = exercise.words, dict(getattr(exercise.words, exercise.kind))
    stories = [*_told(own, exercise.facts["story"]["nodes"], answer)] if exercise.kind == "story" else []
    own.pop("stories", None)
    common = (words.title, words.invitation, words.about, words.alone, words.team, words.closing)
    examples = _texts(words.action_example.model_dump())
    return words_in(*common, *_texts(own), *stories, *examples) + SAID * words_in(*words.says.values())


def measured(library: Library, exercise: Exercise) -> float:
    """Minutes that an exercise takes in the library's language, read once and answered as in its made-up answer.

    Raises: ContentError, AnswerRefused if its words or its made-up answer are none.
    """
    answer = dict(kinds.made_up(library, exercise).answer)
    rules = kinds.rules_of(exercise)
    typed = [str(value) for key, value in answer.items() if isinstance(rules.get(key), kinds.Text)]
    typed += _texts(exercise.words.action_example.model_dump(exclude={"when"}))
    tapped = [value for key, value in answer.items() if not isinstance(rules.get(key), kinds.Text)]
    taps = sum(len(value) if isinstance(value, list | tuple) else 1 for value in tapped) + 1  # the action's day
    rows = {key.partition(".")[0] for key in answer if "." in key}
    facts = exercise.facts[exercise.kind]
    seconds: float = len(rows) * THINKING.get(exercise.kind, 0) + len(typed) * FINDING + sum(facts.get("timed", {}).values())
    reading = Load(_read(exercise, answer), taps, 0, STEPS + len(rows)).minutes(library.language)
    return reading + words_in(*typed) / WRITTEN_A_MINUTE + seconds / 60


def check_alone(source: Source) -> Iterator[Problem]:
    """Exercises whose announced minutes are off by more than a quarter, or are said a second time in words."""
    for language in source.languages:
        try:
            library = Library(source, language)
            found = [(one, measured(library, one)) for one in library.offered.values() if one.made_up]
        except (AnswerRefused, ContentError, KeyError):
            continue  # words that are missing, a made-up answer that is none: what looks at each exercise says which
        for exercise, minutes in found:
            yield from _of_one(source, exercise, minutes, language)


def _of_one(source: Source, exercise: Exercise, minutes: float, language: str) -> Iterator[Problem]:
    if any(one in exercise.words.alone.lower() for one in TIMES):
        remedy = "Leave them out: the line above it says those of exercise.toml."
        yield Problem(source.label(f"shelf/{exercise.id}/{language}.toml"), "alone", "it says how many minutes it takes", remedy)
    if off(exercise.minutes.alone, minutes):
        said = f"{exercise.minutes.alone} are announced; {language} takes {minutes:.1f}"
        file = source.label(f"shelf/{exercise.id}/exercise.toml")
        yield Problem(file, "minutes.alone", said, f"Announce {max(1, round(minutes))}.")
