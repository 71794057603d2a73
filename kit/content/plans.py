"""Workshop plans: how long, for whom, and what happens in which minutes. Facts in one file, words in the language files."""

from __future__ import annotations

from pydantic import Field, ValidationError

from kit.content.frozen import Frozen
from kit.content.source import Source
from kit.errors import ContentError

FACTS = "plans/plans.toml"
TALK, ACTIONS = "talk", "actions"
CHOSEN = ("first", "second", "story")  # exercises that are chosen when a round is set up
GAME = "simulator"
ABOUT = (TALK, ACTIONS, GAME, "check-safety", "check-exit", "assessment", *CHOSEN)
STAGES = ("", "open", "own", "revealed", "lot", "run", "what", "same", "rules", "again", "end")  # the last seven of a game
SCRIPTS = (
    *("opening", "safety", "silent", "story", "pairs", "own", "revealed", "talk", "break", "actions", "exit"),
    *("weigh", "read", "keep", "requests"),
    *("chairs", "run", "what", "same", "rules", "again", "picture"),
)


class PlanLine(Frozen):
    """One line of a run-sheet: minutes, what it is about, the stage that it brings, its words with slots for exercises.

    `script`: which words whoever runs the workshop says aloud there, and who speaks first.
    """

    minutes: int = Field(ge=1, le=120)
    about: str
    stage: str
    text: str
    script: str


class WorkshopPlan(Frozen):
    """One plan; `{first}`, `{second}` and `{story}` in its lines stand for the exercises that are chosen.

    Its key are its minutes, and where there are several of so many what sets it apart: "90", "90-game".
    """

    minutes: int = Field(ge=30, le=240)
    title: str
    whom: str
    lines: tuple[PlanLine, ...] = Field(min_length=3, max_length=12)


def load_plans(source: Source, language: str) -> dict[str, WorkshopPlan]:
    """The plans of one language, the shortest first. Raises: ContentError at the first fault."""
    name, facts = f"plans/{language}.toml", source.table(FACTS)
    try:
        return {key: _plan(key, table, facts[key]["lines"]) for key, table in source.table(name).items()}
    except (ValidationError, ValueError, TypeError, KeyError) as error:
        remedy = "A plan has title, whom and steps: one text for each line of plans.toml."
        raise ContentError(source.label(name), "", "a plan is malformed", remedy) from error


def _plan(key: str, words: dict[str, object], lines: list[tuple[int, str, str, str]]) -> WorkshopPlan:
    steps = words["steps"]
    if not isinstance(steps, list) or any(
        about not in ABOUT or stage not in STAGES or script not in SCRIPTS for _, about, stage, script in lines
    ):
        raise ValueError(key)
    told = [
        PlanLine(minutes=minutes, about=about, stage=stage, text=text, script=script)
        for (minutes, about, stage, script), text in zip(lines, steps, strict=True)
    ]
    minutes = int(key.partition("-")[0])
    return WorkshopPlan.model_validate({"minutes": minutes, "title": words["title"], "whom": words["whom"], "lines": told})
