"""What a careful witness of a round would have written down. Nothing in it is read from the code that is tried."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from statistics import median_low
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.rounds.machine.playing import OneGame

SEVEN, NINE = 7, 9  # people who have to finish: of one organisation, of several joined
SHOWN = ("levels", "declared")
NEVER_SHOWN = ("at", "finished", "subjects")
LEVELS = range(5)
NOTED = date(2027, 5, 30)  # ninety days after the day that every action here is for


@dataclass
class Sitter:
    """Somebody with a seat; `said`: name of a part → the last answer that was kept, `rev` its number."""

    token: str
    side: str
    seat: str
    speaker: bool = False
    finished: bool = False
    said: dict[str, dict[str, Any]] = field(default_factory=dict)
    rev: dict[str, int] = field(default_factory=dict)
    notes: int = 0
    waits: bool = False
    unread: bool = False  # has still to read that its side gives one answer now


@dataclass
class OneSide:
    """An organisation."""

    id: str
    people: int
    anonymous: bool
    joined: bool
    funds: bool
    left: bool = False
    offered: int = 0  # seats, where its speaker agrees

    @property
    def needs(self) -> int:
        """So many have to finish."""
        return (NINE if self.joined else SEVEN) if self.anonymous else 1


@dataclass
class OnePart:
    """Something asked. `paper`: side → (slips, the level on all of them, "entered" or "checked")."""

    number: int
    what: str
    pools: str
    stage: str
    again: int = 0
    agreed: set[str] = field(default_factory=set)
    erased: set[str] = field(default_factory=set)
    differs: set[str] = field(default_factory=set)  # sides whose answer is that they do not agree on one
    unseen: set[str] = field(default_factory=set)  # sides whose speaker came later and reads nothing of it
    one: set[str] = field(default_factory=set)  # sides that give one agreed answer to it instead
    one_asked: set[str] = field(default_factory=set)  # sides to which that is proposed
    held: int = 0  # the head count does not fall below it
    counted: set[str] = field(default_factory=set)  # sides whose picture was opened to them
    halted: set[str] = field(default_factory=set)  # sides in which somebody has held it
    out: dict[str, set[str]] = field(default_factory=dict)
    paper: dict[str, tuple[int, int, str]] = field(default_factory=dict)
    asked: dict[str, list[str]] = field(default_factory=dict)
    own: dict[str, dict[str, Any]] = field(default_factory=dict)  # side → question → what its own picture shows
    shown: dict[tuple[str, str], Any] = field(default_factory=dict)  # (side, question) → what everybody was shown

    @property
    def has_been_played(self) -> bool:
        return self.pools == "played" and self.stage == "closed"


@dataclass
class Asked:
    """Somebody asks to speak for their side; `number`: what stands on their phone."""

    seat: str
    day: date
    number: str
    backed: set[str] = field(default_factory=set)  # seats


@dataclass
class OneNote:
    words: str
    writer: str  # a browser
    batch: int = 0
    shown: bool = False


@dataclass
class OneProposal:
    words: str
    id: str = ""
    stances: dict[str, str] = field(default_factory=dict)
    taken: int = 0  # the action that it is
    held: str = "waits"  # "": everybody may read it; "person", "case", "place": why not; "joined": it is one with another
    writer: str = ""  # a browser
    seat: str = ""
    wish: str = ""  # the other that its author would make it one with

    def is_from(self, mine: Sitter | None) -> bool:
        """Whether it was written there, on that phone."""
        return mine is not None and (self.writer, self.seat) == (mine.token, mine.seat)


@dataclass
class Book:
    """One round."""

    id: str
    code: str
    results: str
    live: bool
    slips_only: bool
    smallest: int
    about: str
    days: dict[str, date]  # "ends", "agrees", "deletes"
    sides: list[OneSide]
    parts: list[OnePart]
    slips: dict[str, str]
    lines: list[tuple[int, str]] = field(
        default_factory=list
    )  # of the run-sheet: the part that each is about, the stage that it brings
    now: int = 0
    line: int = -1
    ended: bool = False
    switches: dict[str, Any] = field(default_factory=dict)
    seat_slips: dict[str, list[str]] = field(default_factory=dict)  # side → links that have taken no seat
    used: set[str] = field(default_factory=set)  # links that have
    seats: list[Sitter] = field(default_factory=list)
    draft: bool = False  # partners are asked first
    replies: dict[str, tuple[str, str]] = field(default_factory=dict)  # side → what it answered, whether together
    names: dict[str, list[str]] = field(default_factory=dict)  # side → what it is called, last, and was
    slip_asked: dict[str, date] = field(default_factory=dict)  # side → since when another slip is asked for
    want_words: set[str] = field(default_factory=set)  # sides whose speakers say that the host's words are lost
    words_asked: date | None = None  # since two of them have
    late_speakers: set[str] = field(default_factory=set)  # sides whose speaker came after something was closed
    leaving: set[str] = field(default_factory=set)  # seats that want their side to leave
    letting: set[str] = field(default_factory=set)  # seats that want a held picture opened
    asked: dict[str, Asked] = field(default_factory=dict)  # side → who asks to speak for it
    notes: list[OneNote] = field(default_factory=list)
    proposals: list[OneProposal] = field(default_factory=list)
    acted: set[int] = field(default_factory=set)  # the numbers of the actions that there are
    moved: dict[str, int] = field(default_factory=lambda: {"ends": 0, "agrees": 0})  # how often
    other_days: dict[str, tuple[date, set[str]]] = field(default_factory=dict)  # a second time: until when, who has agreed
    game: OneGame | None = None
    game_pairs: int = 0
    followed: bool = False
    shown_on: date | None = None  # the day of its first reveal
    first_day: date | None = None  # before it nothing that follows another round is closed
    gone: bool = False  # nothing was shown, and its day has passed
    left_alone: bool = False  # nobody runs it any more

    # ---- where it stands

    @property
    def part(self) -> OnePart:
        """What is asked now."""
        return next((part for part in self.parts if part.number == self.now), OnePart(0, "", "own", "waiting"))

    @property
    def stage(self) -> str:
        return self.part.stage

    @property
    def opened(self) -> bool:
        """Whether something was shown to all that sides had a say in."""
        return any(part.stage == "revealed" for part in self.parts)

    @property
    def readable(self) -> bool:
        """Whether the results code opens anything."""
        return self.opened or self.ended or any(part.has_been_played for part in self.parts)

    @property
    def running(self) -> bool:
        return self.live and not self.ended and not self.draft

    @property
    def partners(self) -> list[str]:
        """Whoever is asked first: all but who holds the funds, and who the round is about."""
        return [side.id for side in self.sides if not side.funds and side.id != self.about]

    def all_say_yes(self) -> bool:
        """And of several that are asked about, one of them that they may be meant together."""
        said = [self.replies.get(side, ("", "")) for side in self.partners]
        return all(reply == "yes" for reply, _ in said) and (not self.chooses or any(meant == "together" for _, meant in said))

    @property
    def chooses(self) -> bool:
        """Whether partners say if they may be meant together: several of them, and something is asked about them."""
        return len(self.partners) > 1 and any(part.pools not in ("whole", "played") for part in self.parts)

    @property
    def all_see(self) -> bool:
        """Whether everybody sees what the part that is asked now says, or in the room's talk what the last one said."""
        if not self.now:
            return self.running and any(part.stage == "revealed" or part.has_been_played for part in self.parts)
        if self.part.pools == "played":
            return self.stage in ("open", "closed")
        return self.stage == "revealed" or (
            self.stage == "closed" and self.part.pools == "whole" and self.part.what != "check-safety"
        )

    def over(self, today: date) -> bool:
        return today > self.days["deletes"]

    def waits(self, today: date) -> bool:
        """Whether nothing more is shown before the last day to agree is moved."""
        return today > self.days["agrees"]

    @property
    def may_show(self) -> bool:
        return self.running or not (self.live or self.opened)

    def move(self, which: str, until: date) -> None:
        """Once; the second time it waits for everybody who speaks."""
        if self.moved[which]:
            self.other_days[which] = (until, set())
        else:
            self.days[which], self.moved[which] = until, 1

    def agree_to_day(self, which: str, side: str) -> None:
        until, agreed = self.other_days[which]
        agreed.add(side)
        if agreed >= set(self.speaking()):
            self.days[which], self.moved[which] = until, 2
            del self.other_days[which]

    def too_soon(self, today: date) -> bool:
        """Whether the round before was shown less than a month ago."""
        return self.part.pools == "levels" and self.first_day is not None and today < self.first_day

    def late(self, today: date) -> bool:
        """Whether nobody may come in or answer any more."""
        return self.over(today) or (self.stage == "open" and not self.live and today > self.days["ends"])

    def side(self, wanted: str) -> OneSide:
        return next(side for side in self.sides if side.id == wanted)

    def on(self, side: str) -> list[Sitter]:
        return [sitter for sitter in self.seats if sitter.side == side]

    def speaker(self, side: str) -> Sitter | None:
        return next((sitter for sitter in self.on(side) if sitter.speaker), None)

    def speaking(self) -> list[str]:
        """The sides that show something of this part."""
        return [side.id for side in self.sides if side.id not in self.part.erased]

    def many(self, side: str) -> bool:
        """Whether people of that side answer each for themselves now."""
        return self.side(side).anonymous and side not in self.part.one

    def needs(self, side: str) -> int:
        """So many of that side have to finish now."""
        return self.side(side).needs if self.many(side) else 1

    def enough(self, side: str) -> bool:
        """Whether so many have."""
        phones = sum(sitter.finished for sitter in self.on(side))
        return phones + self.paper(self.side(side), phones)[0] >= self.needs(side)

    @property
    def finished(self) -> int:
        """How many have, as everybody reads it."""
        return min(len(self.seats), max(self.part.held, sum(sitter.finished for sitter in self.seats)))

    def all_agreed(self) -> bool:
        return set(self.speaking()) <= self.part.agreed

    def others(self, side: str) -> list[Sitter]:
        """Who sits there beside whoever speaks and whoever asks to."""
        asker = self.asked[side].seat if side in self.asked else ""
        return [sitter for sitter in self.on(side) if not sitter.speaker and sitter.seat != asker]

    def backers(self, side: str) -> int:
        """So many others have to want whoever asks."""
        facts = self.side(side)
        if not self.many(side):
            return max(1, len(self.others(side)))
        closed = self.stage == "own" and self.part.pools == "levels"
        there = [sitter for sitter in self.on(side) if sitter.finished or not closed]
        return 1 if self.slips_only else max(len(there), facts.needs) // 2

    def new_speaker(self, side: str, today: date) -> None:
        """Who asked speaks from now on, and nobody else there; what waits apart is read by who has answered it."""
        asked, before, mine = self.asked.pop(side), self.speaker(side), self.on(side)
        now = next(sitter for sitter in mine if sitter.seat == asked.seat)
        for sitter in mine:
            sitter.speaker = sitter is now
        for part in (each for each in self.parts if each.stage == "own"):
            knows = bool(asked.backed) and now.said.get(part.what, {}).get("finished") is True
            part.agreed.discard(side)
            part.differs.discard(side)
            (part.unseen.discard if knows or part.pools != "levels" else part.unseen.add)(side)
            key = f"side-{part.what}"
            if before and knows and key in before.said:
                now.said[key], now.rev[key] = before.said.pop(key), before.rev.pop(key)
        self.slips[side] = "replaced"
        self.note_replaced(side)
        self.leaving -= {sitter.seat for sitter in mine}

    def note_replaced(self, side: str) -> None:
        self.slip_asked.pop(side, None)
        if any(part.stage in ("own", "revealed", "closed") for part in self.parts):
            self.late_speakers.add(side)
        self.unsay_lost_words(side)

    def lose_speaker(self, side: str) -> None:
        """Nobody speaks there until somebody comes with the new slip, who reads nothing of before."""
        for sitter in self.on(side):
            sitter.speaker = False
        for part in (each for each in self.parts if each.stage == "own" and each.pools == "levels"):
            part.agreed.discard(side)
            part.unseen.add(side)
        self.note_replaced(side)

    def unsay_lost_words(self, side: str) -> None:
        if side in self.want_words:
            self.want_words.discard(side)
            self.words_asked = None

    def leave(self, side: str) -> None:
        """That side shows nothing of what is not shown yet; what its people have answered is theirs."""
        self.unsay_lost_words(side)
        self.slip_asked.pop(side, None)
        self.side(side).left = True
        self.asked.pop(side, None)
        self.side(side).offered = 0
        for part in (each for each in self.parts if each.stage not in ("revealed", "closed") and each.pools != "own"):
            part.erased.add(side)
            part.agreed.discard(side)
            part.differs.discard(side)
            part.out.pop(side, None)
            part.own.pop(side, None)
        for sitter in self.on(side):
            self.leaving.discard(sitter.seat)
            sitter.said = {key if key.startswith("mine-") else f"mine-{key}": given for key, given in sitter.said.items()}

    # ---- what becomes of answers

    def ask(self, number: int) -> None:
        """From now on that part is asked."""
        self.now = number
        for sitter in self.seats:
            given = [sitter.said.get(f"{own}{self.part.what}", {}) for own in ("", "mine-")]  # its copy, once its side has left
            sitter.finished = any(each.get("finished") is True for each in given)

    def picture(self, side: OneSide) -> dict[str, Any]:
        """Question → the middle answer, None where too few gave one; nothing of a side with too few people."""
        part, mine = self.part, self.on(side.id)
        if side.left:
            return {}
        answers = [sitter.said.get(part.what, {}) for sitter in mine if sitter.finished]
        if not self.many(side.id):
            spoken = next((s.said.get(part.what, {}) for s in mine if s.finished and s.speaker), {})
            told = {q: v for q, v in spoken.items() if "." in q and not q.startswith("last.")}
            return {q: spoken[q] if spoken.get(q) in LEVELS else None for q in part.asked[side.id]} if told else {}
        slips, level = self.paper(side, len(answers))
        if len(answers) + slips < self.needs(side.id):
            return {}
        enough = max(self.smallest, NINE if side.joined else 0) + (2 * slips if answers else 0)
        return {q: self._middle([a.get(q) for a in answers] + [level] * slips, enough) for q in part.asked[side.id]}

    @staticmethod
    def _middle(given: Sequence[Any], enough: int) -> int | None:
        levels = [value for value in given if value in LEVELS and not isinstance(value, str)]
        return median_low(levels) if len(levels) >= enough else None

    def paper(self, side: OneSide, phones: int) -> tuple[int, int]:
        """How many slips of paper count, and the level on them."""
        slips, level, state = self.part.paper.get(side.id, (0, 0, ""))
        trusted = phones >= slips + self.needs(side.id) if phones else state == "checked"
        return (slips, level) if slips and phones + slips <= side.people and trusted else (0, 0)

    def close(self) -> None:
        part = self.part
        part.held = self.finished
        if part.pools == "levels":
            for side in self.sides:
                if part.again or not self.many(side.id) or not self.picture(side):
                    self.make_picture(side)
        if part.pools == "declared":
            part.erased |= {side.id for side in self.sides if side.left}
            part.counted = {side.id for side in self.sides}  # no row of it stands in an order: nothing waits
        if part.pools == "whole":
            part.shown = self._whole()
        part.stage = "revealed" if part.again else "own" if part.pools in SHOWN else "closed"
        if part.again:
            part.shown = {(side, q): value for side, rows in part.own.items() for q, value in rows.items()}

    def make_picture(self, side: OneSide) -> None:
        """What a side's people see of it; where they are too few all of it goes."""
        part = self.part
        part.own[side.id] = self.picture(side)
        if not part.own[side.id]:
            part.erased.add(side.id)
            for sitter in self.on(side.id):
                sitter.said.pop(part.what, None)
                sitter.rev.pop(part.what, None)

    def open_picture(self, side: str) -> None:
        """It has counted itself."""
        self.part.counted.add(side)
        self.letting -= {sitter.seat for sitter in self.on(side)}
        self.make_picture(self.side(side))

    def _whole(self) -> dict[tuple[str, str], Any]:
        """The middle answers of everybody together, under the strictest of what sides were promised."""
        staying = [sitter for sitter in self.seats if not self.side(sitter.side).left]
        answers = [sitter.said.get(self.part.what, {}) for sitter in staying if sitter.finished]
        if len(answers) < max(SEVEN, *(side.needs for side in self.sides)):
            return {}
        enough = max(self.smallest, NINE if any(side.joined for side in self.sides) else 0)
        return {("", q): self._middle([a.get(q) for a in answers], enough) for q in next(iter(self.part.asked.values()))}

    def reveal(self, item_of: Any) -> None:
        part = self.part
        hidden = set[str]().union(*part.out.values())
        part.shown = {(side, q): value for side, q, value in self._agreed() if item_of(q) not in hidden}
        part.stage = "revealed"

    def written(self, side: str) -> dict[str, Any]:
        """What its speaker has written for that side and could be shown."""
        speaker = self.speaker(side)
        said = speaker.said.get(f"side-{self.part.what}", {}) if speaker else {}
        return {q: v for q, v in said.items() if q.partition(".")[0] not in ("at", "finished", "action")}

    def _agreed(self) -> Iterator[tuple[str, str, Any]]:
        for side in self.speaking():
            kept = {"differs": True} if side in self.part.differs else self.written(side)
            rows = self.part.own[side] if self.part.pools == "levels" else kept
            yield from ((side, question, value) for question, value in rows.items())

    def erase(self, today: date) -> None:
        """Its day has passed: what people wrote is gone; where nothing was shown to anybody and agreed, all of it is.

        As long as one may say what became of the actions speakers come back, and whoever runs it.
        """
        for part in (each for each in self.parts if each.stage == "own"):
            part.erased, part.agreed, part.own = {side.id for side in self.sides}, set(), {}
        self.gone = not any(part.shown or any(part.own.values()) for part in self.parts) and not self.acted
        self.left_alone = not self.acted or today > NOTED
        speak = [] if self.left_alone else [sitter for sitter in self.seats if sitter.speaker]
        self.seats = [replace(sitter, finished=False, said={}, rev={}, notes=0, waits=False, unread=False) for sitter in speak]
        self.notes, self.proposals = [], []
