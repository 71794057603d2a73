"""*Five quarters* without a phone: what each chair ticks with a pen, and one partnership read aloud in two voices."""

from __future__ import annotations

from dataclasses import dataclass

from kit.content import Library
from kit.playing.definition import ASKED, RULE_OF
from kit.playing.telling import Teller
from kit.simulator import QUARTERS, TAPS, THREE, Moves, begin, play_all, replay, story


@dataclass(frozen=True)
class Question:
    """What is asked, the agreement's sentence below it ("" where none stands there), its three ways."""

    stem: str
    rule: str
    ways: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """One quarter from one chair."""

    wall: str
    scene: str
    rules: tuple[str, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Voice:
    """One side of a quarter as it is read aloud: its scene, what is chosen there, what follows, what its screen then says."""

    scene: str
    chosen: tuple[str, ...]
    follows: tuple[str, ...]
    screen: tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """Two decent people under the usual rules, quarter by quarter; the three lines then, and of the same choices under others."""

    quarters: tuple[tuple[str, dict[str, Voice]], ...]
    usual: tuple[str, ...]
    others: tuple[str, ...]
    rules: tuple[str, ...]


def sheets(library: Library, chair: str) -> tuple[Sheet, ...]:
    """The five quarters of the story that rooms play."""
    return tuple(_sheet(library, chair, one.name) for one in story(library.simulator.facts.stories["room"]))


def _sheet(library: Library, chair: str, name: str) -> Sheet:
    words, event = library.simulator.words, library.simulator.words.events[name]
    wrote = Teller(library).wrote
    usual = tuple(f"{words.rules[rule].usual} {wrote(rule)}" for rule in library.simulator.facts.events[name].rules)
    questions = tuple(
        Question(_stem(library, name, tap), words.rules[RULE_OF[tap]].usual if tap in RULE_OF else "", _ways(library, name, tap))
        for tap in ASKED[chair]
    )
    return Sheet(event.wall, getattr(event, chair), usual, questions)


def _stem(library: Library, name: str, tap: str) -> str:
    words = library.simulator.words
    return words.events[name].question if tap == "reply" else words.taps[tap]["stem"]


def _ways(library: Library, name: str, tap: str) -> tuple[str, ...]:
    return tuple(_way(library, name, tap, way) for taps in TAPS.values() for way in taps.get(tap, ()))


def _way(library: Library, name: str, tap: str, way: str) -> str:
    words = library.simulator.words
    return words.events[name].reply[way] if tap == "reply" else words.taps[tap][way]


def _told(library: Library, name: str, tap: str, way: str) -> str:
    """A choice with its question; an event's own says what it is about by itself."""
    said = _way(library, name, tap, way)
    return said if tap == "reply" else f"{_stem(library, name, tap)} {said}"


def reading(library: Library) -> Reading:
    """The same story, both chairs played by the house."""
    teller = Teller(library)
    run = play_all(begin(library.simulator.facts.stories["room"]), [Moves()] * QUARTERS)
    both = teller.both(run)

    def voice(chair: str, n: int) -> Voice:
        name, made = run.story[n].name, run.moves[n][list(TAPS).index(chair)]
        chosen = tuple(_told(library, name, tap, getattr(made, tap)) for tap in ASKED[chair])
        return Voice(
            getattr(teller.words.events[name], chair), chosen, tuple(teller.happened(chair, run, n)), tuple(both[n][chair])
        )

    quarters = tuple((both[n]["title"], {chair: voice(chair, n) for chair in TAPS}) for n in range(QUARTERS))
    return Reading(quarters, tuple(teller.three(run)), tuple(teller.three(replay(run, THREE))), THREE)
