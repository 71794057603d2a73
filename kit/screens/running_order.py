"""The run-sheet of a workshop: its lines with minutes and words, and the part of the round that each is about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from math import ceil
from time import time

from kit import asking, content
from kit.screens.visit import Reader
from kit.store import Part, Pooling, Round, Stage

OWN_PLAN = "own"
WELCOME, ACTIONS_TAKE, GOODBYE = 8, 15, 4  # minutes around exercises that somebody picks
ALONE = 0.6  # of an exercise of which nothing is shown, in silence; the rest to talk
SCRIPT = {Stage.OPEN: "silent", Stage.CAUCUS: "own", Stage.REVEALED: "revealed"}
Asked = tuple[int, str, Pooling]  # a part's number, what it asks, what is pooled of it
SHOWN = (Pooling.LEVELS, Pooling.DECLARED)  # what is seen by its own side, then by all


@dataclass(frozen=True)
class Step:
    """One line: minutes, words, the part's number (0: none), the stage that it brings, whether it is about actions, its words."""

    minutes: int
    text: str
    part: int = 0
    stage: str = ""
    actions: bool = False
    script: str = "talk"  # which words whoever runs the workshop says there


def steps(reader: Reader, round_: Round) -> tuple[Step, ...]:
    """The run-sheet of a workshop in this visit's language."""
    if round_.live is None:
        return ()
    asked = tuple((part.number, part.what, part.pools) for part in round_.parts if not part.again)
    return _run_sheet(reader.library, round_.live.plan, asked, interpreted=round_.live.interpreted)


@lru_cache(maxsize=256)
def _run_sheet(library: content.Library, named: str, asked: tuple[Asked, ...], *, interpreted: bool) -> tuple[Step, ...]:
    """Kept: it stands in nothing but our own words, and a screen asks for it a dozen times."""
    plan = library.plans.get(named)
    found = _planned(library, asked, plan) if plan else _picked(library, asked)
    if not interpreted:
        return tuple(found)
    return tuple(replace(step, minutes=ceil(step.minutes * asking.INTERPRETED)) for step in found)


def _planned(library: content.Library, asked: tuple[Asked, ...], plan: content.WorkshopPlan) -> list[Step]:
    numbers = {about: n for n, about in enumerate(abouts(plan), 1)}
    slots = {about: asking.title_of(library, asked[n - 1][1]) for about, n in numbers.items() if about in content.CHOSEN}
    return [
        Step(
            line.minutes,
            content.fill(line.text, **slots),
            numbers.get(line.about, 0),
            line.stage,
            line.about == content.ACTIONS,
            line.script,
        )
        for line in plan.lines
    ]


def abouts(plan: content.WorkshopPlan) -> list[str]:
    """What a plan asks, in the order of its parts."""
    return list(dict.fromkeys(line.about for line in plan.lines if line.about not in (content.TALK, content.ACTIONS)))


def _picked(library: content.Library, asked: tuple[Asked, ...]) -> list[Step]:
    """The run-sheet of exercises that somebody picked: each in silence, apart, then together."""
    say = library.phrases.say
    found = [Step(WELCOME, say("live.line_welcome"), script="opening")]
    for number, what, pools in asked:
        title = asking.title_of(library, what)
        if what.startswith(asking.CHECK):
            continue
        exercise = library.shelf.get(what)
        whole = exercise.minutes.team if exercise else 60
        if pools in SHOWN:
            shares = ((Stage.OPEN, "line_open", 0.3), (Stage.CAUCUS, "line_own", 0.25), (Stage.REVEALED, "line_revealed", 0.45))
            found += [
                Step(ceil(whole * share), say(f"live.{key}", title=title), number, stage, script=SCRIPT[stage])
                for stage, key, share in shares
            ]
        else:
            story = exercise is not None and exercise.kind == "story"
            alone = ceil(whole * ALONE)
            found += [
                Step(
                    alone,
                    say("live.line_open", title=title),
                    number,
                    Stage.OPEN,
                    script="story" if story else "silent_alone",
                ),
                Step(whole - alone, say("live.line_talk", title=title), script="pairs" if story else "talk"),
            ]
    last = next((number for number, what, _ in asked if what == "check-exit"), 0)
    return [
        *found,
        Step(ACTIONS_TAKE, say("live.line_actions"), actions=True, script="actions"),
        Step(GOODBYE, say("live.line_exit"), last, Stage.OPEN, script="exit"),
    ]


def parts_of(library: content.Library, plan: str, chosen: dict[str, str], picked: list[str]) -> tuple[Part, ...]:
    """The parts that a plan asks, all waiting; `chosen`: slot → exercise, `picked`: the exercises of a plan of one's own."""
    named = library.plans.get(plan)
    whats = [chosen.get(about, about) for about in abouts(named)] if named else [*picked, "check-exit"]
    return tuple(Part(n, what, asking.pools_of(library, what), Stage.WAITING) for n, what in enumerate(dict.fromkeys(whats), 1))


def current(reader: Reader, round_: Round) -> Step | None:
    """The line that the workshop has come to; None in the lobby and after the end."""
    found = steps(reader, round_)
    line = round_.live.line if round_.live else -1
    return found[line] if 0 <= line < len(found) else None


def seconds_left(reader: Reader, round_: Round) -> float:
    """Seconds left of the line that the workshop has come to, less than 0 once it is over; a pause stops them."""
    step, live = current(reader, round_), round_.live
    if live is None or step is None:
        return 0.0
    return live.begun + (step.minutes + live.more) * 60 - (live.paused_at or time())
