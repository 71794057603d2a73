"""A synthetic partnership of three sides and three rounds, made by the moves of a real one, and marked as made up everywhere."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
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
from kit.store import Action, Connection, Database, Mode, Promise, Round, RoundSide
from kit.store import rounds as table

SIDES = (
    RoundSide(id="side-1", name="Northlight", people=9, mode=Mode.ANONYMOUS, funds=True),
    RoundSide(id="side-2", name="Collectif Maji", people=8, mode=Mode.ANONYMOUS, funds=False),
    RoundSide(id="side-3", name="Raíces", people=3, mode=Mode.DECLARED, funds=False),
)
OWN = {"self": 3.0, "meta": 2.6, "view": 2.4, "then": 2.0}  # the middle of what is answered in each form, where nothing is said
META = {"E3.4": 0.8}  # what it expects to hear, likewise
SELF = {"R2.4": 1.6, "E3.4": 0.8}  # what the side that holds the funds answers about itself, where that is far from its middle
SEEN = (  # how others see it, where that is far from theirs; round by round
    {"A1.10": 0.8, "T1.7": 1.2, "E3.4": 0.2, "R2.4": 3.4, "T3.5": 1.0},
    {"A1.10": 1.8, "T1.7": 1.2, "E3.4": 0.6, "R2.4": 3.4, "T3.5": 2.2},
    {"A1.10": 3.0, "T1.7": 1.0, "E3.4": 0.8, "R2.4": 3.8, "T3.5": 3.0},
)
LIMITS, DECIDED = "T1.7", "A1.10"  # the questions that its actions are about
HINDSIGHT = {"E1.2": 2}  # what the side that holds the funds says today of the time before, where it has come to see it otherwise
SPREAD = 0.6
Given = dict[tuple[str, int], dict[str, int]]  # side and number of a person → what that person answered
ASKED, DUE = timedelta(days=14), timedelta(days=45)  # how long a round is open; how long an action has
KEPT = timedelta(days=30)  # from the day of the command
REVEALED = (timedelta(days=147), timedelta(days=74), timedelta(days=1))  # how long ago each round showed its answers
BECAME = ("", "partly", "done")  # what a round says of the action of the one before
DIFFERENT = ("means", "sign")  # of an action that is written again
WEEKEND = 5


@dataclass(frozen=True)
class DemoWords:
    """What the made-up people wrote, in one language."""

    first: Mapping[str, str]  # an action: what, who, means, sign
    second: Mapping[str, str]
    paragraph: str
    late: str  # what a partner adds to what became of the first action
    signed: str  # the role of who signed that nothing here decides a grant
    again: Mapping[str, str]  # the first action, when it is written for the last time: what is different


def example_in(database: Database, library: Library, *, today: date) -> Round:
    """The last round of the made-up partnership, in that language where it has to be made first."""
    if not example(database):
        first, second = ({part: library.phrases[f"demo.{n}{part}"] for part in store.ACTION_WORDS} for n in ("", "next_"))
        again = {**first, **{part: library.phrases[f"demo.again_{part}"] for part in DIFFERENT}}
        paragraph, late, signed = (library.phrases[f"demo.{key}"] for key in ("paragraph", "late", "signed"))
        words = DemoWords(first, second, paragraph, late, signed, again)
        fill_demo(database, chosen(library.items, SHORT), words, language=library.language, today=today)
    found = find(database, example(database))
    if found is None:
        raise MoveRefused("round.not_yours")
    return found


def fill_demo(database: Database, items: Sequence[Item], words: DemoWords, *, language: str, today: date) -> str:
    """Make three rounds, ten weeks apart; returns the join code of the last. Every screen says that they are made up."""
    dice, host = random.Random(20261125), By(database, store.new_browser())  # noqa: S311  made-up data, not a secret
    before: Given = {}
    rights.trust(database, host.browser)
    for number, (ago, seen, became) in enumerate(zip(REVEALED, SEEN, BECAME, strict=True)):
        shown = _working_day(today - ago)
        plan = _plan(words.signed, shown, today + KEPT)
        made = (moves.follow if number else moves.create)(
            replace(host, today=shown - ASKED), plan, language=language, synthetic=True
        )
        speakers, before = _answer(database, made, items, seen=seen, before=before, dice=dice)
        host = replace(host, round_id=made.round.id, today=shown)
        _open_up(host, made, speakers, items)
        for side in ("side-1", "side-2") if became else ():
            late = (side, became) == ("side-2", "done")
            moves.note_outcome(speakers[side], 1, "partly" if late else became, words.late if late else "")
        wanted = [(words.second, LIMITS), (words.again, DECIDED)] if number == len(REVEALED) - 1 else [(words.first, DECIDED)]
        actions = [
            Action(number=n, by=_due(shown), confirmed=False, item=item, **each) for n, (each, item) in enumerate(wanted, 1)
        ]
        for action in actions:
            moves.write_action(host, action)
            moves.confirm(replace(speakers["side-2"], today=shown), action)
    for side in ("side-2", "side-1", "side-3"):
        written, paragraph = find(database, made.round.id), words.paragraph if side == "side-2" else ""
        read = report_as_read(written or made.round, actions, side)
        moves.accept(replace(speakers[side], today=shown), paragraph=paragraph, accepted=True, read=read)
    return made.round.code


def _working_day(day: date) -> date:
    """That day, or the Friday before it."""
    return day - timedelta(days=max(0, day.weekday() - WEEKEND + 1))


def _due(revealed: date) -> str:
    return _working_day(revealed + DUE).isoformat()


def _plan(signed: str, ends: date, deletes: date) -> Plan:
    """A round that is asked for two weeks, from the day of the promise on."""
    return Plan(sides=SIDES, ends=ends, agrees=ends, deletes=deletes, promise=Promise(signed, SIDES[0].name, ends - ASKED))


def _answer(
    database: Database, made: Created, items: Sequence[Item], *, seen: Mapping[str, float], before: Given, dice: random.Random
) -> tuple[dict[str, By], Given]:
    """Everybody sits down, the speaker first, answers in the first days and says that it counts; each side's speaker, and what
    was answered. Looking back at the time before, people say what they said then, but for a few questions."""
    speakers: dict[str, By] = {}
    said: Given = {}
    for side in made.round.sides:
        for number in range(side.people if side.anonymous else 1):
            person = By(database, store.new_browser(), made.round.id, made.round.ends - ASKED)
            moves.sit_down(person, made.round, side.id, code=made.round.code if number else made.slips[side.id])
            speakers.setdefault(side.id, person)
            given = {q: _level(q, seen, dice) for q in questions_of(made.round, side.id, items)}
            given |= _looking_back(side, given, before.get((side.id, number), given))
            said[side.id, number] = given
            moves.answer(person, {**given, "finished": True}, rev=1)
    return speakers, said


def _looking_back(side: RoundSide, given: Mapping[str, int], before: Mapping[str, int]) -> dict[str, int]:
    """What somebody says today of the time before."""
    asked = [question.partition(".")[2] for question in given if question.startswith("then.")]
    form = "self" if side.funds else "view"
    seen_now = HINDSIGHT if side.funds else {}
    return {f"then.{item}": seen_now.get(item, before[f"{form}.{item}"]) for item in asked}


def _open_up(host: By, made: Created, speakers: Mapping[str, By], items: Sequence[Item]) -> None:
    """Close, let every side count itself, leave out its share and agree, reveal."""
    asked = asked_of(made.round, items)
    moves.close(host, asked, part=1)
    for number, (side, speaker) in enumerate(speakers.items()):
        if made.round.side(side).anonymous:
            moves.open_picture(replace(speaker, today=host.today), asked[side], part=1)
        fewest = fewest_left_out(len(items))
        out = [item.id for item in items][2 + 2 * (number % 2) :: len(items) // fewest][:fewest]
        moves.agree(replace(speaker, today=host.today), out, part=1)
    moves.reveal(host)


def _level(question: str, seen: Mapping[str, float], dice: random.Random) -> int:
    form, _, item = question.partition(".")
    middle = {"self": SELF, "meta": META, "view": seen}.get(form, {}).get(item, OWN[form])
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
