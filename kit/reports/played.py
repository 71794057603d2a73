"""What a room has played, from what its wall has shown: how all partnerships ended, what was said of the rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from statistics import median_low
from typing import NamedTuple

from kit import charts
from kit.charts import Strip, Table
from kit.content import Library, capitals
from kit.playing import STEPS, Shown, Teller, said_ends, said_fair
from kit.store import Released


class Game(NamedTuple):
    """A game in words: its sentences, its picture, its figures."""

    sentences: tuple[str, ...]
    draw: partial[str]
    table: Table


def told_game(library: Library, rows: Sequence[Released]) -> Game | None:
    """What a report says of it; None where its wall has shown no end."""
    shown: Shown = {row.question: row.value for row in rows}
    if "usual.files" not in shown:
        return None
    sets = list(dict.fromkeys(key.rpartition(".")[0] for key in shown if key.startswith(("ours.", "tried."))))
    ours = next((name for name in sets if name.startswith("ours.")), "")
    sentences = (
        said_ends(library, shown, ours),
        *(f"{asked}{library.phrases['room.colon']} {answer}" for asked, answer in said_fair(library, shown)),
        *_ticked(library, shown),
        *(told for name in sets for told in _under(library, shown, name)),
    )
    return Game(sentences, partial(_drawn, library, shown, ours or (sets[-1] if sets else "")), _table(library, shown, sets))


def _ticked(library: Library, shown: Shown) -> Iterator[str]:
    """The rules that many would look at first; that none was, where they were asked and none stood out."""
    if "ticked" in shown:
        many = shown["ticked"]
        title = library.phrases["room.ticked_title" if many else "room.ticked_none"]
        yield f"{title}{library.phrases['room.colon']} {_rules(library, many)}" if many else title


def _under(library: Library, shown: Shown, name: str) -> Iterator[str]:
    """Which rules a set had; of the same choices under other rules also how they ended."""
    yield f"{capitals(_title(library, name))}{library.phrases['room.colon']} {_rules(library, name.partition('.')[2].split('-'))}"
    if name.startswith("tried."):
        yield said_ends(library, shown, name)


def _title(library: Library, name: str) -> str:
    return library.phrases["room.tried"] if name.startswith("tried.") else library.simulator.words.rows["ours"]


def _rules(library: Library, names: Sequence[str]) -> str:
    words = library.simulator.words.rules
    return " ".join(words[name].other for name in names)


def _values(library: Library, shown: Shown, name: str, row: str) -> str:
    return " · ".join(Teller(library).figure(value, STEPS[row]) for value in shown.get(f"{name}.{row}", ()))


def _table(library: Library, shown: Shown, sets: Sequence[str]) -> Table:
    """Every dot of every row that was shown."""
    words = library.simulator.words.rows
    rows = (row for row in STEPS if f"usual.{row}" in shown)
    return Table(
        ("", words["usual"], *(_title(library, name) for name in sets)),
        tuple((words[row], *(_values(library, shown, name, row) for name in ("usual", *sets))) for row in rows),
    )


def _drawn(library: Library, shown: Shown, full: str) -> str:
    strips = [_strip(library, shown, full, row) for row in STEPS if f"usual.{row}" in shown]
    return charts.draw_strips(strips, library.simulator.words.rows["usual"], _title(library, full) if full else "")


def _strip(library: Library, shown: Shown, full: str, row: str) -> Strip:
    facts, words = library.simulator.facts.rows[row], library.simulator.words.rows
    before, after = shown[f"usual.{row}"], shown.get(f"{full}.{row}", ())
    return Strip(
        words[row],
        (facts.begin, facts.end),
        facts.ticks,
        facts.start,
        before,
        after,
        tuple(Teller(library).figure(median_low(values), STEPS[row]) for values in (before, after) if values),
        words["unpaid"] if facts.begin < 0 else "",
    )
