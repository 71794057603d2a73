"""A scene: all of a round that one browser may see now, read at one moment. Screens draw it and read nothing else.

Each kind of eye has its own way in: who sits, who runs the round, the wall. What that eye may not see now is not read for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kit import store
from kit.rounds import outcomes, rights
from kit.rounds.closing import SIDE_ANSWER
from kit.rounds.live import may_open
from kit.rounds.move import By
from kit.rounds.plan import in_view, is_over
from kit.rounds.proposing import Mine, actions_of, held_back, put_off_by, read_by_all, to_look_at, written_by
from kit.rounds.seeing import Seen, own_picture, seen_in
from kit.rounds.speaking import number_of
from kit.rounds.taking_part import answer_key
from kit.simulator import Run
from kit.store import (
    ALL,
    ASKS,
    ASSESSMENT,
    FACILITATOR_ONLY,
    Action,
    Chair,
    Connection,
    Database,
    Note,
    Noted,
    Place,
    Pooling,
    Proposal,
    Released,
    Round,
    Stage,
    Stored,
    games,
    places,
    proposals,
    said,
    workshop,
)
from kit.store import rounds as table
from kit.store.left_out import left_out_by


@dataclass(frozen=True)
class AtChair:
    """What a seat has before it in a game: its chair, its partnership's runs as far as they are closed, its own open choice.

    `chair` None: it came after the lot and has none yet. `ways`: () while nothing is chosen.
    """

    chair: Chair | None = None
    runs: tuple[Run, ...] = ()
    ways: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A round as it is now and what else may be drawn of it; what is not for this eye, or not at this stage, is empty."""

    round: Round
    seat: Place | None = None  # this browser's
    mark: str = ""  # what that seat is called in a page: whoever sits there later has another
    stored: Stored = field(default_factory=Stored)  # what is committed for that seat, of the part asked now
    written: Mapping[str, Any] = field(default_factory=dict)  # what its speaker has written for its side
    own: tuple[
        Released, ...
    ] = ()  # its side's own picture; where it agrees on an answer, the middle of its people's to begin with
    left_out: frozenset[str] = frozenset()  # items that its speaker leaves out so far
    shown: tuple[Released, ...] = ()  # what was revealed to all, where some of it stands on this screen
    seen: Seen | None = None  # the same with the actions and the round before, where an account of it is given
    waits_with: frozenset[int] = frozenset()  # the actions that its speaker will not confirm yet
    earlier_noted: tuple[Noted, ...] = ()  # what each side says became of them
    earlier: tuple[Action, ...] = ()  # the actions of the round before, for the first page of this one
    proposals: tuple[Proposal, ...] = ()  # those that everybody may read
    to_look_at: tuple[Proposal, ...] = ()  # those that wait or are held back, for who runs the round
    held: int = 0  # so many are held back
    mine: tuple[Mine, ...] = ()  # those that were written in this seat, on this phone
    actions: tuple[Action, ...] = ()  # what was taken so far
    notes: tuple[Note, ...] = ()
    batch_waits: bool = False  # for who runs the round: a batch of notes may be opened
    at: AtChair | None = None  # in a game, this seat's chair
    number: str = ""  # that this seat tells its side, where it asks to speak for it
    safety: tuple[Released, ...] = ()  # what the check says, for who runs the round

    @property
    def place(self) -> Place:
        """The seat, on the screens of whoever has one. Raises: LookupError."""
        if self.seat is None:
            raise LookupError("Nobody sits here.")
        return self.seat


def seat_scene(by: By) -> Scene | None:
    """What whoever sits at this browser may see; None where it has no seat in that round."""
    with by.database.reading() as connection:
        round_, seat = _with_seat(connection, by)
        return _of_seat(connection, by, round_, seat) if round_ and seat else None


def asked_scene(by: By) -> Scene | None:
    """As much of the same as it takes to check an answer."""
    with by.database.reading() as connection:
        round_, seat = _with_seat(connection, by)
        if round_ is None or seat is None:
            return None
        return Scene(round=round_, seat=seat, mark=_mark(by.database, seat), shown=_revealed(connection, round_, by.today)[0])


def door_scene(database: Database, round_: Round) -> Scene:
    """What whoever came in with a code may see before sitting down."""
    if not round_.previous:
        return Scene(round=round_)
    with database.reading() as connection:
        return Scene(round=round_, **_earlier(connection, round_))


def host_scene(by: By) -> Scene | None:
    """What whoever runs the round may see, nothing of a side's own picture; None for everybody else."""
    with by.database.reading() as connection:
        round_ = _with_role(connection, by, rights.FACILITATOR)
        if round_ is None:
            return None
        (shown, seen), proposed = _revealed(connection, round_, by.today), _proposed(connection, round_)
        notes = workshop.notes(connection, round_.id) if round_.running else []
        return Scene(
            round=round_,
            shown=shown,
            seen=seen,
            **_decided(seen, proposed),
            to_look_at=to_look_at(proposed),
            notes=tuple(note for note in notes if note.batch),
            batch_waits=may_open(notes),
            safety=tuple(table.releases(connection, round_.id, FACILITATOR_ONLY)) if round_.running else (),
        )


def run_by(by: By) -> Round | None:
    """The round, for whoever runs it; None for everybody else."""
    with by.database.reading() as connection:
        return _with_role(connection, by, rights.FACILITATOR)


