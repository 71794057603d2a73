"""The principles, their commitments and clauses, in one language. Ids are permanent: they are in stored answers."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from kit.content.files import label, read_toml
from kit.errors import ContentError


class Frozen(BaseModel):
    """What is read from a file never changes afterwards, and says so when a key is unknown."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Clause(Frozen):
    """One sentence of a commitment, for instance `A1.5`."""

    id: str
    text: str


class Commitment(Frozen):
    """One promise with its clauses, for instance `A1`."""

    id: str
    title: str
    clauses: tuple[Clause, ...]


class Principle(Frozen):
    """One of the four principles, or the preamble (`P`)."""

    id: str
    slug: str
    name: str
    promise: str
    summary: str
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


class Facts(Frozen):
    """`framework.toml`, one principle: its slug and how many clauses each commitment has."""

    slug: str
    commitments: dict[str, int]


def read_facts(exercises: Path) -> dict[str, Facts]:
    """Principle id → slug and clause counts."""
    path = exercises / "framework" / "framework.toml"
    try:
        return {key: Facts.model_validate(value) for key, value in read_toml(path).items()}
    except ValidationError as error:
        first = error.errors()[0]
        raise ContentError(label(path), ".".join(map(str, first["loc"])), first["msg"], "See CONTRIBUTING.md.") from error


def expected_keys(facts: dict[str, Facts]) -> set[str]:
    """The dotted keys that every language file of the framework has."""
    keys = {f"principles.{p}.{field}" for p in facts for field in ("name", "promise", "summary")}
    for fact in facts.values():
        for commitment, count in fact.commitments.items():
            keys.add(f"commitments.{commitment}.title")
            keys |= {f"clauses.{commitment}.{n}" for n in range(1, count + 1)}
    return keys


def load_framework(exercises: Path, language: str) -> Framework:
    """The framework in one language.

    Raises: ContentError at the first missing text.
    """
    path = exercises / "framework" / f"{language}.toml"
    words = read_toml(path)
    try:
        return Framework(
            language=language,
            principles=tuple(_principle(key, fact, words) for key, fact in read_facts(exercises).items()),
        )
    except KeyError as error:
        raise ContentError(label(path), str(error.args[0]), "no text", "Add it; fr.toml shows the keys.") from error


def _principle(key: str, fact: Facts, words: dict[str, dict[str, dict[str, str]]]) -> Principle:
    own = words["principles"][key]
    return Principle(
        id=key,
        slug=fact.slug,
        name=own["name"],
        promise=own["promise"],
        summary=own["summary"],
        commitments=tuple(
            Commitment(
                id=commitment,
                title=words["commitments"][commitment]["title"],
                clauses=tuple(
                    Clause(id=f"{commitment}.{n}", text=str(words["clauses"][f"{commitment}.{n}"])) for n in range(1, count + 1)
                ),
            )
            for commitment, count in fact.commitments.items()
        ),
    )
