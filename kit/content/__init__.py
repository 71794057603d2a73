"""Content: files in `exercises/` become frozen objects. Knows nothing of kinds, widgets or answers."""

from kit.content.assessment import EDITION, EDITIONS, FULL, SHORT, Item, chosen, load_bank, read_items
from kit.content.exercises import Exercise, load_exercise, load_shelf, offered
from kit.content.files import Problem, read_toml
from kit.content.framework import Clause, Commitment, Framework, Principle, load_framework
from kit.content.library import Library, Reading, library
from kit.content.onboarding import KnowledgeCheck
from kit.content.phrases import Phrases, capitals, fill, load_phrases, sentence
from kit.content.plans import ACTIONS, CHOSEN, TALK, PlanLine, WorkshopPlan, load_plans
from kit.content.simulator import Simulator, load_simulator
from kit.content.source import Source
from kit.content.workshop import Check, Workshop, load_workshop
