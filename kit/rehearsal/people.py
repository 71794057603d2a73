"""A room of made-up people for a workshop that is marked as a rehearsal: they sit down, answer, agree and propose."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from kit import asking, rounds
from kit.errors import MoveRefused
from kit.rehearsal.made_up import made_up, tapped
from kit.rehearsal.phones import Phone, client
from kit.screens import Visit, running_order
from kit.store import ACTION_WORDS, Round

AHEAD = timedelta(days=90)
GAME = ("take_chair", "choose", "say_fair", "tick_rules")
PROPOSED = ("what", "same_what", "named_what")  # by the first three of them


@dataclass
class Rehearsal:
    """Everybody who is made up. `pace`: how long each of them thinks at most, in seconds."""

    visit: Visit
    round_id: str
    url: str
    pace: float
    say: Callable[[str], None]
    phones: list[Phone] = field(default_factory=list)
    answered: set[tuple[int, int]] = field(default_factory=set)  # (phone, part)
    played: set[tuple[int, str, str]] = field(default_factory=set)  # (phone, what was tapped in a game, for which quarter)
    dice: random.Random = field(default_factory=random.Random)

    @property
    def round(self) -> Round:
        """As it is now."""
        found = rounds.find(self.visit.database, self.round_id)
        if found is None:
            raise MoveRefused("round.closed")
        return found

    async def run(self, people: int) -> None:
        """Everybody sits down, then follows whoever runs the workshop until it ends. Raises: MoveRefused."""
        http = client()
        seats = rounds.rehearsal_seats(self.visit.database, self.round_id, people)
        self.phones = [Phone(http, self.url, self.visit.language) for _ in seats]
        await asyncio.gather(*(phone.take_seat(*seat) for phone, seat in zip(self.phones, seats, strict=True)))
        self.say(f"{len(seats)} made-up people sit in the room. They follow the facilitator; Ctrl+C sends them home.")
        await asyncio.gather(*(self.follow(number) for number in range(len(seats))))
        self.say("The workshop has ended, and so has the rehearsal.")

    async def follow(self, number: int) -> None:
        """One person, until the end."""
        async for _ in self.phones[number].moves():
            if self.round.live is None or self.round.live.ended:
                return
            try:
                await self.act(number)
            except MoveRefused:
                continue  # the room has moved on while this person was thinking: as in a real one

    async def act(self, number: int) -> None:
        """Whatever the screen asks of this person now. Raises: MoveRefused."""
        phone = self.phones[number]
        shown = await phone.ask()
        round_, offered = self.round, list(_buttons(shown["blocks"]))
        step = running_order.current(self.visit, round_)
        if shown["exercise"] and (number, round_.part) not in self.answered:
            await asyncio.sleep(self.dice.random() * self.pace)
            await phone.answer({**self.answers(round_, phone), "finished": True})
            self.answered.add((number, round_.part))
        await self.play(number, phone, shown)
        if "open_picture" in offered:
            shown = await phone.ask("open_picture")
            offered = list(_buttons(shown["blocks"]))
        if "agree" in offered:
            await self.agree(phone, shown)
        if step and step.actions:
            await self.propose(number, phone, shown)

    async def propose(self, number: int, phone: Phone, shown: dict[str, Any]) -> None:
        """Three people propose once: the second says what the first does, and asks to make it one; the third names somebody.

        Whoever leads tries both: to show a proposal, and to hold one back. Each speaker says once that the side can live with it.
        """
        if number < len(PROPOSED) and (number, "propose", "") not in self.played:
            self.played.add((number, "propose", ""))
            what = {"what": self.visit.say(f"demo.{PROPOSED[number]}")}
            rest = {part: self.visit.say(f"demo.{part}") for part in ACTION_WORDS if part != "what"}
            await phone.ask("propose", by=(self.visit.today + AHEAD).isoformat(), **what, **rest)
        for block in [found for found in _blocks(shown["blocks"]) if found["is"] == "button"]:
            turn, sends = (number, str(block["do"]), str(block["sends"])), block["sends"]
            asks = number == 1 and block["do"] == "join_proposals" and (number, "asks", "") not in self.played
            joins = block["do"] == "join_proposals" and (asks or block["style"] == "main")
            if turn in self.played or not (joins or block["do"] == "stance"):
                continue
            self.played |= {turn, (number, "asks", "")} if asks else {turn}
            said = {} if joins else {f"stance-{sends['proposal']}": "can_live"}
            await phone.ask(block["do"], **sends, **said)

    async def play(self, number: int, phone: Phone, shown: dict[str, Any]) -> None:
        """In a game: a chair where there is one, three choices a quarter, a word about its rules; each of it once."""
        for block in list(_blocks(shown["blocks"])):
            if block["is"] != "button" or block["do"] not in GAME:
                continue
            sends = block["sends"]
            turn = (number, block["do"], str(sends if block["do"] == "choose" else ""))
            if turn in self.played:
                continue
            self.played.add(turn)
            await asyncio.sleep(self.dice.random() * self.pace)
            await phone.ask(block["do"], **{**sends, **tapped(block["do"], sends.get("chair", ""), self.dice)})

    def answers(self, round_: Round, phone: Phone) -> dict[str, Any]:
        """Made up, to what this person is asked."""
        place = rounds.place_in(self.visit.database, round_.id, phone.cookie)
        seen = rounds.seen(self.visit.database, round_.id) if round_.now.again else None
        rules = asking.part_rules(self.visit.library, round_, place.side if place else "", seen.everything if seen else ())
        return made_up({question: rule for question, rule in rules.items() if question != "finished"}, self.dice)

    async def agree(self, phone: Phone, shown: dict[str, Any]) -> None:
        """A speaker leaves out as few as possible, or stands by what the side has written."""
        if shown["exercise"]:
            round_ = self.round
            await phone.answer(self.answers(round_, phone))
        ticks = [[option[0] for option in b["options"]] for b in _blocks(shown["blocks"]) if b.get("name") == "out"]
        await phone.ask("agree", out=ticks[0][: rounds.fewest_left_out(len(ticks[0]))] if ticks else [])


def _blocks(found: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for block in found:
        yield block
        yield from _blocks(block.get("blocks", []))


def _buttons(found: list[dict[str, Any]]) -> Iterator[str]:
    return (block["do"] for block in _blocks(found) if block["is"] == "button")
