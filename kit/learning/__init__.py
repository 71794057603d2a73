"""The onboarding path: what each chapter asks, what comes back after an answer, what somebody takes away."""

from kit.learning.asked import chapter_rules, habits_of
from kit.learning.chapters import WIDGET, chapter_definition, short_title
from kit.learning.evening import habits_due, later_chapters, sentence_due, tale_due, waiting
from kit.learning.path import (
    FOLLOW,
    MAP,
    REVIEW,
    ROOM,
    UNCLEAR,
    Answers,
    by_need,
    exercise_for,
    first_habit,
    first_week,
    gathered,
    is_done,
    is_new,
    journal,
    levels,
    look_back,
    next_chapter,
    on_monday,
    plan,
    planned_on,
    record,
    seat,
    state,
    within,
)
from kit.learning.review import (
    AT_ONCE,
    SURE,
    Try,
    due,
    feedback,
    sitting_of,
    tries,
    worth_rereading,
)