def wall_scene(by: By) -> Scene | None:
    """What may stand on the wall of a workshop; None where this browser is not its wall, and while partners are asked first."""
    with by.database.reading() as connection:
        round_ = _with_role(connection, by, rights.PROJECTOR)
        if round_ is None or round_.live is None or round_.draft:
            return None
        shown, seen = _revealed(connection, round_, by.today)
        notes, proposed = _shown_notes(connection, round_), _proposed(connection, round_)
        return Scene(round=round_, shown=shown, seen=seen, notes=notes, **_decided(seen, proposed))


def _with_seat(connection: Connection, by: By) -> tuple[Round | None, Place | None]:
    return table.find_with_seat(connection, by.round_id, store.browser_lookup(by.database, by.browser, by.round_id))


def _with_role(connection: Connection, by: By, role: str) -> Round | None:
    holds = rights.holds(connection, by.database, by.browser, role, by.round_id)
    return table.find_round(connection, id=by.round_id) if holds else None


def _mark(database: Database, seat: Place) -> str:
    return store.lookup_of(database, "drawer", seat.round, seat.seat)[:12]


def at_chair(connection: Connection, round_: Round, seat: Place) -> AtChair | None:
    """What that seat has before it in the game that is played; None where none is."""
    game = round_.game
    if game is None:
        return None
    chair = games.chair_of(connection, seat, round_.part)
    if chair is None:
        return AtChair()
    chosen = games.choices(connection, round_.id, round_.part, pair=chair.pair)
    runs = tuple(outcomes.run_of(game, chosen, chair.pair, run) for run in range(1, game.run + 1))
    return AtChair(chair, runs, chosen.get((game.run, game.quarter, chair.pair, chair.chair), ()) if game.open else ())


def _of_seat(connection: Connection, by: By, round_: Round, seat: Place) -> Scene:
    shown, seen = _revealed(connection, round_, by.today) if round_.game is None else ((), None)
    apart = round_.stage == Stage.CAUCUS
    alike = round_.now.pools == Pooling.LEVELS
    writes = not alike and seat.speaker
    asks = round_.stage == Stage.OPEN and round_.game is None
    answers = asks or (writes if apart else alike and round_.stage == Stage.REVEALED)
    reads = apart and not alike and not seat.speaker
    written = places.written_for_sides(connection, round_.id, f"{SIDE_ANSWER}{round_.now.what}") if reads else {}
    leaves_out = apart and alike and seat.speaker and not round_.side(seat.side).unseen
    out = left_out_by(connection, round_.id, round_.part) if leaves_out else {}
    proposed = _proposed(connection, round_)
    return Scene(
        round=round_,
        seat=seat,
        mark=_mark(by.database, seat),
        stored=_stored(connection, round_, seat) if answers or round_.side(seat.side).left else Stored(),
        written=written.get(seat.side, {}),
        own=tuple(own_picture(connection, round_, seat, by.today)) if apart else (),
        left_out=out.get(seat.side, frozenset()),
        shown=shown,
        seen=seen,
        waits_with=_put_off(connection, seat, seen, proposed),
        **(_earlier(connection, round_) if round_.running and round_.line < 0 else {}),
        **_decided(seen, proposed),
        mine=written_by(by, seat, proposed),
        notes=_shown_notes(connection, round_),
        at=at_chair(connection, round_, seat),
        number=number_of(by.database, seat) if seat.wish == ASKS else "",
    )


def _stored(connection: Connection, round_: Round, seat: Place) -> Stored:
    """What is committed for that seat; after its side has left, its own copy."""
    left = round_.side(seat.side).left
    return store.load_in(connection, seat.seat, f"{places.COPY}{round_.now.what}" if left else answer_key(round_, seat))


def _revealed(connection: Connection, round_: Round, today: date) -> tuple[tuple[Released, ...], Seen | None]:
    """What is revealed, where some of it is drawn now; with the actions and the round before, where an account is given."""
    part = in_view(round_)
    if round_.ended or is_over(round_, today=today) or (part is not None and part.what == ASSESSMENT):
        seen = seen_in(connection, round_)
        return seen.everything if seen else (), seen
    stands = part is not None or round_.now.again or round_.game is not None
    return (tuple(table.releases(connection, round_.id, ALL)) if stands else ()), None


def _earlier(connection: Connection, round_: Round) -> dict[str, Any]:
    """The actions of the round before, and what each side says became of them."""
    before = round_.previous
    return (
        {"earlier": tuple(table.actions(connection, before)), "earlier_noted": said.noted(connection, before)} if before else {}
    )


def _proposed(connection: Connection, round_: Round) -> list[Proposal]:
    """Everything that was proposed, for whatever eye."""
    return proposals.every(connection, round_.id) if round_.running and round_.line >= 0 else []


def _decided(seen: Seen | None, proposed: list[Proposal]) -> dict[str, Any]:
    """What everybody may read of what is proposed, and the actions that there are."""
    actions = seen.actions if seen else actions_of(proposed)
    return {"proposals": read_by_all(proposed), "held": held_back(proposed), "actions": actions}


def _put_off(connection: Connection, seat: Place, seen: Seen | None, proposed: list[Proposal]) -> frozenset[int]:
    """The actions to which a speaker's side has said "not now"."""
    if not seat.speaker:
        return frozenset()
    return said.waits_with(connection, seat.round, seat.side) if seen else put_off_by(seat.side, proposed)


def _shown_notes(connection: Connection, round_: Round) -> tuple[Note, ...]:
    """The batches that everybody may read."""
    return tuple(note for note in workshop.notes(connection, round_.id) if note.shown) if round_.running else ()
