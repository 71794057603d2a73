"""Which exercise trains which clause, and what a site has changed of what stays comparable."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kit.content import Exercise, Framework, Source, load_exercise
from kit.content.files import texts

Comparable = Literal["same", "reworded", "other"]
EXAMPLES = ("example", "label_example", "hint", "label_hint")


@dataclass(frozen=True)
class Change:
    """One text that a site says otherwise: file, key, ours and theirs ("" where one has none)."""

    file: str
    key: str
    ours: str
    theirs: str


def coverage(framework: Framework, shelf: dict[str, Exercise]) -> dict[str, list[str]]:
    """Clause id → the exercises that train it, for every clause of every commitment."""
    return {clause: [e.id for e in shelf.values() if clause in e.clauses] for clause in framework.clauses}


def bare_commitments(framework: Framework, shelf: dict[str, Exercise]) -> list[str]:
    """The commitments of which no clause is trained by any exercise."""
    covered = {clause.split(".")[0] for clause, exercises in coverage(framework, shelf).items() if exercises}
    return [c.id for principle in framework.principles for c in principle.commitments if c.id not in covered]


def comparability(source: Source) -> dict[str, Comparable]:
    """For each of the kit's exercises that the site changes: the same questions, reworded ones, or other ones.

    "same": only titles, explanations and examples differ. "reworded": a stem or an answer says it otherwise in some language,
    so compare with care. "other": the questions or answers on offer differ, so do not compare.
    """
    base = Source(source.base)
    return {slug: _comparable(base, source, slug) for slug in base.every_exercise if any(_changes_of(base, source, slug))}


def _comparable(base: Source, source: Source, slug: str) -> Comparable:
    changed = list(_changes_of(base, source, slug))
    if any(
        change.file.endswith("exercise.toml") and change.key.split(".")[0] not in ("minutes", "tension", "start_here")
        for change in changed
    ):
        return "other"
    kind = load_exercise(base, slug, base.languages[0]).kind
    items = [c for c in changed if c.key.split(".")[0] == kind and c.key.split(".")[-1] not in EXAMPLES]
    return "reworded" if items else "same"


def changes(source: Source) -> list[Change]:
    """Every text that the site adds, replaces or hides, with what the kit says there."""
    base, found = Source(source.base), [Change("site.toml", f"hide.{slug}", slug, "") for slug in source.hidden]
    for room in ("framework", "phrases"):
        found += [c for code in source.languages for c in _differences(base, source, f"{room}/{code}.toml")]
    return found + [c for slug in source.every_exercise for c in _changes_of(base, source, slug)]


def _changes_of(base: Source, source: Source, slug: str) -> Iterator[Change]:
    for name in ("exercise", *source.languages):
        yield from _differences(base, source, f"shelf/{slug}/{name}.toml")


def _differences(base: Source, source: Source, name: str) -> Iterator[Change]:
    if not source.in_site(name):
        return
    ours = dict(texts(base.table(name))) if base.has(name) else {}
    theirs = dict(texts(source.table(name)))
    for key in sorted(ours.keys() | theirs.keys()):
        if ours.get(key) != theirs.get(key):
            yield Change(name, key, str(ours.get(key, "")), str(theirs.get(key, "")))
