"""What each side answered the round before, where that has moved since, and what it says of that day today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kit import languages
from kit.reports.teller import Teller
from kit.store import RoundSide

Twice = dict[str, tuple[int, int]]  # item → level then, level now


def twice(teller: Teller, side: RoundSide) -> Twice:
    """What a side answers to the questions that are shown both times; none where the round before asked in another edition."""
    form = teller.form_of(side)
    then, now = teller.seen.levels_before(side.id, form), teller.seen.levels(side.id, form)
    return {item: (then[item], level) for item, level in now.items() if item in then}


def looking_back(teller: Teller, item: str) -> dict[str, int]:
    """Side → what it says today of that day, where it answered something else then."""
    levels = {
        side.id: (twice(teller, side).get(item), teller.seen.levels(side.id, "then").get(item)) for side in teller.round.sides
    }
    return {side: back for side, (both, back) in levels.items() if both is not None and back not in (None, both[0])}


def since(teller: Teller, item: str) -> Iterator[str]:
    """Of one question, in words: the answers before that have moved since, which way each went, what people say of that day."""
    before = teller.seen.before
    steps = {side.id: both[item] for side in teller.round.sides if item in (both := twice(teller, side))}
    then = {side: old for side, (old, now) in steps.items() if old != now}
    if before is None:
        return
    if then:
        answers = said_by(teller, item, then, {side: old - steps[side][1] for side, old in then.items()}, "card.then")
        yield teller.say("card.since", day=languages.day(before.day, teller.language), answers=answers)
    yield from (back_line(teller, item, side, at) for side, at in looking_back(teller, item).items())


def back_line(teller: Teller, item: str, side: str, back: int, key: str = "card.back") -> str:
    """What a side answered that day and answers today, what it says of that day today, and which way that went, seen so."""
    options, (then, now) = teller.bank[item].levels, twice(teller, teller.round.side(side))[item]
    day = languages.day(teller.seen.before.day, teller.language) if teller.seen.before else ""
    name = teller.quoted([teller.bank[item].name])
    said = {"item": name, "then": options[then], "now": options[now], "back": options[back], "so": seen_so(teller, back, now)}
    return teller.say(key, side=teller.name(side), day=day, **said)


def seen_so(teller: Teller, back: int, now: int) -> str:
    """Which way it went from what is said of that day today to now."""
    return teller.phrases[f"card.seen_{'up' if now > back else 'down' if now < back else 'same'}"]


def said_by(teller: Teller, item: str, levels: Mapping[str, int], off: Mapping[str, int], key: str) -> str:
    """Who said what, in a row, and how many levels off it stands; who said the same, as far off, together."""
    options, said = teller.bank[item].levels, dict[tuple[int, int], list[str]]()
    for side, at in levels.items():
        said.setdefault((at, off[side]), []).append(teller.name(side))
    each = []
    for (at, by), names in said.items():
        step = teller.say(f"{key}_{'up' if by > 0 else 'down'}", step=teller.phrases[f"card.step_{abs(by)}"]) if by else ""
        each.append(teller.say("card.since_one", side=teller.listed(names), level=options[at]) + step)
    return teller.phrases["card.since_next"].join(each)
