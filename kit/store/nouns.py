"""The nouns of a round, as they are kept: sides, parts and their stages, what is released, actions, a workshop's state."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

ALL, FACILITATOR_ONLY = "all", "runs"
ASSESSMENT, AGAIN = "assessment", "again-"
OF_A_PART = ("agreed", "erased", "paper", "paper_state")
FRESH: dict[str, Any] = {"agreed": False, "erased": False, "paper": 0, "paper_state": ""}  # a side in a part that has just begun
NOBODY: dict[str, Any] = {"seats": 0, "finished": 0, "spoken_for": False}  # a side on which nobody sits


class Stage(StrEnum):
    """How far a part is. The values are stored."""

    WAITING = "waiting"  # nobody has been asked yet
    OPEN = "open"  # people answer
    CAUCUS = "own"  # each side looks at its own picture, or agrees on its own answer
    REVEALED = "revealed"  # shown to all
    CLOSED = "closed"  # nothing of it is pooled by side


class Pooling(StrEnum):
    """What becomes of the answers to a part. The values are stored."""

    LEVELS = "levels"  # the levels of people, side by side
    DECLARED = "declared"  # each side's speaker gives one answer
    PRIVATE = "own"  # never shown to anybody else
    WHOLE = "whole"  # levels of all sides together


@dataclass(frozen=True)
class Promise:
    """Who signed that nothing here decides a grant, a renewal or an appraisal."""

    role: str
    organisation: str
    day: date


@dataclass(frozen=True, kw_only=True)
class RoundSide:
    """One organisation, or several joined into one group; `erased`, `agreed`, `paper` and its state: of the part asked now.

    How many `seats` are taken, how many of these have `finished`, whether somebody speaks for it: counted, never written.
    """

    id: str
    name: str
    people: int
    mode: str
    funds: bool
    joined: bool = False
    erased: bool = False
    agreed: bool = False
    accepted: bool = False
    paragraph: str = ""
    paper: int = 0
    paper_state: str = ""
    seats: int = 0
    finished: int = 0
    spoken_for: bool = False

    @property
    def anonymous(self) -> bool:
        """Whether people answer by themselves; else the side gives one agreed answer."""
        return self.mode == "anonymous"

    def anew(self) -> RoundSide:
        """The side as it is in a round in which nobody has a seat yet."""
        return replace(self, accepted=False, paragraph="", **FRESH, **NOBODY)


@dataclass(frozen=True)
class Part:
    """One thing that a round asks: the assessment, an exercise, a check, a second look at another part."""

    number: int
    what: str
    pools: Pooling
    stage: Stage
    subjects: tuple[str, ...] = ()

    @property
    def again(self) -> int:
        """The part that this is a second look at; 0: none."""
        return int(self.what.removeprefix(AGAIN)) if self.what.startswith(AGAIN) else 0


@dataclass(frozen=True, kw_only=True)
class Live:
    """How a workshop stands: the line of its run-sheet, and what facilitators have switched."""

    plan: str
    line: int = -1
    begun: float = 0.0
    more: int = 0
    paused: bool = False
    paused_at: float = 0.0
    locked: bool = False
    ended: bool = False
    phones: bool = False
    projector: bool = False
    board: bool = False
    screen: str = "on"
    second: str = ""
    interpreted: bool = False
    laptop: str = ""
    topics: str = ""


@dataclass(frozen=True, kw_only=True)
class Round:
    """One occasion of answering about one side's practice."""

    id: str
    code: str
    results: str
    form: str
    about: str
    smallest: int
    languages: tuple[str, ...]
    ends: date
    deletes: date
    promise: Promise | None
    previous: str | None
    synthetic: bool
    version: int
    slips: bool = False
    part: int = 1
    sides: tuple[RoundSide, ...] = ()
    parts: tuple[Part, ...] = ()
    live: Live | None = None
    edition: int = 1  # of the questions

    @property
    def now(self) -> Part:
        """The part that is asked now; in a workshop's talk one without a name, waiting."""
        return next((part for part in self.parts if part.number == self.part), Part(0, "", Pooling.PRIVATE, Stage.WAITING))

    @property
    def stage(self) -> Stage:
        """How far the part is that is asked now."""
        return self.now.stage

    @property
    def opened(self) -> bool:
        """Whether something has been revealed to all."""
        return any(part.stage == Stage.REVEALED and part.pools != Pooling.WHOLE for part in self.parts)

    @property
    def running(self) -> bool:
        """Whether this is a workshop that has not ended."""
        return self.live is not None and not self.live.ended

    @property
    def ended(self) -> bool:
        """Whether this is a workshop that has ended."""
        return self.live is not None and self.live.ended

    @property
    def line(self) -> int:
        """The line of a workshop's run-sheet; -1: none yet."""
        return self.live.line if self.live else -1

    @property
    def seat_counts(self) -> tuple[int, int]:
        """How many have finished and how many have a seat, over all sides together."""
        return sum(side.finished for side in self.sides), sum(side.seats for side in self.sides)

    def side(self, wanted: str) -> RoundSide:
        """The side with that id. Raises: KeyError."""
        return {side.id: side for side in self.sides}[wanted]

    @property
    def others(self) -> tuple[RoundSide, ...]:
        """The sides that say how they see the practice of the one the round is about."""
        return tuple(side for side in self.sides if side.id != self.about)


@dataclass(frozen=True)
class Released:
    """One immutable row: what one audience sees of one side's answers to one question."""

    audience: str
    side: str
    question: str
    level: int | None
    aside: str
    zones: tuple[bool, bool, bool] | None
    part: int = 1
    value: Any = None


ACTION_PARTS = {"what": "what", "who": "who", "means": "means", "by": "when", "sign": "sign"}  # part → what it is called
ACTION_WORDS = tuple(part for part in ACTION_PARTS if part != "by")  # that people write


@dataclass(frozen=True, kw_only=True)
class Action:
    """What changes, who does it, with what, by when (an ISO day), how the partner will know; roles, never names."""

    number: int
    what: str
    who: str
    means: str
    by: str
    sign: str
    confirmed: bool = False
    outcome: str = ""
