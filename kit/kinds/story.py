"""Kind `story`: branching stories with consequences seen from the other side, then what one’s own is like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import Field, model_validator

from kit.charts import Picture, Stand, draw_signs, draw_waits
from kit.charts.picture import PRINCIPLES
from kit.content.frozen import Frozen
from kit.errors import AnswerRefused
from kit.kinds import tables
from kit.kinds.kind import Kind, Option, Sitting, every, keys
from kit.kinds.laid import Laid, Pile
from kit.kinds.rules import Flag, OneOf, Rule, Text
from kit.scoring import Wait, longest

STORY = ("title", "place", "scene", "question")
Nodes = Mapping[str, list[str]]


class Record(Frozen):
    """How many cases, and the options of each question: what became of it, how long or how far it went, who bears it.

    `open`: with which statuses a case is still somebody's burden.
    """

    entries: int
    statuses: list[str]
    open: list[str] = ["waiting", "acknowledged"]
    sinces: list[str]
    bearers: list[str]


class Own(Frozen):
    """A few questions about one's own; `named`: whether it has a name in a few words."""

    questions: dict[str, list[str]] = Field(min_length=1, max_length=4)
    named: bool = False


class StoryFacts(Frozen):
    """The stories, what leads where in each, and what comes after: a record of concerns, or a few questions about one's own."""

    stories: list[str]
    nodes: dict[str, dict[str, list[str]]]
    record: Record | None = None
    own: Own | None = None

    @model_validator(mode="after")
    def hang_together(self) -> StoryFacts:
        """Every story has its nodes; afterwards comes a record or what is one's own."""
        if set(self.stories) != self.nodes.keys():
            raise ValueError("stories and nodes must name the same stories")
        if bool(self.record) == bool(self.own):
            raise ValueError("give record or own, not both and not neither")
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


class Story(Kind[StoryFacts]):
    """What would you do, what follows, and then what of one's own it touches."""

    name = "story"
    pools = "own"
    much_to_read = True
    facts = StoryFacts

    def rules(self, facts: StoryFacts) -> dict[str, Rule]:
        """`story`, `path.<story>`; then `none` and per concern `<n>.label`, `.status`, `.since`, `.bearer`; or `own.<id>`."""
        rules: dict[str, Rule] = {"story": OneOf(facts.stories)}
        rules |= {f"path.{story}": Path(facts.nodes[story]) for story in facts.stories}
        if facts.own:
            rules |= {"own.name": Text(120)} if facts.own.named else {}
            rules |= {f"own.{q}": OneOf((*every(options), "unknown")) for q, options in facts.own.questions.items()}
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

    def words(self, facts: StoryFacts) -> set[str]:
        """A text for every story, choice and consequence, and for what comes after."""
        own = {"fiction", "again", "seen_from"} | ({"pick"} if len(facts.stories) > 1 else set())
        own |= {f"stories.{story}.{field}" for story in facts.stories for field in STORY}
        for story in facts.stories:
            choices = [choice for options in facts.nodes[story].values() for choice in options]
            own |= keys((f"stories.{story}.choice", choices), (f"stories.{story}.after", choices))
        if facts.record:
            own |= keys(("record", ("intro", "entry", "label", "label_example", "none", "status", "since", "bearer")))
            return own | keys(*((f"record.{table}", getattr(facts.record, table)) for table in ("statuses", "sinces", "bearers")))
        return own | _own_words(facts.own) if facts.own else own

    def says(self, facts: StoryFacts) -> set[str]:
        """What waits and who pays for it; or a sentence for each question about one's own."""
        if facts.record:
            return {"waiting", "waiting_one", "waiting_some", "acted_all", "pays", "none", "stories_only", "one_answer"}
        return {"nothing", "stories_only", "one_answer", *(facts.own.questions if facts.own else ())}

    def picture(self, sitting: Sitting) -> Picture:
        """What came after the story, in words and drawn."""
        facts = self.facts_of(sitting.exercise)
        return _owned(facts.own, sitting) if facts.own else _concerns(sitting)

    def laid(self, sitting: Sitting, *, talking: bool) -> Laid:
        """The scene; while the room talks what one could have done there, and its question. Of several stories their titles."""
        facts, words = self.facts_of(sitting.exercise), sitting.words["stories"]
        said = {story: {key: sitting.fill(words[story][key]) for key in STORY} for story in facts.stories}
        if len(facts.stories) > 1:
            asked = {story: (said[story]["question"],) if talking else () for story in facts.stories}
            return Laid(piles=tuple(Pile(said[story]["title"], said[story]["place"], asked[story]) for story in facts.stories))
        (story,) = facts.stories
        head = Pile(said[story]["title"], said[story]["place"])
        if not talking:
            return Laid(text=said[story]["scene"], piles=(head,))
        choices = tuple(sitting.fill(words[story]["choice"][choice]) for choice in facts.nodes[story]["start"])
        return Laid(ask=said[story]["question"], piles=(Pile(head.head, head.note, choices),))


