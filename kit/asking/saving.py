"""The one way an answer gets in, to an exercise alone and to a part of a round; used by notebooks and by the server."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from kit import playing, rounds
from kit.asking.parts import part_rules
from kit.content import Exercise, Library
from kit.kinds import AGAIN, PARTNERSHIP, accepted, checked_rev, fitting
from kit.store import Database, Place, Released, Round, Stored, save


def save_answer(database: Database, seat: str, exercise: Exercise | None, given: Any, rev: Any) -> Stored:
    """Check a whole answer against its exercise and keep it; where it is begun anew, what was there is set aside for comparing.

    Returns what is committed afterwards; its `rev` is `rev` if this answer was kept, and nothing is `refused`.
    Raises: AnswerRefused if anything in it does not fit (nothing is kept then), NotSaved if the database cannot write.
    """
    kept = accepted(exercise, given)
    name = exercise.id if exercise else PARTNERSHIP

    def aside(before: Mapping[str, Any]) -> str:
        return set_aside(name) if kept.get(AGAIN, 0) > before.get(AGAIN, 0) else ""

    return save(database, seat, name, kept, rev=checked_rev(rev), aside=aside)


def set_aside(exercise: str) -> str:
    """The name under which the answer of the time before is kept."""
    return f"before-{exercise}"


def save_game(database: Database, seat: str, given: Any, rev: Any) -> Stored:
    """Check what was chosen in a game of *Five quarters* and keep it, as `save_answer`: what is closed stays as it was.

    Raises: AnswerRefused, MoveRefused where something closed would change (nothing is kept then), NotSaved.
    """
    kept = fitting(playing.game_rules(), given)
    follows = partial(playing.fits, after=kept)
    return save(database, seat, playing.RECORD, kept, rev=checked_rev(rev), follows=follows)


def save_part_answer(
    by: rounds.By, library: Library, place: Place, round_: Round, *, shown: tuple[Released, ...], given: Any, rev: Any
) -> Stored:
    """Check a seat's whole answer to the part that is asked now and keep it; what is committed afterwards, as `save_answer`.

    Raises: AnswerRefused, MoveRefused once that part is closed, NotSaved.
    """
    kept = fitting(part_rules(library, round_, place.side, shown), given)
    return rounds.answer(by, kept, rev=checked_rev(rev), part=round_.part)
