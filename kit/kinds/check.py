"""Every fault of the content at once: files, keys, ids, placeholders, and what each kind asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from kit.content import Exercise, Problem, available_languages, load_exercise, read_toml
from kit.content.exercises import folders
from kit.content.files import label, texts
from kit.content.framework import expected_keys, read_facts
from kit.errors import ContentError
from kit.kinds.shelf import KINDS

SLOT, MARKUP = re.compile(r"\{(\w*)\}"), re.compile(r"<[A-Za-z/!]|&[a-z]+;|&#")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def check(exercises: Path) -> list[Problem]:
    """Every problem in a content folder; an empty list if it is sound."""
    languages = available_languages(exercises)
    if not languages:
        return [Problem(label(exercises / "phrases"), "", "there is no language", "Add phrases/fr.toml.")]
    try:
        facts = read_facts(exercises)
    except ContentError as error:
        return [Problem.of(error)]
    clauses = {f"{c}.{n}" for fact in facts.values() for c, count in fact.commitments.items() for n in range(1, count + 1)}
    return [
        *_same_keys(exercises / "phrases", languages, None),
        *_same_keys(exercises / "framework", languages, expected_keys(facts)),
        *(problem for folder in folders(exercises) for problem in _exercise(folder, languages, set(facts), clauses)),
    ]


def _same_keys(folder: Path, languages: tuple[str, ...], expected: set[str] | None) -> Iterator[Problem]:
    """Missing, unexpected and empty texts, markup and placeholders, language by language against the first."""
    tables: dict[str, dict[str, Any]] = {}
    for language in languages:
        try:
            tables[language] = dict(texts(read_toml(folder / f"{language}.toml")))
        except ContentError as error:
            yield Problem.of(error)
    first = next(iter(tables.values()), {})
    wanted = first.keys() if expected is None else expected
    for language, table in tables.items():
        file = label(folder / f"{language}.toml")
        for key in sorted(wanted - table.keys()):
            yield Problem(file, key, "no text", "Add it; the other languages show what it says.")
        for key in sorted(table.keys() - wanted):
            yield Problem(file, key, "this key is not expected here", "Remove it, or add it to every language.")
        for key, text in table.items():
            yield from _one_text(file, key, text, first.get(key))


def _one_text(file: str, key: str, text: Any, model: Any) -> Iterator[Problem]:
    if not isinstance(text, str):
        yield Problem(file, key, "this is not a text", "Put it between quotation marks.")
    elif not text.strip():
        yield Problem(file, key, "the text is empty", "Write it.")
    elif MARKUP.search(text):
        yield Problem(file, key, "the text holds HTML", "Write plain words; the page gives them their form.")
    elif isinstance(model, str) and set(SLOT.findall(text)) != set(SLOT.findall(model)):
        slots = " ".join(f"{{{slot}}}" for slot in sorted(set(SLOT.findall(model)))) or "none"
        yield Problem(file, key, "the placeholders differ between languages", f"The first language has: {slots}.")


def _exercise(folder: Path, languages: tuple[str, ...], principles: set[str], clauses: set[str]) -> Iterator[Problem]:
    file = label(folder / "exercise.toml")
    if not SLUG.fullmatch(folder.name):
        yield Problem(file, "", "the folder's name is not a slug", "Use small letters, digits and hyphens.")
    for stray in sorted({p.name for p in folder.iterdir()} - {"exercise.toml", "design.md", *(f"{c}.toml" for c in languages)}):
        yield Problem(label(folder / stray), "", "this file is not expected here", "Remove it.")
    if not (folder / "design.md").is_file():
        yield Problem(label(folder / "design.md"), "", "the file is missing", "Say the goal and what is out of scope.")
    yield from _same_keys(folder, languages, None)
    for language in languages:
        try:
            exercise = load_exercise(folder, language)
        except ContentError as error:
            yield Problem.of(error)
            continue
        if language == languages[0]:
            yield from _facts(file, exercise, principles, clauses)
        if exercise.kind in KINDS:
            yield from _kind_words(label(folder / f"{language}.toml"), exercise)


def _facts(file: str, exercise: Exercise, principles: set[str], clauses: set[str]) -> Iterator[Problem]:
    if exercise.kind not in KINDS:
        yield Problem(file, "kind", f"there is no kind {exercise.kind!r}", f"The kinds are: {', '.join(KINDS)}.")
    if exercise.principle not in principles:
        yield Problem(file, "principle", f"there is no principle {exercise.principle!r}", "Use A, T, R, E or P.")
    for clause in exercise.clauses:
        if clause not in clauses:
            yield Problem(file, "clauses", f"there is no clause {clause}", "See framework/framework.toml.")
    for clause in sorted({c for c in exercise.clauses if exercise.clauses.count(c) > 1}):
        yield Problem(file, "clauses", f"{clause} stands there twice", "Remove one.")


def _kind_words(file: str, exercise: Exercise) -> Iterator[Problem]:
    kind, facts_file = KINDS[exercise.kind], f"{exercise.id}/exercise.toml"
    for extra in sorted((exercise.words.model_extra or {}).keys() - {kind.name}):
        yield Problem(file, extra, "this key is not expected here", "Remove it.")
    for extra in sorted(exercise.facts.keys() - {kind.name}):
        yield Problem(facts_file, extra, "this key is not expected here", "Remove it.")
    for key, values in _lists(exercise.facts.get(kind.name, {}), kind.name):
        if len(set(map(str, values))) < len(values):
            yield Problem(facts_file, key, "an id stands there twice", "Remove one.")
    try:
        facts = kind.facts_of(exercise)
    except (KeyError, ValidationError) as error:
        yield from _faults(facts_file, kind.name, error)
        return
    own = {key for key, _ in texts(getattr(exercise.words, kind.name, None) or {})}
    yield from _expected(file, f"{kind.name}.", kind.words(facts), own, "exercise.toml names it")
    yield from _expected(file, "says.", kind.says(facts), set(exercise.words.says), "the picture needs this sentence")


def _expected(file: str, table: str, wanted: set[str], present: set[str], why: str) -> Iterator[Problem]:
    for key in sorted(wanted - present):
        yield Problem(file, f"{table}{key}", "no text", f"Add it; {why}.")
    for key in sorted(present - wanted):
        yield Problem(file, f"{table}{key}", "this key is not expected here", "Remove it.")


def _faults(file: str, name: str, error: KeyError | ValidationError) -> Iterator[Problem]:
    if isinstance(error, KeyError):
        yield Problem(file, name, "the table is missing", f"Add [{name}]; see CONTRIBUTING.md.")
        return
    for fault in error.errors():
        yield Problem(file, ".".join((name, *map(str, fault["loc"]))), fault["msg"].lower(), "Mend it; see CONTRIBUTING.md.")


def _lists(table: Any, path: str) -> Iterator[tuple[str, list[Any]]]:
    """Every list in the facts, with its dotted key."""
    if isinstance(table, dict):
        for key, value in table.items():
            yield from _lists(value, f"{path}.{key}")
    elif isinstance(table, list):
        yield path, table
