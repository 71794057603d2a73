"""What a widget draws: an exercise's facts and words in one language, with the organisations that it is about."""

from __future__ import annotations

from typing import Any

from kit.content import Exercise, Library, Phrases
from kit.kinds.entry import rules_of
from kit.kinds.partnership import PARTNERSHIP, Partnership
from kit.kinds.rules import Text
from kit.languages import direction, locale

ROOMS = (
    "action",
    "aside",
    "assess",
    "back",
    "begin",
    "chairs",
    "chart",
    "choose",
    "clock",
    "end",
    "finish",
    "log",
    "matrix",
    "minutes",
    "next",
    "partnership",
    "picture",
    "runsheet",
    "saved",
    "shares",
    "so_far",
    "step",
    "table",
    "ways",
)


def privacy(phrases: Phrases, host: str) -> str:
    """Who could read what is typed: said on every screen that has a field for words. `host`: who runs the computer, if known."""
    return phrases.say("privacy.write", host=host) if host else phrases["privacy.write_here"]


def common(library: Library, partnership: Partnership, *, key: str, host: str = "") -> dict[str, Any]:
    """What every widget needs; `key` tells this answer's unsaved copy from others in the same tab."""
    return {
        "id": key,
        "language": library.language,
        "locale": locale(library.language),
        "direction": direction(library.language),
        "phrases": library.phrases.room(*ROOMS),
        "privacy": privacy(library.phrases, host),
        "who": library.phrases["who.title"],
        "sides": partnership.as_list(),
        "names": partnership.names(library.phrases),
    }


def partnership_definition(library: Library, partnership: Partnership, *, host: str = "", wanted: str = "") -> dict[str, Any]:
    """The organisations themselves; before them, where the exercise that is wanted says first when to use paper, that."""
    exercise = library.shelf.get(wanted)
    first = getattr(exercise.words, exercise.kind).get("paper", "") if exercise else ""
    words = {"title": library.phrases["partnership.title"], "first": first}
    return {
        **common(library, partnership, key=PARTNERSHIP, host=host),
        "kind": PARTNERSHIP,
        "slug": "preamble",
        "facts": {},
        "words": words,
    }


def exercise_definition(
    library: Library, exercise: Exercise, partnership: Partnership, *, key: str = "", host: str = ""
) -> dict[str, Any]:
    """An exercise of the shelf."""
    return {
        **common(library, partnership, key=key or exercise.id, host=host),
        "kind": exercise.kind,
        "slug": library.framework.principle(exercise.principle).slug,
        "facts": exercise.facts,
        "runsheet": True,
        "minutes": exercise.minutes.model_dump(),
        "typed": [question for question, rule in rules_of(exercise).items() if isinstance(rule, Text) and question != "at"],
        "words": exercise.words.model_dump(exclude={"made_up"}),
    }
