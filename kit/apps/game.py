"""The page of *Five quarters*, played alone: one part, whose choices are kept like an exercise's."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from kit import playing
from kit.apps.desk import Desk
from kit.apps.part import PagePart, Told
from kit.errors import KitError, MoveRefused, OtherAnswers

LOG = logging.getLogger(__name__)
ASSUMED = "/simulator/assumptions"
ON_PAPER = "/simulator/paper"


class GameApp:
    """A game of the person at this desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.stored, self.mark = desk, desk.stored(playing.RECORD), desk.mark()
        self.problem, self.outdated = "", False

    def opened(self) -> Told:
        """The game as it stands."""
        desk = self.desk
        assumed = f"{desk.settings.base}{ASSUMED}?lang={desk.language}" if desk.address else ""
        definition = playing.definition(desk.library, host=desk.settings.host, assumed=assumed)
        part = PagePart(playing.RECORD, playing.RECORD, {"exercise": definition, "stage": "open", **self.kept()})
        return Told((part,), (part.key,))

    def hear(self, key: str, said: Mapping[str, Any]) -> Told:
        """A choice, a quarter that is closed, words."""
        if key != playing.RECORD:
            return Told()
        self.answered(said)
        return Told((PagePart(key, playing.RECORD, {"problem": self.problem} if self.outdated else self.kept()),))

    def kept(self) -> dict[str, Any]:
        """What is committed, and what it shows."""
        library = self.desk.library
        shown = playing.shown(library, self.stored.answer)
        shown["calendar"] = self.desk.calendar(playing.RECORD, library.simulator.words.title, self.stored)
        return {"problem": self.problem, "stored": asdict(self.stored), "shown": shown, "where": {"whose": self.mark}}

    def answered(self, said: Mapping[str, Any]) -> None:
        """Keep what the browser proposes, or know in one sentence why not. Nothing of it goes to a log."""
        where = said.get("where")
        mark = str(where.get("whose", "")) if isinstance(where, dict) else self.mark
        self.problem, self.outdated = "", False
        try:
            self.stored = self.desk.save_game(said.get("answer"), said.get("rev"), mark)
            self.mark = mark or self.desk.mark()
        except MoveRefused as error:
            self.problem = self.desk.phrases[error.phrase]
            self.stored = replace(self.desk.stored(playing.RECORD), refused=said["rev"])  # the page goes back to what is kept
        except KitError as error:
            self.problem, self.outdated = self.desk.phrases[error.phrase], isinstance(error, OtherAnswers)
        except Exception as error:
            LOG.error("a choice could not be kept: %s", type(error).__name__)
            self.problem = self.desk.phrases["error.unexpected"]
