"""Revealed rounds made by hand: what each side answered, as released rows; no database, no people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from kit import content, languages, reports
from kit.rounds import Seen
from kit.store import ALL, Released, RoundSide, Stage
from tests.screens.made import SIDES, SOURCE, assessment

LANGUAGES = ("fr", "en", "es")
MANY, AGREED = "anonymous", "declared"
NORTHLIGHT, MAJI = SIDES
RAICES = replace(MAJI, id="side-3", name="Raíces")
SHORT = [item.id for item in content.chosen(content.load_bank(SOURCE, "en"), content.SHORT)]
Levels = Mapping[str, Mapping[str, int | str | None]]  # form.side → item → level, an aside, or None where too few answered


def sides(*modes: str) -> tuple[RoundSide, ...]:
    """Two or three sides of those modes."""
    return tuple(replace(side, mode=mode) for side, mode in zip((NORTHLIGHT, MAJI, RAICES), modes, strict=False))


def seen(said: Levels, of: Sequence[RoundSide] = SIDES, **more: Any) -> Seen:
    """A revealed round about Northlight in which that was answered."""
    rows = [_row(who, item, value) for who, items in said.items() for item, value in items.items()]
    return Seen(assessment(Stage.REVEALED, sides=tuple(of), **more), tuple(rows), ())


def _row(who: str, item: str, value: int | str | None) -> Released:
    form, _, side = who.partition(".")
    level, aside = (value, "") if isinstance(value, int) else (None, value or "")
    return Released(ALL, side, f"{form}.{item}", level, aside, None, 1, None)


def told(found: Seen, language: str = "en") -> reports.Account:
    """Its account."""
    library = content.library(SOURCE, language)
    return reports.account(found, library.bank, library.framework, library.phrases)


def questions(account: reports.Account) -> dict[str, reports.Question]:
    """Item → what is told of it."""
    return {question.item: question for profile in account.profiles for question in profile.questions}


def sentences(account: reports.Account) -> list[str]:
    """Every sentence that is made of answers."""
    cards = [line for question in questions(account).values() for line in (*question.cards, question.ask)]
    return [
        *cards,
        *(each.sentence for each in account.profiles),
        *account.guesses,
        *account.scope,
        *account.notes,
        account.no_talk,
    ]


def every_partner(language: str, of: int) -> str:
    """What stands behind Northlight's name where so many sides take part; "" where there is one partner."""
    names = languages.listed([side.name for side in sides(*[MANY] * of)[1:]], language)
    return content.library(SOURCE, language).phrases.say("card.all", partners=names) if of > 2 else ""


def marks(language: str, of: int) -> tuple[str, ...]:
    """What a report says behind each answer of Northlight, and behind each of its guesses, where so many sides take part."""
    phrases = content.library(SOURCE, language).phrases
    return tuple(phrases[f"card.{key}"] if of > 2 else "" for key in ("about_all", "from_all"))
