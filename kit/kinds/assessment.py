"""The assessment of a round: the items of its form, asked of one seat. Levels are pooled; everything else stays with the seat."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from kit import rounds
from kit.content import Framework, Item, Phrases, fill
from kit.errors import AnswerRefused
from kit.kinds.entry import checked_rev
from kit.kinds.rules import LEVELS, Flag, Rule, Text
from kit.store import Database, Place, Round, Stored

ASSESSMENT = "assessment"
LONGEST_LAST = 200


def assessment_rules(one: Round, side: str, items: Sequence[Item]) -> dict[str, Rule]:
    """Question id → what it accepts, for a seat on that side."""
    asked: dict[str, Rule] = dict.fromkeys(rounds.questions_of(one, side, items), LEVELS)
    own = {f"last.{item.id}": Text(LONGEST_LAST) for item in items}
    return {"at": Text(120), "finished": Flag(), **asked, **own}


def take_assessment(
    database: Database, place: Place, one: Round, items: Sequence[Item], *, given: Any, rev: Any, today: date
) -> Stored:
    """Check a seat's whole answer and keep it; what is committed afterwards, as `take`.

    Raises: AnswerRefused, MoveRefused once the round is closed, NotSaved.
    """
    rules = assessment_rules(one, place.side, items)
    if not isinstance(given, dict) or not given.keys() <= rules.keys():
        raise AnswerRefused("This answers a question that the round does not ask.")
    kept = {question: rules[question].accept(value) for question, value in given.items() if value is not None and value != ""}
    return rounds.answer(database, place, kept, rev=checked_rev(rev), today=today)


def they(one: Round, side: str, phrases: Phrases) -> str:
    """Whom a side's questions name: the side it is about, or the one partner; with several partners the general word."""
    if side != one.about:
        return one.side(one.about).name
    return one.others[0].name if len(one.others) == 1 else phrases["partner"]


def sentence(text: str, name: str) -> str:
    """A stem with the name in it and a capital in front."""
    said = fill(text, they=name)
    return said[:1].upper() + said[1:]


def assessment_words(one: Round, side: str, items: Sequence[Item], framework: Framework, phrases: Phrases) -> dict[str, Any]:
    """What the widget draws of each item: its stems with the name in them, its levels, where it belongs."""
    name, forms = they(one, side, phrases), rounds.forms_of(one, side)
    own = "self" if side == one.about else "view"
    titles = {c.id: (p, c.title) for p in framework.principles for c in p.commitments}
    found = {}
    for item in items:
        principle, title = titles[item.commitment]
        found[item.id] = {
            "name": item.name,
            "place": f"{principle.name} · {title}",
            "slug": principle.slug,
            "stems": {form: sentence(item.stems[own if form == "then" else form], name) for form in forms},
            "levels": list(item.levels),
            "last": sentence(item.last, name),
        }
    return {"they": name, "forms": list(forms), "items": found}
