"""What an exercise can be. One file per kind joins facts, words, rules, measure, picture and widget; no formulas here."""

from kit.kinds.check import check
from kit.kinds.entry import accepted, own_picture, rules_of, take
from kit.kinds.kind import Kind, Sitting
from kit.kinds.partnership import PARTNERSHIP, Partnership, Side, partnership_of
from kit.kinds.shelf import KINDS, kind_of

__all__ = [
    "KINDS",
    "PARTNERSHIP",
    "Kind",
    "Partnership",
    "Side",
    "Sitting",
    "accepted",
    "check",
    "kind_of",
    "own_picture",
    "partnership_of",
    "rules_of",
    "take",
]
