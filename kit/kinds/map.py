"""Kind `map`: rows, and for each where it stands; the picture is a field for each answer, with its rows in it; empty ones too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import Field, model_validator

from kit.charts import Ground, Picture, Table, draw_land
from kit.charts.picture import PRINCIPLES
from kit.content.frozen import Frozen
from kit.kinds import tables
from kit.kinds.kind import Kind, Option, Sitting, every, keys
from kit.kinds.rules import OneOf, Rule, Text, Ticks
from kit.kinds.standing import Standing, places
from kit.scoring import tally


class MapFacts(Frozen):
    """Rows (given, or `typed` so many by the person), what is asked of each (once, or per column), and the options.

    `look`: options whose rows a sentence names; `several`: more than one option per question; `alone`: the option that means
    nobody or nothing and excludes the others; `settled`: options that leave nothing to begin with; `choice`: asked once, first;
    `quiet`: what the rows show is said with the picture, and not before;
    `ordered`: the options stand in an order, each row by itself.
    """

    rows: list[str] = []
    typed: int = Field(default=0, ge=0, le=5)
    columns: list[str] = []
    options: list[str]
    several: bool = False
    alone: str = ""
    look: list[str] = []
    settled: list[str] = []
    choice: list[str] = []
    quiet: bool = False
    ordered: bool = False

    @model_validator(mode="after")
    def hang_together(self) -> MapFacts:
        """Rows are either given or typed; `look`, `settled` and `alone` name options."""
        if bool(self.rows) == bool(self.typed):
            raise ValueError("give rows or typed, not both and not neither")
        if not set(self.look) <= set(self.options):
            raise ValueError("look names an option that there is not")
        if not set(self.settled) <= set(self.options):
            raise ValueError("settled names an option that there is not")
        if self.ordered and (self.typed or self.several):
            raise ValueError("ordered options are one to a row, and the rows are given")
        if self.alone and not (self.several and self.alone in self.options):
            raise ValueError("alone names one of several options")
        return self

    @property
    def places(self) -> list[str]:
        """The ids of the rows."""
        return self.rows or [str(n) for n in range(1, self.typed + 1)]

    def questions(self, row: str) -> list[str]:
        """The questions of one row."""
        return [f"row.{row}.{column}" for column in self.columns] or [f"row.{row}"]


class Map(Kind[MapFacts]):
    """Where things stand, row by row."""

    name = "map"
    pools = "declared"
    facts = MapFacts

    def rules(self, facts: MapFacts) -> dict[str, Rule]:
        """`row.<row>` or `row.<row>.<column>`, `label.<row>` where rows are typed, `choice`, `first`."""
        options = every(facts.options)
        rule: Rule = Ticks(options, facts.alone) if facts.several else OneOf((*options, "unknown"))
        rules: dict[str, Rule] = {question: rule for row in facts.places for question in facts.questions(row)}
        rules |= {f"label.{row}": Text(120) for row in facts.places if facts.typed}
        if facts.choice:
            rules["choice"] = OneOf(facts.choice)
        return {**rules, "first": OneOf(facts.places)}

    def words(self, facts: MapFacts) -> set[str]:
        """What stands above the rows, the rows or how to name them, columns, options and their short names."""
        rows = {f"rows.{row}.{field}" for row in facts.rows for field in ("name", "example")}
        typed = {"label", "label_hint", "label_example"} if facts.typed else set()
        columns = {f"columns.{column}.{field}" for column in facts.columns for field in ("stem", "short")}
        choice = {"choice.stem", *keys(("choice.options", facts.choice))} if facts.choice else set()
        return (
            {"ask", "hint", "first"}
            | rows
            | typed
            | columns
            | choice
            | keys(("options", facts.options), ("short", facts.options))
        )

    def says(self, facts: MapFacts) -> set[str]:
        """What the sentences name: rows to look at, empty places, or where most rows lie."""
        look = {"look", "clear"} if facts.look else set()
        spread = {"empty", "full"} if facts.several or facts.columns else set()
        rows = {"blank"} if facts.several else {"most", "every"}
        return {"unknown", "first", "nothing", "one_answer"} | look | spread | rows

    def picture(self, sitting: Sitting) -> Picture:
        """Rows to look at and empty places, in words and as fields of land."""
        facts = self.facts_of(sitting.exercise)
        given = {q: sitting.answer[q] for row in facts.places for q in facts.questions(row) if q in sitting.answer}
        columns = sitting.options(facts.options, sitting.words["short"])
        if not any(_values(value) for value in given.values()):
            return Picture((sitting.say("nothing"),) if given else ())
        said = tuple(_sentences(facts, sitting, given, columns))
        colour, grounds = PRINCIPLES[sitting.exercise.principle], _grounds(facts, sitting, given, columns)
        numbered = [_name(facts, sitting, row) for row in facts.places] if facts.columns else []
        return Picture(said, lambda: draw_land(grounds, numbered, colour), _table(facts, sitting, given, columns))

    def ordered(self, facts: MapFacts, sides: Sequence[str]) -> dict[str, tuple[str | int, ...]]:
        """Every row, where the options stand in an order."""
        return {q: tuple(facts.options) for row in facts.places for q in facts.questions(row)} if facts.ordered else {}

    def standings(self, sitting: Sitting) -> dict[str, Standing]:
        """For each row where it stands; rows that people typed are other rows on the other side: all of them in one."""
        facts = self.facts_of(sitting.exercise)
        options = sitting.options(facts.options, sitting.words["short"])
        ids, names = [option.id for option in options], tuple(option.name for option in options)
        nobody, found = next(iter(places(ids, [facts.alone])), None), {}
        for key, name, questions in _asked(facts, sitting):
            at = places(ids, [value for question in questions for value in _values(sitting.answer.get(question))])
            asked = sitting.fill(sitting.words["ask"])
            found[key] = Standing(name, names, at, asked=asked, ordered=facts.ordered, nobody=nobody)
        return found


def _asked(facts: MapFacts, sitting: Sitting) -> list[tuple[str, str, list[str]]]:
    """Key, name and questions of every row that sides have in common."""
    short = {column: sitting.words["columns"][column]["short"] for column in facts.columns}
    if facts.typed:
        asked = sitting.fill(sitting.words["ask"])
        by_column = [(c, short[c], [f"row.{row}.{c}" for row in facts.places]) for c in facts.columns]
        return by_column or [("row", asked, [f"row.{row}" for row in facts.places])]
    return [
        (question, " · ".join([_name(facts, sitting, row), *([short[question.rpartition(".")[2]]] if short else [])]), [question])
        for row in facts.places
        for question in facts.questions(row)
    ]


def _values(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value in (None, "unknown") else [value]


def _name(facts: MapFacts, sitting: Sitting, row: str) -> str:
    if facts.typed:
        return sitting.typed(f"label.{row}", sitting.fill(sitting.words["label"], n=row))
    return sitting.fill(sitting.words["rows"][row]["name"])


def _table(facts: MapFacts, sitting: Sitting, given: dict[str, Any], columns: list[Option]) -> Table:
    rows = {_name(facts, sitting, row): q for row in facts.places if given.keys() & set(q := facts.questions(row))}
    return tables.of_places(sitting, rows, [sitting.words["columns"][c]["short"] for c in facts.columns], tables.by_id(columns))


def _grounds(facts: MapFacts, sitting: Sitting, given: dict[str, Any], columns: list[Option]) -> list[Ground]:
    """A field for each option, empty ones too; one for what nobody knows, if there is any of it."""
    asked = [(row, question) for row in facts.places for question in facts.questions(row) if question in given]
    found = [
        Ground(
            column.name,
            column.place,
            tuple(_chip(facts, sitting, *each) for each in asked if column.id in _values(given[each[1]])),
            look=column.id in facts.look,
        )
        for column in columns
    ]
    nobody_knows = tuple(_chip(facts, sitting, *each) for each in asked if given[each[1]] == "unknown")
    return [*found, Ground(sitting.phrases["aside.unknown"], None, nobody_knows, unknown=True)] if nobody_knows else found


def _chip(facts: MapFacts, sitting: Sitting, row: str, question: str) -> str:
    """What stands in a field: the row's name; with columns the row's number, which is told below, and the column."""
    column = question.removeprefix(f"row.{row}").lstrip(".")
    if not column:
        return _name(facts, sitting, row)
    return f"{facts.places.index(row) + 1} · {sitting.words['columns'][column]['short']}"


def _sentences(facts: MapFacts, sitting: Sitting, given: dict[str, Any], columns: list[Option]) -> list[str]:
    said = _looked_at(facts, sitting, given) if facts.look else []
    if facts.several or facts.columns:
        said += _empty(facts, sitting, given, columns)
    if facts.several:
        said += _rows_with(facts, sitting, given, "blank", [], [facts.alone])
    else:
        common = tally(value for found in given.values() for value in _values(found))
        option = next((column.name for column in columns if column.id == common.top), None) if common.count > 1 else None
        if option and common.count == common.total:
            said.append(sitting.say("every", total=common.total, names=sitting.listed([option])))
        elif option:
            said.append(sitting.say("most", count=common.count, total=common.total, option=option))
    said += _rows_with(facts, sitting, given, "unknown", "unknown")
    return [*said, *_first(facts, sitting), sitting.say("one_answer")]


def _first(facts: MapFacts, sitting: Sitting) -> list[str]:
    """The row to begin with, as long as it is not settled."""
    first = sitting.answer.get("first")
    if not first or any(sitting.answer.get(question) in facts.settled for question in facts.questions(first)):
        return []
    return [sitting.say("first", row=_name(facts, sitting, first))]


def _looked_at(facts: MapFacts, sitting: Sitting, given: dict[str, Any]) -> list[str]:
    rows = [row for row in facts.places if any(set(_values(given.get(q))) & set(facts.look) for q in facts.questions(row))]
    return [
        sitting.say("look", rows=sitting.listed([_name(facts, sitting, row) for row in rows])) if rows else sitting.say("clear")
    ]


def _empty(facts: MapFacts, sitting: Sitting, given: dict[str, Any], columns: list[Option]) -> list[str]:
    used = {value for found in given.values() for value in _values(found)}
    empty = [column.name for column in columns if column.id not in used and column.id != facts.alone]
    return [sitting.say("empty", names=sitting.listed(empty)) if empty else sitting.say("full")]


def _rows_with(facts: MapFacts, sitting: Sitting, given: dict[str, Any], sentence: str, *values: Any) -> list[str]:
    rows = [_name(facts, sitting, row) for row in facts.places if any(given.get(q) in values for q in facts.questions(row))]
    return [sitting.say(sentence, rows=sitting.listed(rows))] if rows else []
