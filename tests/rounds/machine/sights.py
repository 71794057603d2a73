"""What somebody may not see now: hidden rows, by which a screen must not differ, and planted words that must not stand on it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations
from typing import Any
from urllib.parse import unquote

from kit import store
from tests.rounds.machine.book import Book, Sitter
from tests.rounds.machine.playing import hidden

DATA = re.compile(r"data:image/svg\+xml,([^\"]+)")


@dataclass(frozen=True)
class Eye:
    """Somebody who looks at a screen: "host", "wall", "reader", "seat", "code" (has it, no seat) or "outside"."""

    role: str
    screen: str
    mine: Sitter | None = None

    @property
    def inside(self) -> bool:
        return self.role in ("host", "wall", "reader", "seat")


def sees_all(book: Book, eye: Eye) -> bool:
    """Whether what was released to all is for this eye on this screen now."""
    if not eye.inside or eye.screen == "results":
        return eye.inside and eye.role != "wall" and book.readable
    if eye.role == "wall":
        return book.all_see and book.switches.get("projector", False) and book.switches.get("screen") != "blank"
    if eye.role == "seat" and book.live:
        return book.ended or (book.all_see and book.switches.get("phones", False))
    return book.all_see or book.ended


def sees_own(book: Book, eye: Eye) -> bool:
    """Whether a side's own picture is for this eye now."""
    mine = eye.mine
    return (
        eye.screen == "join"
        and mine is not None
        and book.stage == "own"
        and (mine.finished or (mine.speaker and mine.side not in book.part.unseen))
    )


def _sees_written(book: Book, eye: Eye) -> Sitter | None:
    """Whose answer for their side this eye reads while it is apart."""
    apart = book.stage == "own" and book.part.pools == "declared"
    return book.speaker(eye.mine.side) if apart and eye.mine and eye.screen == "join" else None


# ---- planted words


@dataclass(frozen=True)
class Planted:
    """Words that only some may read."""

    words: str
    kind: str  # "last", "side", "note", "proposal", "reason", "place", "action", "paragraph", "name", "secret", "code", "results"
    owner: str = ""  # a seat, a side or a browser
    part: int = 0

    def is_for(self, book: Book, eye: Eye) -> bool:
        return ALLOWED[self.kind](self, book, eye)


def _note(planted: Planted, book: Book, eye: Eye) -> bool:
    note = next((note for note in book.notes if note.words == planted.words), None)
    host = note is not None and eye.role == "host" and note.batch > 0
    return book.running and note is not None and (host or (note.shown and eye.inside))


def _side(planted: Planted, book: Book, eye: Eye) -> bool:
    written = _sees_written(book, eye)
    shown = any(planted.words in str(value) for part in book.parts for value in part.shown.values())
    return (written is not None and written.side == planted.owner) or (shown and sees_all(book, eye))


def _proposal(planted: Planted, book: Book, eye: Eye) -> bool:
    found = next((each for each in book.proposals if each.words == planted.words), None)
    if found is None or not (eye.inside and book.running and book.line >= 0):
        return False
    mine = eye.screen == "join" and found.is_from(eye.mine)
    return not found.held or (found.held != "joined" and (mine or eye.role == "host"))


def _reason(planted: Planted, book: Book, eye: Eye) -> bool:
    found = next((each for each in book.proposals if each.id == planted.owner), None)
    return found is not None and eye.inside and book.running and book.line >= 0 and not found.held


ALLOWED: dict[str, Callable[[Planted, Book, Eye], bool]] = {
    "last": lambda it, book, eye: eye.mine is not None and eye.mine.seat == it.owner and eye.screen == "join",
    "side": _side,
    "note": _note,
    "proposal": _proposal,
    "reason": _reason,
    "place": lambda it, book, eye: eye.role in ("host", "seat"),
    "action": lambda it, book, eye: eye.inside or eye.role == "code",
    "paragraph": lambda it, book, eye: (eye.mine is not None and eye.mine.side == it.owner) or (eye.inside and book.readable),
    "name": lambda it, book, eye: True,
    "secret": lambda it, book, eye: False,
    "link": lambda it, book, eye: eye.mine is not None and eye.mine.speaker and eye.mine.side == it.owner,
    "code": lambda it, book, eye: eye.role in ("host", "wall", "code"),
    "results": lambda it, book, eye: eye.inside and (book.opened or book.ended),
}


