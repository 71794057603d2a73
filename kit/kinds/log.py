"""Kind `log`: the last few cases of one thing, each with a label and a few questions; the picture says where they lie."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, model_validator

from kit.charts import Case, Loop, Picture, Table, draw_piles, draw_rings
from kit.charts.picture import PRINCIPLES
from kit.content.frozen import Frozen
from kit.kinds import tables
from kit.kinds.kind import Kind, Option, Sitting, every, keys
from kit.kinds.rules import Flag, OneOf, Rule, Text, Ticks
from kit.kinds.standing import Standing, places
from kit.scoring import tally


class LogFacts(Frozen):
    """How many cases, the questions about each, and which of them (`main`) gives the picture its columns.

    `best`: options of `main` that are the clause's own best; `to`: a question with the same options, drawn as an arrow;
    `count`: `question.option` that a sentence counts; `several`: questions with more than one answer.
    """

    entries: int = Field(ge=1, le=5)
    main: str
    best: list[str | int] = []
    to: str = ""
    count: str = ""
    several: list[str] = []
    picture: Literal["piles", "path"]
    questions: dict[str, list[str | int]]

    @model_validator(mode="after")
    def hang_together(self) -> LogFacts:
        """`main`, `to`, `count` and `several` name questions that there are."""
        named = [self.main, *filter(None, (self.to, self.count.partition(".")[0])), *self.several]
        missing = [name for name in named if name not in self.questions]
        if missing:
            raise ValueError(f"there is no question {missing[0]!r}")
        if not set(self.best) <= set(self.questions[self.main]):
            raise ValueError("best names an option that main does not have")
        return self

    @property
    def places(self) -> range:
        """1, 2, … as many as there may be cases."""
        return range(1, self.entries + 1)


class Log(Kind[LogFacts]):
    """The last few cases of one thing."""

    name = "log"
    pools = "declared"
    facts = LogFacts

    def rules(self, facts: LogFacts) -> dict[str, Rule]:
        """Per case `<n>.label`, `<n>.none` and `<n>.<question>`; then `first`, the case to begin with."""
        rules: dict[str, Rule] = {"first": OneOf([str(n) for n in facts.places])}
        for n in facts.places:
            rules |= {f"{n}.label": Text(120), f"{n}.none": Flag()}
            for question, options in facts.questions.items():
                found = every(options)
                rules[f"{n}.{question}"] = Ticks(found) if question in facts.several else OneOf((*found, "unknown"))
        return rules

    def words(self, facts: LogFacts) -> set[str]:
        """A stem and options for every question; short names for the options of the main one."""
        asked = {f"questions.{question}.stem" for question in facts.questions}
        options = keys(*((f"questions.{question}.options", ids) for question, ids in facts.questions.items()))
        short = keys(("short", facts.questions[facts.main]))
        return {"entry", "none", "label", "label_example", "first"} | asked | options | short

    def says(self, facts: LogFacts) -> set[str]:
        """Where most cases lie, how many are at their best, what the facts ask to count; ties where a case may have several."""
        best = {"all_best", "some_best"} if facts.best else set()
        return {
            "most",
            "spread",
            "first",
            "none",
            "one_answer",
            "every",
            *(["unheard"] if facts.picture == "path" else []),
            *best,
            *(["counted"] if facts.count else []),
            *(["moved"] if facts.to else []),
            *(["tied"] if facts.several else []),
        }

    def picture(self, sitting: Sitting) -> Picture:
        """Where the cases lie, in words and drawn case by case."""
        facts = self.facts_of(sitting.exercise)
        told = _told(facts, sitting)
        if not told:
            named = any(str(sitting.answer.get(f"{n}.label", "")).strip() for n in facts.places)
            none = not named and any(sitting.answer.get(f"{n}.none") for n in facts.places)
            return Picture((sitting.say("none"),) if none else ())
        colour, unknown = PRINCIPLES[sitting.exercise.principle], sitting.phrases["aside.unknown"]
        columns = sitting.options(facts.questions[facts.main], sitting.words["short"])
        said = tuple(_sentences(facts, sitting, told, columns))
        table = _table(facts, sitting, told)
        if facts.picture == "path":
            loops = [_loop(facts, sitting, n) for n in told]
            return Picture(said, lambda: draw_rings(loops, [column.name for column in columns], colour, unknown), table)
        cases, words = [_case(facts, sitting, n, columns) for n in told], _ways(sitting, unknown)
        return Picture(said, lambda: draw_piles(cases, [(c.name, c.place) for c in columns], colour, words), table)

    def standings(self, sitting: Sitting) -> dict[str, Standing]:
        """For each question where the cases stand, all of them in one row: no case of one side is a case of another."""
        facts = self.facts_of(sitting.exercise)
        cases = [n for n in facts.places if not sitting.answer.get(f"{n}.none")]
        found = {}
        for question, ids in facts.questions.items():
            words = sitting.words["questions"][question]
            options = sitting.options(ids, sitting.words["short"] if question == facts.main else words["options"])
            values = [value for n in cases for value in _values(sitting, n, question)]
            at = places([option.id for option in options], values)
            names = tuple(option.name for option in options)
            found[question] = Standing(sitting.fill(words["stem"]), names, at, ordered=facts.picture == "path")
        return found


def _told(facts: LogFacts, sitting: Sitting) -> list[int]:
    """The cases of which the main thing was said."""
    given = sitting.answer
    return [n for n in facts.places if not given.get(f"{n}.none") and given.get(f"{n}.{facts.main}") not in (None, [])]


def _table(facts: LogFacts, sitting: Sitting, told: list[int]) -> Table:
    words = sitting.words["questions"]
    names = {q: tables.by_id(sitting.options(ids, words[q].get("options", {}))) for q, ids in facts.questions.items()}
    return tables.of_cases(sitting, names, {n: _label(sitting, n) for n in told})


def _label(sitting: Sitting, n: int) -> str:
    return sitting.typed(f"{n}.label", sitting.fill(sitting.words["entry"], n=n))


def _values(sitting: Sitting, n: int, question: str) -> list[Any]:
    value = sitting.answer.get(f"{n}.{question}")
    return value if isinstance(value, list) else [] if value in (None, "unknown") else [value]


def _ways(sitting: Sitting, unknown: str) -> tuple[str, str, str]:
    return sitting.phrases["table.now"], sitting.phrases["table.fair"], unknown


def _case(facts: LogFacts, sitting: Sitting, n: int, columns: list[Option]) -> Case:
    ids = [column.id for column in columns]
    at = tuple(ids.index(value) for value in _values(sitting, n, facts.main) if value in ids)
    to = [ids.index(value) for value in _values(sitting, n, facts.to) if value in ids] if facts.to else []
    return Case(_label(sitting, n), at, to=to[0] if to else None, unknown=sitting.answer[f"{n}.{facts.main}"] == "unknown")


def _loop(facts: LogFacts, sitting: Sitting, n: int) -> Loop:
    reach = sitting.answer[f"{n}.{facts.main}"]
    question, _, option = facts.count.partition(".")
    origin = sitting.answer.get(f"{n}.{question}")
    asked = None if origin in (None, "unknown") else origin != option
    return Loop(_label(sitting, n), asked, reach if isinstance(reach, int) else None)


def _sentences(facts: LogFacts, sitting: Sitting, told: list[int], columns: list[Option]) -> list[str]:
    return [
        *_compared(facts, sitting, told, columns),
        *_counted(facts, sitting, told),
        *_moves(facts, sitting, told, columns),
        *_first(sitting, told),
        sitting.say("one_answer"),
    ]


def _compared(facts: LogFacts, sitting: Sitting, told: list[int], columns: list[Option]) -> list[str]:
    """How the cases lie to each other: nothing before there are two."""
    known = [value for value in (_values(sitting, n, facts.main) for n in told) if value]
    if len(known) < 2:
        return []
    at_best = sum(set(value) <= set(facts.best) for value in known)
    if at_best == len(known):
        return [sitting.say("all_best")]
    best = [sitting.say("some_best", count=at_best, total=len(known))] if at_best else []
    return [*_most(facts, sitting, known, columns), *best]


def _most(facts: LogFacts, sitting: Sitting, known: list[list[Any]], columns: list[Option]) -> list[str]:
    """Where all or most cases lie, or that all differ; on a path, where most of those stop that did not go all the way."""
    path = facts.picture == "path"
    common = tally(value for values in known for value in values if not (path and value in facts.best))
    names = [column.name for column in columns if column.id in common.tops]
    if common.count == 1:
        return [sitting.say("spread")] if len(common.tops) > 1 else []
    if path and common.top == columns[0].id:  # before the first station that lies with whoever was told
        return [sitting.say("unheard", count=common.count, total=len(known))]
    if names and common.count == len(known):
        return [sitting.say("every", total=len(known), names=sitting.listed(names))]
    if common.top is not None:
        return [sitting.say("most", count=common.count, total=len(known), option=name) for name in names]
    if facts.several and names:
        return [sitting.say("tied", count=common.count, total=len(known), names=sitting.listed(names))]
    return []


def _counted(facts: LogFacts, sitting: Sitting, told: list[int]) -> list[str]:
    question, _, option = facts.count.partition(".")
    count = sum(option in _values(sitting, n, question) for n in told) if question and len(told) > 1 else 0
    return [sitting.say("counted", count=count, total=len(told))] if count else []


def _moves(facts: LogFacts, sitting: Sitting, told: list[int], columns: list[Option]) -> list[str]:
    names = {column.id: column.name for column in columns}
    said = []
    for n in told:
        start, end = _values(sitting, n, facts.main), _values(sitting, n, facts.to) if facts.to else []
        if start and end and start != end and start[0] in names and end[0] in names:
            said.append(sitting.say("moved", label=_label(sitting, n), **{"from": names[start[0]], "to": names[end[0]]}))
    return said


def _first(sitting: Sitting, told: list[int]) -> list[str]:
    first = sitting.answer.get("first")
    return [sitting.say("first", label=_label(sitting, int(first)))] if first and int(first) in told else []
