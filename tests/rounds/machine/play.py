"""The machine: whatever people do in whatever order, nobody sees what is not theirs, and nothing is lost or said twice."""

from __future__ import annotations

import inspect
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kit import rounds, screens, store
from kit.errors import KitError, MoveRefused
from tests.rounds.machine.asks import ASKS, Ask, answer_to
from tests.rounds.machine.game import Game
from tests.rounds.machine.house import House, Person
from tests.rounds.machine.rights import ANYBODY, MAY
from tests.rounds.machine.setting_up import SET_UPS, forms_of
from tests.rounds.machine.watching import Watching, released_in
from tests.rounds.machine.written import WRITTEN

TODAY = date(2026, 11, 25)
N = st.integers(0, 9999)
HEADS = st.sampled_from([0, 6, 7, 8, 8, 9])
JUNK: tuple[Any, ...] = (None, "", -1, 10**9, "99", "side-9", "f" * 16, "x" * 3000, [1], {"a": None}, True, "\u202e<b>", 2.5)
LOOKS = 3  # after each step
MOST_STEPS = 60  # to the end, from anywhere
AS_IF = ("round.not_yours", "round.no_seat")  # how somebody who may not is refused


class Rounds(Watching, RuleBasedStateMachine):
    """Rounds and workshops of all kinds, by the table of moves."""

    empty: Path  # a data folder as it is before anybody came
    folder: Path  # where houses are built
    answers = False  # whether people still answer in the end

    @initialize(kind=st.sampled_from(SET_UPS), dice=N, people=st.lists(HEADS, min_size=4, max_size=4), before=st.integers(0, 2))
    def it_is_set_up(self, kind: str, dice: int, people: list[int], before: int) -> None:
        """People sit down, and so many parts have gone by already."""
        assert rounds.MOVES.keys() == MAY.keys() == ASKS.keys() == WRITTEN.keys(), (
            "say who may make it, when, how it is asked for"
        )
        self.answers = dice % 2 > 0
        self.house = House(self.empty, Path(tempfile.mkdtemp(dir=self.folder)), TODAY)
        self.released = dict[tuple[Any, ...], tuple[Any, ...]]()
        self.game = Game(self.house, dice)
        another = self.game.ask(self.game.other_host, Ask("run", "create", forms_of("assessment", dice), {"sides": "2"}))
        self.game.open_book(another)
        self.make("sit_down", self.game.other_seat, 8)
        shown = self.game.ask(
            self.game.host,
            Ask("run", "create", forms_of(kind, dice), {"sides": "4", **({} if kind == "assessment" else {"live": "1"})}),
        )
        assert not shown["problem"], shown["problem"]
        self.game.planted.clear()
        self.game.open_book(shown)
        for n, (_, some) in enumerate(zip(self.book.sides, people, strict=False)):
            self.people_come(n, some, speaker=(dice + n) % 6 > 0, first=dice)
        for n in range(before):
            self.a_part_goes_by(level=dice % 5, apart=1 + n, late=0, n=dice, far=5)

    # ---- making moves

    def make(self, move: str, who: Person, n: int) -> bool:
        """Somebody asks their screen for a move. Whether it was made: then by right, and it is written down; else nothing changed."""
        ask = ASKS[move](self.game, who, n)
        if ask is None:
            return False
        role, when = MAY[move]
        may = self.game.holds(who, role) and when(self.book, self.game.sitter(who), self.house.today)
        before, planted = self.house.content, list(self.game.planted)
        shown = self.answered(who, ask, n) if ask.do == "answer" else self.game.ask(who, ask)
        made = self.house.content != before
        assert not (made and shown["problem"]), f"{move} was refused and has changed something"
        assert may or not made, f"{who.name} made the move {move} without the right to it"
        assert made or ask.do != "answer" or shown["problem"], "an answer is said to be saved, and is not kept"
        if made:
            WRITTEN[move](self.game, who, ask, shown)
        still = [each for each in planted if each in self.game.planted]
        self.game.search(who, ask.screen, shown, still, sent=str(ask.sent))
        return made

    def answered(self, who: Person, ask: Ask, n: int) -> dict[str, Any]:
        """They send their whole answer, as a page does by itself."""
        mine, part = self.game.sitter(who), self.book.part
        side, seat = (mine.side, mine.seat) if mine else (self.game.side_at(n), "")
        alone = self.book.stage == "open"
        words = self.game.plant("last" if alone else "side", seat if alone else side)
        given = answer_to(self.game, side, ask.fields["level"], words) if part.number else {}
        rev = 1 + (mine.rev.get(part.what if alone else f"side-{part.what}", 0) if mine else 0)
        ask.fields.update({"given": {**given, "finished": ask.fields["finished"]}, "rev": rev})
        try:
            kept = screens.join_answered(self.house.visit(who), ask.where, ask.fields["given"], rev)
        except KitError as error:
            return {"problem": error.phrase}
        assert kept["stored"]["rev"] == rev
        return {"problem": "", **kept}

    def whoever_may(self, move: str) -> list[Person]:
        return [who for who in (*self.game.everybody, *self.game.crowd[:1]) if self.game.holds(who, MAY[move][0])]

    @rule(which=N, who=N, n=N)
    def somebody_makes_a_move(self, which: int, who: int, n: int) -> None:
        """One of those that somebody may make now, by the table."""
        today = self.house.today
        able = {
            move: [each for each in self.whoever_may(move) if when(self.book, self.game.sitter(each), today)]
            for move, (_, when) in MAY.items()
        }
        possible = [move for move, people in sorted(able.items()) if people]
        move = possible[which % len(possible)]
        self.make(move, able[move][who % len(able[move])], n)

    @rule(move=st.sampled_from(sorted(MAY)), which=N, n=N)
    def somebody_tries_what_may_not_be_theirs(self, move: str, which: int, n: int) -> None:
        everybody = self.game.everybody
        self.make(move, everybody[which % len(everybody)], n)

    @rule(move=st.sampled_from(sorted(set(MAY) - {"answer"})), which=N, n=N, name=N, junk=st.sampled_from(JUNK))
    def somebody_sends_what_does_not_fit(self, move: str, which: int, n: int, name: int, junk: Any) -> None:
        """To the twin, which is thrown away: it is refused and changes nothing, or it is made and shows nobody more than before."""
        able = self.whoever_may(move)
        ask = ASKS[move](self.game, able[which % len(able)], n) if able else None
        if ask is None:
            return
        who, names = able[which % len(able)], sorted(ask.fields) or ["sure"]
        bad = Ask(ask.screen, ask.do, {**ask.fields, names[name % len(names)]: junk}, ask.where)
        twin = self.house.spoil(lambda connection: None)
        file = self.house.folder / "twin" / "partnership-kit.sqlite"
        before = file.read_bytes()
        shown = self.house.ask(who, bad.screen, bad.sent, twin)
        assert not shown["problem"] or file.read_bytes() == before
        allowed = {key for key, row in released_in(twin).items() if self.released.get(key) != row}
        assert not allowed or move in ("close", "reveal")

    @rule(move=st.sampled_from(sorted(MAY)), which=N)
    def somebody_calls_it_by_hand(self, move: str, which: int) -> None:
        """Without any screen: whoever may not is refused for who they are, before anything that they send is looked at."""
        unable = [who for who in self.game.everybody if not self.game.holds(who, MAY[move][0])]
        if MAY[move][0] == ANYBODY or not unable:
            return
        who, before = unable[which % len(unable)], self.house.content
        _, *taken = inspect.signature(rounds.MOVES[move].does).parameters.values()
        wanted = [each for each in taken if each.default is each.empty]
        given = ["x" for each in wanted if each.kind in (each.POSITIONAL_ONLY, each.POSITIONAL_OR_KEYWORD)]
        named = {each.name: "x" for each in wanted if each.kind is each.KEYWORD_ONLY}
        try:
            rounds.MOVES[move](self.house.visit(who).by(self.book.id), *given, **named)
        except MoveRefused as error:
            assert error.phrase in AS_IF, f"{who.name} came as far as {error.phrase} in {move}"
        else:
            raise AssertionError(f"{who.name} made the move {move} by hand")
        assert self.house.content == before

    # ---- what people mostly do

    @rule(side=N, people=st.integers(1, 5), speaker=st.booleans(), first=N)
    def people_come(self, side: int, people: int, speaker: bool, first: int) -> None:
        """On a side that asks for them with a slip each, or with the code; its speaker before or after the others."""
        wanted = self.game.side_at(side)
        if self.book.slips_only and not self.book.seat_slips.get(wanted):
            self.make("print_slips", self.game.host, side)
        free = self.book.side(wanted).people - len(self.book.on(wanted))
        fresh = [who for who in self.game.crowd if not self.game.sitter(who)][: min(people, free + 1)]
        for n, who in enumerate(fresh):
            code = 1 if speaker and n == first % people else 2
            self.make("sit_down", who, side % len(self.book.sides) + 8 * code)

    @rule(level=st.integers(0, 4), apart=st.integers(0, 4), late=st.integers(0, 2))
    def people_answer(self, level: int, apart: int, late: int) -> None:
        """Everybody, each side something else; a few have not finished."""
        for number, side in enumerate(self.book.sides):
            for n, who in enumerate(self.game.seated(side.id)[: None if self.book.stage == "open" else 1]):
                self.make("answer", who, (level + apart * number) % 5 + 5 * (n >= late))

    @rule(n=N)
    def sides_agree(self, n: int) -> None:
        for side in self.book.sides:
            speaker = self.game.speaker(side.id)
            if speaker and self.book.stage == "own":
                if self.book.part.pools == "declared":
                    self.make("answer", speaker, n)
                self.make("agree", speaker, n)

    @rule(n=N)
    def the_room_goes_on(self, n: int) -> None:
        """Whoever runs it makes the move that comes next."""
        host, book = self.game.host, self.book
        if book.stage == "own" and self.make("reveal", host, n):
            return
        if book.now and book.stage in ("waiting", "open"):
            self.make("open_part" if book.stage == "waiting" else "close", host, n)
        elif book.running:
            self.make("go", host, min(book.line + 1, len(book.lines) - 1))

    @rule(level=st.integers(0, 4), apart=st.integers(1, 4), late=st.integers(0, 2), n=N, far=st.integers(2, 5))
    def a_part_goes_by(self, level: int, apart: int, late: int, n: int, far: int) -> None:
        """Asked, answered, closed, agreed to, shown: or only so far."""
        for _ in range(far):
            if self.book.stage != "open" and self.book.running:
                self.the_room_goes_on(n)
        for move in (
            lambda: self.people_answer(level, apart, late),
            lambda: self.the_room_goes_on(n),
            lambda: self.sides_agree(n),
            lambda: self.book.stage == "own" and self.the_room_goes_on(n),
        )[:far]:
            move()

    @rule(people=st.integers(4, 7), n=N)
    def people_write(self, people: int, n: int) -> None:
        """Notes for the board, which is opened to them and read."""
        self.make("switch", self.game.host, 4)
        for who in self.game.seated()[:people]:
            self.make("write_note", who, n)
        if n % 3:
            self.make("open_batch", self.game.host, n)
        if n % 2:
            self.make("show_batch", self.game.host, n)

    @rule(n=N, how=st.lists(st.integers(0, 2), min_size=4, max_size=4))
    def something_is_proposed(self, n: int, how: list[int]) -> None:
        """And every side that has a speaker says how far it agrees."""
        seated = self.game.seated()
        if not seated or not self.make("propose", seated[n % len(seated)], n):
            return
        last = len(self.book.proposals) - 1
        for side, stance in zip(self.book.sides, how, strict=False):
            speaker = self.game.speaker(side.id)
            if speaker:
                self.make("say_of", speaker, last + len(self.book.proposals) * stance)
        self.make("take", self.game.host, last)

    @rule(days=st.sampled_from([1, 1, 1, 1, 1, 10, 30]), erasing=st.booleans())
    def nights_pass(self, days: int, erasing: bool) -> None:
        """What is over is erased on both of the last days, or nobody has come to do it yet."""
        self.house.today += timedelta(days=days)
        if not erasing:
            return
        for day in (self.house.today - timedelta(days=1), self.house.today):
            store.purge(self.house.database, today=day)
        for book in (self.book, *self.game.old):
            if book.deletes < self.house.today:
                book.erase()

    # ---- what holds after each step

    @invariant()
    def all_is_well(self) -> None:
        """And a few people look."""
        self.nothing_released_changes()
        self.saved_answers_are_kept()
        self.counts_are_of_all_sides_together()
        self.nothing_is_exported_before_it_is_shown()
        for _ in range(LOOKS):
            self.somebody_looks()

    # ---- the end

    def teardown(self) -> None:
        """From wherever it has come to: to the reveal or to an honest end, where everybody looks once more."""
        if not hasattr(self, "game"):
            return
        try:
            if sys.exc_info()[0] is None:
                self.play_on()
        finally:
            self.house.leave()

    def play_on(self) -> None:
        for _ in range(MOST_STEPS):
            if self.book.ended or self.book.gone or not self.it_goes_on():
                break
        assert self.book.ended or not self.book.live or self.book.gone
        self.all_look()
        self.house.today = max(self.house.today, self.book.deletes) + timedelta(days=1)
        self.all_look()
        self.nothing_released_changes()

    def it_goes_on(self) -> bool:
        """The move that comes next is made, as whoever runs it may expect; whether there is any."""
        host, book, over = self.game.host, self.book, self.book.over(self.house.today)
        if book.now and book.stage in ("waiting", "open") and not over:
            if book.stage == "open" and self.answers:
                self.people_answer(1, 2, 0)
            assert self.make("open_part" if book.stage == "waiting" else "close", host, 0)
            return True
        speakers = [self.game.speaker(side) for side in book.speaking()]
        if book.stage == "own" and not over and all(speakers) and speakers:
            self.sides_agree(0)
            assert self.make("reveal", host, 0), "all have agreed"
            return True
        if not book.running:
            return False
        if book.line + 1 < len(book.lines):
            assert self.make("go", host, book.line + 1)
        else:
            assert self.make("end", host, 0)
        return True
