"""The principles, their commitments and clauses, in one language. Ids are permanent: they are in stored answers."""

from __future__ import annotations

from typing import Any

from kit.content.frozen import Frozen
from kit.content.source import Source
from kit.errors import ContentError


class Clause(Frozen):
    """One sentence of a commitment, for instance `A1.5`; `official` is a host organisation's own wording, from its site."""

    id: str
    text: str
    official: str = ""


class Commitment(Frozen):
    """One promise with its clauses, for instance `A1`."""

    id: str
    title: str
    official: str = ""
    clauses: tuple[Clause, ...]


class Principle(Frozen):
    """One of the four principles, or the preamble (`P`)."""

    id: str
    slug: str
    name: str
    promise: str
    summary: str
    official: str = ""
    commitments: tuple[Commitment, ...]


class Framework(Frozen):
    """The four principles and the preamble in one language."""

    language: str
    principles: tuple[Principle, ...]

    def principle(self, wanted: str) -> Principle:
        """The principle with that id or slug."""
        return next(p for p in self.principles if wanted in (p.id, p.slug))

    @property
    def clauses(self) -> dict[str, Clause]:
        """Every clause by id."""
        return {c.id: c for p in self.principles for m in p.commitments for c in m.clauses}


class PrincipleFacts(Frozen):
    """`framework.toml`, one principle: its slug and how many clauses each commitment has."""

    slug: str
    commitments: dict[str, int]


def read_facts(source: Source) -> dict[str, PrincipleFacts]:
    """Principle id → slug and clause counts."""
    name = "framework/framework.toml"
    file, remedy = source.label(name), "See CONTRIBUTING.md."
    return {key: PrincipleFacts.checked(table, file, key, remedy=remedy) for key, table in source.table(name).items()}


def expected_keys(facts: dict[str, PrincipleFacts]) -> set[str]:
    """The dotted keys that every language file of the framework has."""
    keys = {f"principles.{p}.{field}" for p in facts for field in ("name", "promise", "summary")}
    for fact in facts.values():
        for commitment, count in fact.commitments.items():
            keys.add(f"commitments.{commitment}.title")
            keys |= {f"clauses.{commitment}.{n}" for n in range(1, count + 1)}
    return keys


def load_framework(source: Source, language: str) -> Framework:
    """The framework in one language.

    Raises: ContentError at the first missing text.
    """
    name = f"framework/{language}.toml"
    words = source.table(name)
    try:
        return Framework(
            language=language,
            principles=tuple(_principle(key, fact, words) for key, fact in read_facts(source).items()),
        )
    except KeyError as error:
        raise ContentError(source.label(name), str(error.args[0]), "no text", "Add it; fr.toml shows the keys.") from error


def _principle(key: str, fact: PrincipleFacts, words: dict[str, Any]) -> Principle:
    own, official = words["principles"][key], words.get("official", {})
    return Principle(
        id=key,
        slug=fact.slug,
        name=own["name"],
        promise=own["promise"],
        summary=own["summary"],
        official=official.get(key, ""),
        commitments=tuple(
            Commitment(
                id=commitment,
                title=words["commitments"][commitment]["title"],
                official=official.get(commitment, ""),
                clauses=tuple(_clause(f"{commitment}.{n}", words["clauses"], official) for n in range(1, count + 1)),
            )
            for commitment, count in fact.commitments.items()
        ),
    )


def _clause(key: str, texts: dict[str, str], official: dict[str, str]) -> Clause:
    return Clause(id=key, text=str(texts[key]), official=official.get(key, ""))
