"""Whatever people do in whatever order: nothing unreleased gets out, nothing released changes. A planted naive version is caught."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule, run_state_machine_as_test

from kit import content, rounds, store
from kit.errors import MoveRefused
from kit.scoring import lower_median
from kit.screens import Visit, file_of
from kit.settings import read
from tests.rounds.people import Room

pytestmark = pytest.mark.long

SOURCE = content.Source(read({}).exercises)
ITEMS = content.chosen(content.load_bank(SOURCE, "en"), content.SHORT)
SIDES = ("side-1", "side-2")


class Rounds(RuleBasedStateMachine):
    """Join, answer, edit, skip, withdraw, close, leave out, agree, reveal, export, next round, try to change the plan."""

    database: store.Database
    stage = ""

    @initialize()
    def begin(self) -> None:
        self.room = Room(self.database, ITEMS)
        self.room.create()
        self.answers: dict[str, dict[str, int]] = {}
        self.out: dict[str, set[str]] = {}
        self.released: dict[str, tuple[store.Released, ...]] = {}
        self.counted: dict[str, list[dict[str, int]]] = {}

    def on(self, stage: str) -> bool:
        return self.stage == stage

    @invariant()
    def a_look_at_the_round(self) -> None:
        """Once after every move (invariants are looked at in the order of their names): every rule asks for it."""
        self.stage = self.room.round.stage

    @precondition(lambda self: self.on("open"))
    @rule(side=st.sampled_from(SIDES), levels=st.lists(st.integers(0, 4), min_size=5, max_size=8), last=st.booleans())
    def people_join_and_answer(self, side: str, levels: list[int], last: bool) -> None:
        for n, level in enumerate(levels):
            try:
                place = self.room.sit(side)
            except MoveRefused as error:
                assert error.phrase == "round.full"
                return
            done = last or n < len(levels) - 1
            self.room.answer(place, lambda q, level=level: level, finished=done)
            if done:
                self.answers[place.seat] = {"side": side, "level": level}

    @precondition(lambda self: self.on("open") and self.answers)
    @rule(which=st.integers(0, 99), level=st.integers(0, 4))
    def somebody_edits(self, which: int, level: int) -> None:
        seat = list(self.answers)[which % len(self.answers)]  # in the order of sitting down: ids are random
        self.room.answer(self.place(seat), lambda _: level, rev=2 + self.answers[seat].get("rev", 0))
        self.answers[seat] |= {"level": level, "rev": self.answers[seat].get("rev", 0) + 1}

    @precondition(lambda self: self.answers)
    @rule(which=st.integers(0, 99))
    def somebody_withdraws(self, which: int) -> None:
        seat = list(self.answers)[which % len(self.answers)]  # in the order of sitting down: ids are random
        place = self.place(seat)
        if place.speaker:
            return
        rounds.withdraw(self.room.by(place))
        self.answers.pop(seat)
        self.room.places[place.side].remove(place)

    def place(self, seat: str) -> store.Place:
        return next(p for mine in self.room.places.values() for p in mine if p.seat == seat)

    @precondition(lambda self: self.on("open"))
    @rule()
    def it_is_closed(self) -> None:
        given = list(self.answers.values())
        self.counted = {side: [a for a in given if a["side"] == side] for side in SIDES}
        self.room.close()
        self.answers = {seat: a for seat, a in self.answers.items() if len(self.counted[a["side"]]) >= 7}

    @precondition(lambda self: self.on("own"))
    @rule(sides=st.sampled_from([SIDES, SIDES[:1], SIDES[1:]]), start=st.integers(0, 9))
    def sides_agree(self, sides: tuple[str, ...], start: int) -> None:
        for side in (s for s in sides if not self.room.round.side(s).erased):
            out = [item.id for item in ITEMS[start : start + 2]]
            rounds.take_back(self.room.by(self.room.places[side][0]))
            rounds.agree(self.room.by(self.room.places[side][0]), out, part=1)
            self.out[side] = set(out)

    @precondition(lambda self: self.on("own"))
    @rule()
    def it_is_revealed_only_if_all_agree(self) -> None:
        speaking = [side for side in self.room.round.sides if not side.erased]
        ready = bool(speaking) and all(side.agreed for side in speaking)
        try:
            self.room.reveal()
        except MoveRefused as error:
            assert error.phrase == "round.not_agreed"
            assert not ready
            return
        assert ready
        self.released[self.room.round.id] = rounds.seen(self.room.database, self.room.round.id).rows

    @precondition(lambda self: not self.on("revealed"))
    @rule()
    def exporting_is_refused(self) -> None:
        visit = Visit(self.room.database, SOURCE, "en", browser="")
        with pytest.raises(MoveRefused, match="not_revealed"):
            file_of(visit, self.room.round.id, "csv")

    @precondition(lambda self: self.on("open") and any(self.room.places.values()))
    @rule()
    def changing_the_plan_is_refused(self) -> None:
        one = self.room.round
        if not sum(one.seat_counts):
            return
        with pytest.raises(MoveRefused, match="frozen"):
            rounds.change(self.room.host, rounds.Plan(sides=one.sides, smallest=7, ends=one.ends, deletes=one.deletes))

    @precondition(lambda self: self.on("revealed"))
    @rule()
    def another_round_follows(self) -> None:
        self.room.create(follows=True)
        self.answers, self.out, self.counted = {}, {}, {}

    @invariant()
    def only_middles_of_enough_people_are_released(self) -> None:
        if not self.on("revealed"):
            return
        for row in rounds.seen(self.room.database, self.room.round.id).rows:
            mine = [a["level"] for a in self.counted[row.side]]
            assert len(mine) >= 7
            assert rounds.item_of(row.question) not in set().union(*self.out.values())
            assert row.level == lower_median([mine.count(level) for level in range(5)])

    @invariant()
    def nothing_released_ever_changes(self) -> None:
        for round_id, rows in getattr(self, "released", {}).items():
            assert rounds.seen(self.room.database, round_id).rows == rows

    @invariant()
    def before_the_reveal_all_is_empty(self) -> None:
        if self.on("open") or self.on("own"):
            assert rounds.seen(self.room.database, self.room.round.id) is None


SOME = settings(max_examples=15, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture
def rounds_of_all_kinds(database) -> type[Rounds]:
    """Every example has a round of its own in one database."""
    return type("Rounds", (Rounds,), {"database": database})


def test_whatever_people_do(rounds_of_all_kinds) -> None:
    run_state_machine_as_test(rounds_of_all_kinds, settings=SOME)


def naive(counts, questions, **_):
    """As other tools do it: shows any group, rounded mean."""
    from kit.scoring import Row

    rows = []
    for question in questions:
        levels = [level for level, people in counts.get(question, {}).items() for _ in range(people) if isinstance(level, int)]
        rows += [Row(question, round(sum(levels) / len(levels)))] if levels else []
    return rows


def revealed(machine: Rounds) -> Rounds:
    """The machine after one walk to the reveal, in which mean and middle part."""
    machine.begin()
    for side in SIDES:
        machine.people_join_and_answer(side=side, levels=[0, 0, 0, 4, 4, 4, 4], last=True)
    machine.it_is_closed()
    machine.sides_agree(sides=SIDES, start=0)
    machine.it_is_revealed_only_if_all_agree()
    machine.a_look_at_the_round()
    return machine


def test_a_planted_naive_release_is_caught(rounds_of_all_kinds, monkeypatch) -> None:
    revealed(rounds_of_all_kinds()).only_middles_of_enough_people_are_released()
    monkeypatch.setattr("kit.rounds.closing.release", naive)
    with pytest.raises(AssertionError):
        revealed(rounds_of_all_kinds()).only_middles_of_enough_people_are_released()


def outputs(room: Room) -> list[bytes]:
    visit = Visit(room.database, SOURCE, "en", browser="")
    return [file_of(visit, room.round.id, kind) for kind in ("csv", "html", "xlsx")]


@pytest.mark.parametrize("order", [[3, 1, 4, 2, 2, 0, 3], [0, 2, 3, 2, 1, 3, 4]])
def test_two_people_who_swap_their_answers_change_no_byte_of_any_output(tmp_path, order) -> None:
    found = []
    for n, levels in enumerate(([3, 1, 4, 2, 2, 0, 3], order)):
        room = Room(store.open_database(read({"PARTNERSHIP_KIT_DATA": str(tmp_path / str(n))})), ITEMS)
        room.create()
        room.fill("side-1", levels)
        room.fill("side-2", levels[::-1])
        room.through()
        found.append(outputs(room))
    assert found[0] == found[1]


def test_a_left_out_question_is_in_no_output(tmp_path) -> None:
    room = Room(store.open_database(read({"PARTNERSHIP_KIT_DATA": str(tmp_path)})), ITEMS)
    room.create()
    room.fill("side-1", [3] * 7)
    room.fill("side-2", [1] * 7)
    room.through("A2.2", "E3.4")
    csv, html, _ = outputs(room)
    for item in ITEMS:
        assert (item.id.encode() in csv) == (item.id not in ("A2.2", "E3.4"))
        assert (f"{item.name} <span".encode() in html) == (item.id not in ("A2.2", "E3.4"))
