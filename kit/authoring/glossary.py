"""One word for one thing: every text of every language held to `glossary.toml`, and every name to its cast."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from pydantic import BaseModel, Field, ValidationError

from kit.content import EDITION, Problem, Source
from kit.content.assessment import room_of
from kit.content.files import texts
from kit.errors import ContentError

GLOSSARY = "glossary.toml"
ROOMS = ("checks", "framework", "onboarding", "phrases", "plans", "simulator", "workshop", room_of(EDITION))
NAME = re.compile(r"[^\W\d_][\w’'-]*")
QUOTED = "official."  # an organisation's own wording stands as it is


class Term(BaseModel):
    """A thing, what to say for it in each language, and the words that are not used for it."""

    means: str
    say: dict[str, str]
    unused: dict[str, list[str]] = Field(default={}, alias="not")


class Member(BaseModel):
    """One of the cast: what it is, its name in each language, the people who speak for it."""

    what: str = Field(alias="is")
    name: dict[str, str]
    people: str = ""


class Glossary(BaseModel):
    """`glossary.toml`."""

    terms: dict[str, Term]
    cast: dict[str, Member]


def check_words(source: Source) -> Iterator[Problem]:
    """Every word that the glossary replaces, and every name outside its cast; a site's own texts only if it has a glossary."""
    source = source if source.in_site(GLOSSARY) else Source(source.base)
    try:
        glossary = Glossary.model_validate(source.table(GLOSSARY))
    except ContentError as error:
        yield Problem.of(error)
        return
    except ValidationError as error:
        yield from (
            Problem(source.label(GLOSSARY), ".".join(map(str, e["loc"])), e["msg"].lower(), "See the kit's own.")
            for e in error.errors()
        )
        return
    cast = {part for one in glossary.cast.values() for name in (*one.name.values(), one.people) for part in NAME.findall(name)}
    rules = {language: _rules(glossary.terms, language) for language in source.languages}
    for room in (*ROOMS, *(f"shelf/{slug}" for slug in source.every_exercise)):
        said = {language: _texts(source, f"{room}/{language}.toml") for language in source.languages}
        for language, table in said.items():
            yield from _breaches(source.label(f"{room}/{language}.toml"), table, rules[language])
        yield from _strangers(source.label(f"{room}/{source.languages[0]}.toml"), list(said.values()), cast)


def _texts(source: Source, name: str) -> dict[str, str]:
    try:
        return {key: str(text) for key, text in texts(source.table(name)) if not key.startswith(QUOTED)}
    except ContentError:
        return {}  # `check` says what is wrong with that file


Rule = tuple[str, str, tuple[str, ...]]  # a thing, what to say for it, and the words that are not used


def _rules(terms: Mapping[str, Term], language: str) -> tuple[Rule, ...]:
    rules = ((name, term.say.get(language, ""), term.unused.get(language)) for name, term in terms.items())
    return tuple((name, say, tuple(unused)) for name, say, unused in rules if unused)


def _breaches(file: str, table: Mapping[str, str], rules: tuple[Rule, ...]) -> Iterator[Problem]:
    for key, word, name, say in _found(tuple(table.items()), rules):
        yield Problem(file, key, f"“{word}” is not the word for “{name}”", f"Say “{say}”.")


@lru_cache(maxsize=512)
def _found(said: tuple[tuple[str, str], ...], rules: tuple[Rule, ...]) -> list[tuple[str, str, str, str]]:
    """Each file is looked through once, as long as neither it nor the rules change: for any of the words, then for which."""
    if not _pattern(tuple(word for *_, unused in rules for word in unused)).search("\0".join(text for _, text in said)):
        return []
    return [
        (key, hit[0], name, say) for name, say, unused in rules for key, text in said for hit in _pattern(unused).finditer(text)
    ]


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """What finds these words whole, in any capitals; a space is any space, * any ending."""
    each = (re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s").replace("’", "[’']") for word in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(each)})(?!\w)", re.IGNORECASE)


def _strangers(file: str, said: list[dict[str, str]], cast: set[str]) -> Iterator[Problem]:
    """A word that has its capital in every language of a text is a name."""
    for key in said[0] if len(said) > 1 else ():
        capitals = (_capitals(table.get(key, "")) for table in said)
        for name in sorted(frozenset.intersection(*capitals) - cast):
            yield Problem(file, key, f"“{name}” is nobody in the cast", f"Use a name from {GLOSSARY}, or add this one there.")


@lru_cache(maxsize=2**15)
def _capitals(text: str) -> frozenset[str]:
    return frozenset(word for word in NAME.findall(text) if word[0].isupper())
