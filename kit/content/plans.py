"""Workshop plans: how long, for whom, and what happens in which minutes. Words only, in the language files."""

from __future__ import annotations

from pydantic import Field, ValidationError

from kit.content.framework import Frozen
from kit.content.source import Source
from kit.errors import ContentError


class Plan(Frozen):
    """One plan; `{first}` and `{second}` in its steps stand for the exercises that are chosen."""

    minutes: int = Field(ge=30, le=240)
    title: str
    whom: str
    steps: list[str] = Field(min_length=3, max_length=12)


def load_plans(source: Source, language: str) -> dict[str, Plan]:
    """The plans of one language, the shortest first. Raises: ContentError at the first fault."""
    name = f"plans/{language}.toml"
    try:
        return {key: Plan.model_validate({**table, "minutes": int(key)}) for key, table in source.table(name).items()}
    except (ValidationError, ValueError, TypeError) as error:
        raise ContentError(source.label(name), "", "a plan is malformed", "A plan has minutes, title, whom and steps.") from error
