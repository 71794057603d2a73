"""A quarter as its chair is told of it: figures on cards, what happened, letters, both screens side by side. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kit.content import Library, fill
from kit.content.simulator import SimulatorWords
from kit.languages import number, plural
from kit.simulator import Run, State, band, donor_noted, outcome, reached_tessera, reached_vado, rounded
from kit.simulator.run import Made
from kit.simulator.seeing import TOLD

HALF, TEN = 0.5, 10.0
COUNTED = {"weeks": "weeks", "own": "weeks", "days": "days"}  # slot → what is counted in it
Card = dict[str, Any]  # value, label; anew: it stands for itself, not for what has become of the one before


@dataclass(frozen=True)
class Teller:
    """Runs in the words of one language."""

    library: Library

    @property
    def words(self) -> SimulatorWords:
        """The simulator's own."""
        return self.library.simulator.words

    def say(self, key: str, **slots: object) -> str:
        """An interface phrase."""
        return self.library.phrases.say(f"play.{key}", **slots)

    def counted(self, key: str, value: float, to: float = HALF) -> str:
        """So many of something, rounded as screens round: "3.5 weeks"."""
        shown = rounded(value, to)
        language = self.library.language
        return self.say(f"{key}_{plural(shown, language)}", n=number(shown, language))

    def figure(self, value: float, to: float = HALF) -> str:
        """The same without its noun, below zero with a true minus."""
        return number(rounded(value, to), self.library.language).replace("-", "\N{MINUS SIGN}")

    def word(self, what: str, value: float) -> str:
        """The word for a state: a person's is never a digit."""
        return self.words.bands[what][band(what, value)]

    def wrote(self, rule: str) -> str:
        """Who wrote that rule as it usually stands, and who could change it."""
        said = self.words.rules[rule]
        return self.say("wrote", wrote=said.wrote, could=said.could)

    # ---- cards

    def cards(self, chair: str, run: Run, n: int) -> list[Card]:
        """What stands on that chair's screen after so many quarters (0: at the start)."""
        state = run.states[n]
        if chair == "vado":
            return [self._weeks(state), self._files(state.files, self.say("card_files")), self._people(state)]
        word = run.moves[n - 1][0].word if n else "form"
        return [self._room(state), _card(self.word("donor", state.donor), self.say("card_donor")), self._letter(state, word)]

    def _weeks(self, state: State) -> Card:
        label = self.say(f"card_weeks_{plural(rounded(state.reserve, HALF), self.library.language)}")
        if rounded(state.unpaid, HALF):
            label = self.say("card_unpaid", weeks=label, unpaid=self.counted("weeks", state.unpaid))
        return _card(self.figure(state.reserve), label)

    def _files(self, files: float, label: str) -> Card:
        return _card(self.figure(files, TEN), label)

    def _people(self, state: State) -> Card:
        label = self.say("card_people", n=self.figure(state.staff, 1), guard=self.word("guard", state.guard))
        return _card(self.word("strain", state.strain), label)

    def _room(self, state: State) -> Card:
        return _card(self.figure(state.room), self.say(f"card_room_{plural(rounded(state.room, HALF), self.library.language)}"))

    def _letter(self, state: State, word: str) -> Card:
        if not TOLD[word]:
            return {**_card(self.words.seen["tessera"]["fine"], self.say("card_fine")), "anew": True}
        return {**self._files(state.files, self.say("card_letter")), "anew": True}

    # ---- what happened

    def happened(self, chair: str, run: Run, n: int) -> list[str]:
        """The n-th quarter, 0-4, from that chair: what followed one's own choice, then what reached one."""
        event = self.words.events[run.story[n].name]
        made = run.moves[n]
        own = made[0].reply if chair == "vado" else made[1].terms
        said = [event.after[own]]
        if event.voice and made[0].reply != "no":
            said.append(getattr(event.voice, f"{chair}_{'other' if 'voice' in run.rules else 'usual'}"))
        return [*said, *self._reached(chair, run, n)]

    def _reached(self, chair: str, run: Run, n: int) -> list[str]:
        if chair == "vado":
            return list(self._filled("vado", reached_vado(run, n)))
        return [*self.letter(run, n), *self._filled("tessera", donor_noted(run, n)), *self._spent(run, n)]

    def _spent(self, run: Run, n: int) -> list[str]:
        """What the quarter took from Tessera: free money for the event and with the answer, rent and safety, days."""
        now, rule = run.course(n), "share" in run.rules
        paid = "paid_both" if now.helping and rounded(now.theirs, HALF) else "paid_answer" if now.helping else "paid"
        costs = (
            (paid, "weeks", now.theirs + now.helping),
            ("paid_share", "weeks", run.numbers.instalment * (run.numbers.core[1] - run.numbers.core[0]) * rule),
            ("added", "days", now.load),
        )
        return [self.say(key, **{what: self.counted(what, much)}) for key, what, much in costs if rounded(much, HALF)]

    def letter(self, run: Run, n: int) -> list[str]:
        """What Vado wrote in the n-th quarter as it arrived: how it is, what has happened, the report, a word about the event."""
        how, *rest = self._filled("tessera", reached_tessera(run, n))
        told = [self.words.events[run.story[n].name].letter] if run.moves[n][0].word == "all" else []
        return [how, *told, *rest]

    def _filled(self, chair: str, lines: Iterable[tuple[str, dict[str, float]]]) -> Iterable[str]:
        for key, slots in lines:
            filled = {name: self._slot(name, value) for name, value in slots.items()}
            yield fill(self.words.seen[chair][key], **filled)

    def _slot(self, name: str, value: float) -> str:
        if name in COUNTED:
            return self.counted(COUNTED[name], value)
        return self.words.bands["strain"][int(value)] if name == "strain" else self.figure(value, 1)

    # ---- endings

    def letters(self, run: Run) -> list[dict[str, Any]]:
        """The letters of the five quarters as they went out, each beside what was so at Vado."""
        return [
            {
                "title": self.words.events[run.story[n].name].wall,
                "letter": self.letter(run, n),
                "was": self._was(run.states[n + 1]),
            }
            for n in range(run.played)
        ]

    def _was(self, state: State) -> str:
        weeks = self.counted("weeks", state.reserve)
        if rounded(state.unpaid, HALF):
            return self.say("was_unpaid", unpaid=self.counted("weeks", state.unpaid), strain=self.word("strain", state.strain))
        return self.say("was", weeks=weeks, strain=self.word("strain", state.strain))

    def both(self, run: Run) -> list[dict[str, Any]]:
        """Both screens after each quarter."""
        return [
            {
                "title": self.words.events[run.story[n].name].wall,
                "vado": [self._was(run.states[n + 1]), self.counted("files", run.states[n + 1].files, TEN)],
                "tessera": self._screen(run.states[n + 1], run.moves[n]),
            }
            for n in range(run.played)
        ]

    def _screen(self, state: State, made: Made) -> list[str]:
        room = self.say("screen", weeks=self.counted("weeks", state.room), donor=self.word("donor", state.donor))
        word = self.words.seen["tessera"]["fine"] if made[0].word == "fine" else self.say(f"wrote_{made[0].word}")
        return [room, word]

    def three(self, run: Run) -> list[str]:
        """The three lines as a screen rounds them; below no weeks there are salaries not paid."""
        end = outcome(run.state)
        unpaid = self.say("unpaid", weeks=self.counted("weeks", -end.weeks))
        weeks = unpaid if rounded(end.weeks, HALF) < 0 else self.figure(end.weeks)
        return [self.figure(end.files, TEN), weeks, self.figure(end.room)]

    def trust(self, run: Run) -> str:
        """How it is between the two in the end, in words."""
        return self.say("trust", trust=self.word("trust", outcome(run.state).trust))

    def went_well(self, run: Run) -> str:
        """What to ask of the two screens: that all went well on one is said only where it is so."""
        start, end = run.states[0], run.state
        well = end.room > start.room and end.donor >= start.donor
        return self.words.ends.two_screens if well else self.say("two_screens")


def _card(value: str, label: str) -> Card:
    return {"value": value, "label": label}
