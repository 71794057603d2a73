"""Every fault of the content at once: files, keys, ids, placeholders, and what each kind asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

from kit.authoring.alone import check_alone
from kit.authoring.bank import check_bank
from kit.authoring.glossary import check_words
from kit.authoring.minutes import check_minutes
from kit.authoring.simulator import check_simulator
from kit.content import Exercise, Library, Problem, Source, load_exercise, load_plans
from kit.content.files import label, texts
from kit.content.framework import expected_keys, read_facts
from kit.content.onboarding import CHECKS, PATH
from kit.errors import AnswerRefused, ContentError
from kit.kinds import KINDS, fitting, rules_of

SLOT, MARKUP = re.compile(r"\{(\w*)\}"), re.compile(r"<[A-Za-z/!]|&[a-z]+;|&#")
SITE_FILES = (
    "site.toml", "README.md", "glossary.toml",
    "assessment", "checks", "framework", "notebooks", "onboarding", "phrases", "plans", "shelf", "simulator", "workshop",
)  # fmt: skip
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def check(source: Source) -> list[Problem]:
    """Every problem in the content and the site folder over it; an empty list if all is sound."""
    if not source.languages:
        return [Problem(source.label("phrases"), "", "there is no language", "Add phrases/fr.toml.")]
    try:
        facts, hidden = read_facts(source), source.hidden
    except ContentError as error:
        return [Problem.of(error)]
    clauses = {f"{c}.{n}" for fact in facts.values() for c, count in fact.commitments.items() for n in range(1, count + 1)}
    official = {f"official.{key}" for key in (*facts, *(c for fact in facts.values() for c in fact.commitments), *clauses)}
    found = (
        *_site(source, hidden),
        *_same_keys(source, "phrases", None),
        *_same_keys(source, "plans", None),
        *_same_keys(source, "workshop", None),
        *_same_keys(source, "onboarding", None),
        *_same_keys(source, "checks", None),
        *_same_keys(source, "simulator", None),
        *check_simulator(source, clauses),
        *_plans(source),
        *_path(source, clauses),
        *check_alone(source),
        *_same_keys(source, "framework", expected_keys(facts), optional=official),
        *check_bank(source, clauses, {commitment for fact in facts.values() for commitment in fact.commitments}),
        *check_words(source),
        *(problem for slug in source.every_exercise for problem in _exercise(source, slug, set(facts), clauses)),
    )
    return list(dict.fromkeys(found))


def _site(source: Source, hidden: tuple[str, ...]) -> Iterator[Problem]:
    """What lies in the site folder that nothing reads, and what it hides that there is not."""
    for slug in sorted(set(hidden) - set(source.every_exercise)):
        yield Problem("site.toml", "hide", f"there is no exercise {slug!r}", _did_you_mean(slug, source.every_exercise))
    if source.site is None:
        return
    for path in sorted(source.site.iterdir()):
        if path.name not in SITE_FILES and not path.name.startswith("."):
            yield Problem(label(path), "", "this file is not expected here", f"A site holds {', '.join(SITE_FILES)}.")
    for room in ("phrases", "framework"):
        wanted = {f"{code}.toml" for code in source.languages}
        for path in sorted((source.site / room).glob("*")) if (source.site / room).is_dir() else []:
            if path.name not in wanted:
                yield Problem(label(path), "", "this file is not expected here", "Name it after a language: fr.toml.")


def _plans(source: Source) -> Iterator[Problem]:
    for language in source.languages:
        try:
            load_plans(source, language)
        except ContentError as error:
            yield Problem.of(error)


def _path(source: Source, clauses: AbstractSet[str]) -> Iterator[Problem]:
    """Chapters and knowledge checks that cannot be read, clauses that there are not, minutes that are not true."""
    for language in source.languages:
        try:
            library = Library(source, language)
            wordless = sorted({*library.chapters, *library.later} - set(library.onboarding.chapters))
            unknown = {key: sorted(set(check.facts.clauses) - clauses) for key, check in library.checks.items()}
        except ContentError as error:
            yield Problem.of(error)
            continue
        yield from check_minutes(library, source.label(PATH))
        yield from _habits(library, source.label(PATH))
        for key in wordless:
            yield Problem(source.label(f"onboarding/{language}.toml"), f"chapters.{key}", "no text", "Add it.")
        for key, missing in unknown.items():
            for clause in missing:
                yield Problem(source.label(CHECKS), key, f"no clause {clause!r}", "Use an id of the framework.")


def _habits(library: Library, file: str) -> Iterator[Problem]:
    """Habits that a chapter names and that its principle has not in the short form."""
    try:
        short = [item for item in library.items.values() if item.short]
    except ContentError:
        return  # `check_bank` says which
    for key, facts in library.chapters.items():
        offered = [item.id for item in short if item.principle == facts.principle]
        wrong = [habit for habit in facts.habits if habit not in offered]
        if wrong:
            said = f"{', '.join(wrong)}: no such habit in the short form of {facts.principle or 'no principle'}"
            yield Problem(file, f"{key}.habits", said, f"There are: {', '.join(offered)}.")


def _did_you_mean(wrong: str, right: Sequence[str]) -> str:
    near = get_close_matches(wrong, right, n=1)
    return f"Did you mean {near[0]!r}?" if near else "partnership-kit check --coverage lists the exercises."


def _same_keys(
    source: Source, room: str, expected: set[str] | None, optional: AbstractSet[str] = frozenset()
) -> Iterator[Problem]:
    """Missing, unexpected and empty texts, markup and placeholders, language by language against the first."""
    tables: dict[str, dict[str, Any]] = {}
    for language in source.languages:
        try:
            tables[language] = dict(texts(source.table(f"{room}/{language}.toml")))
        except ContentError as error:
            yield Problem.of(error)
    first = next(iter(tables.values()), {})
    wanted = first.keys() if expected is None else expected
    for language, table in tables.items():
        file = source.label(f"{room}/{language}.toml")
        for key in sorted(wanted - table.keys()):
            yield Problem(file, key, "no text", "Add it; the other languages show what it says.")
        for key in sorted(table.keys() - wanted - optional):
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


def _exercise(source: Source, slug: str, principles: set[str], clauses: set[str]) -> Iterator[Problem]:
    room = f"shelf/{slug}"
    if not SLUG.fullmatch(slug):
        yield Problem(
            source.label(f"{room}/exercise.toml"), "", "the folder's name is not a slug", "Use small letters, digits and hyphens."
        )
    if not source.has(f"{room}/exercise.toml"):
        own = [other for other in source.every_exercise if other != slug]
        yield Problem(
            source.label(f"{room}/exercise.toml"),
            "",
            "the file is missing: the kit has no such exercise",
            _did_you_mean(slug, own),
        )
        return
    yield from _files(source, slug)
    yield from _same_keys(source, room, None)
    for language in source.languages:
        try:
            exercise = load_exercise(source, slug, language)
        except ContentError as error:
            yield Problem.of(error)
            continue
        if language == source.languages[0]:
            yield from _facts(source.label(f"{room}/exercise.toml"), exercise, principles, clauses)
            if exercise.followed_by and (exercise.followed_by == slug or exercise.followed_by not in source.every_exercise):
                remedy = _did_you_mean(exercise.followed_by, source.every_exercise)
                yield Problem(source.label(f"{room}/exercise.toml"), "followed_by", "there is no such exercise to follow", remedy)
        if exercise.kind in KINDS:
            yield from _kind_words(source.label(f"{room}/{language}.toml"), exercise)


def _files(source: Source, slug: str) -> Iterator[Problem]:
    wanted = {"exercise.toml", "design.md", *(f"{code}.toml" for code in source.languages)}
    for folder in filter(None, (source.base / "shelf" / slug, source.site_path(f"shelf/{slug}"))):
        for path in sorted(folder.iterdir()) if folder.is_dir() else []:
            if path.name not in wanted:
                yield Problem(label(path), "", "this file is not expected here", "Remove it.")
    if not source.has(f"shelf/{slug}/design.md"):
        yield Problem(
            source.label(f"shelf/{slug}/design.md"), "", "the file is missing", "Say the goal and what is out of scope."
        )


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
    for question in sorted(set(exercise.retired) & kind.rules(facts).keys()):
        yield Problem(facts_file, "retired", f"{question!r} is still asked", "Remove it from one of the two.")
    yield from _made_up(facts_file, exercise)
    own = {key for key, _ in texts(getattr(exercise.words, kind.name, None) or {})}
    yield from _expected(file, f"{kind.name}.", kind.words(facts), own, "exercise.toml names it")
    yield from _expected(file, "says.", kind.says(facts), set(exercise.words.says), "the picture needs this sentence")


def _made_up(file: str, exercise: Exercise) -> Iterator[Problem]:
    """Made-up answers that nobody could give."""
    rules = rules_of(exercise)
    for question, value in {**exercise.made_up, **exercise.words.made_up}.items():
        try:
            fitting(rules, {question: value})
        except AnswerRefused as error:
            yield Problem(file, f"made_up.{question}", str(error)[:1].lower() + str(error)[1:-1], "Answer it as a person could.")


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