def _concerns(sitting: Sitting) -> Picture:
    """Which concern has waited longest and who pays for it, in words and as bars."""
    waits = _waits(sitting)
    if not waits:
        return Picture(_without_record(sitting))
    record = sitting.words["record"]
    statuses = {key: sitting.fill(text) for key, text in record["statuses"].items()}
    sinces = [record["sinces"][key] for key in sitting.exercise.facts["story"]["record"]["sinces"]]
    colour = PRINCIPLES[sitting.exercise.principle]
    table = tables.of_waits(sitting, waits)
    return Picture(tuple(_sentences(sitting, waits)), lambda: draw_waits(waits, statuses, sinces, colour), table)


def _own_words(own: Own) -> set[str]:
    """What is asked about one's own: a title, and for each question its stem, its name in the picture, its options."""
    words = {"own.title", "own.intro", *(f"own.questions.{q}.{field}" for q in own.questions for field in ("stem", "short"))}
    words |= {"own.name", "own.name_example"} if own.named else set()
    return words | keys(*((f"own.questions.{q}.options", options) for q, options in own.questions.items()))


def _owned(own: Own, sitting: Sitting) -> Picture:
    """Where one's own stands, question by question, in words and among what it could be."""
    given = {q: options for q in own.questions if (options := _options(own, sitting, q)) and f"own.{q}" in sitting.answer}
    if not given:
        return Picture(_without_record(sitting))
    chosen = {q: [option for option in options if option.id == sitting.answer[f"own.{q}"]] for q, options in given.items()}
    said = [sitting.say(q, option=option.name) for q, found in chosen.items() for option in found]
    if not said:
        return Picture((sitting.say("nothing"),))
    stands = [
        Stand(sitting.fill(sitting.words["own"]["questions"][q]["short"]), [o.name for o in options], options.index(chosen[q][0]))
        for q, options in given.items()
        if chosen[q]
    ]
    name, colour = str(sitting.answer.get("own.name", "")).strip(), PRINCIPLES[sitting.exercise.principle]
    table = tables.of_stands(sitting, stands)
    return Picture((*said, sitting.say("one_answer")), lambda: draw_signs(stands, name, colour), table)


def _options(own: Own, sitting: Sitting, question: str) -> list[Option]:
    return sitting.options(own.questions[question], sitting.words["own"]["questions"][question].get("options", {}))


def _without_record(sitting: Sitting) -> tuple[str, ...]:
    if sitting.answer.get("none"):
        return (sitting.say("none"),)
    walked = any(key.startswith("path.") and value for key, value in sitting.answer.items())
    return (sitting.say("stories_only"),) if walked else ()


def _waits(sitting: Sitting) -> list[Wait]:
    facts = sitting.exercise.facts["story"]["record"]
    opened = Record.model_validate(facts).open
    waits = []
    for n in range(1, facts["entries"] + 1):
        status, since = sitting.answer.get(f"{n}.status"), sitting.answer.get(f"{n}.since")
        if status in facts["statuses"]:
            label = sitting.typed(f"{n}.label", sitting.fill(sitting.words["record"]["entry"], n=n))
            length = facts["sinces"].index(since) if since in facts["sinces"] else None
            waits.append(Wait(n, label, str(status), length, sitting.answer.get(f"{n}.bearer"), open=status in opened))
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
