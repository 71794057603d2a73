"""The machine: whatever people do in whatever order, nobody sees what is not theirs, and nothing is lost or said twice."""

from __future__ import annotations

import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kit import rounds, store
from kit.simulator import QUARTERS
from tests.rounds.machine.asks import ASKS, Ask
from tests.rounds.machine.game import Game
from tests.rounds.machine.house import House, Person
from tests.rounds.machine.moving import Moving, N
from tests.rounds.machine.rights import MAY
from tests.rounds.machine.setting_up import SET_UPS, forms_of
from tests.rounds.machine.written import WRITTEN

TODAY = date(2026, 11, 25)
HEADS = st.sampled_from([0, 6, 7, 8, 8, 9])
LOOKS = 3  # after each step
MOST_STEPS = 60  # to the end, from anywhere


class Rounds(Moving, RuleBasedStateMachine):
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
        self.partners_say_yes(self.game.other_host)
        self.make("sit_down", self.game.other_seat, 8)
        shown = self.game.ask(
            self.game.host,
            Ask("run", "create", forms_of(kind, dice), {"sides": "4", **({} if kind == "assessment" else {"live": "1"})}),
        )
        assert not shown["problem"], shown["problem"]
        self.game.planted.clear()
        self.game.open_book(shown)
        if dice % 7:
            self.partners_say_yes(self.game.host)
        for n, (_, some) in enumerate(zip(self.book.sides, people, strict=False)):
            self.people_come(n, some, speaker=(dice + n) % 6 > 0, first=dice)
        for n in range(before):
            self.a_part_goes_by(level=dice % 5, apart=1 + n, late=0, n=dice, far=5)

    # ---- what people mostly do

    @rule(side=N, people=st.integers(1, 5), speaker=st.booleans(), first=N)
    def people_come(self, side: int, people: int, speaker: bool, first: int) -> None:
        """On a side that asks for them with a link each, or with the code; its speaker before or after the others."""
        wanted = self.game.side_at(side)
        if self.book.slips_only and not self.book.seat_slips.get(wanted):
            self.links_are_handed_out(side)
        free = self.book.side(wanted).people - len(self.book.on(wanted))
        fresh = [who for who in self.game.crowd if not self.game.sitter(who)][: min(people, free + 1)]
        for n, who in enumerate(fresh):
            code = 1 if speaker and n == first % people else 2
            self.make("sit_down", who, side % len(self.book.sides) + 8 * code)

    def links_are_handed_out(self, side: int) -> None:
        """By the speaker, who comes first where a link is needed."""
        wanted = self.game.side_at(side)
        if not self.game.speaker(wanted):
            who = next((who for who in self.game.crowd if not self.game.sitter(who)), None)
            if who:
                self.make("sit_down", who, side % len(self.book.sides) + 8)
        speaker = self.game.speaker(wanted)
        if speaker:
            self.make("hand_out", speaker, 4)

    def partners_say_yes(self, host: Person) -> None:
        """By their links, as whoever runs it has asked; then it is opened."""
        book, by = self.book, self.house.visit(host).by(self.book.id)
        if not book.draft:
            return
        for side in book.partners:
            rounds.reply(by, self.game.round, book.slips[side], "yes", "together")
            book.replies[side] = ("yes", "together" if book.chooses else "")
        rounds.begin(by)
        book.draft = False
        self.game.put_on_the_wall()

    @rule()
    def partners_are_asked(self) -> None:
        """All of them say yes, sooner or later."""
        if self.book.draft and not self.book.over(self.house.today):
            self.partners_say_yes(self.game.host)

    @rule(level=st.integers(0, 4), apart=st.integers(0, 4), late=st.integers(0, 2))
    def people_answer(self, level: int, apart: int, late: int) -> None:
        """Everybody, each side something else; a few have not finished."""
        for number, side in enumerate(self.book.sides):
            for n, who in enumerate(self.game.seated(side.id)[: None if self.book.stage == "open" else 1]):
                self.make("answer", who, (level + apart * number) % 5 + 5 * (n >= late))

    @rule(side=N, n=N, other=N)
    def slips_are_counted(self, side: int, n: int, other: int) -> None:
        """By a side's speaker, then once more by somebody else of that side."""
        speaker, seated = self.game.speaker(self.game.side_at(side)), self.game.seated(self.game.side_at(side))
        if speaker and self.book.part.pools == "levels":
            self.make("count_paper", speaker, n)
            self.make("count_paper", seated[other % len(seated)], n)

    @rule(side=N, level=st.integers(0, 4))
    def a_side_is_too_small(self, side: int, level: int) -> None:
        """Whoever runs it proposes one answer to it, its speaker takes that; each of it reads and answers anew."""
        wanted = self.game.side_at(side)
        self.make("propose_one", self.game.host, side)
        speaker = self.game.speaker(wanted)
        if speaker and self.make("take_one", speaker, side):
            for who in self.game.seated(wanted):
                self.make("read_on", who, 0)
                self.make("answer", who, level + 5)

    @rule(n=N)
    def sides_agree(self, n: int) -> None:
        for side in self.book.sides:
            speaker = self.game.speaker(side.id)
            if speaker and self.book.stage == "own":
                self.it_counts_itself(side.id)
                if self.book.part.pools == "declared":
                    self.make("answer", speaker, n)
                self.make("agree", speaker, n)

    def it_counts_itself(self, side: str) -> None:
        """Where nobody holds it the speaker opens the picture, else everybody there lets it go on."""
        part, speaker = self.book.part, self.game.speaker(side)
        if part.pools != "levels" or side in part.counted | part.erased or not self.book.many(side):
            return
        for who in self.game.seated(side) if side in part.halted else [speaker]:
            if side not in part.counted:
                self.make("let_go_on" if side in part.halted else "open_picture", who, 0)

    @rule(n=N)
    def the_room_goes_on(self, n: int) -> None:
        """Whoever runs it makes the move that comes next."""
        host, book = self.game.host, self.book
        if book.stage == "own" and self.make("reveal", host, n):
            return
        if book.stage == "revealed" and n % 3 == 0 and self.make("look_again", host, n):
            return
        if book.part.pools == "played" and book.stage in ("waiting", "open"):
            self.the_game_goes_on(n)
        elif book.now and book.stage in ("waiting", "open"):
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
            lambda: self.people_answer(level, apart, late) if n % 5 else self.slips_are_counted(n, n, n + 1),
            lambda: self.the_room_goes_on(n),
            lambda: self.sides_agree(n),
            lambda: self.book.stage == "own" and self.the_room_goes_on(n),
        )[:far]:
            move()

    def the_game_goes_on(self, n: int) -> bool:
        """The lot, a quarter, what is shown after a run, now and then other rules, the end; False where nobody may draw chairs."""
        game = self.book.game
        after = "show_step" if game and game.step < (6 if game.run == 1 else 3) else "end_game"
        if game and game.over and n % 3 == 1 and after == "end_game" and game.run == 1:
            after = "second_run"
        move = "draw_chairs" if game is None else "close_quarter" if game.open else after if game.over else "open_quarter"
        return self.make(move, self.game.host, n)

    @rule(n=N, silent=st.integers(0, 3))
    def a_quarter_is_played(self, n: int, silent: int) -> None:
        """By those who have a chair, but for a few; whoever came late sits down first."""
        for which, who in enumerate(self.game.seated()):
            if self.book.game and which % 4 >= silent:
                self.make("take_chair", who, n)
                self.make("choose", who, n + which)
        if self.book.part.pools == "played":
            self.the_room_goes_on(n)

    @rule(n=N)
    def people_say_what_they_think_of_the_rules(self, n: int) -> None:
        for which, who in enumerate(self.game.seated() if self.book.game else []):
            self.make("say_fair", who, n + which)
            self.make("tick_rules", who, n + which)
        if self.book.game and n % 2:
            self.make("try_rules", self.game.host, n)

    @rule(n=N)
    def a_whole_run_is_played(self, n: int) -> None:
        """From the lot on, and shown."""
        for _ in range(QUARTERS + 1):
            self.a_quarter_is_played(n, n % 3)
            self.the_room_goes_on(n)
        self.people_say_what_they_think_of_the_rules(n)

    @rule(side=N, n=N)
    def a_speaker_is_lost(self, side: int, n: int) -> None:
        """Their phone is; somebody of their side asks, others confirm."""
        wanted = self.game.side_at(side)
        speaker = self.game.speaker(wanted)
        if speaker and n % 3:
            self.make("hand_on", speaker, 0)
        seated = [who for who in self.game.seated(wanted) if who is not speaker]
        if seated:
            self.make("ask_to_speak", seated[n % len(seated)], 1)
        for who in seated:
            self.make("back", who, n % 9 + 1)

    @rule(side=N, n=N)
    def somebody_counts_one_too_many(self, side: int, n: int) -> None:
        seated = self.game.seated(self.game.side_at(side))
        if seated and self.book.part.pools == "levels":
            self.make("hold", seated[n % len(seated)], 0)

    @rule(n=N, days=st.integers(0, 2))
    def the_words_are_lost(self, n: int, days: int) -> None:
        """A speaker of the side with the funds and another one say so, and make others in time."""
        sides = [side.id for side in self.book.sides if not side.funds]
        funds = next(side.id for side in self.book.sides if side.funds)
        pair = [self.game.speaker(funds), self.game.speaker(sides[n % len(sides)])]
        for who in filter(None, pair):
            self.make("ask_for_words", who, 0)
        self.house.today += timedelta(days=days)
        if pair[1]:
            self.make("make_words", pair[1], n)

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
        if n % 5:
            self.make("show_proposals", self.game.host, last)
        else:
            self.make("hold_proposal", self.game.host, last)
        for side, stance in zip(self.book.sides, how, strict=False):
            speaker = self.game.speaker(side.id)
            if speaker:
                self.make("say_of", speaker, last + len(self.book.proposals) * stance)
        self.make("take", self.game.host, last)

    @rule(n=N, back=st.booleans())
    def two_become_one(self, n: int, back: bool) -> None:
        """Two people propose, one asks to make it one, the other agrees; or the first has taken it back by then."""
        seated = self.game.seated()
        if len(seated) <= 1:
            return
        first, second = seated[n % len(seated)], seated[(n + 1) % len(seated)]
        for who in (first, second):
            if not self.make("propose", who, n):
                return
            self.make("show_proposals", self.game.host, len(self.book.proposals) - 1)
        self.make("join_proposals", first, n)
        if back:
            self.make("join_proposals", first, 7 * n)
        self.make("join_proposals", second, n)

    @rule(days=st.sampled_from([1, 1, 1, 1, 1, 10, 30]), erasing=st.booleans())
    def nights_pass(self, days: int, erasing: bool) -> None:
        """What is over is erased on both of the last days, or nobody has come to do it yet."""
        self.house.today += timedelta(days=days)
        if not erasing:
            return
        for day in (self.house.today - timedelta(days=1), self.house.today):
            store.purge(self.house.database, today=day)
        for book in (self.book, *self.game.old):
            if book.days["deletes"] < self.house.today:
                book.erase(self.house.today)

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
        over = self.book.over(self.house.today)
        assert self.book.ended or not self.book.live or self.book.gone or self.book.draft or over
        self.all_look()
        self.house.today = max(self.house.today, self.book.days["deletes"]) + timedelta(days=1)
        self.all_look()
        self.nothing_released_changes()

    def somebody_speaks(self, side: str) -> bool:
        """A side whose speaker is gone replaces them from inside; false where nobody is left to do so."""
        seated = sorted(self.game.seated(side), key=lambda who: not self.game.sitter(who).finished)
        if not self.game.speaker(side):
            if side in self.book.asked and self.book.asked[side].seat not in {self.game.sitter(who).seat for who in seated}:
                return False  # who asks has handed the phone on: six words open that seat
            self.replace_speaker(side, seated)
        speaker = self.game.speaker(side)
        if speaker and side in self.book.part.unseen:
            assert self.make("show_nothing", speaker, 0)
        return speaker is not None or side in self.book.part.erased

    def replace_speaker(self, side: str, seated: list[Person]) -> None:
        asker = next(
            (who for who in seated if side not in self.book.asked or self.book.asked[side].seat == self.game.sitter(who).seat),
            None,
        )
        if asker is None:
            return
        if side not in self.book.asked:
            assert self.make("ask_to_speak", asker, 1)
        for who in seated:
            if side in self.book.asked and who is not asker:
                self.make("back", who, 1)
        if side in self.book.asked and len(self.book.others(side)) < self.book.backers(side):
            self.house.today += timedelta(days=2)
            assert self.make("ask_to_speak", asker, 1) or self.book.over(self.house.today)

    def the_day_is_moved(self) -> bool:
        """The last day to agree is put off as far as may be: once alone, once more with everybody who speaks."""
        self.make("move_agrees", self.game.host, 0)
        for side in self.book.speaking() if "agrees" in self.book.other_days else ():
            speaker = self.game.speaker(side)
            if speaker and "agrees" in self.book.other_days:
                self.make("agree_to_day", speaker, sorted(self.book.other_days).index("agrees"))
        return not self.book.waits(self.house.today)

    def it_goes_on(self) -> bool:
        """The move that comes next is made, as whoever runs it may expect; whether there is any."""
        host, book = self.game.host, self.book
        if book.draft:
            self.partners_are_asked()
            return not book.draft
        if book.stage == "open" and book.too_soon(self.house.today):
            self.house.today = book.first_day
        over = book.over(self.house.today)
        stuck = not over and book.waits(self.house.today) and not self.the_day_is_moved()
        over = over or stuck
        played = book.part.pools == "played"
        if played and not over and book.stage in ("waiting", "open") and self.the_game_goes_on(0):
            return True
        if book.now and book.stage in ("waiting", "open") and not over and not played:
            if book.stage == "open" and self.answers:
                self.people_answer(1, 2, 0)
            assert self.make("open_part" if book.stage == "waiting" else "close", host, 0)
            return True
        if book.stage == "own" and not over and all(map(self.somebody_speaks, book.speaking())):
            if book.waits(self.house.today):
                return True  # whoever speaks alone has waited for days
            self.sides_agree(0)
            assert self.make("reveal", host, 0), "all have agreed"
            return True
        if not book.running or book.over(self.house.today):
            return False  # after the day of erasing not even the run-sheet goes on
        if book.line + 1 < len(book.lines):
            assert self.make("go", host, book.line + 1)
        else:
            assert self.make("end", host, 0)
        return True
