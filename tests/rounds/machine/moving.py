"""Making moves: by right and without, soundly and not, through a screen and by hand."""

from __future__ import annotations

import inspect
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from kit import rounds, screens
from kit.errors import KitError, MoveRefused
from tests.rounds.machine.asks import ASKS, Ask, answer_to
from tests.rounds.machine.house import Person
from tests.rounds.machine.killing import DEATHS, killed
from tests.rounds.machine.rights import ANYBODY, MAY
from tests.rounds.machine.watching import Watching, released_in
from tests.rounds.machine.written import WRITTEN

N = st.integers(0, 9999)
JUNK: tuple[Any, ...] = (None, "", -1, 10**9, "99", "side-9", "f" * 16, "x" * 3000, [1], {"a": None}, True, "\u202e<b>", 2.5)
AS_IF = ("round.not_yours", "round.no_seat")  # how somebody who may not is refused


class Moving(Watching):
    """Whoever makes a move, or tries to; `death`: how the server dies in the next one, "" if it lives."""

    death = ""

    def make(self, move: str, who: Person, n: int) -> bool:
        """Somebody asks their screen for a move. Whether it was made: then by right, and it is written down; else nothing changed."""
        ask = ASKS[move](self.game, who, n)
        if ask is None:
            return False
        role, when = MAY[move]
        may = self.game.holds(who, role) and when(self.book, self.game.sitter(who), self.house.today)
        before, planted = self.house.content, list(self.game.planted)
        if ask.do == "answer":
            self.fill_in(who, ask, n)
        shown = self.heard(who, ask)
        made = self.house.content != before
        assert not (made and shown["problem"]), f"{move} was refused and has changed something"
        assert may or not made, f"{who.name} made the move {move} without the right to it"
        assert made or ask.do != "answer" or shown["problem"], "an answer is said to be saved, and is not kept"
        if made:
            WRITTEN[move](self.game, who, ask, shown)
        still = [each for each in planted if each in self.game.planted]
        self.game.search(who, ask.screen, shown, still, sent=str(ask.sent))
        return made

    def heard(self, who: Person, ask: Ask) -> dict[str, Any]:
        """What they hear of it. A server that dies before COMMIT has kept nothing: the next one is asked once more."""
        if self.death:
            before, death, self.death = self.house.content, self.death, ""
            shown = killed(self.house, lambda: self.sent(who, ask), death)
            if shown is not None:
                return dict(shown)
            assert self.house.content == before, "half a move is kept"
        return self.sent(who, ask)

    def sent(self, who: Person, ask: Ask) -> dict[str, Any]:
        return self.answered(who, ask) if ask.do == "answer" else self.game.ask(who, ask)

    def fill_in(self, who: Person, ask: Ask, n: int) -> None:
        """Their whole answer, as a page sends it by itself."""
        mine, part = self.game.sitter(who), self.book.part
        side, seat = (mine.side, mine.seat) if mine else (self.game.side_at(n), "")
        alone = self.book.stage == "open"
        words = self.game.plant("last" if alone else "side", seat if alone else side)
        given = answer_to(self.game, side, ask.fields["level"], words) if part.number else {}
        rev = 1 + (mine.rev.get(part.what if alone else f"side-{part.what}", 0) if mine else 0)
        ask.fields.update({"given": {**given, "finished": ask.fields["finished"]}, "rev": rev})

    def answered(self, who: Person, ask: Ask) -> dict[str, Any]:
        rev = ask.fields["rev"]
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

    @rule(which=N, who=N, n=N, death=st.sampled_from(DEATHS))
    def the_server_is_killed(self, which: int, who: int, n: int, death: str) -> None:
        """In the middle of a move; the next one finds all that was acknowledged, and nothing else."""
        self.death = death
        self.somebody_makes_a_move(which, who, n)
        self.death = ""

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
        assert not allowed or move in ("close", "open_picture", "let_go_on", "reveal", "show_step", "try_rules", "end_game")

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
