"""Short names of sides: what stands on a flag, where the whole name would not fit. The whole one stands in the legend."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from kit.store import Round

MOST_LETTERS = 14
UNSEEN = {chr(n) for n in (0x34F, 0x1160, 0x17B4, 0x17B5, 0x2800, *range(0x180B, 0x1810), *range(0xFE00, 0xFE10))}  # beside Cf
SMALL = {
    "de",
    "du",
    "des",
    "la",
    "le",
    "les",
    "et",
    "d",
    "l",
    "of",
    "the",
    "and",
    "for",
    "pour",
    "del",
    "los",
    "las",
    "el",
    "y",
    "en",
    "+",
    "&",
}


def as_read(name: str) -> str:
    """What one reads of a name: two are one where only capitals, spaces, the shape of letters or what nobody can see differ."""
    seen = (c for c in unicodedata.normalize("NFKC", name) if c not in UNSEEN and unicodedata.category(c) != "Cf")
    return " ".join("".join(seen).split()).casefold()


def shorts_of(round_: Round) -> list[str]:
    """What stands on each side's flag: what it calls itself, where it has said so."""
    return short_names([side.name for side in round_.sides], [side.short for side in round_.sides])


def short_names(names: Sequence[str], chosen: Sequence[str] = ()) -> list[str]:
    """For each name one of at most fourteen letters, no two alike: the name itself, what it calls itself in brackets, as many
    of its first words as fit, its initials. Args: chosen, the short names that are kept as they are ("": none).

    >>> short_names(["Northlight", "Association of Lawyers of Benin", "Association of Lawyers of Mali"])
    ['Northlight', 'ALB', 'ALM']
    >>> short_names(["Collectif Maji (CM)", "Fédération des paysannes du Nord"])
    ['CM', 'Fédération']
    """
    own = [*chosen, *[""] * (len(names) - len(chosen))]
    found: list[str] = []
    offered = [[short] if short else _ways(name.strip()) for name, short in zip(names, own, strict=True)]
    firsts = [ways[0].casefold() for ways in offered]
    for number, ways in enumerate(offered, 1):
        others = [*found, *(short for short in own if short and short != ways[0])]
        free = [way for way in ways if way.casefold() not in map(str.casefold, others)]
        alone = [way for way in free if way != ways[0] or firsts.count(ways[0].casefold()) == 1]
        found.append(next(iter(alone or free), _numbered(ways[0], number)))
    return found


def letters(text: str) -> int:
    """How many letters one sees: accents and joiners are none of their own."""
    return sum(unicodedata.category(character) not in {"Mn", "Me", "Cf"} for character in text)


def _ways(name: str) -> list[str]:
    """Every short form on offer, the best first."""
    if letters(name) <= MOST_LETTERS:
        return [name]
    bracketed = re.findall(r"\(([^()]{2,})\)", name)
    words = re.sub(r"\([^()]*\)", " ", name).split()
    initials = "".join(
        part[0] for word in words for part in re.split(r"['’]", word)[-1:] if part and word.casefold() not in SMALL
    )
    ways = [*bracketed, _first_words(words), initials[:MOST_LETTERS].upper(), _cut(name)]
    return [way for way in dict.fromkeys(ways) if way and letters(way) <= MOST_LETTERS]


def _first_words(words: Sequence[str]) -> str:
    """As many of them as fit, none that joins two at the end."""
    kept: list[str] = []
    for word in words:
        if letters(" ".join([*kept, word])) > MOST_LETTERS:
            break
        kept.append(word)
    while kept and kept[-1].casefold() in SMALL:
        kept.pop()
    return " ".join(kept)


def _cut(name: str) -> str:
    """As many letters as fit, each with its accents."""
    kept = ""
    for character in name:
        if letters(kept + character) > MOST_LETTERS:
            break
        kept += character
    return kept.strip("\u200d ")


def _numbered(short: str, number: int) -> str:
    ending = f" {number}"
    while letters(short) > MOST_LETTERS - len(ending):
        short = short[:-1]
    return f"{short}{ending}"
