"""Rounds and workshops played by a machine. What it is there to find is planted, once each, and found.

`--minutes 10` lets it play for so long; `make test-all` does. A run that finds something says which seed brings it back.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from kit import rounds, store
from kit.rounds import MOVES, closing, scene
from kit.rounds.move import Act, Role
from kit.scoring import Row
from kit.screens import blocks as b
from kit.screens.seat import place
from kit.screens.visit import Reader
from tests.rounds.machine.house import read_pictures_as_figures
from tests.rounds.machine.killing import DEATHS
from tests.rounds.machine.play import Rounds

pytestmark = [pytest.mark.long, pytest.mark.sqlite]  # its twin is a copy of a file

WHOLE_MINUTES = 10
PLAY = settings(deadline=None, database=None, suppress_health_check=list(HealthCheck), print_blob=False)
A_FEW = settings(PLAY, max_examples=2, stateful_step_count=10, phases=[Phase.generate])
MANY = settings(PLAY, max_examples=20, stateful_step_count=30, phases=[Phase.generate, Phase.shrink])


@pytest.fixture
def played(new_house: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> type[Rounds]:
    """Every run has a house of its own."""
    read_pictures_as_figures(monkeypatch)
    return type("Rounds", (Rounds,), {"empty": new_house, "folder": tmp_path})


def test_whatever_people_do(played: type[Rounds], pytestconfig: pytest.Config) -> None:
    minutes = pytestconfig.option.minutes or (WHOLE_MINUTES if pytestconfig.option.whole else 0)
    begun, known = monotonic(), pytestconfig.option.seed
    for number in range(10**6):
        which = known + number if known is not None else secrets.randbits(32)
        try:
            run_state_machine_as_test(seed(which)(played), settings=MANY if minutes else A_FEW)
        except BaseException as error:
            error.add_note(f"{'--minutes 1 ' if minutes else ''}--seed {which} brings it back")
            raise
        if monotonic() - begun >= 60 * minutes:
            break


# ---- planted


def everybody_agrees(act: Act, line: int | None = None, **more: Any) -> None:
    """Shows what is there, whoever has agreed."""
    sides = tuple(replace(side, agreed=True) for side in act.round.sides)
    closing.reveal(replace(act, found=replace(act.round, sides=sides)), line, **more)


def lose_it(act: Act, given: Any, **more: Any) -> store.Stored:
    """Says that it is saved."""
    return store.Stored(more["rev"], {**given})


def naive(counts: Any, questions: Any, **_: Any) -> list[Any]:
    """As other tools do it: shows any group, the highest answer."""
    return [Row(q, max(level for level in counts[q] if isinstance(level, int))) for q in questions if counts.get(q)]


def plant_move(patch: pytest.MonkeyPatch, name: str, **changed: Any) -> None:
    other = replace(MOVES[name], **changed)
    patch.setitem(MOVES, name, other)
    patch.setattr(rounds, name, other)


def plant_pictures(patch: pytest.MonkeyPatch) -> None:
    """A seat sees the pictures of all sides."""

    def every(connection: store.Connection, round_: store.Round, *_: object) -> list[store.Released]:
        return store.rounds.releases(connection, round_.id, *(side.id for side in round_.sides), part=round_.part)

    patch.setattr(scene, "own_picture", every)


def plant_count(patch: pytest.MonkeyPatch) -> None:
    """The head of a seat's page says how many have finished on each side."""
    head = place.head

    def counted(reader: Reader, seen: rounds.Scene) -> list[b.Block]:
        return [*head(reader, seen), *(b.text(f"{side.name}: {side.finished}") for side in seen.round.sides)]

    patch.setattr(place, "head", counted)


