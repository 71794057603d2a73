"""The nouns of a round, as they are kept: sides, parts and their stages, a workshop's state."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from kit.store.chairs import Game
from kit.store.released import Released

DIFFERS = "differs"  # in place of a question: the side does not agree on one answer
ASSESSMENT, AGAIN = "assessment", "again-"
OF_A_PART = ("agreed", "erased", "paper", "paper_state", "unseen", "one_asked", "counted", "held", "differs")
# a side in a part that has just begun
FRESH: dict[str, Any] = {
    "agreed": False,
    "erased": False,
    "paper": 0,
    "paper_state": "",
    "unseen": False,
    "one_asked": False,
    "counted": False,
    "held": False,
    "differs": False,
}
ASKS, BACKS, LEAVES = "asks", "backs", "leaves"  # what a seat wishes: to speak; that whoever asks speaks; that its side leaves
# what a side has not said yet
UNWRITTEN: dict[str, Any] = {
    "accepted": False, "accepted_on": None, "paragraph": "", "asked_on": None, "replaced_on": None, "planned": 0, "offered": 0,
    "left": False, "was": (), "links": 0, "one_answer": False,
    "wants_words": False, "replaced_late": False, "slip_asked_on": None, "reply": "", "meant": "", "wants": "",
}  # fmt: skip
# a side on which nobody sits
NOBODY: dict[str, Any] = {
    "seats": 0,
    "finished": 0,
    "spoken_for": False,
    "asking": False,
    "backing": 0,
    "leaving": 0,
    "letting": 0,
}


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
    PLAYED = "played"  # a game: what all partnerships come to, drawn by lot whatever the side


class Mode(StrEnum):
    """How a side answers. The values are stored."""

    ANONYMOUS = "anonymous"  # people by themselves
    DECLARED = "declared"  # one agreed answer


@dataclass(frozen=True)
class Promise:
    """Who signed that nothing here decides a grant, a renewal or an appraisal."""

    role: str
    organisation: str
    day: date  # of signing


@dataclass(frozen=True, kw_only=True)
class RoundSide:
    """One organisation, or several joined into one; `erased` to `unseen`, `paper…`, `one_…`: of the part asked now.

    How many `seats` are taken, how many of these have `finished`, whether somebody speaks for it, somebody asks to (`asking`) and
    how many are `backing` them: counted, never written.
    """

    id: str  # "side-1" … "side-8"
    name: str  # as typed
    short: str = ""  # on flags, as its own people want it; "": made of the name
    was: tuple[str, ...] = ()  # the names that it had, the first one first
    people: int  # expected, at least 1
    mode: Mode
    funds: bool  # it holds the funds; true of one side
    joined: bool = False
    erased: bool = False  # too few had finished, or the side wants it so: nothing of it is kept or shown
    agreed: bool = False  # to show what is not left out
    accepted: bool = False  # the report
    accepted_on: date | None = None  # since then; None also where it was before this was kept
    paragraph: str = ""  # its own words in the report, at most 1200 characters
    paper: int = 0  # slips entered
    paper_state: str = ""  # "", "entered", "checked" by a second seat, "counted", "refused"
    unseen: bool = False  # who speaks now came later and reads nothing of it
    one_asked: bool = False  # whoever runs it proposes one agreed answer instead
    one_answer: bool = False  # its speaker has taken that: the part's, not written with the side
    counted: bool = False  # its people have counted themselves, and its picture was opened to them
    held: bool = False  # somebody there has held its picture before it was opened
    differs: bool = False  # its agreed answer is that it does not agree on one
    asked_on: date | None = None  # since then somebody there asks to speak for it
    left: bool = False  # it takes part no more; nobody else reads so before the reveal
    planned: int = 0  # seats when it was set up; 0: as many as now
    offered: int = 0  # seats, if its speaker agrees; 0: no other number waits
    links: int = 0  # how often its links were made anew
    replaced_on: date | None = None  # the last day on which somebody else came to speak for it
    wants_words: bool = False  # its speaker says that whoever runs the round has lost the words
    slip_asked_on: date | None = None  # since then another slip is asked for, in place of who speaks and sits there alone
    replaced_late: bool = False  # its speaker came after something was closed
    reply: str = ""  # to being asked before the round was opened: "", "yes", "not_now", "questions", "host", "facilitator"
    wants: str = ""  # instead, in its own words, at most 300 characters
    meant: str = ""  # with other partners by one question: "", "apart", "together"
    seats: int = 0
    finished: int = 0
    spoken_for: bool = False
    asking: bool = False
    backing: int = 0
    leaving: int = 0
    letting: int = 0

    @property
    def anonymous(self) -> bool:
        """Whether people answer by themselves; else the side gives one agreed answer, always or in this part."""
        return self.mode == Mode.ANONYMOUS and not self.one_answer

    def anew(self) -> RoundSide:
        """The side as it is in a round in which nobody has a seat yet."""
        return replace(self, **{**UNWRITTEN, **FRESH, **NOBODY})


@dataclass(frozen=True)
class Part:
    """One thing that a round asks: the assessment, an exercise, a check, a second look at another part."""

    number: int  # from 1
    what: str  # "assessment", an exercise's id, "check-safety", "check-exit", "again-1"
    pools: Pooling
    stage: Stage
    subjects: tuple[str, ...] = ()  # those chosen for this room; none: all
    one_answer: tuple[str, ...] = ()  # the sides that give one agreed answer to it instead of many
    held: int = 0  # so many had finished: the head count does not fall below it
    shown: bool = False  # of a check: the room has seen what it says

    @property
    def again(self) -> int:
        """The part that this is a second look at; 0: none."""
        return int(self.what.removeprefix(AGAIN)) if self.what.startswith(AGAIN) else 0


@dataclass(frozen=True, kw_only=True)
class Live:
    """How a workshop stands: the line of its run-sheet, and what facilitators have switched."""

    plan: str  # its minutes ("60", "180"), with a game "90-game", or "own"
    line: int = -1  # from 0; -1: in the lobby
    begun: float = 0.0  # when this line began, seconds since 1970
    more: int = 0  # minutes added to it
    paused: bool = False
    paused_at: float = 0.0  # seconds since 1970; 0 while it runs
    locked: bool = False  # nobody new sits down
    ended: bool = False
    phones: bool = False  # phones show the reveal too
    projector: bool = False  # the wall shows the reveal
    board: bool = False  # notes may be written
    screen: str = "on"  # the wall: "on", "blank" or "frozen"
    slide: int = 0  # how far the picture of what was revealed has been turned, from 0
    second: str = ""  # the wall's second language, or none
    interpreted: bool = False
    laptop: str = ""  # who owns the computer, in words
    topics: str = ""  # what the partners proposed to talk about
    channel: str = ""  # where people complain, in words
    hour: str = ""  # at which it begins, in words: "2 p.m., Dakar time"
    meets: str = ""  # the place or the link, in words


@dataclass(frozen=True)
class MovedDay:
    """A last day that was moved to another, or waits for every speaker to agree to it."""

    which: str  # "ends" or "agrees"
    until: date
    on: date | None  # the day on which it was moved; None: it waits
    sides: tuple[str, ...] = ()  # those whose speakers have agreed to it


@dataclass(frozen=True, kw_only=True)
class Round:
    """One occasion of answering about one side's practice."""

    id: str  # 128 random bits, hex
    code: str  # lets one join; eight characters
    results: str  # lets one read what was revealed; eight characters
    form: str  # "short" or "full"
    about: str  # the id of the side whose practice it is about
    smallest: int  # the fewest answers that a middle is shown of, 5–20
    languages: tuple[str, ...]
    ends: date  # the last day of answering; of a workshop the day that it was planned for
    agrees: date  # the last day of agreeing and showing
    deletes: date  # the last day on which more is kept than what was revealed; it never moves
    promise: Promise | None
    previous: str | None  # the id of the round before
    synthetic: bool  # made up by a machine
    version: int  # one more with every move
    slips: bool = False  # each seat needs a slip of its own
    pays: str = ""  # who pays the partners' hours, data and interpreter, in words
    draft: bool = False  # partners are asked first: nobody sits down
    part: int = 1  # the one asked now; 0: none
    sides: tuple[RoundSide, ...] = ()
    parts: tuple[Part, ...] = ()
    live: Live | None = None
    edition: int = 1  # of the questions
    opened_on: date | None = None  # the day of its first reveal
    moved: tuple[MovedDay, ...] = ()  # in the order in which it was asked for
    words_asked_on: date | None = None  # since then two speakers want other words to run it with
    words_made_on: date | None = None  # the last day on which speakers made them
    copied: date | None = None  # the day of the backup that it was put back from
    game: Game | None = None  # of the part asked now, from the lot to its end

    @property
    def day(self) -> date:
        """The day that its report counts from: that of its first reveal; before there was one, and for old rounds, the plan's."""
        return self.opened_on or self.ends

    @cached_property
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
    def readable(self) -> bool:
        """Whether its results code opens anything: something was revealed, a game was played to its end, a workshop has ended."""
        return self.opened or self.ended or any(p.pools == Pooling.PLAYED and p.stage == Stage.CLOSED for p in self.parts)

    @property
    def running(self) -> bool:
        """Whether this is a workshop that has not ended."""
        return self.live is not None and not self.live.ended and not self.draft

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
        """How many have finished and how many have a seat, over all sides; it never falls for what becomes of one."""
        seats = sum(side.seats for side in self.sides)
        return min(seats, max(self.now.held, sum(side.finished for side in self.sides))), seats

    def side(self, wanted: str) -> RoundSide:
        """The side with that id. Raises: KeyError."""
        return {side.id: side for side in self.sides}[wanted]

    def is_of_many(self, row: Released) -> bool:
        """Whether that row shows the middle of many, not one agreed answer; whatever is asked now."""
        alone = (side for part in self.parts if part.number == row.part for side in part.one_answer)
        return self.side(row.side).mode == Mode.ANONYMOUS and row.side not in alone

    @property
    def others(self) -> tuple[RoundSide, ...]:
        """The sides that say how they see the practice of the one the round is about."""
        return tuple(side for side in self.sides if side.id != self.about)
