"""The words and facts of *Five quarters*: rules, choices, events seen from both chairs, endings, and what the model assumes."""

from __future__ import annotations

from pydantic import Field

from kit.content.exercises import ActionWords
from kit.content.frozen import Frozen
from kit.content.source import Source

FACTS = "simulator/simulator.toml"


class EventFacts(Frozen):
    """The rules whose sentence stands under an event's scene, and the clauses that it is about."""

    rules: tuple[str, ...] = Field(min_length=1)
    clauses: tuple[str, ...] = Field(min_length=1)


class RowFacts(Frozen):
    """One row of the picture: its ends, its ticks, where all began."""

    begin: float = Field(alias="from")
    end: float = Field(alias="to")
    ticks: tuple[float, ...]
    start: float


class PlayMinutes(Frozen):
    """How long it takes alone, in a room, and in a room in its short form."""

    alone: int = Field(ge=1, le=60)
    team: int = Field(ge=1, le=180)
    short: int = Field(ge=1, le=180)


class SimulatorFacts(Frozen):
    """What there is. `stories`: the seeds played in a room and alone; `dilemmas`: a choice's clauses; `rules`: a rule's."""

    at_most: int
    stories: dict[str, int]
    minutes: PlayMinutes
    rules: dict[str, tuple[str, ...]]
    taps: dict[str, dict[str, tuple[str, str, str]]]
    dilemmas: dict[str, tuple[str, ...]]
    events: dict[str, EventFacts]
    rows: dict[str, RowFacts]


class ChairWords(Frozen):
    """What one reads on taking a chair, or on watching."""

    vado: str
    tessera: str
    onlooker: str


class RuleWords(Frozen):
    """The agreement's sentence as usual and the other way, what the other way costs the side that holds the funds.

    `wrote`: who put the usual sentence there; `could`: who could change it.
    """

    usual: str
    wrote: str
    could: str
    other: str
    costs: str


class VoiceWords(Frozen):
    """Who speaks before the camera, by chair and rule; only where a hearing takes place."""

    vado_usual: str
    vado_other: str
    tessera_usual: str
    tessera_other: str


class EventWords(Frozen):
    """An event: its headline, a scene for each chair, what Vado may reply, what follows each choice as its own chair sees it.

    `letter`: what a letter that hides nothing says about it.
    """

    wall: str
    question: str
    vado: str
    tessera: str
    letter: str
    reply: dict[str, str]
    after: dict[str, str]
    voice: VoiceWords | None = None


class NotToConclude(Frozen):
    """What people are not to conclude."""

    title: str
    lines: tuple[str, ...] = Field(min_length=3)


class Assumed(Frozen):
    """What this game assumes: a line for each assumption, and what is left of the findings when it is off by a third."""

    title: str
    off_by_a_third: str
    on_average: str
    lines: dict[str, str]
    off: dict[str, str]
    not_to_conclude: NotToConclude


class Fair(Frozen):
    """Were these rules fair, from this chair?"""

    stem: str
    levels: tuple[str, str, str, str, str]


class Ends(Frozen):
    """What stands at the end, and a made-up action."""

    two_screens: str
    same_choices: str
    replay: str
    closing: str
    action_example: ActionWords


class Debrief(Frozen):
    """What a facilitator says afterwards, in order; slots: funds, partner."""

    out: str
    what: tuple[str, ...]
    so_what: tuple[str, ...]
    now_what: tuple[str, ...]


class SimulatorWords(Frozen):
    """All of it in one language. `seen`: what reached a chair, with slots for figures; `bands`: words for a state, from low."""

    title: str
    invitation: str
    about: str
    privacy: str
    not_a_forecast: str
    place: str
    chair: ChairWords
    rules: dict[str, RuleWords]
    taps: dict[str, dict[str, str]]
    events: dict[str, EventWords]
    seen: dict[str, dict[str, str]]
    rows: dict[str, str]
    bands: dict[str, tuple[str, ...]]
    assumes: Assumed
    fair: Fair
    ends: Ends
    runsheet: Debrief


class Simulator(Frozen):
    """Facts and words in one language."""

    facts: SimulatorFacts
    words: SimulatorWords


def load_simulator(source: Source, language: str) -> Simulator:
    """The simulator in one language; a site may change words, key by key. Raises: ContentError at the first fault."""
    name = f"simulator/{language}.toml"
    facts = SimulatorFacts.checked(source.table(FACTS), source.label(FACTS))
    return Simulator(facts=facts, words=SimulatorWords.checked(source.table(name), source.label(name)))
