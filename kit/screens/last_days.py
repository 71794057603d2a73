"""The last days of a round, as everybody in it reads them: until when, what was moved, what waits for speakers."""

from __future__ import annotations

from kit import languages, rounds
from kit.rounds import TO_AGREE, TO_ANSWER, Scene
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.visit import Reader
from kit.store import Round, Stage


def last_days(reader: Reader, round_: Round) -> Block:
    """Until when people answer and agree, when answers are erased; and, once a screen, when a day is over."""
    days = {name: reader.day(getattr(round_, name)) for name in (TO_ANSWER, TO_AGREE, rounds.TO_ERASE)}
    said = reader.say("days.workshop" if round_.live else "days.assessment", **days)
    return b.text(f"{said} {reader.say('days.everywhere')}", "soft")


def moved(reader: Reader, round_: Round) -> list[Block]:
    """Which days were moved, to which and when: every side sees it. And that nothing is shown since the last one has passed."""
    found = [
        reader.say(f"days.moved_{each.which}", until=reader.day(each.until), on=reader.day(each.on))
        for each in round_.moved
        if each.on
    ]
    return [*(b.text(said, "notice") for said in found), *_agreeing_over(reader, round_)]


def _agreeing_over(reader: Reader, round_: Round) -> list[Block]:
    passed = rounds.agreeing_is_over(round_, today=reader.today) and rounds.still_to_show(round_)
    return [b.text(reader.say("round.agreeing_over"), "notice")] if passed else []


def asked(reader: Reader, round_: Round, *, speaks_for: str = "") -> list[Block]:
    """A second move that waits for every speaker; `speaks_for`: with the button of that side's."""
    found = []
    for which in (TO_ANSWER, TO_AGREE):
        waits = rounds.waiting(round_, which)
        if waits is None or not rounds.still_to_show(round_):
            continue
        sends = {"which": which, "until": waits.until.isoformat()}
        may = speaks_for and speaks_for not in waits.sides
        found.append(
            b.card(
                b.text(reader.say(f"days.asked_{which}", until=reader.day(waits.until))),
                b.text(so_far(reader, round_, which), "soft") if waits.sides else None,
                b.button("agree_to_day", reader.say("days.agree"), style="main", sends=sends) if may else None,
            )
        )
    return found


def so_far(reader: Reader, round_: Round, which: str) -> str:
    """Whose speakers have agreed to the move that waits."""
    waits = rounds.waiting(round_, which)
    names = [side.name for side in round_.sides if waits and side.id in waits.sides]
    return reader.say("days.so_far", sides=languages.listed(names, reader.language))


def comes_to_an_end(reader: Reader, round_: Round) -> str:
    """The last day that is near for what goes on now: "ends", "agrees" or none."""
    going_on = {Stage.OPEN: TO_ANSWER, Stage.CAUCUS: TO_AGREE}.get(round_.stage, "") if round_.live is None else ""
    return going_on if going_on and rounds.is_near(getattr(round_, going_on), today=reader.today) else ""


def own_side(reader: Reader, scene: Scene) -> list[Block]:
    """In the last days, for a side's speaker: how that side stands, and no other."""
    which, side = comes_to_an_end(reader, scene.round), scene.round.side(scene.place.side)
    if not which or not scene.place.speaker or side.erased:
        return []
    ready = side.agreed if which == TO_AGREE else rounds.has_enough(side)
    key = f"days.side_{which}_{'ready' if ready else 'waits'}"
    until = reader.day(getattr(scene.round, which))
    return [b.text(reader.say(key, until=until, seats=side.seats, people=side.people), "notice")]
