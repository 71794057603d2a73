"""Moving a last day: once by whoever runs the round, once more only with every speaker. The day of erasing never moves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from kit.errors import MoveRefused
from kit.rounds.move import Act
from kit.rounds.when import ANSWERING, STILL_TO_SHOW, stands
from kit.store import MovedDay, Round, moved_days

TO_ANSWER, TO_AGREE, TO_ERASE = "ends", "agrees", "deletes"
NEXT = {TO_ANSWER: TO_AGREE, TO_AGREE: TO_ERASE}  # the day that each may be moved to at the latest
MOST_MOVES = 2  # of each day: the second one with every speaker
SOON = timedelta(days=3)  # before a last day: people are told that not everybody has finished


def move_ends(act: Act, until: object, *, day: date | None = None) -> None:
    """Let people answer longer. As `move_agrees`."""
    _move(act, TO_ANSWER, until, day)


def move_agrees(act: Act, until: object, *, day: date | None = None) -> None:
    """Let sides agree longer, and what they agree to be shown; a second time it waits for every speaker.

    Args: until, the new last day; day, on which it is moved, as people are told.
    Raises: MoveRefused unless that is a later day than before, not a past one, not after the next last day; or once moved twice.
    """
    _move(act, TO_AGREE, until, day)


def _move(act: Act, which: str, until: object, day: date | None) -> None:
    round_ = act.round
    done = moves_of(round_, which)
    if len(done) >= MOST_MOVES:
        raise MoveRefused("round.moved_twice")
    if not (isinstance(until, date) and may_be_moved_to(round_, which, until, today=act.today)):
        raise MoveRefused("round.need_later")
    asked = MovedDay(which, until, None if done else day or act.today)
    _keep(act, asked)


def may_be_moved_to(round_: Round, which: str, until: date, *, today: date) -> bool:
    """Whether that day comes after the present one, is not over, and is not beyond the next last day."""
    before, last = getattr(round_, which), getattr(round_, NEXT[which])
    return bool(before < until <= last) and until >= today


def _keep(act: Act, asked: MovedDay) -> None:
    """In place of what waited; where it waits for nobody, that is the day from now on."""
    others = tuple(each for each in act.round.moved if each.which != asked.which or each.on)
    moved_days.keep_moved(act.connection, act.round.id, (*others, asked))
    if asked.on:
        moved_days.move_day(act.connection, act.round.id, asked.which, asked.until)


def agree_to_day(act: Act, which: str, until: object, *, day: date | None = None) -> None:
    """A side's speaker agrees to a second move; with the last of them the day is moved.

    Args: which, "ends" or "agrees"; until, as the speaker has read it.
    Raises: MoveRefused if something else is asked by now, or if it is too late for it.
    """
    round_, asked = act.round, waiting(act.round, which)
    if asked is None or asked.until != until or not may_be_moved_to(round_, which, asked.until, today=act.today):
        raise MoveRefused("round.changed")
    if which == TO_ANSWER and not ANSWERING.holds(round_):
        raise MoveRefused("round.not_now", stands(round_))
    sides = tuple(sorted({*asked.sides, act.place.side}))
    all_agree = set(asked_sides(round_)) <= set(sides)
    _keep(act, replace(asked, sides=sides, on=(day or act.today) if all_agree else None))


def is_near(last: date, *, today: date) -> bool:
    """Whether that last day comes within three days, or is today."""
    return today <= last <= today + SOON


def still_answering(round_: Round) -> bool:
    """Whether people answer at their own time: then the last day to answer can be moved."""
    return ANSWERING.holds(round_)


def still_to_show(round_: Round) -> bool:
    """Whether something may still be shown: then the last day to agree can be moved."""
    return STILL_TO_SHOW.holds(round_)


def asked_sides(round_: Round) -> list[str]:
    """The sides whose speakers are asked: those that may still show something."""
    return [side.id for side in round_.sides if not side.erased]


def moves_of(round_: Round, which: str) -> list[MovedDay]:
    """How often that day was moved, the last one last."""
    return [each for each in round_.moved if each.which == which and each.on]


def waiting(round_: Round, which: str) -> MovedDay | None:
    """The move of that day that waits for speakers."""
    return next((each for each in round_.moved if each.which == which and not each.on), None)
