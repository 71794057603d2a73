"""An exercise as its folder says it: facts from `exercise.toml`, words of one language, common keys checked."""

from __future__ import annotations

from typing import Any

from pydantic import ConfigDict, Field

from kit.content.frozen import Frozen
from kit.content.source import Source

FACTS = ("kind", "principle", "clauses", "minutes", "tension", "start_here", "retired", "followed_by", "made_up")
REMEDY = "Mend it; see CONTRIBUTING.md."


class Minutes(Frozen):
    """How many minutes it takes alone and as a team."""

    alone: int = Field(ge=1, le=60)
    team: int = Field(ge=1, le=180)


class ActionWords(Frozen):
    """A fictional model action: what changes, who does it, with what, by when, how the partner will know."""

    what: str
    who: str
    means: str
    when: str
    sign: str


class RunSheet(Frozen):
    """What a facilitator says and does, in order."""

    aim: str
    first_voice: str
    steps: list[str] = Field(min_length=3, max_length=8)
    prompts: list[str] = Field(min_length=2, max_length=5)
    what: str
    so_what: str
    now_what: str
    care: str


class ExerciseWords(Frozen):
    """The common words of an exercise; each kind adds its own table and `says`. `made_up`: what its made-up answer types."""

    model_config = ConfigDict(frozen=True, extra="allow")

    title: str
    invitation: str
    about: str
    alone: str
    team: str
    closing: str
    action_example: ActionWords
    runsheet: RunSheet
    says: dict[str, str]
    made_up: dict[str, str] = {}


class Exercise(Frozen):
    """One exercise in one language. `tension` 1 (light) to 3 (tense). `facts` and `words.<kind>` are read by its kind.

    `retired`: questions that it asked once and asks no more; what was answered then is neither refused nor shown.
    `followed_by`: the exercise that has taken its place; it is offered no more, and stays open to whoever has answered it.
    `made_up`: an answer that nobody gave, by question, to show what comes out.
    """

    id: str
    kind: str
    principle: str
    clauses: tuple[str, ...]
    minutes: Minutes
    tension: int = Field(ge=1, le=3)
    start_here: bool
    retired: tuple[str, ...] = ()
    followed_by: str = ""
    made_up: dict[str, Any] = {}
    facts: dict[str, Any]
    words: ExerciseWords


def load_exercise(source: Source, slug: str, language: str) -> Exercise:
    """The exercise of that name, in one language.

    Raises: ContentError at the first fault of its facts or common words.
    """
    facts_file, words_file = f"shelf/{slug}/exercise.toml", f"shelf/{slug}/{language}.toml"
    facts = source.table(facts_file)
    words = ExerciseWords.checked(source.table(words_file), source.label(words_file), remedy=REMEDY)
    common = {key: facts[key] for key in FACTS if key in facts}
    own = {key: value for key, value in facts.items() if key not in FACTS}
    table = {**common, "id": slug, "words": words, "facts": own}
    return Exercise.checked(table, source.label(facts_file), remedy=REMEDY)


def load_shelf(source: Source, language: str) -> dict[str, Exercise]:
    """Every exercise that is shown, by id, those to start with first."""
    shelf = [load_exercise(source, slug, language) for slug in source.exercises]
    return {e.id: e for e in sorted(shelf, key=lambda e: (e.principle, not e.start_here, e.clauses, e.id))}


def offered(shelf: dict[str, Exercise]) -> dict[str, Exercise]:
    """Those of the shelf that somebody may begin: all that no other one has followed."""
    return {slug: exercise for slug, exercise in shelf.items() if not exercise.followed_by}
