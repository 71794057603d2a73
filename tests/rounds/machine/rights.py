"""Who may make which move and when, by hand: what is in no row here is refused, and writes nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tests.rounds.machine.book import Book, Sitter
from tests.rounds.machine.playing import HOST_MAY, SEAT_MAY

ANYBODY, KEY, HOST, SEAT, SPEAKER = "anybody", "key", "host", "seat", "speaker"
LAST = {"create", "sit_down", "note_outcome", "hand_on", "withdraw", "follow", "clear", "show_nothing", "take_back"}
When = Callable[[Book, Sitter | None, date], bool]


def _always(book: Book, mine: Sitter | None, today: date) -> bool:
    return True


def _running(book: Book, mine: Sitter | None, today: date) -> bool:
    return book.running


def _begun(book: Book, mine: Sitter | None, today: date) -> bool:
    return book.opened or book.line >= 0


def _lasting(when: When, move: str) -> When:
    """As it says; but only these moves also after the day of erasing."""
    return when if move in LAST else lambda book, mine, today: not book.over(today) and when(book, mine, today)


def _on(stage: str, *, lasts: bool = False) -> When:
    """Of a part that is answered; a game has moves of its own."""
    return lambda book, mine, today: book.part.pools != "played" and book.stage == stage and (lasts or not book.over(today))


def _shows(stage: str) -> When:
    """Also not once the last day to agree has passed."""
    return lambda book, mine, today: _on(stage)(book, mine, today) and not book.waits(today)


def _moving(book: Book, mine: Sitter | None, today: date) -> bool:
    return book.may_show and not book.over(today)


def _waiting(book: Book, mine: Sitter | None, today: date) -> bool:
    return book.running and bool(book.now) and book.stage == "waiting" and book.part.pools != "played"


def _answers(book: Book, mine: Sitter | None, today: date) -> bool:
    writes = book.stage == "own" and book.part.pools == "declared" and mine.speaker and mine.side not in book.part.agreed
    read = book.many(mine.side) or not book.side(mine.side).anonymous or not mine.unread
    opened = book.stage == "open" and read and book.part.pools != "played"
    return not book.late(today) and not book.side(mine.side).left and (opened or writes)


def _sits(book: Book, mine: Sitter | None, today: date) -> bool:
    """A second tap, or the slip for who sits there and has answered, else a free seat while the door is open."""
    door = not (book.switches.get("locked") or book.ended) if book.live else book.stage == "open"
    gone = any(not book.speaker(side) for side in book.part.unseen)  # another slip in place of who sat there alone
    return bool(mine) or ((door or gone) and not book.late(today))


def _turns(book: Book, mine: Sitter | None, today: date) -> bool:
    return book.opened and mine.side != book.about and not book.side(mine.side).funds


def _slip(book: Book, mine: Sitter | None, today: date) -> bool:
    return book.stage in ("open", "own") or book.live


def _second_look(book: Book, mine: Sitter | None, today: date) -> bool:
    first = book.part.number not in {part.again for part in book.parts}
    return book.running and book.stage == "revealed" and book.part.pools == "levels" and not book.part.again and first


def _paper(book: Book, mine: Sitter | None, today: date) -> bool:
    anonymous = book.many(mine.side)
    return book.stage == "open" and not book.late(today) and book.part.pools == "levels" and anonymous


def _proposes_one(book: Book, mine: Sitter | None, today: date) -> bool:
    return book.stage == "open" and not book.late(today) and book.part.pools == "levels"


def _takes_one(book: Book, mine: Sitter | None, today: date) -> bool:
    asked = mine.side in book.part.one_asked and not book.side(mine.side).left
    return _proposes_one(book, mine, today) and asked and not book.enough(mine.side)


def _still_shown(book: Book, today: date) -> bool:
    """Whether something may still be shown, so that somebody has to speak."""
    return (book.running or (not book.live and book.stage in ("open", "own"))) and not book.over(today)


def _seating(book: Book, mine: Sitter | None, today: date) -> bool:
    return _still_shown(book, today) and book.stage != "own"


def _links(book: Book, mine: Sitter | None, today: date) -> bool:
    return book.slips_only and (book.live or book.many(mine.side)) and _seating(book, mine, today)


def _counts(book: Book, mine: Sitter | None, today: date) -> bool:
    """A side of many, before its picture was opened."""
    part, side = book.part, book.side(mine.side)
    many = part.pools in ("levels", "declared") and not part.again and book.many(mine.side) and not side.left
    return many and mine.side not in part.erased | part.counted


def _opens(book: Book, mine: Sitter | None, today: date) -> bool:
    """A second tap does no harm."""
    closed = _shows("own")(book, mine, today)
    again = mine.side in book.part.counted - book.part.erased and book.many(mine.side) and not book.side(mine.side).left
    return closed and (again or (_counts(book, mine, today) and mine.side not in book.part.halted))


def _lets(book: Book, mine: Sitter | None, today: date) -> bool:
    return _shows("own")(book, mine, today) and _counts(book, mine, today) and mine.side in book.part.halted


def _holds(book: Book, mine: Sitter | None, today: date) -> bool:
    return book.stage in ("open", "own") and not book.over(today) and _counts(book, mine, today)


def _moves_over(book: Book, mine: Sitter | None, today: date) -> bool:
    answered = any(value is not None for given in mine.said.values() for value in given.values())
    return _seating(book, mine, today) and not book.late(today) and not mine.speaker and not answered


def _asks(book: Book, mine: Sitter | None, today: date) -> bool:
    """Nobody asks yet; or who asked has too few others there, and a speaker who has not refused for a day."""
    asked = book.asked.get(mine.side)
    few = asked is not None and len(book.others(mine.side)) < book.backers(mine.side)
    alone = asked is not None and asked.seat == mine.seat and few and (today - asked.day).days >= 2
    return _still_shown(book, today) and not mine.speaker and (asked is None or alone)


def _backs(book: Book, mine: Sitter | None, today: date) -> bool:
    asked = book.asked.get(mine.side)
    return _still_shown(book, today) and asked is not None and asked.seat != mine.seat


def _runs(book: Book, mine: Sitter | None, today: date) -> bool:
    return not book.over(today)


def _loses(book: Book, mine: Sitter | None, today: date) -> bool:
    return _runs(book, mine, today) and mine.side not in book.late_speakers and not book.side(mine.side).left


def _makes_words(book: Book, mine: Sitter | None, today: date) -> bool:
    """A speaker of a side without the funds, with one of the side that has them; after a day, but in a room."""
    asked = mine.side in book.want_words and not book.side(mine.side).funds and book.words_asked is not None
    return _runs(book, mine, today) and asked and (book.running or (today - book.words_asked).days >= 2)


def _objects(book: Book, mine: Sitter | None, today: date) -> bool:
    return _runs(book, mine, today) and bool(book.want_words)


def _refuses(book: Book, mine: Sitter | None, today: date) -> bool:
    return _backs(book, mine, today) or (_still_shown(book, today) and mine.side in book.slip_asked)


def _proposes(book: Book, mine: Sitter | None, today: date) -> bool:
    return book.running and book.line >= 0


def _joins(book: Book, mine: Sitter | None, today: date) -> bool:
    """Whoever wrote one that everybody may read."""
    own = [each for each in book.proposals if each.is_from(mine) and not each.taken]
    return _proposes(book, mine, today) and bool(own)


ROWS: dict[str, tuple[str, When]] = {
    "create": (KEY, _always),
    "clear": (HOST, lambda book, mine, today: False),  # it is none of these a rehearsal
    "meet": (HOST, lambda book, mine, today: book.live and not book.ended and not book.over(today)),
    "reply": (ANYBODY, lambda book, mine, today: book.draft and not book.over(today)),
    "begin": (HOST, lambda book, mine, today: book.draft and book.all_say_yes() and not book.over(today)),
    "follow_later": (KEY, lambda book, mine, today: False),  # somebody still runs it, or nobody has the results code
    "follow": (HOST, lambda book, mine, today: book.opened),
    "turn": (SPEAKER, _turns),
    "change": (HOST, lambda book, mine, today: not book.opened and book.stage != "own" and not book.seats),
    "new_slip": (HOST, _slip),
    "hand_out": (SPEAKER, _links),
    "sit_down": (ANYBODY, _sits),
    "move_over": (SEAT, _moves_over),
    "offer_seats": (HOST, _seating),
    "take_seats": (SPEAKER, lambda book, mine, today: _seating(book, mine, today) and book.side(mine.side).offered > 0),
    "answer": (SEAT, _answers),
    "propose_one": (HOST, _proposes_one),
    "take_one": (SPEAKER, _takes_one),
    "read_on": (SEAT, _on("open")),
    "count_paper": (SEAT, _paper),
    "write_down": (SEAT, _always),
    "hand_on": (SEAT, _always),
    "withdraw": (SEAT, _always),
    "ask_to_speak": (SEAT, _asks),
    "back": (SEAT, _backs),
    "refuse_speaker": (SPEAKER, _refuses),
    "leave": (SEAT, lambda book, mine, today: _still_shown(book, today) and not book.side(mine.side).left),
    "stay": (SEAT, lambda book, mine, today: _still_shown(book, today)),
    "rename": (SPEAKER, _always),
    "show_nothing": (SPEAKER, _on("own", lasts=True)),
    "close": (HOST, lambda book, mine, today: _shows("open")(book, mine, today) and not book.too_soon(today)),
    "hold": (SEAT, _holds),
    "open_picture": (SPEAKER, _opens),
    "let_go_on": (SEAT, _lets),
    "agree": (SPEAKER, lambda book, mine, today: _shows("own")(book, mine, today) and not _counts(book, mine, today)),
    "take_back": (SPEAKER, _on("own", lasts=True)),
    "reveal": (HOST, lambda book, mine, today: _shows("own")(book, mine, today) and book.all_agreed()),
    "move_ends": (HOST, lambda book, mine, today: _on("open")(book, mine, today) and not book.live and book.moved["ends"] < 2),
    "move_agrees": (HOST, lambda book, mine, today: _moving(book, mine, today) and book.moved["agrees"] < 2),
    "agree_to_day": (SPEAKER, lambda book, mine, today: _moving(book, mine, today) and bool(book.other_days)),
    "ask_for_words": (SPEAKER, _loses),
    "make_words": (SPEAKER, _makes_words),
    "refuse_words": (HOST, _objects),
    "object_to_words": (SPEAKER, _objects),
    "go": (HOST, _running),
    "open_part": (HOST, lambda book, mine, today: _waiting(book, mine, today) and not book.over(today)),
    "choose_subjects": (HOST, _waiting),
    "look_again": (HOST, _second_look),
    "turn_to": (HOST, _running),
    "switch": (HOST, _running),
    "end": (HOST, _running),
    "write_note": (SEAT, lambda book, mine, today: book.running and book.switches.get("board") is True and not mine.waits),
    "open_batch": (HOST, lambda book, mine, today: book.running and sum(not note.batch for note in book.notes) >= 5),
    "show_batch": (HOST, _running),
    "strike_note": (HOST, _running),
    "propose": (SEAT, _proposes),
    "show_proposals": (HOST, _proposes),
    "hold_proposal": (HOST, lambda book, mine, today: _proposes(book, mine, today) and any(not p.taken for p in book.proposals)),
    "join_proposals": (SEAT, _joins),
    "say_of": (SPEAKER, lambda book, mine, today: any(not each.held for each in book.proposals)),
    "take": (HOST, _running),
    "write_action": (HOST, lambda book, mine, today: _begun(book, mine, today) and not book.followed),
    "remove_action": (HOST, lambda book, mine, today: _begun(book, mine, today) and not book.followed),
    "confirm": (SPEAKER, lambda book, mine, today: _begun(book, mine, today) and mine.side != book.about),
    "not_now": (SPEAKER, lambda book, mine, today: _begun(book, mine, today) and mine.side != book.about),
    "accept": (SPEAKER, _begun),
    "note_outcome": (SPEAKER, _always),
    **{move: (HOST, when) for move, when in HOST_MAY.items()},
    **{move: (SEAT, when) for move, when in SEAT_MAY.items()},
}
MAY = {move: (who, _lasting(when, move)) for move, (who, when) in ROWS.items()}
