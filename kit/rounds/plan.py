"""What a round is set up with, and the rules that hold whoever asks. Nothing here reads the database."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kit.content import FULL, SHORT, Item
from kit.errors import MoveRefused
from kit.rounds.short_names import as_read, shorts_of
from kit.scoring import FEWEST_ANSWERS, FEWEST_FINISHED, FEWEST_JOINED, slips_count
from kit.store import ACTION_PARTS, ASSESSMENT, Action, Live, Part, Pooling, Promise, Round, RoundSide, Stage

FORMS = (SHORT, FULL, "A", "T", "R", "E")
MOST_SIDES, MOST_PEOPLE, MOST_ANSWERS_WANTED = 8, 3000, 20
LONGEST_OPEN, LONGEST_AGREEING = timedelta(days=366), timedelta(days=150)  # from today; from the last day to answer
SHORTEST_KEPT, LONGEST_KEPT = timedelta(days=30), timedelta(days=180)  # after the last day to agree: room to move it
MONTH_BETWEEN = timedelta(days=30)  # from the first reveal: a round that follows sooner asks too many who would answer alike
OWN_FORMS = ("self", "meta")
TOGETHER = " + "  # between the names of partners that answer as one side
GAME = "simulator"  # what a part is called that is *Five quarters*
SAFETY = "check-safety"  # its middle answers are for who facilitates and for nobody else
ONE_PART = (Part(1, ASSESSMENT, Pooling.LEVELS, Stage.OPEN),)  # of a round that has one part
ONE_IN = 6  # a side leaves out at least one question in six


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Everything that is chosen when a round is set up, and frozen at its first seat. `about` "": the side with the funds."""

    sides: tuple[RoundSide, ...]
    form: str = SHORT
    about: str = ""
    smallest: int = FEWEST_ANSWERS
    languages: tuple[str, ...] = ("fr", "en", "es")
    ends: date
    agrees: date
    deletes: date
    promise: Promise | None = None
    previous: str | None = None
    slips: bool = False
    pays: str = ""
    live: Live | None = None
    parts: tuple[Part, ...] = ONE_PART


def check_plan(plan: Plan, *, today: date, before: Round | None = None) -> None:
    """Refuse a plan that breaks a rule. Raises: MoveRefused, whose phrase says which."""
    for broken in broken_rules(plan, today=today, before=before):
        raise broken


def broken_rules(plan: Plan, *, today: date, before: Round | None = None) -> list[MoveRefused]:
    """All the rules that a plan breaks; `before`: the round that it follows."""
    too_soon = [MoveRefused("round.need_month", day=first_day_after(before))] if before else []
    names = [as_read(side.name) for side in plan.sides]
    rules = {
        "round.need_sides": 2 <= len(plan.sides) <= MOST_SIDES and all(names) and len(set(names)) == len(names),
        "round.need_funds": sum(side.funds for side in plan.sides) == 1,
        "round.need_people": all(1 <= side.people <= MOST_PEOPLE for side in plan.sides),
        "round.need_seven": all(not side.anonymous or side.joined or side.people >= FEWEST_FINISHED for side in plan.sides),
        "round.need_nine": all(not (side.joined and side.anonymous) or side.people >= FEWEST_JOINED for side in plan.sides),
        "round.need_k": FEWEST_ANSWERS <= plan.smallest <= MOST_ANSWERS_WANTED,
        "round.need_parts": bool(plan.parts),
        "round.need_form": plan.form in FORMS and bool(plan.languages),
        "round.need_ends": today <= plan.ends <= today + LONGEST_OPEN,
        "round.need_agrees": plan.ends <= plan.agrees <= plan.ends + LONGEST_AGREEING,
        "round.need_deletes": plan.agrees + SHORTEST_KEPT <= plan.deletes <= plan.agrees + LONGEST_KEPT,
    }
    found = [MoveRefused(phrase) for phrase, holds in rules.items() if not holds]
    return found + [each for each in too_soon if each.day and plan.ends < each.day]


def first_day_after(before: Round) -> date | None:
    """The first day on which answers to a round may be closed that follows this one; None where both are made up.

    With one person replaced and everybody else answering as before, a middle that moves tells of those two: so not at once.
    """
    return None if before.synthetic else before.day + MONTH_BETWEEN


def agrees_in_a_workshop(day: date, deletes: date) -> date:
    """The last day to agree of a workshop, which nobody is asked for: as late as the day of erasing allows."""
    return min(max(day, deletes - SHORTEST_KEPT), day + LONGEST_AGREEING)


def about_of(plan: Plan) -> str:
    """The side whose practice the round is about."""
    return plan.about or next(side.id for side in plan.sides if side.funds)


def terms_of(round_: Round) -> Plan:
    """What somebody agrees to by sitting down; it is frozen from the first seat on, and read anew if it has changed before."""
    chosen = Plan(**{name: value for name, value in vars(round_).items() if name in Plan.__dataclass_fields__})
    sides = tuple(replace(side.anew(), one_answer=side.one_answer) for side in round_.sides)
    return replace(chosen, sides=sides, previous=None, live=None, parts=())


def names_of(round_: Round) -> list[str]:
    """The names of a round's organisations, short and whole, also those that they had; those of a joined side one by one, too."""
    found = [(side.name, side.short, *side.was, *side.name.split(TOGETHER)) for side in round_.sides]
    found.append(tuple(shorts_of(round_)))
    return list(dict.fromkeys(name for names in found for name in names if name))


def enough(round_: Round) -> bool:
    """Whether every side has as many finished answers as it needs; which one has not is not said."""
    return all(map(has_enough, round_.sides))


