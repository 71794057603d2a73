"""Kind `story`: branching stories with consequences seen from the other side, then the own record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import model_validator

from kit.charts import Picture, draw_threads, draw_waits
from kit.charts.picture import PRINCIPLES
from kit.content.framework import Frozen
from kit.errors import AnswerRefused
from kit.kinds.kind import Kind, Sitting, keys
from kit.kinds.rules import Flag, OneOf, Rule, Text, Ticks
from kit.scoring import Wait, longest, mutual

Nodes = Mapping[str, list[str]]


class Record(Frozen):
    """How many cases, and the options of each question: what became of it, how long or how far it went, who bears it."""

    entries: int
    statuses: list[str]
    sinces: list[str]
    bearers: list[str]


class Facts(Frozen):
    """The stories, what leads where in each, and what comes after: a record of concerns, or threads between principles."""

    stories: list[str]
    nodes: dict[str, dict[str, list[str]]]
    record: Record | None = None
    threads: list[str] = []

    @model_validator(mode="after")
    def hang_together(self) -> Facts:
        """Every story has its nodes; afterwards comes a record or threads."""
        if set(self.stories) != self.nodes.keys():
            raise ValueError("stories and nodes must name the same stories")
        if bool(self.record) == bool(self.threads):
            raise ValueError("give record or threads, not both and not neither")
        return self


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


class Story(Kind[Facts]):
    """What would you do, what follows, and then what of one's own it touches."""

    name = "story"
    pools = "own"
    much_to_read = True
    facts = Facts

    def rules(self, facts: Facts) -> dict[str, Rule]:
        """`story`, `path.<story>`; then `none` and per concern `<n>.label`, `.status`, `.since`, `.bearer`; or `thread.<id>`."""
        rules: dict[str, Rule] = {"story": OneOf(facts.stories)}
        rules |= {f"path.{story}": Path(facts.nodes[story]) for story in facts.stories}
        rules |= {f"thread.{pulled}": Ticks([t for t in facts.threads if t != pulled]) for pulled in facts.threads}
        if facts.record:
            rules["none"] = Flag()
            for n in range(1, facts.record.entries + 1):
                rules |= {
                    f"{n}.label": Text(120),
                    f"{n}.status": OneOf((*facts.record.statuses, "rather_not")),
                    f"{n}.since": OneOf((*facts.record.sinces, "unknown")),
                    f"{n}.bearer": OneOf(facts.record.bearers),
                }
        return rules

    def words(self, facts: Facts) -> set[str]:
        """A text for every story, choice and consequence, and for what comes after."""
        own = {"pick", "fiction", "again", "seen_from"}
        own |= {f"stories.{story}.{field}" for story in facts.stories for field in ("title", "place", "scene", "question")}
        for story in facts.stories:
            choices = [choice for options in facts.nodes[story].values() for choice in options]
            own |= keys((f"stories.{story}.choice", choices), (f"stories.{story}.after", choices))
        if facts.record:
            own |= keys(("record", ("intro", "entry", "label", "label_example", "none", "status", "since", "bearer")))
            return own | keys(*((f"record.{table}", getattr(facts.record, table)) for table in ("statuses", "sinces", "bearers")))
        return own | keys(("threads", ("intro", "stem", "none")), ("threads.principles", facts.threads))

    def says(self, facts: Facts) -> set[str]:
        """What waits and who pays for it; or what moves what."""
        if facts.record:
            return {"waiting", "waiting_one", "waiting_some", "acted_all", "pays", "none", "stories_only", "one_answer"}
        return {"moves", "both", "alone", "nothing", "stories_only", "one_answer"}

    def picture(self, sitting: Sitting) -> Picture:
        """What came after the story, in words and drawn."""
        facts = self.facts_of(sitting.exercise)
        return _concerns(sitting) if facts.record else _woven(facts, sitting)


def _concerns(sitting: Sitting) -> Picture:
    """Which concern has waited longest and who pays for it, in words and as bars."""
    waits = _waits(sitting)
    if not waits:
        return Picture(_without_record(sitting))
    record = sitting.words["record"]
    statuses = {key: sitting.fill(text) for key, text in record["statuses"].items()}
    sinces = [record["sinces"][key] for key in sitting.exercise.facts["story"]["record"]["sinces"]]
    colour = PRINCIPLES[sitting.exercise.principle]
    return Picture(tuple(_sentences(sitting, waits)), lambda: draw_waits(waits, statuses, sinces, colour))


def _woven(facts: Facts, sitting: Sitting) -> Picture:
    """What else moves when one thread is pulled, in words and as arrows."""
    moved = {pulled: found for pulled in facts.threads if isinstance(found := sitting.answer.get(f"thread.{pulled}"), list)}
    names = sitting.words["threads"]["principles"]
    if not moved:
        return Picture((sitting.say("nothing"),) if "thread." in "".join(sitting.answer) else _without_record(sitting))
    said = [
        sitting.say("moves", **{"from": names[pulled], "names": sitting.listed([names[t] for t in found])})
        for pulled, found in moved.items()
        if found
    ]
    said += [sitting.say("both", a=names[a], b=names[b]) for a, b in mutual(moved)]
    alone = [names[pulled] for pulled, found in moved.items() if not found]
    said += [sitting.say("alone", names=sitting.listed(alone))] if alone else []
    return Picture((*said, sitting.say("one_answer")), lambda: draw_threads(facts.threads, names, moved))


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
            label = sitting.typed(f"{n}.label", sitting.fill(sitting.words["record"]["entry"], n=n))
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
        compared = None not in {w.length for w in still_open} and any((w.length or 0) < (top.length or 0) for w in still_open)
        said.append(sitting.say("waiting" if compared else "waiting_one", label=top.label, since=since))
        if top.bearer:
            said.append(sitting.say("pays", bearer=sitting.fill(record["bearers"][top.bearer])))
    return [*said, sitting.say("one_answer")]
