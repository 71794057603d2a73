"""Every fault of the item bank: clauses that no item stands for, items without words, stems that no level can finish."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Any

from kit.content import Problem, Source, read_items
from kit.content.assessment import FACTS, PARTS, STEMS
from kit.errors import ContentError

LEVELS = 5
NOT_RATED = "P"  # the preamble is trained, not rated


def check_bank(source: Source, clauses: AbstractSet[str], commitments: AbstractSet[str]) -> Iterator[Problem]:
    """Every problem in `assessment/`; ids are permanent, so a site may reword an item but not take it away."""
    try:
        items = read_items(source)
    except ContentError as error:
        yield Problem.of(error)
        return
    file, stood_for = source.label(FACTS), [clause for facts in items.values() for clause in facts.clauses]
    for clause in sorted({c for c in clauses if not c.startswith(NOT_RATED)} - set(stood_for)):
        yield Problem(file, clause, "no item stands for this clause", "Add it to an item's clauses.")
    for clause in sorted(c for c in set(stood_for) if c not in clauses or stood_for.count(c) > 1):
        yield Problem(file, clause, "there is no such clause, or two items stand for it", "Name every clause once.")
    short = [item.split(".")[0] for item, facts in items.items() if facts.short]
    for commitment in sorted(c for c in commitments if not c.startswith(NOT_RATED) and not c.endswith("0")):
        if short.count(commitment) != 1:
            yield Problem(file, commitment, "the short form asks one item for each commitment", "Mark one with short = true.")
    for language in source.languages:
        yield from _words(source, f"assessment/{language}.toml", set(items))


def _words(source: Source, name: str, items: set[str]) -> Iterator[Problem]:
    try:
        table, file = source.table(name), source.label(name)
    except ContentError as error:
        yield Problem.of(error)
        return
    for item in sorted(items ^ table.keys()):
        yield Problem(file, item, "this item has no words, or there is no such item", "items.toml names the items.")
    for item in sorted(items & table.keys()):
        yield from _one(file, item, table[item] if isinstance(table[item], dict) else {})


def _one(file: str, item: str, words: dict[str, Any]) -> Iterator[Problem]:
    for part in PARTS:
        if not isinstance(words.get(part), str) or not words[part].strip():
            yield Problem(file, f"{item}.{part}", "no text", "Add it; fr.toml has it.")
    for extra in sorted(words.keys() - {*PARTS, "levels"}):
        yield Problem(file, f"{item}.{extra}", "this key is not expected here", "Remove it.")
    levels = words.get("levels")
    if not isinstance(levels, list) or len({str(level).strip() for level in levels} - {""}) != LEVELS:
        yield Problem(file, f"{item}.levels", "there are not five different levels", "Write five, from 0 to 4.")
    for form in STEMS:
        stem = str(words.get(form, ""))
        if stem and ("{they}" not in stem or not stem.endswith("…")):
            yield Problem(file, f"{item}.{form}", "a stem names {they} and ends in …", "A level must be able to finish it.")