def text_of(shown: dict[str, Any]) -> str:
    """Everything that a page holds, pictures read as text."""
    whole = json.dumps(shown, ensure_ascii=False, default=str)
    return whole + "".join(unquote(found) for found in DATA.findall(whole))


# ---- hidden rows

LEVEL = """CASE WHEN value IN ('true', 'false', 'null') THEN value WHEN value GLOB '[0-4]'
    THEN CAST((CAST(value AS INTEGER) + 2) % 5 AS TEXT) ELSE '"forbidden"' END"""


def hide(book: Book, eye: Eye) -> Callable[[store.Connection], None]:
    """Change everything that this eye may not see into something else."""

    def change(connection: store.Connection) -> None:
        for statement in _statements(book, eye):
            connection.exec_driver_sql(statement.replace(":round", f"'{book.id}'"))

    return change


def _statements(book: Book, eye: Eye) -> list[str]:
    side = eye.mine.side if eye.mine else "nobody"
    return [
        _answers(book, eye),
        *_releases(book, eye, side),
        f"DELETE FROM left_out WHERE round = :round {f'AND side <> {side!r}' if _leaves_out(book, eye) else ''}",
        f"UPDATE place SET wish = CASE wish WHEN '' THEN 'asks' ELSE '' END WHERE round = :round AND side <> {side!r}",
        f"UPDATE side SET left = 1 - left WHERE round = :round AND id <> {side!r}",
        *_no(book, side),
        f"UPDATE standing SET held = 1 - held, counted = 1 - counted WHERE round = :round AND side <> {side!r}",
        f"UPDATE place SET lets = 1 - lets WHERE round = :round AND side <> {side!r}",
        f"UPDATE side SET asked_on = '2026-11-01', slip_asked_on = '2026-11-01', replaced_on = '2026-11-02' WHERE round = :round AND id <> {side!r}",
        *([] if eye.role == "host" else [f"UPDATE standing SET agreed = 1 - agreed WHERE round = :round AND side <> {side!r}"]),
        *_finished(book, eye),
        *(
            []
            if eye.role == "host"
            else [f"UPDATE standing SET one_asked = 1 - one_asked WHERE round = :round AND side <> {side!r}"]
        ),
        f"UPDATE note SET words = 'forbidden' WHERE round = :round {_notes_for(book, eye)}",
        *_proposals(book, eye),
        *([] if eye.inside or eye.role == "code" else ["UPDATE action SET what = 'forbidden' WHERE round = :round"]),
        *_paragraphs(book, eye, side),
        *hidden(book, eye.mine if eye.screen == "join" else None),
    ]


def _no(book: Book, side: str) -> list[str]:
    """Before the reveal a side that shows nothing is no other than one that has agreed."""
    if book.stage != "own":
        return []
    other = f"round = :round AND part = {book.now} AND side <> {side!r} AND agreed <> erased"
    return [f"UPDATE standing SET agreed = erased, erased = agreed WHERE {other}"]


def _leaves_out(book: Book, eye: Eye) -> bool:
    """Whether this eye chooses what its side leaves out."""
    return eye.mine is not None and eye.mine.speaker and eye.mine.side not in book.part.unseen


def _answers(book: Book, eye: Eye) -> str:
    written = _sees_written(book, eye)
    kept = [f"seat = '{eye.mine.seat}'"] if eye.mine else []
    kept += [f"(seat = '{written.seat}' AND exercise = 'side-{book.part.what}')"] if written else []
    rest = f"AND NOT ({' OR '.join(kept)})" if kept else ""
    return f"UPDATE answer SET value = {LEVEL} WHERE seat IN (SELECT seat FROM place WHERE round = :round) {rest}"


