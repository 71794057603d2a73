"""What an exercise can be. One file per kind joins facts, words, rules, measure, picture and widget; no formulas here."""

from kit.kinds.assessment import ASSESSMENT, aside_key, assessment_words, first_look, they
from kit.kinds.definition import exercise_definition, partnership_definition, privacy
from kit.kinds.entry import accepted, checked_rev, own_picture, rules_of, save_answer
from kit.kinds.kind import Kind, Sitting
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
from kit.kinds.picker import INTERPRETED, first_story, opener, propose
from kit.kinds.rules import Day, Text
from kit.kinds.shelf import KINDS, kind_of
