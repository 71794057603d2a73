"""Where a person sits: this browser's seat, the language, the content in it, and the database behind it."""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar, Self
from urllib.parse import parse_qs, urlsplit

from kit import asking, content, kinds, languages, playing, reports, settings, store
from kit.apps.part import Told
from kit.days import anywhere_on_earth

LOCAL = "local"


@dataclass
class Desk(content.Reading):
    """One person's place. A kernel's has the browser that the server names; in JupyterLab there is one local seat.

    `wanted`: the exercise that the address asks for. `address`: where this server is reached. `later`: has a picture drawn
    while the page goes on, and `drawn` is told of it; None where who asks waits for it.
    """

    at_hand: ClassVar[dict[settings.Settings, store.Database]] = {}  # what was opened before a process was forked into kernels

    settings: settings.Settings
    source: content.Source
    language: str
    browser: str = LOCAL
    wanted: str = ""
    address: str = ""
    later: Callable[[Callable[[], None]], None] | None = None
    drawn: Callable[[Told], None] = lambda _told: None

    @classmethod
    def of(cls, environment: Mapping[str, str] | None = None, *, language: str = "") -> Self:
        """The place that a kernel's environment names; `language` where its address does not say one."""
        env = dict(os.environ if environment is None else environment)
        chosen = settings.read(env)
        source = content.Source(chosen.exercises, chosen.site)
        query = parse_qs(env.get("QUERY_STRING", ""))
        spoken = languages.choose(
            asked=query.get("lang", [language])[0] or language,
            accepts=_accepted(env),
            available=source.languages,
        )
        browser, wanted = env.get("HTTP_X_KIT_BROWSER") or LOCAL, query.get("exercise", [""])[0]
        return cls(chosen, source, spoken, browser, wanted, _address(env.get("VOILA_REQUEST_URL", ""), chosen.base))

    @cached_property
    def database(self) -> store.Database:
        """Opened when it is first needed."""
        return self.at_hand.get(self.settings) or store.open_database(self.settings, keeps=False)

    def seat(self) -> store.Seat | None:
        """This browser's seat, if it has kept anything yet."""
        return store.seat_of(self.database, self.browser)

    def visit(self) -> None:
        """A visit moves the day until which answers are kept."""
        seat = self.seat()
        if seat:
            store.extend(self.database, seat, today=anywhere_on_earth())

    def stored(self, exercise: str) -> store.Stored:
        """What is committed for an exercise; nothing where there is no seat yet."""
        seat = self.seat()
        return store.load(self.database, seat.id, exercise) if seat else store.Stored()

    def answers(self) -> dict[str, dict[str, Any]]:
        """Everything that is committed, in one look: exercise → question → value."""
        seat = self.seat()
        return store.load_all(self.database, seat.id) if seat else {}

    def begun(self) -> set[str]:
        """The exercises of which something is kept."""
        seat = self.seat()
        return store.begun(self.database, seat.id) if seat else set()

    def mark(self) -> str:
        """What pages call this browser's seat; "" as long as nothing is kept."""
        return store.mark_of(self.database, self.seat())

    def whose(self) -> str:
        """What files of this seat are told apart by: a keyed hash, the same in every file, that nobody else can make."""
        seat = self.seat()
        return store.lookup_of(self.database, "calendar", seat.id)[:20] if seat else ""

    def save_answer(self, exercise: content.Exercise | None, answer: Any, rev: Any, mark: str = "") -> store.Stored:
        """Check and keep an answer; the first one makes the seat. `mark`: of the seat that the page was shown for.

        Raises: AnswerRefused, OtherAnswers, NotSaved.
        """
        kinds.accepted(exercise, answer)
        seat = store.seat_to_write(self.database, self.browser, mark, today=anywhere_on_earth())
        return asking.save_answer(self.database, seat.id, exercise, answer, rev)

    def save_game(self, answer: Any, rev: Any, mark: str = "") -> store.Stored:
        """The same for a game of *Five quarters*. Raises: AnswerRefused, MoveRefused, OtherAnswers, NotSaved."""
        kept = kinds.fitting(playing.game_rules(), answer)
        if not self.seat():
            playing.fits({}, kept)  # what is refused makes no seat
        seat = store.seat_to_write(self.database, self.browser, mark, today=anywhere_on_earth())
        return asking.save_game(self.database, seat.id, answer, rev)

    def calendar(self, key: str, title: str, stored: store.Stored) -> str:
        """The day of an action as a calendar file in an address of its own data; "" where no day is chosen."""
        if not stored.answer.get("action.when"):
            return ""
        whose = f"{self.whose()}-{key}"
        file = reports.action_ics(title, stored.answer, self.phrases, whose=whose, change=stored.rev)
        return f"data:text/calendar;base64,{b64encode(file).decode()}"

    def partnership(self) -> kinds.Partnership:
        """The organisations as they were last named."""
        return kinds.partnership_of(self.stored(kinds.PARTNERSHIP).answer)


def _accepted(env: Mapping[str, str]) -> str:
    """What the browser accepts; in JupyterLab, after that, the language of this computer: "es_BO.UTF-8" is "es-BO"."""
    browser = env.get("HTTP_ACCEPT_LANGUAGE", "")
    if "HTTP_X_KIT_BROWSER" in env:
        return browser
    said = env.get("LC_ALL") or env.get("LC_MESSAGES") or env.get("LANG", "")
    own = said.partition(".")[0].replace("_", "-")
    return ", ".join(filter(None, (browser, own and f"{own};q=0.001")))


def _address(url: str, base: str) -> str:
    """Where the kit is reached, from the address of a page of it; "" where there is none."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}{base}" if parts.netloc else ""
