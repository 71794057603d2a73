"""The table behind each picture: the same rows and figures in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kit.charts import BoardRow, Pair, Rung, Span, Stand, Table, Wing
from kit.kinds.kind import Option, Sitting
from kit.languages import percent
from kit.scoring import Balance, Moment, Wait

NOTHING = "–"


def _head(sitting: Sitting, *keys: str) -> tuple[str, ...]:
    return tuple(sitting.phrases[f"table.{key}"] for key in keys)


def _named(value: Any, names: Mapping[str, str], sitting: Sitting) -> str:
    """The words of an answer: of one option, of several, of "I do not know", of none."""
    if value == "unknown" and "unknown" not in names:
        return sitting.phrases["aside.unknown"]
    found = [names[str(one)] for one in (value if isinstance(value, list) else [value]) if str(one) in names]
    return ", ".join(found) or NOTHING


def by_id(options: Iterable[Option]) -> dict[str, str]:
    """The names of options, by id."""
    return {str(option.id): option.name for option in options}


def of_rungs(sitting: Sitting, rungs: Sequence[Rung]) -> Table:
    """Subject, organisation, level as it is and as would be fair."""
    voice = sitting.words["voice"]
    levels = [[_named(level, voice, sitting) for level in (rung.level, rung.fair_level)] for rung in rungs]
    rows = tuple((rung.subject, rung.side, *both) for rung, both in zip(rungs, levels, strict=True))
    return Table(_head(sitting, "what", "who", "now", "fair"), rows)


def of_cases(sitting: Sitting, questions: Mapping[str, Mapping[str, str]], cases: Mapping[int, str]) -> Table:
    """A row for each case, by its place and name, and a column for each question: stem → names of its options."""
    stems = tuple(sitting.fill(sitting.words["questions"][question]["stem"]) for question in questions)
    rows = tuple(
        (name, *(_named(sitting.answer.get(f"{n}.{question}"), names, sitting) for question, names in questions.items()))
        for n, name in cases.items()
    )
    return Table((*_head(sitting, "what"), *stems), rows)


def of_places(sitting: Sitting, rows: Mapping[str, Sequence[str]], columns: Sequence[str], names: Mapping[str, str]) -> Table:
    """Row → its questions, in the order of the columns; without columns there is one question."""
    shown = tuple(columns) or _head(sitting, "answer")
    told = tuple((row, *(_named(sitting.answer.get(q), names, sitting) for q in questions)) for row, questions in rows.items())
    return Table((*_head(sitting, "what"), *shown), told)


def of_cards(sitting: Sitting, cards: Sequence[BoardRow]) -> Table:
    """What each card says, what stands above it, and how it stands."""
    return Table(_head(sitting, "what", "group", "answer"), tuple((c.text, c.heading, c.state or NOTHING) for c in cards))


def of_spans(sitting: Sitting, spans: Sequence[Span], sides: Sequence[tuple[int, str]]) -> Table:
    """Dimension, where each of the two stands, and what must differ."""
    rows = tuple(
        (s.name, *(NOTHING if at is None else s.levels[at] for at in s.at[: len(sides)]), s.flag or NOTHING) for s in spans
    )
    return Table((*_head(sitting, "what"), *(name for _, name in sides), *_head(sitting, "answer")), rows)


def of_moments(sitting: Sitting, moments: Sequence[Moment], lines: Sequence[str]) -> Table:
    """What happened, when, and what it did on each line."""
    asked = {"when": sitting.words["whens"], **dict.fromkeys(lines, sitting.words["levels"])}
    rows = tuple(
        (m.label, *(_named(sitting.answer.get(f"{m.place}.{key}"), names, sitting) for key, names in asked.items()))
        for m in moments
    )
    return Table((*_head(sitting, "what", "when"), *(sitting.names[line] for line in lines)), rows)


def of_waits(sitting: Sitting, waits: Sequence[Wait]) -> Table:
    """What each one is called, and the answers to its three questions."""
    record = sitting.words["record"]
    parts = {"status": "statuses", "since": "sinces", "bearer": "bearers"}
    tables = {part: {key: sitting.fill(text) for key, text in record[table].items()} for part, table in parts.items()}
    rows = tuple(
        (w.label, *(_named(sitting.answer.get(f"{w.place}.{part}"), names, sitting) for part, names in tables.items()))
        for w in waits
    )
    return Table((*_head(sitting, "what"), *(sitting.fill(record[part]) for part in parts)), rows)


def of_stands(sitting: Sitting, stands: Sequence[Stand]) -> Table:
    """Question and answer."""
    return Table(_head(sitting, "what", "answer"), tuple((stand.name, stand.options[stand.at]) for stand in stands))


def of_balances(sitting: Sitting, points: Sequence[Balance], sides: Mapping[str, tuple[int, str]], names: Sequence[str]) -> Table:
    """Each organisation's shares of tasks, risks and means."""
    rows = tuple((sides[p.side][1], *_shares(sitting, (p.tasks, p.risks, p.means))) for p in points)
    return Table((*_head(sitting, "who"), *names), rows)


def of_pairs(sitting: Sitting, pairs: Sequence[Pair], sides: Mapping[str, tuple[int, str]], names: Sequence[str]) -> Table:
    """Question, organisation, its share as it is and as would be fair."""
    rows = tuple(
        (pair.name, name, *_shares(sitting, (pair.now.get(side), pair.fair.get(side))))
        for pair in pairs
        for side, (_, name) in sides.items()
    )
    return Table((*_head(sitting, "what", "who"), *names), rows)


def of_wings(sitting: Sitting, wings: Sequence[Wing], names: Sequence[str]) -> Table:
    """Each row's share on either wing."""
    rows = tuple((wing.name, *_shares(sitting, (wing.left, wing.right))) for wing in wings)
    return Table((*_head(sitting, "what"), *names), rows)


def _shares(sitting: Sitting, found: Sequence[float | None]) -> list[str]:
    return [NOTHING if share is None else percent(share, sitting.language) for share in found]
