"""What an exercise can be. One file per kind joins facts, words, rules, measure, picture and widget; no formulas here."""

from kit.kinds.assessment import ASSESSMENT, assessment_words, sentence, take_assessment, they
from kit.kinds.begin import begin
from kit.kinds.check import check
from kit.kinds.coverage import Change, bare_commitments, changes, comparability, coverage
from kit.kinds.entry import accepted, own_picture, rules_of, take
from kit.kinds.kind import Kind, Sitting
from kit.kinds.partnership import PARTNERSHIP, Partnership, Side, partnership_of
from kit.kinds.picker import propose
from kit.kinds.rules import Day, Text
from kit.kinds.shelf import KINDS, kind_of

__all__ = [
    "ASSESSMENT",
    "KINDS",
    "Change",
    "PARTNERSHIP",
    "Day",
    "Kind",
    "Partnership",
    "Side",
    "Sitting",
    "Text",
    "accepted",
    "assessment_words",
    "bare_commitments",
    "begin",
    "changes",
    "check",
    "comparability",
    "coverage",
    "kind_of",
    "own_picture",
    "partnership_of",
    "propose",
    "rules_of",
    "sentence",
    "take",
    "take_assessment",
    "they",
]