PLANTS: dict[str, tuple[Callable[[pytest.MonkeyPatch], None], str]] = {
    "anybody reveals": (lambda patch: plant_move(patch, "reveal", who=Role.ANYBODY), "came as far as"),
    "any seat agrees for its side": (lambda patch: plant_move(patch, "agree", who=Role.SEAT), "made the move agree without"),
    "it is shown before all have agreed": (
        lambda patch: plant_move(patch, "reveal", does=everybody_agrees),
        "made the move reveal without",
    ),
    "a seat sees another side's picture": (plant_pictures, "sees on the join screen"),
    "a seat counts another side's finishers": (plant_count, "sees on the join screen"),
    "an answer is said to be saved": (lambda patch: plant_move(patch, "answer", does=lose_it), "kept"),
    "few answers are shown": (lambda patch: patch.setattr(closing, "release", naive), "OnePart"),
}


def walked(machine: Rounds) -> None:
    """One workshop to its first reveal by the machine's own rules; everybody looks, and tries what is not theirs."""
    machine.it_is_set_up(kind="own", dice=2, people=[9, 8, 0, 0], before=0)
    for _ in range(3):
        machine.the_room_goes_on(n=0)
    machine.people_answer(level=1, apart=2, late=2)
    seen(machine)
    machine.the_room_goes_on(n=0)
    seen(machine)
    for side in machine.book.sides:
        machine.it_counts_itself(side.id)
    seen(machine)
    for which in range(len(machine.game.everybody)):
        machine.somebody_calls_it_by_hand(move="reveal", which=which)
    machine.somebody_tries_what_may_not_be_theirs(move="agree", which=4, n=0)
    machine.the_room_goes_on(n=0)
    assert machine.book.stage == "own", "nobody has agreed yet"
    machine.sides_agree(n=0)
    machine.the_room_goes_on(n=0)
    seen(machine)
    assert machine.book.part.shown


def seen(machine: Rounds) -> None:
    """By one of each kind."""
    machine.all_is_well()
    game = machine.game
    for who in (game.host, game.wall, game.code, *game.seated("side-1")[:2], *game.seated("side-2")[-2:]):
        game.look(who, who.screen)


@pytest.fixture
def dying(played: type[Rounds], monkeypatch: pytest.MonkeyPatch) -> type[Rounds]:
    """The server dies in each kind of move, the first time before COMMIT, the second once it is acknowledged."""
    make, times = played.make, Counter[str]()

    def make_and_die(self: Rounds, move: str, *how: Any) -> bool:
        self.death = dict(enumerate(DEATHS)).get(times[move], "")
        times[move] += 1
        return make(self, move, *how)

    monkeypatch.setattr(played, "make", make_and_die)
    return played


def test_without_a_plant_the_walk_finds_nothing_though_the_server_dies_in_each_kind_of_move(dying: type[Rounds]) -> None:
    walked(dying())


def close_in_two(act: Act, *asked: Any, **more: Any) -> None:
    """What it writes last is in a transaction of its own."""
    closing.close(act, *asked, **more)
    for statement in ("COMMIT", "BEGIN IMMEDIATE"):
        act.connection.exec_driver_sql(statement)


@pytest.mark.parametrize(
    ("move", "does", "said"), [("answer", lose_it, "is not kept"), ("close", close_in_two, "half a move is kept")]
)
def test_what_is_lost_when_the_server_dies_is_found(
    dying: type[Rounds], monkeypatch: pytest.MonkeyPatch, move, does, said
) -> None:
    plant_move(monkeypatch, move, does=does)
    machine = dying()
    machine.it_is_set_up(kind="assessment", dice=1, people=[2, 2, 0, 0], before=0)
    with pytest.raises(AssertionError, match=said):
        machine.people_answer(level=1, apart=2, late=0)
        machine.make("close", machine.game.host, 0)


@pytest.mark.parametrize("planted", PLANTS)
def test_what_is_planted_is_found(played: type[Rounds], monkeypatch: pytest.MonkeyPatch, planted: str) -> None:
    plant, said = PLANTS[planted]
    plant(monkeypatch)
    with pytest.raises(AssertionError, match=said):
        walked(played())