def has_enough(side: RoundSide) -> bool:
    """Whether as many people of a side have finished as it needs."""
    return finishers(side, side.finished) >= fewest_finished(side)


def all_have_finished(round_: Round) -> bool:
    """Whether everybody who is expected has finished; of a side with one agreed answer, whoever gives it."""
    return all(side.finished >= (side.people if side.anonymous else 1) for side in round_.sides)


def all_agree(round_: Round) -> bool:
    """Whether every side that may show something has agreed to."""
    return all(side.agreed for side in round_.sides if not side.erased)


def forms_of(round_: Round, side: str) -> tuple[str, ...]:
    """What a side is asked: its own practice and how it thinks it is seen, or how it sees it; later also the time before."""
    forms = OWN_FORMS if side == round_.about else ("view",)
    return (*forms, "then") if round_.previous else forms


def questions_of(round_: Round, side: str, items: Sequence[Item]) -> list[str]:
    """The questions that a side is asked, for instance "self.A1.5"."""
    return [f"{form}.{item.id}" for item in items for form in forms_of(round_, side)]


def asked_of(round_: Round, items: Sequence[Item]) -> dict[str, list[str]]:
    """Side → the questions of the assessment that it is asked."""
    return {side.id: questions_of(round_, side.id, items) for side in round_.sides}


def item_of(question: str) -> str:
    """What a question is about: "self.A1.5" is about A1.5, "roles.side-1.is" about roles."""
    first, _, rest = question.partition(".")
    return rest if first in (*OWN_FORMS, "view", "then") else first


def report_as_read(round_: Round, actions: Sequence[Action], side: str) -> str:
    """What stands in the report beside what was shown, in short: the actions, what the others are called and have written."""
    decided = [[str(getattr(action, part)) for part in ("number", *ACTION_PARTS, "item")] for action in actions]
    others = [[each.id, each.name, each.paragraph] for each in round_.sides if each.id != side]
    return hashlib.sha256(repr((decided, others)).encode()).hexdigest()[:16]


def fewest_left_out(items: int) -> int:
    """At least one in six, rounded up, so that leaving out says nothing."""
    return -(-items // ONE_IN)


def fewest_finished(side: RoundSide) -> int:
    """So many people of a side have to finish before it has a picture."""
    return (FEWEST_JOINED if side.joined else FEWEST_FINISHED) if side.anonymous else 1


def fewest_answers(round_: Round, side: RoundSide) -> int:
    """So many answers to a question before its middle is shown: what the round was set up with, for joined sides nine."""
    return max(round_.smallest, FEWEST_JOINED) if side.joined else round_.smallest


def colleagues_covered(round_: Round, side: RoundSide) -> int:
    """With how many colleagues who know their own answers somebody could put theirs together and still learn nothing: 0 to 2.

    From five answers to a question nobody can rule out any level for anybody else, from seven no two people, from nine no three.
    """
    return sum(fewest_answers(round_, side) >= enough for enough in (FEWEST_FINISHED, FEWEST_JOINED))


def tells_zones(round_: Round, side: RoundSide) -> bool:
    """Whether zones are told from twenty answers on: that is proved for one and for two who know answers, not for three."""
    return colleagues_covered(round_, side) < 2


def paper_counts(side: RoundSide, phones: int) -> bool:
    """Whether a side's slips of paper are counted, by head counts alone; never more answers than the side has people."""
    checked = side.paper_state == "checked"
    fits = side.paper > 0 and phones + side.paper <= side.people
    return fits and slips_count(phones=phones, slips=side.paper, checked=checked, fewest=fewest_finished(side))


def finishers(side: RoundSide, phones: int) -> int:
    """How many answers of a side count, on phones and on paper."""
    return phones + side.paper if paper_counts(side, phones) else phones


def answering_is_over(round_: Round, *, today: date) -> bool:
    """Whether the last day to answer has passed, everywhere on Earth; a workshop has none: it ends when somebody ends it.

    Args: today, the day that it still is somewhere (`days.anywhere_on_earth`). Closing, agreeing and showing stay possible.
    """
    return round_.live is None and today > round_.ends


def agreeing_is_over(round_: Round, *, today: date) -> bool:
    """Whether the last day to agree has passed, everywhere on Earth: nothing more is shown until it is moved."""
    return today > round_.agrees


def is_over(round_: Round, *, today: date) -> bool:
    """Whether the day of erasing has passed, everywhere on Earth: nothing is shown any more that was not before."""
    return today > round_.deletes


def in_view(round_: Round) -> Part | None:
    """The part whose picture the room has before it: the one asked now once it is shown; while the room talks, the last shown.

    A second look has its place behind the first one, whatever was asked since its number was given.
    """
    if round_.part:
        return round_.now if is_shown(round_) else None
    shown = [part for part in round_.parts if part.stage == Stage.REVEALED or is_played(part)]
    return max(shown, key=lambda part: (part.again or part.number, part.number)) if shown and round_.running else None


def is_shown(round_: Round) -> bool:
    """Whether everybody may see what the part that is asked now says: revealed, or a check of the whole room that is closed."""
    whole = round_.stage == Stage.CLOSED and round_.now.pools == Pooling.WHOLE and round_.now.what != SAFETY
    return round_.stage == Stage.REVEALED or whole or is_played(round_.now)


def is_played(part: Part) -> bool:
    """Whether that part is a game that has ended: its picture stays."""
    return part.stage == Stage.CLOSED and part.pools == Pooling.PLAYED
