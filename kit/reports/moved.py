"""What moved since the round before, in figures: each side's answers up and down, and the gap between two sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kit import languages
from kit.reports.teller import Teller
from kit.scoring import APART
from kit.store import RoundSide

SIDES = 2  # of whom one says that they went the same way
Twice = dict[str, tuple[int, int]]  # item → level then, level now
Step = tuple[str, int, int]  # whose, level then, level now


def moved(teller: Teller) -> Iterator[str]:
    """One sentence on every side's answers, one on the gap to each partner; nothing where no question is shown both times."""
    before = teller.seen.before
    if before is None:
        return
    sides = [(side.name, _twice(teller, side)) for side in teller.round.sides]
    told = [_steps(teller, name, list(levels.values())) for name, levels in sides if levels]
    if told:
        yield teller.say("results.moved", day=languages.day(before.day, teller.language), sides=teller.listed(told))
    for side in teller.round.others:
        yield from _gap(teller, side)


def together(teller: Teller) -> Iterator[str]:
    """In words: where every answer that is shown, of two sides or more, went one way; where partners went up, and where down."""
    before = teller.seen.before
    if before is None:
        return
    yield from _partners(teller, languages.day(before.day, teller.language))
    ways = {item.id: way for item in teller.form if (way := _one_way(teller, item.id))}
    for way in dict.fromkeys(sorted(ways.values())):
        names = [teller.name(side) for side in way[1]]
        items = teller.quoted([teller.bank[item].name for item, found in ways.items() if found == way])
        day = languages.day(before.day, teller.language)
        yield teller.say(f"results.all_{way[0]}", sides=teller.listed(names), day=day, items=items)


def _partners(teller: Teller, day: str) -> Iterator[str]:
    """Partners' answers that went up by two levels or more, those that went down; how many moved by one; what a fall may mean."""
    twice = [(side.name, _twice(teller, side)) for side in teller.round.others]
    steps = {item.id: [(name, *levels[item.id]) for name, levels in twice if item.id in levels] for item in teller.form}
    for way, went in (("up", 1), ("down", -1)):
        far = {item: [step for step in each if went * _levels(step) >= APART] for item, each in steps.items()}
        found = [(item, there) for item, there in far.items() if there]
        if found:
            yield teller.say(f"results.partners_{way}", day=day, **_told(teller, found))
    every = [_levels(step) for each in steps.values() for step in each]
    if 1 in every or -1 in every:
        yield teller.say("results.one_level", day=day, up=every.count(1), down=every.count(-1))
    if any(levels < 0 for levels in every):
        yield teller.phrases["results.fall"]


def _levels(step: Step) -> int:
    """How many levels up; down below 0."""
    return step[2] - step[1]


def _told(teller: Teller, found: Sequence[tuple[str, list[Step]]]) -> dict[str, str]:
    """The question with the widest step in the words of both answers, then the others; each with whose answers they are."""
    widest = max(found, key=lambda each: max(abs(now - then) for _, then, now in each[1]))
    name, then, now = max(widest[1], key=lambda step: abs(step[2] - step[1]))
    others = teller.listed([_who(teller, *each) for each in found if each != widest])
    also = teller.say("results.partners_also", items=others) if others else ""
    levels = teller.bank[widest[0]].levels
    return {"first": _who(teller, *widest), "b": name, "then": levels[then], "now": levels[now], "also": also}


def _who(teller: Teller, item: str, steps: Sequence[Step]) -> str:
    """A question, and whose answers to it went that way."""
    sides = teller.listed([name for name, *_ in steps])
    return teller.say("results.partners_who", item=teller.quoted([teller.bank[item].name]), sides=sides)


def _one_way(teller: Teller, item: str) -> tuple[str, tuple[str, ...]] | None:
    """Which way all answers to it went, also seen from today, and whose; None where not all did, or fewer than two are shown."""
    shown = [side for side in teller.round.sides if item in teller.seen.levels(side.id, teller.form_of(side))]
    steps = [_twice(teller, side).get(item, (0, 0)) for side in shown]
    steps += [
        (then[item], now) for side, (_, now) in zip(shown, steps, strict=True) if item in (then := _looking_back(teller, side))
    ]
    if len(shown) < SIDES:
        return None
    for way, went in (("down", int.__lt__), ("up", int.__gt__)):
        if all(went(now, then) for then, now in steps):
            return way, tuple(side.id for side in shown)
    return None


def _looking_back(teller: Teller, side: RoundSide) -> dict[str, int]:
    """What a side says today of the time before: where it corrects what was answered then, nothing is called a fall or a rise."""
    return teller.seen.levels(side.id, "then")


def _twice(teller: Teller, side: RoundSide) -> Twice:
    """What a side answers to the questions that are shown both times; none where the round before asked in another edition."""
    form = teller.form_of(side)
    then, now = teller.seen.levels_before(side.id, form), teller.seen.levels(side.id, form)
    return {item: (then[item], level) for item, level in now.items() if item in then}


def _steps(teller: Teller, name: str, levels: Sequence[tuple[int, int]]) -> str:
    up, down = sum(now > then for then, now in levels), sum(now < then for then, now in levels)
    return teller.say("results.moved_side", side=name, up=up, down=down, n=len(levels))


def _gap(teller: Teller, side: RoundSide) -> Iterator[str]:
    own, view = _twice(teller, teller.about), _twice(teller, side)
    gaps = {item: tuple(abs(own[item][n] - view[item][n]) for n in (0, 1)) for item in own if item in view}
    if not gaps:
        return
    near, far = ([item for item, (then, now) in gaps.items() if so(then, now)] for so in (int.__gt__, int.__lt__))
    found = {"near": len(near), "nearer": teller.named_few(near), "far": len(far), "further": teller.named_few(far)}
    yield teller.say("results.gap_moved", a=teller.about.name, all=teller.about_all, b=side.name, n=len(gaps), **found)