def _releases(book: Book, eye: Eye, side: str) -> list[str]:
    seen = ["audience = 'all'"] if sees_all(book, eye) else []
    seen += [f"(audience = '{side}' AND part = {book.now})"] if sees_own(book, eye) else []
    seen += ["audience = 'runs'"] if eye.role == "host" and book.running else []
    rest = f"AND NOT ({' OR '.join(seen)})" if seen else ""
    other = "level = (coalesce(level, 0) + 2) % 5, aside = '', value = CASE value WHEN '' THEN '' ELSE '\"forbidden\"' END"
    return [f"UPDATE release SET {other} WHERE round = :round {rest}"]


def _finished(book: Book, eye: Eye) -> list[str]:
    """Somebody who has finished and somebody on another side who has not change places: the sum stays."""
    if eye.role == "host" and not book.live:
        return []  # whether all sides have enough is said there, not which has not
    others = [sitter for sitter in book.seats if sitter is not eye.mine]
    pair = next(((a, b) for a, b in combinations(others, 2) if a.side != b.side and a.finished != b.finished), ())
    return [f"UPDATE place SET finished = 1 - finished WHERE seat = '{sitter.seat}'" for sitter in pair]


def _notes_for(book: Book, eye: Eye) -> str:
    if not (eye.inside and book.running):
        return ""
    return "AND batch = 0" if eye.role == "host" else "AND NOT shown"


def _proposals(book: Book, eye: Eye) -> list[str]:
    if eye.inside and book.running and book.line >= 0:
        return _not_for(book, eye)
    return [
        "UPDATE proposal SET what = 'forbidden', who = 'forbidden' WHERE round = :round",
        "UPDATE stance SET stance = 'cannot', reason = 'forbidden' WHERE round = :round",
    ]


def _not_for(book: Book, eye: Eye) -> list[str]:
    """Of what not everybody may read, whoever runs it the words, its author its own; who wrote what nobody, and who wishes what."""
    own = [each.id for each in book.proposals if eye.screen == "join" and each.is_from(eye.mine)]
    mine = f"({', '.join(map(repr, own)) or repr('')})"
    held = f"round = :round AND id NOT IN {mine} AND held"
    words = f"{held} = 'joined'" if eye.role == "host" else f"{held} <> ''"
    other = "CASE held WHEN 'person' THEN 'case' WHEN 'case' THEN 'place' ELSE 'person' END"
    why = f"UPDATE proposal SET held = {other} WHERE {held} IN ('person', 'case', 'place')"
    unread = "SELECT id FROM proposal WHERE round = :round AND held <> ''"
    return [
        f"UPDATE proposal SET what = 'forbidden', who = 'forbidden' WHERE {words}",
        *([] if eye.role == "host" else [why]),
        f"UPDATE stance SET stance = 'cannot', reason = 'forbidden' WHERE round = :round AND proposal IN ({unread})",
        f"UPDATE proposal SET one_with = 'forbidden' WHERE round = :round AND id NOT IN {mine} AND one_with NOT IN {mine}",
        f"UPDATE proposal SET mark = 'forbidden' WHERE round = :round AND id NOT IN {mine}",
    ]


def _paragraphs(book: Book, eye: Eye, side: str) -> list[str]:
    if eye.inside and book.readable:
        return []
    return [f"UPDATE side SET paragraph = 'forbidden' WHERE round = :round AND id <> {side!r}"]


def steady(shown: Any) -> Any:
    """What a page holds without its clocks, which go on between two looks."""
    if isinstance(shown, dict):
        return {key: steady(value) for key, value in shown.items() if shown.get("is") not in ("timer", "clock") or key == "is"}
    return [steady(each) for each in shown] if isinstance(shown, list) else shown
