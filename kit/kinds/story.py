"""Kind `story`: branching stories with consequences seen from the other side, then the own record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kit.charts import Picture, draw_waits
from kit.charts.picture import PRINCIPLES
from kit.content import Exercise
from kit.content.framework import Frozen
from kit.errors import AnswerRefused
from kit.kinds.kind import Kind, Sitting
from kit.kinds.rules import Flag, OneOf, Rule, Text
from kit.scoring import Wait, longest

Nodes = Mapping[str, list[str]]


class Record(Frozen):
    """How many concerns, and the options of each question about one."""

    entries: int
    statuses: list[str]
    sinces: list[str]
    bearers: list[str]


class Facts(Frozen):
    """The stories, what leads where in each, and the record."""

    stories: list[str]
    nodes: dict[str, dict[str, list[str]]]
    record: Record


class Tale(Frozen):
    """One story in one language."""

    title: str
    place: str
    scene: str
    question: str
    choice: dict[str, str]
    after: dict[str, str]


class RecordWords(Frozen):
    """The words of the record."""

    intro: str
    label: str
    label_example: str
    none: str
    status: str
    since: str
    bearer: str
    statuses: dict[str, str]
    sinces: dict[str, str]
    bearers: dict[str, str]


class Words(Frozen):
    """The words of a story exercise."""

    pick: str
    fiction: str
    again: str
    seen_from: str
    stories: dict[str, Tale]
    record: RecordWords


@dataclass(frozen=True)
class Path:
    """The choices made in one story, in order, joined by "/"."""

    nodes: Nodes

    def accept(self, value: Any) -> str:
        """The path. Raises: AnswerRefused if a choice does not follow from the one before."""
        if not isinstance(value, str) or len(value) > 400:
            raise AnswerRefused("This is no way through the story.")
        here = "start"
        for step in filter(None, value.split("/")):
            if step not in self.nodes.get(here, []):
                raise AnswerRefused("This is no way through the story.")
            here = step
        return value


class Story(Kind):
    """What would you do, what follows, and which concerns of your own still wait."""

    name = "story"
    pools = "own"
    facts = Facts
    words = Words
    says = frozenset({"waiting", "waiting_some", "acted_all", "pays", "none", "stories_only", "one_answer"})

    def rules(self, exercise: Exercise) -> dict[str, Rule]:
        """`story`, `path.<story>`; `none`; per concern `<n>.label`, `.status`, `.since`, `.bearer`."""
        facts = Facts.model_validate(exercise.facts["story"])
        rules: dict[str, Rule] = {"story": OneOf(facts.stories), "none": Flag()}
        rules |= {f"path.{story}": Path(facts.nodes[story]) for story in facts.stories}
        for n in range(1, facts.record.entries + 1):
            rules |= {
                f"{n}.label": Text(120),
                f"{n}.status": OneOf((*facts.record.statuses, "rather_not")),
                f"{n}.since": OneOf((*facts.record.sinces, "unknown")),
                f"{n}.bearer": OneOf(facts.record.bearers),
            }
        return rules

    def expected(self, exercise: Exercise) -> set[str]:
        """A text for every story, choice and consequence, and for every option of the record."""
        facts = Facts.model_validate(exercise.facts["story"])
        keys = {
            f"stories.{story}.{table}.{choice}"
            for story in facts.stories
            for choices in facts.nodes[story].values()
            for choice in choices
            for table in ("choice", "after")
        }
        for table in ("statuses", "sinces", "bearers"):
            keys |= {f"record.{table}.{key}" for key in getattr(facts.record, table)}
        return keys | {f"stories.{s}.{field}" for s in facts.stories for field in ("title", "place", "scene", "question")}

    def picture(self, sitting: Sitting) -> Picture:
        """Which concern has waited longest and who pays for it, in words and as bars."""
        waits = _waits(sitting)
        if not waits:
            return Picture(_without_record(sitting))
        record = sitting.words["record"]
        statuses = {key: sitting.fill(text) for key, text in record["statuses"].items()}
        sinces = [record["sinces"][key] for key in sitting.exercise.facts["story"]["record"]["sinces"]]
        colour = PRINCIPLES[sitting.exercise.principle]
        return Picture(tuple(_sentences(sitting, waits)), lambda: draw_waits(waits, statuses, sinces, colour))


def _without_record(sitting: Sitting) -> tuple[str, ...]:
    if sitting.answer.get("none"):
        return (sitting.say("none"),)
    walked = any(key.startswith("path.") and value for key, value in sitting.answer.items())
    return (sitting.say("stories_only"),) if walked else ()


def _waits(sitting: Sitting) -> list[Wait]:
    facts = sitting.exercise.facts["story"]["record"]
    waits = []
    for n in range(1, facts["entries"] + 1):
        status, since = sitting.answer.get(f"{n}.status"), sitting.answer.get(f"{n}.since")
        if status in facts["statuses"]:
            label = str(sitting.answer.get(f"{n}.label", "")).strip() or sitting.phrases.say("concern", n=n)
            length = facts["sinces"].index(since) if since in facts["sinces"] else None
            waits.append(Wait(n, label, str(status), length, sitting.answer.get(f"{n}.bearer")))
    return waits


def _sentences(sitting: Sitting, waits: list[Wait]) -> list[str]:
    record, said = sitting.words["record"], []
    still_open = [wait for wait in waits if wait.open]
    if still_open:
        said.append(sitting.say("waiting_some", count=len(still_open), total=len(waits)))
    else:
        said.append(sitting.say("acted_all"))
    top = longest(waits)
    if top:
        since = record["sinces"][sitting.exercise.facts["story"]["record"]["sinces"][top.length or 0]]
        said.append(sitting.say("waiting", label=top.label, since=since))
        if top.bearer:
            said.append(sitting.say("pays", bearer=sitting.fill(record["bearers"][top.bearer])))
    return [*said, sitting.say("one_answer")]
