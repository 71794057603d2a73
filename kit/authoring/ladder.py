"""What can be checked of a question without readers: one family, short stems, levels that change nothing but their own dimension.

The families and the rules are this project's own proposal: see docs/how-the-questions-were-made.md.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from kit.content import FULL, SHORT, Problem
from kit.content.assessment import ItemFacts

FAMILIES = ("VOICE", "ROOM", "MOMENT", "EFFORT", "SHOWN", "REACH", "TERMS", "LOAD", "NO", "CHAIN", "BALANCE")
STEM_WORDS, LEVEL_WORDS, LEVEL_SIGNS = 20, 12, 64
MOST_OF_A_FAMILY = 9
SHARED = 3  # so many items may have the same three words in a row at the same level
SLOTS = {"self": ("{they}",), "view": ("{they}",), "meta": ("{they}", "{them}")}
BANNED = {  # how often: the line above every stem says it; and actors without a name
    "en": r"\b(always|never|rarely|seldom|often|sometimes)\b",
    "fr": r"\b(toujours|jamais|rarement|souvent|parfois)\b|\b(?:qu|l|d)?[’' ]on\b",
    "es": r"\b(siempre|nunca|jamás|a menudo|a veces|rara vez|raramente)\b|\bla otra parte\b",
}
FIRST_MOVE = {  # who makes the first move is a dimension of its own: EFFORT
    "en": r"only (if|when|after|by)\b|unasked|without (anyone )?(asking|insisting|waiting)|without a reminder"
    r"|before anyone complains|(late|afterwards) or (in part|only)",
    "fr": r"seulement (si|quand|après|en le)\b|sans qu[’']on|sans (le demander|rappel|attendre)"
    r"|(en retard|tard|après coup) ou (en partie|à moitié)",
    "es": r"\bsolo (si|cuando|después)\b|sin que nadie|sin (pedir|preguntar|recordatorio|esperar)"
    r"|(tarde|después) o (a medias|en parte)",
}
SIDES = {  # words that change sides between self and view
    "en": r"\b(we|us|our|ours|they|them|their|theirs)\b",
    "fr": r"\b(nous|notre|nos|lui|leur|leurs)\b",
    "es": r"\b(nosotr\w+|nuestr\w+|ustedes|su|sus)\b",
}
NUMBER = {  # what breaks in self and meta where {they} stands for several partners
    "en": r"(?:^|[,;:] |\b(?:when|that|which|where|and|because|how) )\{they\} (?!would\b)(has|is|does|\w+[^s]s)\b",
    "fr": r"\b(lui|leur|leurs|son|sa|ses)\b|\{they\} (?!aussi\b)(a|est|risque|dirait|l[’']\w+)\b",
    "es": r"\b(le|les)\s+\w+|\{they\} (?!se\b)(diría|tiene|sabe|da|ya)\b",
}


def check_families(file: str, facts: Mapping[str, ItemFacts]) -> Iterator[Problem]:
    """One known family for each item, none too often, no two neighbours of one family in any form."""
    held = defaultdict(list)
    for item, fact in facts.items():
        held[fact.family].append(item)
        if fact.family not in FAMILIES:
            said = f"there is no family {fact.family!r}: an item has exactly one"
            yield Problem(file, f"{item}.family", said, f"Choose one of {', '.join(FAMILIES)}.")
    for family, items in held.items():
        if len(items) > MOST_OF_A_FAMILY:
            yield Problem(file, items[-1], f"{len(items)} items are of the family {family}", f"At most {MOST_OF_A_FAMILY}.")
    for form in (FULL, SHORT, *dict.fromkeys(item[0] for item in facts)):
        asked = [item for item, fact in facts.items() if form == FULL or (fact.short if form == SHORT else item[0] == form)]
        for one, other in pairwise(asked):
            if facts[one].family == facts[other].family:
                said = f"in the form {form!r} it follows {one}, of the same family {facts[one].family}"
                yield Problem(file, other, said, "Move one of them: the order in the file is the order of asking.")


def check_item(file: str, item: str, family: str, words: Mapping[str, Any], language: str) -> Iterator[Problem]:
    """The rules for one item's stems and levels; in a language without word lists those about length and slots alone."""
    for form in SLOTS:
        yield from _stem(file, f"{item}.{form}", form, str(words.get(form, "")), language)
    levels = words.get("levels")
    texts = {f"levels.{place}": str(level) for place, level in enumerate(levels if isinstance(levels, list) else [])}
    for key, level in texts.items():
        yield from _level(file, f"{item}.{key}", level, language, first_move=family == "EFFORT")
    for key, text in {**{key: str(words.get(key, "")) for key in (*SLOTS, "last")}, **texts}.items():
        if word := _word(BANNED, language, text):
            remedy = "The line above every question says how often; name who acts."
            yield Problem(file, f"{item}.{key}", f"a question says {word!r}", remedy)


