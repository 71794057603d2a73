"""Answering, withdrawing; and what only a side's speaker may do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kit import scoring, store
from kit.errors import MoveRefused
from kit.rounds import rights
from kit.rounds.closing import SIDE_ANSWER
from kit.rounds.counting import waits_to_be_counted
from kit.rounds.move import Act
from kit.rounds.plan import fewest_left_out, item_of, report_as_read
from kit.rounds.seating import in_time
from kit.store import Action, Connection, Place, Pooling, Round, RoundSide, Stage, Stored, places, said, workshop
from kit.store import rounds as table
from kit.store.left_out import leave_out, left_out_by

LONGEST_PARAGRAPH = 1200  # characters


def answer_key(round_: Round, place: Place) -> str:
    """Under which name a seat's answers are kept now: its own, or its side's while the speaker writes for it."""
    theirs = round_.now.pools == Pooling.DECLARED and round_.stage == Stage.CAUCUS and place.speaker
    return f"{SIDE_ANSWER}{round_.now.what}" if theirs else round_.now.what


def answer(act: Act, given: Mapping[str, Any], *, rev: int, part: int = 1) -> Stored:
    """Keep a seat's whole answer to a part, checked against its questions before. As `store.save`.

    Raises: MoveRefused once that part is closed or not asked; NotSaved if the database cannot write.
    """
    round_, now = act.round, act.place
    in_time(round_, act.today)
    if round_.side(now.side).left:
        raise MoveRefused("leaving.left")
    if now.unread and round_.side(now.side).one_answer:
        raise MoveRefused("small.read_first")
    key = answer_key(round_, now)
    if round_.part != part or (key == round_.now.what and (round_.stage != Stage.OPEN or round_.now.pools == Pooling.PLAYED)):
        raise MoveRefused("round.closed")
    if key != round_.now.what and round_.side(now.side).agreed:
        raise MoveRefused("round.agreed")
    kept = store.save_in(act.connection, now.seat, key, given, rev=rev)
    if kept.rev == rev and key == round_.now.what:
        places.finish(act.connection, now, finished=kept.answer.get("finished") is True)
    return kept


def count_paper(act: Act, slips: int, counts: Mapping[str, Sequence[int]]) -> None:
    """A speaker enters what the slips of paper of an anonymous side say: question → how many for each of five levels.

    Anybody else of that side may enter them once more, to the same figures: `plan.paper_counts` says when that is needed.
    Raises: MoveRefused unless levels are pooled, no question has more answers than there are slips, and both say the same.
    """
    round_, side = act.round, act.round.side(act.place.side)
    in_time(round_, act.today)
    if round_.now.pools != Pooling.LEVELS or not side.anonymous or side.left:
        raise MoveRefused("round.not_now")
    sound = all(len(levels) == len(scoring.LEVELS) and min(levels) >= 0 and sum(levels) <= slips for levels in counts.values())
    if not sound or not 0 <= slips <= side.people - side.finished:
        raise MoveRefused("round.paper_sum")
    written = {(question, level): n for question, levels in counts.items() for level, n in enumerate(levels) if n}
    (_enter if act.place.speaker else _check)(act.connection, round_, side, slips, written)


Slips = Mapping[tuple[str, int], int]  # (question, level) → how many


def _enter(connection: Connection, round_: Round, side: RoundSide, slips: int, written: Slips) -> None:
    workshop.count_paper(connection, round_.id, round_.part, side.id, written)
    table.change_side(connection, round_.id, side.id, number=round_.part, paper=slips, paper_state="entered" if slips else "")


def _check(connection: Connection, round_: Round, side: RoundSide, slips: int, written: Slips) -> None:
    """The second person, who is not the speaker, has counted too. Raises: MoveRefused where nothing is entered or it differs."""
    if not side.paper_state:
        raise MoveRefused("round.not_now")
    if (slips, dict(written)) != (side.paper, workshop.paper(connection, round_.id, round_.part, side.id)):
        rights.count_a_guess()
        raise MoveRefused("round.paper_differs")
    table.change_side(connection, round_.id, side.id, number=round_.part, paper_state="checked")


def hand_on(act: Act) -> None:
    """The phone goes to somebody else: this browser opens the seat no more, its six words still do."""
    places.close_for(act.connection, store.browser_lookup(act.database, act.browser, act.round.id))


def write_down(act: Act, lookup: str) -> None:
    """New words open this seat elsewhere; older ones stop working. Args: lookup, `store.words_lookup` of the words."""
    store.keep_receipt(act.connection, act.place.seat, lookup)


def withdraw(act: Act) -> None:
    """Erase a seat, every answer of it, and what was proposed there, on this phone, and is not shown.

    What has been released stays: it shows nobody. So do notes: nobody knows whose they are.
    """
    store.leave_seats(act.connection, act.database, act.browser, [act.place.seat])


def agree(act: Act, items: Sequence[str], *, part: int, differs: bool = False) -> None:
    """A side's speaker leaves out those items and agrees to show the others; otherwise only after taking that back.

    Where the speaker has written the side's answer, there is nothing to leave out: what is not written is not shown.
    Args: part, the one that the speaker has looked at; differs, the side's answer is that it does not agree on one. Raises:
    MoveRefused unless one item in six is left out, where nothing is written, or if the room has moved on: nobody agrees to show
    what they have not seen, nor from a page of before what the side has left out since.
    """
    round_, side = act.round, act.place.side
    if round_.part != part:
        raise MoveRefused("round.changed")
    if round_.side(side).erased or round_.side(side).unseen:
        raise MoveRefused("speaking.unseen" if round_.side(side).unseen else "speaking.nothing")
    if waits_to_be_counted(round_, round_.side(side)):
        raise MoveRefused("counting.first")
    if round_.now.pools == Pooling.DECLARED:
        if not differs and not _written(act):
            raise MoveRefused("round.untouched")
        table.change_side(act.connection, round_.id, side, number=round_.part, agreed=True, differs=differs)
        return
    shown = {item_of(row.question) for row in table.releases(act.connection, round_.id, side, part=round_.part)}
    if not set(items) <= shown or len(set(items)) < fewest_left_out(len(shown)):
        raise MoveRefused("round.leave_more")
    if round_.side(side).agreed and set(items) != left_out_by(act.connection, round_.id, round_.part).get(side, set()):
        raise MoveRefused("round.changed")
    leave_out(act.connection, round_.id, round_.part, side, sorted(set(items)))
    table.change_side(act.connection, round_.id, side, number=round_.part, agreed=True)


def _written(act: Act) -> bool:
    """Whether the speaker has written anything for the side that could be shown."""
    written = places.written_for_sides(act.connection, act.round.id, f"{SIDE_ANSWER}{act.round.now.what}")
    return any(row.value not in (None, "", []) for row in scoring.declare(written.get(act.place.side, {})))


def take_back(act: Act) -> None:
    """The side does not agree any more; possible until the reveal."""
    table.change_side(act.connection, act.round.id, act.place.side, number=act.round.part, agreed=False, differs=False)


def accept(act: Act, *, paragraph: str, accepted: bool, read: str) -> None:
    """A side's own paragraph in the report, and whether it accepts the report; other words there ask every other side again.

    Args: read, `plan.report_as_read` of the page. Raises: MoveRefused if the report that it accepts says something else by now.
    """
    round_, side = act.round, act.place.side
    if accepted and read != report_as_read(round_, table.actions(act.connection, round_.id), side):
        raise MoveRefused("round.changed")
    words = paragraph[:LONGEST_PARAGRAPH]
    for other in round_.sides if words != round_.side(side).paragraph else ():
        table.change_side(act.connection, round_.id, other.id, accepted=False)
    mine = round_.side(side)
    since = (mine.accepted_on if mine.accepted else act.today) if accepted else None
    table.change_side(act.connection, round_.id, side, paragraph=words, accepted=accepted, accepted_on=since)


def confirm(act: Act, one_read: Action) -> None:
    """A partner side's speaker confirms an action as it was read.

    Raises: MoveRefused for the side that the round is about, or if the action says something else by now.
    """
    _read_as_it_is(act, one_read)
    table.confirm_action(act.connection, act.round.id, one_read.number, act.place.side)
    said.put_off(act.connection, act.round.id, one_read.number, act.place.side, not_now=False)


def not_now(act: Act, one_read: Action) -> None:
    """A partner side's speaker does not confirm an action yet: only they read it, everybody else reads "not confirmed".

    Raises: MoveRefused as `confirm` does, also once it is confirmed.
    """
    _read_as_it_is(act, one_read)
    if one_read.confirmed:
        raise MoveRefused("round.changed")
    said.put_off(act.connection, act.round.id, one_read.number, act.place.side, not_now=True)


def _read_as_it_is(act: Act, one_read: Action) -> None:
    if act.place.side == act.round.about:
        raise MoveRefused("round.not_yours")
    if one_read not in table.actions(act.connection, act.round.id):
        raise MoveRefused("round.changed")
