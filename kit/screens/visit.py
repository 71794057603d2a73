"""Who looks, at what, in which language: everything a screen needs, and how it is asked and answers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kit import content, languages, rounds, store
from kit.days import anywhere_on_earth
from kit.errors import KitError, MoveRefused
from kit.kinds import Text
from kit.screens.blocks import Block

NUMBER = re.compile(r"\d{1,5}|\d{1,2}[\s.,’'٬]\d{3}")


class Reader(content.Reading):
    """Whoever a screen is drawn for: a language and its words, the day, where this server is reached. No database.

    `address` is without a slash at the end; `host` is who runs this server. What is erased stays in backups for `backup_days`.
    `today` is the day that it still is somewhere on Earth: what is over is over everywhere. `here` is this computer's day.
    `pulse`: this process keeps the room's lights.
    """

    host: str
    address: str
    backup_days: int = 0
    today: date
    here: date
    pulse: bool

    def in_language(self, language: str) -> Reader:
        """The same, in that language."""
        other = copy(self)
        other.language = language
        return other

    @property
    def bank(self) -> dict[int, dict[str, content.Item]]:
        """The item bank, by edition."""
        return self.library.bank

    @property
    def framework(self) -> content.Framework:
        """The principles."""
        return self.library.framework

    def say(self, key: str, /, **slots: object) -> str:
        """A phrase."""
        return self.phrases.say(key, **slots)

    def day(self, when: date) -> str:
        """A day as this language writes it."""
        return languages.day(when, self.language)

    def items(self, round_: store.Round) -> list[content.Item]:
        """The items of a round's form."""
        return content.chosen(self.bank[round_.edition], round_.form)


@dataclass
class Visit(Reader):
    """One browser's visit, with the database that its moves go to; `sitting`: of the onboarding path, 0: not known."""

    database: store.Database
    source: content.Source
    language: str
    browser: str
    host: str = ""
    address: str = ""
    today: date = field(default_factory=anywhere_on_earth)
    here: date = field(default_factory=date.today)
    sitting: int = 0
    pulse: bool = False
    backup_days: int = 0

    def by(self, round_id: str = "", seat: str = "") -> rounds.By:
        """This browser, wanting to make a move in that round; `seat`: from that seat and no other."""
        return rounds.By(self.database, self.browser, round_id, self.today, seat)


@dataclass(frozen=True)
class Request:
    """What a browser asks: nothing in it is believed. `page_state` is what the page remembers of the place that it is at.

    `token` names this very question of this very page: asked once more, it is still one. `again`: the page says that it is,
    since no answer came.
    """

    do: str = "look"
    fields: Mapping[str, Any] = field(default_factory=dict)
    page_state: Mapping[str, Any] = field(default_factory=dict)
    token: str = ""
    again: bool = False

    def text(self, name: str, most: int = 500) -> str:
        """A field's words, without what cannot be seen. Raises: AnswerRefused if they are too long."""
        value = self.fields.get(name, "")
        try:
            return Text(most).accept(value if isinstance(value, str) else "").strip()
        except KitError as error:
            error.field = name
            raise

    def must_be_sure(self, otherwise: str = "mine.erase_tick") -> None:
        """For what cannot be undone: its box is ticked. Raises: MoveRefused with that phrase."""
        if self.fields.get("sure") is not True:
            raise MoveRefused(otherwise)

    def number(self, name: str) -> int:
        """A field's whole number in the digits of any script, also in groups of three ("1 200"); 0 where there is none."""
        value = languages.western(str(self.fields.get(name, "")))[:40].strip()
        return int(re.sub(r"\D", "", value)) if NUMBER.fullmatch(value) else 0

    def day(self, name: str) -> date | None:
        """A field's day, if it is one."""
        try:
            return date.fromisoformat(languages.western(str(self.fields.get(name, ""))).strip())
        except ValueError:
            return None

    def several(self, name: str) -> list[str]:
        """The options ticked in a field."""
        value = self.fields.get(name, [])
        return [str(one) for one in value][:500] if isinstance(value, list) else []

    def at(self, name: str) -> str:
        """What the page remembers under that name."""
        return str(self.page_state.get(name, "")).encode("utf-8", "ignore").decode()[:64]


@dataclass
class View:
    """What a screen shows: blocks, what the page is to remember, what was done, an exercise below, a file to hand over."""

    blocks: list[Block]
    page_state: dict[str, str] = field(default_factory=dict)
    note: str = ""
    problem: str = ""
    refused: str = ""  # the phrase that the problem is said with
    wrong: dict[str, str] = field(default_factory=dict)  # field of the form sent → what is wrong with it
    own: list[str] = field(default_factory=list)  # names as typed: a browser that translates the page leaves them
    look_again: int = 0  # seconds; 0: when somebody taps
    stream: str = ""  # the round whose moves the page hears of
    version: int = 0  # the round's, when this was made
    frozen: bool = False  # a frozen wall: what stands there stays
    until_tap: bool = False  # said or being filled in here and nowhere else: stays until somebody taps
    so_far: dict[str, Any] | None = None  # what one's own answer shows so far
    exercise: dict[str, Any] | None = None
    stored: dict[str, Any] | None = None
    file: dict[str, str] | None = None


def in_round(round_: store.Round, blocks: list[Block], **more: Any) -> View:
    """What is shown of a round: the page remembers which, and knows the names that are left as they were typed."""
    return View(blocks, {"round": round_.id}, own=rounds.names_of(round_), **more)


PLAIN = (str, int, float, type(None))


def _plain(value: Any) -> bool:
    return isinstance(value, PLAIN)


def _shallow(value: Any) -> bool:
    """What a field may hold: something plain, or a list or table of that. Nothing deeper is asked for, nor looked at."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else (value,)
    return all(map(_plain, inside))


def read(asked: Any) -> Request:
    """What came from a browser, as far as it has the form of a request."""
    table = asked if isinstance(asked, dict) else {}
    do, fields, page_state = table.get("do"), table.get("fields"), table.get("where")
    page, number = table.get("page"), table.get("n")
    return Request(
        do if isinstance(do, str) else "look",
        {name: value for name, value in fields.items() if _shallow(value)} if isinstance(fields, dict) else {},
        {name: value for name, value in page_state.items() if _plain(value)} if isinstance(page_state, dict) else {},
        f"{page[:64]} {number}" if isinstance(page, str) and page and isinstance(number, int) else "",
        bool(table.get("again")),
    )
