"""Codes and words as people type them: whatever separates them, in any digits of the world."""

import re
import unicodedata

import pytest
from mnemonic import Mnemonic

from kit import languages, store
from kit.store.seats import WORD_LISTS

SIX = {
    "fr": "abaisser étoile cérémonie déborder fenêtre zoologie",
    "en": "abandon zebra canyon lunar rookie wisdom",
    "es": "ábaco otoño cigüeña ñandú árbol zurdo",
}
TYPED = {
    "commas": lambda words: words.replace(" ", ", "),
    "stops": lambda words: words.replace(" ", ".") + ".",
    "hyphens": lambda words: words.replace(" ", "-"),
    "dashes": lambda words: words.replace(" ", " – "),
    "numbered": lambda words: "\n".join(f"{n}. {word}" for n, word in enumerate(words.split(), 1)),
    "quoted": lambda words: f"«\u202f{words}\u202f».",
    "no-break spaces": lambda words: words.replace(" ", "\u00a0"),
    "wide spaces": lambda words: f"\u3000{words}".replace(" ", "\u3000"),
    "underscores": lambda words: words.replace(" ", "_"),
    "Arabic commas": lambda words: words.replace(" ", "،\u200f "),
    "capitals": lambda words: words.upper(),
    "composed apart": lambda words: unicodedata.normalize("NFD", words),
    "full width": lambda words: "".join(chr(ord(c) + 0xFEE0) if "a" <= c <= "z" else c for c in words),
    "soft hyphens": lambda words: words.replace("a", "a\u00ad"),
    "no accents": lambda words: "".join(c for c in unicodedata.normalize("NFD", words) if not unicodedata.combining(c)),
}
DIGITS = {
    "Arabic-Indic": "٠١٢٣٤٥٦٧٨٩",
    "Persian": "۰۱۲۳۴۵۶۷۸۹",
    "Devanagari": "०१२३४५६७८९",
    "Bengali": "০১২৩৪৫৬৭৮৯",
    "full width": "０１２３４５６７８９",
}


@pytest.mark.parametrize("language", SIX)
@pytest.mark.parametrize("typed", TYPED)
def test_six_words_open_a_seat_whatever_separates_them(database, language, typed) -> None:
    words = SIX[language]
    assert store.words_lookup(database, TYPED[typed](words)) == store.words_lookup(database, words)


def test_other_words_or_another_order_open_nothing(database) -> None:
    words = SIX["en"]
    others = (
        words.replace("lunar", "lunarx"),
        " ".join(reversed(words.split())),
        words.removesuffix(" wisdom"),
        words.replace(" ", ""),
    )
    assert store.words_lookup(database, words) not in {store.words_lookup(database, other) for other in others}


@pytest.mark.parametrize("name", WORD_LISTS.values())
def test_every_word_of_a_list_is_one_run_of_letters(name) -> None:
    plain = [unicodedata.normalize("NFKD", word) for word in Mnemonic(name).wordlist]
    assert not [word for word in plain if not all(c.isalpha() or unicodedata.combining(c) for c in word)]


@pytest.mark.parametrize("digits", DIGITS)
def test_a_code_may_be_typed_in_any_digits(digits) -> None:
    typed = "1A2B-3405".translate(str.maketrans("0123456789", DIGITS[digits]))
    assert store.plain_code(typed) == "1A2B3405"


@pytest.mark.parametrize(
    "typed",
    [
        "7k2m 9xqp",
        "7K2M.9XQP.",
        "7k2m–9xqp",
        "7K2M / 9XQP",
        " 7k2m,9xqp ",
        "７Ｋ２Ｍ－９ＸＱＰ",
        "7K2M\u00a09XQP",
        "7\u200bK2M9XQP\u200f",
        "«7K2M-9XQP»",
        "#7K2M-9XQP",
    ],
)
def test_a_code_may_be_typed_with_any_separators(typed) -> None:
    assert store.plain_code(typed) == "7K2M9XQP"


def test_letters_that_look_like_digits_are_read_as_digits() -> None:
    assert store.plain_code("iloILOıİ") == "11011011"


@pytest.mark.parametrize("digits", DIGITS)
def test_digits_of_the_world_become_western_ones(digits) -> None:
    assert re.fullmatch("0123456789 a", languages.western(DIGITS[digits] + " a"))
