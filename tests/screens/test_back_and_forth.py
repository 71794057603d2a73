"""A room goes back and forth between parts of every kind, at whatever stage: everybody always has a screen."""

from __future__ import annotations

import random
import tempfile
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from kit import asking, content, rounds, screens, store
from kit.rehearsal.made_up import made_up
from kit.settings import read
from tests.rounds.machine.house import read_pictures_as_figures
from tests.rounds.people import kept
from tests.screens.test_workshop import SOURCE, TODAY, Browser

pytestmark = pytest.mark.long

LIBRARY = content.library(SOURCE, "en")
SIDES = tuple(
    store.RoundSide(id=f"side-{n}", name=name, people=9, mode="anonymous", funds=n == 1)
    for n, name in enumerate(("Northlight", "Collectif Maji"), 1)
)


def whats() -> list[str]:
    """The assessment, the checks of the whole room, and an exercise of every kind with everything that it can pool."""
    found: dict[tuple[str, str], str] = {}
    for exercise in LIBRARY.shelf.values():
        found.setdefault((exercise.kind, asking.pools_of(LIBRARY, exercise.id)), exercise.id)
    return [store.ASSESSMENT, *found.values(), "check-exit"]


WHATS = whats()


@pytest.fixture(autouse=True)
def nothing_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether a picture can be drawn shows on no screen here: where it cannot, its sentence stands there (test_undrawn)."""
    read_pictures_as_figures(monkeypatch)


class Room:
    """Two sides of seven; who runs it, a speaker, two seats and a wall look after every move, each in another language."""

    def __init__(self) -> None:
        self.database = store.open_database(read({"PARTNERSHIP_KIT_DATA": tempfile.mkdtemp()}))
        self.dice = random.Random(20261128)
        self.host, self.wall = Browser(self.database, screens.run_screen), Browser(self.database, screens.projector_screen, "fr")
        rounds.trust(self.database, self.host.token)
        parts = tuple(store.Part(n, what, asking.pools_of(LIBRARY, what), "waiting") for n, what in enumerate(WHATS, 1))
        live = store.Live(plan="own", second="es", phones=True, projector=True)
        plan = rounds.Plan(sides=SIDES, ends=TODAY, agrees=TODAY, deletes=TODAY + timedelta(days=30), live=live, parts=parts)
        made = rounds.create(self.host.visit.by(), plan, language="en")
        self.host.where = {"round": made.round.id}
        self.wall.must("enter", code=made.round.code)
        self.seats = {side.id: self.seated(made, side.id) for side in SIDES}

    def seated(self, made: rounds.Created, side: str) -> list[Browser]:
        found = []
        for n in range(7):
            seat = Browser(self.database, screens.join_screen, ("en", "fr", "es")[n % 3], where={"round": made.round.id})
            slip = "" if n else made.slips[side]
            rounds.sit_down(seat.visit.by(made.round.id), made.round, side, code=slip or made.round.code)
            found.append(seat)
        return found

    @property
    def round(self) -> store.Round:
        return rounds.find(self.database, self.host.where["round"])

    def everybody_looks(self) -> None:
        first, second = self.seats.values()
        for browser in (self.host, self.wall, first[0], first[1], second[2]):
            shown = browser.must("look")
            assert shown["blocks"], (browser.screen.__name__, self.round.now, self.round.stage)
        if self.round.stage == "revealed":
            first[1].must("mine")

    def go(self, number: int) -> None:
        steps = screens.running_order.steps(self.host.visit, self.round)
        self.host.must("go", line=next(n for n, step in enumerate(steps) if step.part == number))
        self.everybody_looks()

    def on_to(self, stage: str) -> None:
        """The part that is asked moves on as a room would move it, until it is there or at its end."""
        while self.round.stage not in (stage, "closed", "revealed"):
            {"waiting": self.open, "open": self.close, "own": self.reveal}[self.round.stage]()
            self.everybody_looks()

    def open(self) -> None:
        self.host.must("open")

    def close(self) -> None:
        for seats in self.seats.values():
            for seat in seats:
                self.answer(seat, finished=True)
        self.host.must("close", sure=True)
        for seats in self.seats.values():
            seats[0].count()

    def reveal(self) -> None:
        for side, seats in self.seats.items():
            if self.round.now.pools == "declared":
                self.answer(seats[0])
            ticks = self.named(seats[0], side)
            seats[0].must("look")  # nobody agrees to what they have not seen
            seats[0].must("agree", out=ticks[: rounds.fewest_left_out(len(ticks))])
        self.host.must("reveal")

    def named(self, speaker: Browser, side: str) -> list[str]:
        rows = rounds.seat_scene(speaker.visit.by(self.round.id)).own
        return sorted({rounds.item_of(row.question) for row in rows})

    def answer(self, seat: Browser, **more: object) -> None:
        round_ = self.round
        place = rounds.place_in(self.database, round_.id, seat.token)
        rules = asking.part_rules(LIBRARY, round_, place.side, ())
        given = made_up({q: rule for q, rule in rules.items() if q != "finished"}, self.dice)
        rev = kept(self.database, place).rev + 1
        where = {"round": round_.id, "part": str(round_.part)}
        screens.join_answered(seat.visit, where, {**given, **more}, rev)


class BackAndForth(RuleBasedStateMachine):
    """Any part, brought to any stage, in any order."""

    @initialize()
    def begin(self) -> None:
        self.room = Room()

    @rule(number=st.integers(1, len(WHATS)), stage=st.sampled_from(["waiting", "open", "own", "revealed"]))
    def go(self, number: int, stage: str) -> None:
        self.room.go(number)
        self.room.on_to(stage)

    @rule(name=st.sampled_from(["phones", "projector", "board", "paused"]), on=st.booleans())
    def switch(self, name: str, on: bool) -> None:
        self.room.host.must("switch", name=name, on=on)
        self.room.everybody_looks()


def test_whatever_order_a_room_takes_its_parts_in() -> None:
    few = settings(max_examples=4, stateful_step_count=10, deadline=None, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(BackAndForth, settings=few)


def test_from_every_part_a_room_goes_back_to_every_other_that_was_shown() -> None:
    room = Room()
    for number in range(1, len(WHATS) + 1):
        room.go(number)
        room.on_to("revealed")
    for number in range(len(WHATS), 0, -1):
        room.go(number)
    assert {part.stage for part in room.round.parts} == {"revealed", "closed"}
