"""Which language a person reads, which way it runs, and how it joins a list or writes a day."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from functools import cache, lru_cache
from typing import Any

from babel import Locale
from babel.core import negotiate_locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent, get_decimal_symbol

FIRST = "fr"
SHIPPED = ("fr", "en", "es")
REGIONS = {"en": "GB"}  # where a language alone would be read as that of another region than our texts
QUOTES = {"fr": ("«\u00a0", "\u00a0»"), "es": ("«", "»")}  # elsewhere “ and ”


INNER = {("«", "»"): ("“", "”"), ("“", "”"): ("‘", "’")}  # a language’s marks, and those within them
INVERTED = re.compile(r"(?<=\w)-(?=(?:t-)?(?:je|tu|ils?|elles?|on|nous|vous|ce|moi|les?|la|lui|leur|en|y)\b)")  # commence-t-elle


def unbroken(words: Any, language: str) -> Any:
    """The same texts, in tables and lists too; in French no line breaks any more between a verb and its pronoun.

    >>> unbroken({"question": "Quand commence-t-elle ?"}, "fr")["question"].count("\N{NON-BREAKING HYPHEN}")
    2
    """
    if isinstance(words, dict):
        return {key: unbroken(value, language) for key, value in words.items()}
    if isinstance(words, list):
        return [unbroken(value, language) for value in words]
    return INVERTED.sub("\N{NON-BREAKING HYPHEN}", words) if language == "fr" and isinstance(words, str) else words


def western(text: str) -> str:
    """The text with the digits of any script as 0 to 9.

    >>> western("٣٤ · ३४ · ３４")
    '34 · 34 · 34'
    """
    return "".join(str(unicodedata.decimal(c, c)) for c in text)


def choose(*, asked: str = "", accepts: str = "", available: Sequence[str] = SHIPPED) -> str:
    """The language asked for, else the first one that the browser accepts, else French."""
    return asked if asked in available else _nearest(accepts, available) or FIRST


def undecided(*, asked: str = "", accepts: str = "", available: Sequence[str] = SHIPPED) -> bool:
    """Whether nobody asked for a language, and the browser says which ones are read there, and none of them is ours."""
    codes = _by_preference(accepts)
    return asked not in available and bool(codes) and "*" not in codes and not _nearest(accepts, available)


def _nearest(accepts: str, available: Sequence[str]) -> str:
    return negotiate_locale(_by_preference(accepts), list(available), sep="-") or ""


def _by_preference(accepts: str) -> list[str]:
    """Codes of an Accept-Language header, the most wanted first; what is not a weight counts as none."""
    weighted = []
    for place, part in enumerate(accepts[:400].split(",")):
        code, _, weight = part.strip().partition(";q=")
        try:
            weighted.append((-float(weight or 1), place, code))
        except ValueError:
            continue
    return [code for weight, _, code in sorted(weighted) if code and weight < 0]


def direction(language: str) -> str:
    """`ltr` or `rtl`."""
    return str(Locale.parse(language).text_direction)


def locale(language: str) -> str:
    """The language with the region whose days and lists fit our texts: "en" is "en-GB"."""
    return "-".join(filter(None, (language, REGIONS.get(language))))


@cache
def _babel(language: str) -> Locale:
    """What Babel knows of it; finding that takes longer than most of what is asked of it."""
    return Locale.parse(locale(language), sep="-")


@cache
def own_name(language: str) -> str:
    """The language's name in itself, as on the language buttons."""
    return str(Locale.parse(language).get_display_name(language)).capitalize()


@lru_cache(maxsize=1000)
def day(when: date, language: str) -> str:
    """A day as people of that language write it, for instance « 23 mars 2027 », and in French « 1er mars 2027 »."""
    written = str(format_date(when, format="long", locale=_babel(language)))
    return re.sub("^1\\b", "1er", written) if language.partition("-")[0] == "fr" else written


def month(when: date, language: str) -> str:
    """The month of a day as people of that language write it, for instance « mars 2027 »."""
    return str(format_skeleton("yMMMM", when, locale=_babel(language)))


def listed(names: Sequence[str], language: str) -> str:
    """Names joined as a sentence joins them: "a, b and c"."""
    return str(format_list(list(names), locale=_babel(language)))


def parted(texts: Sequence[str], language: str) -> str:
    """Texts that hold commas, one after the other.

    >>> parted(["Ici, oui", "là, non"], "fr"), parted(["here, yes", "there, no"], "en")
    ('Ici, oui\xa0; là, non', 'here, yes; there, no')
    """
    return ("\u00a0; " if language == "fr" else "; ").join(texts)


def quoted(text: str, language: str) -> str:
    """A text in the language's quotation marks."""
    return marks_within(text.join(QUOTES.get(language, ("“", "”"))))


def marks_within(text: str) -> str:
    """Quotation marks within others of the same kind become those of the other kind; left alone where they do not pair.

    >>> marks_within("« Oui, puis « Est-ce réglé ? » »"), marks_within("“then “Is it solved?””")
    ('« Oui, puis “Est-ce réglé ?” »', '“then ‘Is it solved?’”')
    """
    for (opens, closes), inner in INNER.items():
        if text.count(opens) > 1 and text.count(opens) == text.count(closes):
            text = _within(text, opens, closes, inner)
    return text


def _within(text: str, opens: str, closes: str, inner: tuple[str, str]) -> str:
    said, depth = [], 0
    for part in re.split(f"({opens}[ \u00a0\u202f]?|[ \u00a0\u202f]?{closes})", text):
        depth -= closes in part and part.strip() == closes
        mark = inner[closes in part] if depth > 0 and part.strip() in (opens, closes) else part
        said.append(mark)
        depth += part.strip() == opens
    return "".join(said)


def percent(share: float, language: str) -> str:
    """A share of 0–1 in hundredths.

    >>> percent(0.256, "en")
    '26%'
    """
    return str(format_percent(share, locale=_babel(language)))


def separator(language: str) -> str:
    """What parts the columns of a text file for the spreadsheets of that language: ";" where a comma parts whole and fraction.

    >>> separator("fr"), separator("en")
    (';', ',')
    """
    return ";" if get_decimal_symbol(_babel(language)) == "," else ","


def number(value: float, language: str) -> str:
    """A figure as people of that language write it, with one decimal at most.

    >>> number(3.5, "fr"), number(1000, "en"), number(-0.0, "es")
    ('3,5', '1,000', '0')
    """
    return str(format_decimal(round(value, 1) + 0.0, format="#,##0.#", locale=_babel(language)))


def plural(value: float, language: str) -> str:
    """Whether a noun after that figure stands for "one" or for "other".

    >>> plural(1.5, "fr"), plural(1.5, "en"), plural(1.0, "es")
    ('one', 'other', 'one')
    """
    counted = int(value) if value == int(value) else value
    return "one" if _babel(language).plural_form(abs(counted)) == "one" else "other"


def read_day(iso: str, language: str) -> str:
    """A day given as YYYY-MM-DD, as people of that language write it; what is no day stays as it is."""
    try:
        return day(date.fromisoformat(iso), language)
    except ValueError:
        return iso
