"""Where a person sits: this browser's seat, the language, the content in it, and the database behind it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cached_property
from typing import Any
from urllib.parse import parse_qs, urlsplit

from kit import content, kinds, languages, settings, store
from kit.days import anywhere_on_earth

LOCAL = "local"


class Desk:
    """One person's place in one kernel. Under Voilà the server names the browser; in JupyterLab there is one local seat."""

    def __init__(self, environment: Mapping[str, str] | None = None, *, language: str = "") -> None:
        env = dict(os.environ if environment is None else environment)
        self.settings = settings.read(env)
        self.source = content.Source(self.settings.exercises, self.settings.site)
        query = parse_qs(env.get("QUERY_STRING", ""))
        asked, self.wanted = query.get("lang", [language])[0], query.get("exercise", [""])[0]
        self.language = languages.choose(
            asked=asked or language,
            accepts=env.get("HTTP_ACCEPT_LANGUAGE", "") if "HTTP_X_KIT_BROWSER" in env else _own_language(env),
            available=self.source.languages,
        )
        self.browser = env.get("HTTP_X_KIT_BROWSER") or LOCAL
        self.address = _address(env.get("VOILA_REQUEST_URL", ""))
        self.phrases = content.load_phrases(self.source, self.language)

    @cached_property
    def database(self) -> store.Database:
        """Opened when it is first needed."""
        return store.open_database(self.settings)

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

    def take(self, exercise: content.Exercise | None, answer: Any, rev: Any) -> store.Stored:
        """Check and keep an answer; the first one makes the seat. Raises: AnswerRefused, NotSaved."""
        kinds.accepted(exercise, answer)
        seat = store.make_seat(self.database, self.browser, today=anywhere_on_earth())
        return kinds.take(self.database, seat.id, exercise, answer, rev)

    def partnership(self) -> kinds.Partnership:
        """The organisations as they were last named."""
        return kinds.partnership_of(self.stored(kinds.PARTNERSHIP).answer)


def _own_language(env: Mapping[str, str]) -> str:
    """The language of this computer, for JupyterLab, where no browser says one: "es_BO.UTF-8" is "es-BO"."""
    said = env.get("LC_ALL") or env.get("LC_MESSAGES") or env.get("LANG", "")
    return said.partition(".")[0].replace("_", "-")


def _address(url: str) -> str:
    """Where this server is reached, from the address of a page on it; "" where there is none."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
