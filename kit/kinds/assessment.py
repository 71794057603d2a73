"""The assessment of a round: the items of its form, asked of one seat. Levels are pooled; everything else stays with the seat."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kit import rounds
from kit.content import Item, Library, Phrases, fill
from kit.kinds.rules import LEVELS, Flag, Rule, Text
from kit.store import Round

ASSESSMENT = "assessment"
LONGEST_LAST = 200


def assessment_rules(one: Round, side: str, items: Sequence[Item]) -> dict[str, Rule]:
    """Question id → what it accepts, for a seat on that side."""
    asked: dict[str, Rule] = dict.fromkeys(rounds.questions_of(one, side, items), LEVELS)
    own = {f"last.{item.id}": Text(LONGEST_LAST) for item in items}
    return {"at": Text(120), "finished": Flag(), **asked, **own}


def they(one: Round, side: str, phrases: Phrases) -> str:
    """Whom a side's questions name: the side it is about, or the one partner; with several partners the general word."""
    if side != one.about:
        return one.side(one.about).name
    return one.others[0].name if len(one.others) == 1 else phrases["partner"]


def sentence(text: str, name: str) -> str:
    """A stem with the name in it and a capital in front."""
    said = fill(text, they=name)
    return said[:1].upper() + said[1:]


def assessment_words(one: Round, side: str, items: Sequence[Item], library: Library) -> dict[str, Any]:
    """What the widget draws of each item: its stems with the name in them, its levels, where it belongs."""
    name = they(one, side, library.phrases)
    forms = [form for form in rounds.forms_of(one, side) if all(form == "then" or form in item.stems for item in items)]
    own = "self" if side == one.about else "view"
    titles = {c.id: (p.slug, f"{p.name} · {c.title}") for p in library.framework.principles for c in p.commitments}
    found = {}
    for item in items:
        slug, place = titles.get(item.commitment, ("preamble", ""))
        found[item.id] = {
            "name": item.name,
            "place": place,
            "slug": slug,
            "stems": {form: sentence(item.stems[own if form == "then" else form], name) for form in forms},
            "levels": list(item.levels),
            "last": sentence(item.last, name),
        }
    return {"they": name, "forms": forms, "items": found}
