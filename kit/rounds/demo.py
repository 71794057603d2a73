"""A synthetic partnership of three sides and two rounds, made by the moves of a real one, and marked as made up everywhere."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kit import store
from kit.content import SHORT, Item, Library, chosen
from kit.errors import MoveRefused
from kit.rounds import moves, rights
from kit.rounds.move import By
from kit.rounds.plan import Plan, asked_of, fewest_left_out, questions_of, report_as_read
from kit.rounds.seeing import example, find
from kit.rounds.setting_up import Created
from kit.store import Action, Connection, Database, Mode, Round, RoundSide
from kit.store import rounds as table

SIDES = (
    RoundSide(id="side-1", name="Northlight", people=9, mode=Mode.ANONYMOUS, funds=True),
    RoundSide(id="side-2", name="Collectif Maji", people=8, mode=Mode.ANONYMOUS, funds=False),
    RoundSide(id="side-3", name="Raíces", people=3, mode=Mode.DECLARED, funds=False),
)
OWN, GUESS = 3.0, 2.6  # what the side that holds the funds answers about itself, and expects to hear
SEEN = {"A1.10": 1.0, "T1.7": 1.2, "E3.4": 0.8, "R2.4": 3.4}  # how others see it, where that is far from the middle
LATER = {"A1.10": 2.6, "T1.7": 2.4, "R2.4": 3.4, "E3.4": 1.4}
SPREAD = 0.7
ASKED, DUE = timedelta(days=14), timedelta(days=45)  # how long a round is open; how long an action has
KEPT = timedelta(days=30)  # from the day of the command
REVEALED = (timedelta(days=91), timedelta(days=1))  # how long ago each round showed its answers
WEEKEND = 5


@dataclass(frozen=True)
class DemoWords:
    """What the made-up people wrote, in one language."""

    what: str
    who: str
    means: str
    sign: str
    paragraph: str


def example_in(database: Database, library: Library, *, today: date) -> Round:
    """The second round of the made-up partnership, in that language where it has to be made first."""
    if not example(database):
        told = {key: library.phrases[f"demo.{key}"] for key in (*store.ACTION_WORDS, "paragraph")}
        items = chosen(library.items, SHORT)
        fill_demo(database, items, DemoWords(**told), language=library.language, today=today)
    found = find(database, example(database))
    if found is None:
        raise MoveRefused("round.not_yours")
    return found


def fill_demo(database: Database, items: Sequence[Item], words: DemoWords, *, language: str, today: date) -> str:
    """Make both rounds, three months apart; returns the join code of the second. Every screen says that they are made up."""
    dice, host = random.Random(20261125), By(database, store.new_browser())  # noqa: S311  made-up data, not a secret
    rights.trust(database, host.browser)
    before, now = (_working_day(today - ago) for ago in REVEALED)
    deletes = today + KEPT
    first = _round(moves.create, host, language, before, deletes)
    speakers = _answer(database, first, items, seen=SEEN, dice=dice)
    action = Action(number=1, what=words.what, who=words.who, means=words.means, by=_due(before), sign=words.sign)
    host = replace(host, round_id=first.round.id, today=before)
    _open_up(host, first, speakers, items)
    moves.write_action(host, action)
    second = _round(moves.follow, host, language, now, deletes)
    speakers = _answer(database, second, items, seen=LATER, dice=dice)
    host = replace(host, round_id=second.round.id, today=now)
    _open_up(host, second, speakers, items)
    moves.note_outcome(host, 1, "partly")
    later = replace(action, by=_due(now))
    moves.write_action(host, later)
    moves.confirm(speakers["side-2"], later)
    read = report_as_read(second.round, [later], "side-2")
    moves.accept(speakers["side-2"], paragraph=words.paragraph, accepted=True, read=read)
    return second.round.code


def _working_day(day: date) -> date:
    """That day, or the Friday before it."""
    return day - timedelta(days=max(0, day.weekday() - WEEKEND + 1))


def _due(revealed: date) -> str:
    return _working_day(revealed + DUE).isoformat()


def _round(begin: Callable[..., Created], host: By, language: str, ends: date, deletes: date) -> Created:
    """A round that was asked for two weeks."""
    plan = Plan(sides=SIDES, ends=ends, agrees=ends, deletes=deletes)
    return begin(replace(host, today=ends - ASKED), plan, language=language, synthetic=True)


def _answer(
    database: Database, made: Created, items: Sequence[Item], *, seen: Mapping[str, float], dice: random.Random
) -> dict[str, By]:
    """Everybody sits down, the speaker first, answers in the first days and says that it counts; each side's speaker."""
    speakers: dict[str, By] = {}
    for side in made.round.sides:
        for number in range(side.people if side.anonymous else 1):
            person = By(database, store.new_browser(), made.round.id, made.round.ends - ASKED)
            moves.sit_down(person, made.round, side.id, code=made.round.code if number else made.slips[side.id])
            speakers.setdefault(side.id, person)
            given = {q: _level(q, seen, dice) for q in questions_of(made.round, side.id, items)}
            moves.answer(person, {**given, "finished": True}, rev=1)
    return speakers


def _open_up(host: By, made: Created, speakers: Mapping[str, By], items: Sequence[Item]) -> None:
    """Close, let every side leave out its share and agree, reveal."""
    moves.close(host, asked_of(made.round, items), part=1)
    for number, speaker in enumerate(speakers.values()):
        fewest = fewest_left_out(len(items))
        out = [item.id for item in items][2 + 2 * (number % 2) :: len(items) // fewest][:fewest]
        moves.agree(replace(speaker, today=host.today), out, part=1)
    moves.reveal(host)


def _level(question: str, seen: Mapping[str, float], dice: random.Random) -> int:
    form, _, item = question.partition(".")
    middle = {"self": OWN, "meta": GUESS, "then": 2.0}.get(form, seen.get(item, 2.4))
    return min(4, max(0, round(dice.gauss(middle, SPREAD))))


def rehearsal_seats(database: Database, round_id: str, people: int) -> list[tuple[str, str]]:
    """(side, join code or slip) for so many made-up people, the sides in turn, a speaker first on each side that has none.

    Raises: MoveRefused for a round of real people, and where no seat is free.
    """
    with database.writing() as connection:
        round_ = table.find_round(connection, id=round_id)
        if round_ is None or not round_.synthetic or round_.live is None:
            raise MoveRefused("live.no_rehearsal")
        free = {side.id: side.people - side.seats for side in round_.sides}
        order = sorted((n, side) for side, seats in free.items() for n in range(seats))[:people]
        if not order:
            raise MoveRefused("round.full")
        silent = {side.id for side in round_.sides if not side.spoken_for}
        return [(side, _way_in(connection, database, round_, side, speaks=n == 0 and side in silent)) for n, side in order]


def _way_in(connection: Connection, database: Database, round_: Round, side: str, *, speaks: bool) -> str:
    if not speaks and not round_.slips:
        return round_.code
    role, length = (rights.SPEAKER, store.SLIP) if speaks else (rights.SEAT, store.SEAT_SLIP)
    slip = store.new_code(length)
    store.give(connection, store.lookup_of(database, role, slip), store.Access(role, round_.id, side))
    return slip
