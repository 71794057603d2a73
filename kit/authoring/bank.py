"""Every fault of the item bank: clauses that no item stands for, items without words, stems that no level can finish.

The first edition is kept as it was asked; what makes a ladder (`kit.authoring.ladder`) is held from the second on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from kit.authoring.ladder import check_families, check_item, check_shared
from kit.content import EDITION, EDITIONS, Problem, Source, read_items
from kit.content.assessment import PARTS, STEMS, ItemFacts, room_of
from kit.content.files import label
from kit.errors import ContentError
from kit.scoring import LEVELS

WHERE = f"The words of the first edition lie in {room_of(EDITIONS[0])}/, those asked now in {room_of(EDITION)}/."
LADDERS = 2  # the first edition whose levels are ladders
NOT_RATED = "P"  # of the preamble only what an item asks is rated; the rest is trained


def check_bank(source: Source, clauses: AbstractSet[str], commitments: AbstractSet[str]) -> Iterator[Problem]:
    """Every problem in `assessment/`; ids are permanent, so a site may reword an item but not take it away."""
    for edition in EDITIONS:
        yield from _edition(source, edition, clauses, commitments)
    wanted = {str(edition) for edition in EDITIONS}
    for folder in filter(None, (source.base / "assessment", source.site_path("assessment"))):
        for path in sorted(folder.iterdir()) if folder.is_dir() else []:
            if path.name not in wanted:
                yield Problem(label(path), "", "this file is not expected here", WHERE)


def _edition(source: Source, edition: int, clauses: AbstractSet[str], commitments: AbstractSet[str]) -> Iterator[Problem]:
    try:
        items = read_items(source, edition)
    except ContentError as error:
        yield Problem.of(error)
        return
    file = source.label(f"{room_of(edition)}/items.toml")
    yield from _facts(file, items, clauses, commitments)
    if edition >= LADDERS:
        yield from check_families(file, items)
    for language in source.languages:
        if edition == EDITION or source.has(f"{room_of(edition)}/{language}.toml"):  # a new language need not bring the old words
            yield from _words(source, edition, language, items)


def _facts(
    file: str, items: Mapping[str, ItemFacts], clauses: AbstractSet[str], commitments: AbstractSet[str]
) -> Iterator[Problem]:
    stood_for = [clause for facts in items.values() for clause in facts.clauses]
    for clause in sorted({c for c in clauses if not c.startswith(NOT_RATED)} - set(stood_for)):
        yield Problem(file, clause, "no item stands for this clause", "Add it to an item's clauses.")
    for clause in sorted(c for c in set(stood_for) if c not in clauses or stood_for.count(c) > 1):
        yield Problem(file, clause, "there is no such clause, or two items stand for it", "Name every clause once.")
    short = [item.split(".")[0] for item, facts in items.items() if facts.short]
    for commitment in sorted(c for c in commitments if not c.startswith(NOT_RATED) and not c.endswith("0")):
        if short.count(commitment) != 1:
            yield Problem(file, commitment, "the short form asks one item for each commitment", "Mark one with short = true.")


def _words(source: Source, edition: int, language: str, items: Mapping[str, ItemFacts]) -> Iterator[Problem]:
    name = f"{room_of(edition)}/{language}.toml"
    try:
        table, file = source.table(name), source.label(name)
    except ContentError as error:
        yield Problem.of(error)
        return
    for item in sorted(items.keys() ^ table.keys()):
        yield Problem(file, item, "this item has no words, or there is no such item", "items.toml names the items.")
    asked = {item: table[item] if isinstance(table[item], dict) else {} for item in items if item in table}
    for item, words in asked.items():
        yield from _one(file, item, words)
        if edition >= LADDERS:
            yield from check_item(file, item, items[item].family, words, language)
    if edition >= LADDERS:
        yield from check_shared(
            file, {item: words["levels"] for item, words in asked.items() if isinstance(words.get("levels"), list)}
        )


def _one(file: str, item: str, words: dict[str, Any]) -> Iterator[Problem]:
    for part in PARTS:
        if not isinstance(words.get(part), str) or not words[part].strip():
            yield Problem(file, f"{item}.{part}", "no text", "Add it; fr.toml has it.")
    for extra in sorted(words.keys() - {*PARTS, "levels"}):
        yield Problem(file, f"{item}.{extra}", "this key is not expected here", "Remove it.")
    levels = words.get("levels")
    if not isinstance(levels, list) or len({str(level).strip() for level in levels} - {""}) != len(LEVELS):
        yield Problem(file, f"{item}.levels", "there are not five different levels", "Write five, from 0 to 4.")
    for form in STEMS:
        stem = str(words.get(form, ""))
        if stem and ("{they}" not in stem or not stem.endswith("…")):
            yield Problem(file, f"{item}.{form}", "a stem names {they} and ends in …", "A level must be able to finish it.")