def _stem(file: str, key: str, form: str, stem: str, language: str) -> Iterator[Problem]:
    if words_in(stem) > STEM_WORDS:
        yield Problem(file, key, f"a stem of {words_in(stem)} words", f"At most {STEM_WORDS}.")
    slots = re.findall(r"\{\w*\}", stem)
    if slots.count("{they}") != 1 or len(slots) != len(set(slots)) or not set(slots) <= set(SLOTS[form]):
        yield Problem(file, key, "the slots do not fit", f"Once each, {{they}} for certain: {' '.join(SLOTS[form])}.")
    word = _word(NUMBER, language, stem) if form != "view" else ""
    if word:
        remedy = "Let the thing be the subject: {they} stands for one partner and for several."
        yield Problem(file, key, f"it breaks with several partners: {word!r}", remedy)


def _level(file: str, key: str, level: str, language: str, *, first_move: bool) -> Iterator[Problem]:
    if words_in(level) > LEVEL_WORDS or len(level) > LEVEL_SIGNS:
        said = f"a level of {words_in(level)} words and {len(level)} signs"
        yield Problem(file, key, said, f"At most {LEVEL_WORDS} words and {LEVEL_SIGNS} signs.")
    if word := _word(SIDES, language, level):
        remedy = "That word changes sides between self and view: say one side, both sides, the other side."
        yield Problem(file, key, f"a level says {word!r}", remedy)
    word = "" if first_move else _word(FIRST_MOVE, language, level)
    if word:
        yield Problem(file, key, f"a level says {word!r}", "Who makes the first move is asked in the family EFFORT alone.")


def _word(lists: Mapping[str, str], language: str, text: str) -> str:
    """What of a language's list stands in a text, or ""."""
    found = re.search(lists[language], text, re.IGNORECASE) if language in lists else None
    return found[0].strip() if found else ""


def check_shared(file: str, levels: Mapping[str, Sequence[str]]) -> Iterator[Problem]:
    """The same three words in a row at the same level in many items: a mould. `levels`: item → its five."""
    met: dict[tuple[int, str], set[str]] = defaultdict(set)
    for item, five in levels.items():
        for place, level in enumerate(five):
            tokens = re.findall(r"\w+", str(level).lower())
            for at in range(len(tokens) - 2):
                met[place, " ".join(tokens[at : at + 3])].add(item)
    for (place, gram), items in sorted(met.items()):
        if len(items) > SHARED:
            said = f"{gram!r} stands at level {place} of {len(items)} items ({', '.join(sorted(items))})"
            yield Problem(file, f"{max(items)}.levels.{place}", said, f"In at most {SHARED}: say it otherwise.")


def words_in(text: str) -> int:
    """How many words a text has; signs between spaces are none.

    >>> words_in("Le préavis… « oui »")
    3
    """
    return len(re.sub(r"[…«»“”\":;?!,()]", " ", text).split())
