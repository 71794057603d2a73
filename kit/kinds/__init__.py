"""What an exercise can be. One file per kind joins facts, words, rules, measure, picture and widget; no formulas, no store."""

from kit.kinds.definition import common, exercise_definition, partnership_definition, privacy
from kit.kinds.entry import AGAIN, accepted, checked_rev, fitting, own_picture, rules_of
from kit.kinds.kind import Kind, Sitting
from kit.kinds.made_up import PEOPLE, made_up
from kit.kinds.partnership import PARTNERSHIP, Partnership, Side, partnership_of
from kit.kinds.rules import ACTION, Day, Text
from kit.kinds.shelf import KINDS, for_a_room, kind_of
