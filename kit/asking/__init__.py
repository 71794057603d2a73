"""What a round asks of whom, part by part: what it accepts, what pools, what it shows; the one way an answer gets in."""

from kit.asking.assessment import ASSESSMENT, about_all, aside_key, assessment_words, first_look, named, no_level, they
from kit.asking.parts import (
    CHECK,
    asked,
    exercise_of,
    items_of,
    ordered_rows,
    own_so_far,
    part_definition,
    part_laid,
    part_picture,
    part_rules,
    part_standings,
    part_title,
    partnership_in,
    pools_of,
    question_words,
    subjects_of,
    title_of,
)
from kit.asking.picker import INTERPRETED, first_story, opener, propose
from kit.asking.saving import save_answer, save_game, save_part_answer, set_aside
from kit.kinds.standing import Standing
