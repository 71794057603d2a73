"""The assessment of a round: the items of its form, asked of one seat. Levels are pooled; everything else stays with the seat."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kit import languages, rounds
from kit.content import Item, Library, Phrases, sentence
from kit.kinds.rules import A_LEVEL, Flag, Rule, Text
from kit.scoring import ASIDES
from kit.store import Part, Released, Round, RoundSide

ASSESSMENT = "assessment"
LONGEST_LAST = 200
SECOND = 2  # the edition that names partners in the plural, says how often, and words what could not be answered for behaviour
SAID = {"unknown": "aside.unseen", "not_applicable": "aside.no_case"}


def assessment_rules(round_: Round, side: str, items: Sequence[Item]) -> dict[str, Rule]:
    """Question id → what it accepts, for a seat on that side."""
    asked: dict[str, Rule] = dict.fromkeys(rounds.questions_of(round_, side, items), A_LEVEL)
    own = {f"last.{item.id}": Text(LONGEST_LAST) for item in items}
    return {"at": Text(120), "finished": Flag(), **asked, **own}


def whom(round_: Round, side: str) -> tuple[RoundSide, ...]:
    """The sides that a side's questions are about: the one whose practice it is, or for that one its partners."""
    return round_.others if side == round_.about else (round_.side(round_.about),)


def they(round_: Round, side: str, phrases: Phrases, language: str) -> tuple[str, str]:
    """What stands in a side's stems for {they} and for {them}: the one name and "this organisation", or all of several."""
    found = whom(round_, side)
    if len(found) == 1:
        return found[0].name, phrases["assess.them" if found[0].joined else "assess.it"]
    several = phrases.say("assess.partners", names=_names(found, language)) if round_.edition >= SECOND else phrases["partner"]
    return several, phrases["assess.them"]


def named(round_: Round, side: str, phrases: Phrases, language: str) -> tuple[str, str]:
    """The same where a result is read: every partner that is meant by its name; the first edition has no place for several."""
    name, them = they(round_, side, phrases, language)
    return _names(whom(round_, side), language) if round_.edition >= SECOND else name, them


def about_all(round_: Round, side: str, phrases: Phrases, language: str) -> str:
    """That a side was asked about several partners together: stands behind its name wherever its answer is told; else ""."""
    found = whom(round_, side)
    return phrases.say("card.all", partners=_names(found, language)) if len(found) > 1 else ""


def _names(sides: Sequence[RoundSide], language: str) -> str:
    return languages.listed([each.name for each in sides], language)


def first_look(round_: Round) -> Part:
    """The part that is asked now; of a second look, the one that it looks at again."""
    return next((part for part in round_.parts if part.number == round_.now.again), round_.now)


def aside_key(round_: Round, aside: str) -> str:
    """The phrase that a round words an answer beside the levels with."""
    second = round_.edition >= SECOND and first_look(round_).what == ASSESSMENT
    return SAID.get(aside, f"aside.{aside}") if second else f"aside.{aside}"


def no_level(round_: Round, row: Released, phrases: Phrases) -> str:
    """What a released row says where it shows no level: what its side said instead, what most of many did, or too few answers."""
    if not row.aside:
        return phrases["results.too_few"]
    said = phrases[aside_key(round_, row.aside)]
    return phrases.say("results.mostly", said=said) if round_.is_of_many(row) else said


def above(round_: Round, side: str, library: Library) -> dict[str, str]:
    """What stands above each form of a question: the period, whom it is about, how often; whose answer is guessed."""
    found, say = whom(round_, side), library.phrases.say
    names = _names(found, library.language)
    if round_.edition < SECOND:
        period, meta = say("assess.period", they=they(round_, side, library.phrases, library.language)[0]), say("assess.meta")
    else:
        period = say("assess.period_often", names=names)
        meta = say("assess.meta_one" if len(found) == 1 else "assess.meta_many", names=names)
    return {"self": period, "view": period, "meta": meta, "then": say("assess.then")}


def assessment_words(round_: Round, side: str, items: Sequence[Item], library: Library) -> dict[str, Any]:
    """What the widget draws of each item: its stems with the name in them, its levels, where it belongs."""
    name, them = they(round_, side, library.phrases, library.language)
    forms = [form for form in rounds.forms_of(round_, side) if all(form == "then" or form in item.stems for item in items)]
    own = "self" if side == round_.about else "view"
    titles = {c.id: (p.slug, f"{p.name} · {c.title}") for p in library.framework.principles for c in p.commitments}
    found = {}
    for item in items:
        slug, place = titles.get(item.commitment, ("preamble", ""))
        found[item.id] = {
            "name": item.name,
            "place": place,
            "slug": slug,
            "stems": {form: sentence(item.stems[own if form == "then" else form], name, them) for form in forms},
            "levels": list(item.levels),
            "last": sentence(item.last, name),
        }
    asides = {aside: library.phrases[aside_key(round_, aside)] for aside in ASIDES}
    choose = [library.phrases["assess.choose"]] if round_.edition >= SECOND else []
    told = {"above": above(round_, side, library), "asides": asides, "choose": choose}
    return {"they": name, "forms": forms, "items": found, **told}
