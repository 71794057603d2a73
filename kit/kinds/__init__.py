"""What an exercise can be. One file per kind joins facts, words, rules, measure, picture and widget; no formulas here."""

from kit.kinds.assessment import ASSESSMENT, aside_key, assessment_words, first_look, sentence, they
from kit.kinds.begin import begin
from kit.kinds.check import check
from kit.kinds.coverage import Change, bare_commitments, changes, comparability, coverage
from kit.kinds.definition import exercise_definition, partnership_definition, privacy
from kit.kinds.entry import accepted, checked_rev, own_picture, rules_of, save_answer
from kit.kinds.kind import Kind, Sitting
from kit.kinds.made_up import made_up
from kit.kinds.partnership import PARTNERSHIP, Partnership, Side, partnership_of
from kit.kinds.parts import (
    CHECK,
    asked,
    exercise_of,
    items_of,
    own_so_far,
    part_definition,
    part_picture,
    part_rules,
    part_title,
    partnership_in,
    pools_of,
    question_words,
    save_part_answer,
    subjects_of,
)
from kit.kinds.picker import first_story, opener, propose
from kit.kinds.rules import Day, Text
from kit.kinds.shelf import KINDS, kind_of

__all__ = [
    "ASSESSMENT",
    "KINDS",
    "CHECK",
    "Change",
    "PARTNERSHIP",
    "Day",
    "Kind",
    "Partnership",
    "Side",
    "Sitting",
    "Text",
    "accepted",
    "asked",
    "aside_key",
    "assessment_words",
    "bare_commitments",
    "begin",
    "changes",
    "check",
    "checked_rev",
    "comparability",
    "coverage",
    "exercise_definition",
    "exercise_of",
    "first_look",
    "items_of",
    "kind_of",
    "opener",
    "own_picture",
    "own_so_far",
    "part_definition",
    "part_picture",
    "part_rules",
    "part_title",
    "partnership_definition",
    "partnership_in",
    "pools_of",
    "made_up",
    "partnership_of",
    "privacy",
    "propose",
    "question_words",
    "rules_of",
    "sentence",
    "first_story",
    "subjects_of",
    "save_answer",
    "save_part_answer",
    "they",
]
