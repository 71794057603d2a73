"""The moves of a workshop: where the run-sheet stands, what is asked, the board."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace
from time import time

from kit import store
from kit.errors import MoveRefused
from kit.rounds.move import Act
from kit.rounds.plan import in_view, is_shown
from kit.store import (
    AGAIN,
    Database,
    Note,
    Part,
    Pooling,
    Round,
    Stage,
    games,
    parts,
    places,
    proposals,
    workshop,
)
from kit.store import rounds as table

SCREENS = ("on", "blank", "frozen")
SWITCHES = frozenset({"paused", "locked", "phones", "projector", "board", "screen", "more"})
LONGEST_EXTRA = 240  # minutes added to a line
MOST_SAID, FEWEST_NOTES = 10, 5
LONGEST_NOTE = 280
MOST_SLIDES = 500


def go(act: Act, line: int, part: int) -> None:
    """Go to a line of the run-sheet and to the part that it is about (0: none). Raises: MoveRefused."""
    if part and part not in {each.number for each in act.round.parts}:
        raise MoveRefused("round.not_now")
    seen = in_view(act.round)
    _ask(act, part)
    fresh = {"slide": 0} if part and (seen is None or part != seen.number) else {}
    workshop.change_live(act.connection, act.round.id, **workshop.at_line(line), **fresh)


def _ask(act: Act, number: int, *fresh: Part) -> None:
    workshop.ask_part(act.connection, act.round.id, number)
    what = next((each.what for each in (*act.round.parts, *fresh) if each.number == number), "")
    places.finish_anew(act.connection, act.round.id, what)
    game = games.find_game(act.connection, act.round.id, number)
    if game:
        games.finish_anew(act.connection, act.round.id, number, game)


def open_part(act: Act, subjects: Sequence[str] = (), *, part: int = 0) -> None:
    """Ask the part that the room has come to.

    Args: subjects, of an exercise that offers some, where the room has chosen none; part, the one that the page shows (0: it does
    not say). Raises: MoveRefused if the room has moved on.
    """
    if part not in (0, act.round.part):
        raise MoveRefused("round.changed")
    if subjects and not act.round.now.subjects:
        choose_subjects(act, subjects)
    table.move(act.connection, act.round.id, act.round.part, Stage.OPEN)


def choose_subjects(act: Act, subjects: Sequence[str]) -> None:
    """Which subjects of an exercise this room talks about, before it opens. Raises: MoveRefused for none."""
    if not subjects:
        raise MoveRefused("round.not_now")
    parts.choose_subjects(act.connection, act.round.id, act.round.part, subjects)


def look_again(act: Act) -> None:
    """A second look at the part that has just been revealed: its questions once more, shown to all at once.

    Raises: MoveRefused unless it was pooled, and has had none.
    """
    round_ = act.round
    what = f"{AGAIN}{round_.part}"
    if round_.now.pools != Pooling.LEVELS or round_.now.again or what in {each.what for each in round_.parts}:
        raise MoveRefused("round.not_now")
    number = max(each.number for each in round_.parts) + 1
    fresh = replace(round_.now, number=number, what=what, stage=Stage.OPEN, held=0)
    parts.add_part(act.connection, round_.id, fresh)
    _ask(act, fresh.number, fresh)
    workshop.change_live(act.connection, round_.id, **workshop.at_line(round_.line), slide=0)


def turn_to(act: Act, slide: int) -> None:
    """Turn the picture of what was revealed on the wall and on phones. Raises: MoveRefused for what is no number of a slide."""
    if isinstance(slide, bool) or not isinstance(slide, int) or not 0 <= slide <= MOST_SLIDES:
        raise MoveRefused("round.not_now")
    workshop.change_live(act.connection, act.round.id, slide=slide)


def switch(act: Act, /, **values: object) -> None:
    """Pause, lock the lobby, let the board write, show or hide what is revealed, add minutes. Raises: MoveRefused."""
    if not all(name in SWITCHES and _fits(name, value) for name, value in values.items()):
        raise MoveRefused("round.not_now")
    workshop.change_live(act.connection, act.round.id, **values, **_clock(act.round, values.get("paused")))
    looks = values.get("phones") or values.get("projector")
    if looks and act.round.now.pools == Pooling.WHOLE and is_shown(act.round):
        parts.show_check(act.connection, act.round.id, act.round.part)


def _fits(name: str, value: object) -> bool:
    if name == "screen":
        return value in SCREENS
    if name == "more":
        return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= LONGEST_EXTRA
    return isinstance(value, bool)


def _clock(round_: Round, paused: object) -> dict[str, float]:
    """What a pause does to the clock of a line: it stands still, and goes on from where it stood."""
    live = round_.live
    if live is None or paused is None or paused == live.paused:
        return {}
    return {"paused_at": time()} if paused else {"paused_at": 0.0, "begun": live.begun + time() - live.paused_at}


def end(act: Act) -> None:
    """The workshop is over: nobody new sits down, nothing is asked any more; proposals that were not shown lose their words."""
    _ask(act, 0)
    games.erase_games(act.connection, act.round.id)
    proposals.forget_unread(act.connection, act.round.id)
    over = {"ended": True, "board": False, "paused": False, "paused_at": 0.0, "begun": 0.0, "phones": True}
    workshop.change_live(act.connection, act.round.id, **over)


# ---- the board


def write_note(act: Act, words: str, *, token: str = "") -> None:
    """A few words that nobody sees before a batch is opened, one note a person: a batch of five is of five people.

    Args: token, what names this very tap: said twice, since the answer was lost, it is one note.
    Raises: MoveRefused where there is nothing to say, one's own note waits, or one has said enough.
    """
    if act.place.notes_written >= MOST_SAID or not words.strip():
        raise MoveRefused("board.closed" if act.place.notes_written < MOST_SAID else "board.enough")
    if act.place.note_waiting:
        raise MoveRefused("board.waits")
    places.note_said(act.connection, act.place, waits=True)
    workshop.add_note(act.connection, act.round.id, id_of(act.database, act.place.seat, token), words.strip()[:LONGEST_NOTE])


def note_written(act: Act, _words: str, *, token: str = "") -> bool:
    """Whether this very tap has written its note already."""
    which = id_of(act.database, act.place.seat, token)
    return bool(token) and which in {note.id for note in workshop.notes(act.connection, act.round.id)}


def id_of(database: Database, seat: str, token: str) -> str:
    """A note's or a proposal's id: it says nothing of who wrote it without the pepper, and is the same for the same tap."""
    return store.lookup_of(database, "said", seat, token or secrets.token_hex(16))[:16]


def may_open(found: Sequence[Note]) -> bool:
    """Whether so many notes wait that a batch may be opened."""
    return sum(not note.batch for note in found) >= FEWEST_NOTES


def open_batch(act: Act) -> None:
    """Who facilitates reads what waits, shuffled, to strike names before it is shown. Raises: MoveRefused while few wait."""
    found = workshop.notes(act.connection, act.round.id)
    if not may_open(found):
        raise MoveRefused("board.few")
    workshop.open_batch(act.connection, act.round.id, max((note.batch for note in found), default=0) + 1)
    places.none_waits(act.connection, act.round.id)


def show_batch(act: Act, number: int) -> None:
    """Everybody sees that batch at the same moment. Raises: MoveRefused for what still waits."""
    if number < 1:
        raise MoveRefused("round.not_now")
    workshop.show_batch(act.connection, act.round.id, number)


def strike_note(act: Act, which: str) -> None:
    """Erase a note that names somebody."""
    workshop.strike_note(act.connection, act.round.id, which)
