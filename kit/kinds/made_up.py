"""A made-up answer of each exercise, to show what comes out: ids in `exercise.toml`, words in the files of the languages."""

from __future__ import annotations

from typing import Any

from kit.content import Exercise, Library, fill
from kit.kinds.entry import accepted, rules_of
from kit.kinds.kind import Sitting
from kit.kinds.partnership import partnership_of
from kit.kinds.rules import Text

PEOPLE = {"name.side-1": "Northlight", "name.side-2": "Collectif Maji", "funds": "side-1", "own": "side-2"}  # fictional


def made_up(library: Library, exercise: Exercise) -> Sitting:
    """That exercise as two fictional organisations might answer it; its examples are the first words that are typed.

    Raises: AnswerRefused if the made-up answer is none.
    """
    partnership = partnership_of(PEOPLE)
    names = partnership.names(library.phrases)
    typed = {question: fill(text, **names) for question, text in {**_examples(exercise), **exercise.words.made_up}.items()}
    answer = accepted(exercise, {**typed, **exercise.made_up})
    return Sitting(exercise, partnership, library.phrases, library.language, answer)


def _examples(exercise: Exercise) -> dict[str, str]:
    """What the examples beside the fields say, by question: beside the first of several fields that are alike."""
    found: dict[str, str] = {}
    for question, rule in rules_of(exercise).items():
        example = _example(getattr(exercise.words, exercise.kind), question) if isinstance(rule, Text) else ""
        found |= {question: example} if example else {}
    return found


def _example(words: dict[str, Any], question: str) -> str:
    match question.split("."):
        case ["card", group, card]:
            return str(words["groups"][group]["cards"][card]["example"])
        case ["1", "label"] | ["label", "1"]:
            return str(words.get("record", words)["label_example"])
        case ["own", "name"]:
            return str(words["own"]["name_example"])
    return ""
