"""Content: files in `exercises/` become frozen objects. Knows nothing of kinds, widgets or answers."""

from kit.content.assessment import EDITION, EDITIONS, FULL, SHORT, Item, chosen, load_bank, read_items
from kit.content.exercises import Exercise, load_exercise, load_shelf, offered
from kit.content.files import Problem, read_toml
from kit.content.framework import Clause, Commitment, Framework, Principle, load_framework
from kit.content.library import Library, library
from kit.content.onboarding import KnowledgeCheck
from kit.content.phrases import Phrases, capitals, fill, load_phrases
from kit.content.plans import ACTIONS, CHOSEN, TALK, Line, Plan, load_plans
from kit.content.simulator import Simulator, load_simulator
from kit.content.source import Source
from kit.content.workshop import Check, Workshop, load_workshop

__all__ = [
    "ACTIONS",
    "CHOSEN",
    "EDITION",
    "EDITIONS",
    "FULL",
    "SHORT",
    "TALK",
    "Check",
    "Clause",
    "Commitment",
    "Exercise",
    "Framework",
    "Item",
    "KnowledgeCheck",
    "Library",
    "Line",
    "Phrases",
    "Plan",
    "Principle",
    "Problem",
    "Simulator",
    "Source",
    "Workshop",
    "capitals",
    "chosen",
    "fill",
    "load_bank",
    "load_exercise",
    "load_framework",
    "load_phrases",
    "load_plans",
    "library",
    "load_shelf",
    "offered",
    "load_simulator",
    "load_workshop",
    "read_items",
    "read_toml",
]
