"""What moved since the round before, in figures: each side's answers up and down, and the gap between two sides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kit import languages
from kit.reports.since import answers, looking_back, twice
from kit.reports.teller import Teller
from kit.scoring import APART
from kit.store import RoundSide

SIDES = 2  # of whom one says that they went the same way
READ = 8  # questions that a reader still takes in by name
WENT = {"down": int.__lt__, "up": int.__gt__}  # now, then
Step = tuple[str, int, int]  # whose, level then, level now


def moved(teller: Teller) -> Iterator[str]:
    """One sentence on every side's answers, one on the gap to each partner; nothing where no question is shown both times."""
    before = teller.seen.before
    if before is None:
        return
    sides = [(side.name, twice(teller, side)) for side in teller.round.sides]
    told = [_steps(teller, name, list(levels.values())) for name, levels in sides if levels]
    if told:
        yield teller.say("results.moved", day=languages.day(before.day, teller.language), sides=teller.listed(told))
    for side in teller.round.others:
        yield from _gap(teller, side)


def together(teller: Teller) -> Iterator[str]:
    """In words: where all answers shown, of two sides or more, went one way; then partners' answers, lower and higher."""
    if teller.seen.before is not None:
        yield from _everybody(teller)
        yield from _partners(teller)


def compared(teller: Teller) -> str:
    """Since which day that is, as a heading; "" in a first round."""
    before = teller.seen.before
    return teller.say("results.since", day=languages.day(before.day, teller.language)) if before else ""


def _everybody(teller: Teller) -> Iterator[str]:
    """Where all answers that are shown went one way, and who sees that day otherwise from today."""
    ways = {item.id: way for item in teller.form if (way := _one_way(teller, item.id))}
    for way in dict.fromkeys(sorted(ways.values())):
        same = [item for item, found in ways.items() if found == way]
        names, items = [teller.name(side) for side in way[1]], teller.quoted([teller.bank[item].name for item in same])
        yield teller.say(f"results.all_{way[0]}", sides=teller.listed(names), items=items)
        yield from _seen_otherwise(teller, way[0], same)


def _seen_otherwise(teller: Teller, way: str, items: Sequence[str]) -> Iterator[str]:
    """Who, looking back from today, would not say that it went that way."""
    for item in items:
        now = {side.id: twice(teller, side)[item][1] for side in teller.round.sides if item in twice(teller, side)}
        back = {side: at for side, at in looking_back(teller, item).items() if not WENT[way](now[side], at)}
        if back:
            yield teller.say("results.back", item=teller.quoted([teller.bank[item].name]), answers=answers(teller, item, back))


def _partners(teller: Teller) -> Iterator[str]:
    """Partners' answers that moved by two levels or more, then those by one, lower ones first; what a fall may mean."""
    both = [(side.name, twice(teller, side)) for side in teller.round.others]
    steps = {item.id: [(name, *levels[item.id]) for name, levels in both if item.id in levels] for item in teller.form}
    ways = (("down", -1), ("up", 1))
    for way, went in ways:
        far = {item: [step for step in each if went * _levels(step) >= APART] for item, each in steps.items()}
        found = [(item, there) for item, there in far.items() if there]
        if found:
            yield teller.say(f"results.partners_{way}", **_told(teller, found))
    for way, went in ways:
        near = {item: [step for step in each if _levels(step) == went] for item, each in steps.items()}
        if n := sum(map(len, near.values())):
            yield teller.say(f"results.one_{way}", n=n, items=_named(teller, near))
    if any(_levels(step) < 0 for each in steps.values() for step in each):
        yield teller.phrases["results.fall"]


def _named(teller: Teller, near: Mapping[str, Sequence[Step]]) -> str:
    """Those questions, each with whose answers moved, where they are few enough to be read."""
    found = [_who(teller, item, there, "of") for item, there in near.items() if there]
    return teller.say("results.one_names", items=teller.listed(found)) if len(found) <= READ else ""


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


def _who(teller: Teller, item: str, steps: Sequence[Step], key: str = "who") -> str:
    """A question, and whose answers to it went that way."""
    sides = teller.listed([name for name, *_ in steps])
    return teller.say(f"results.partners_{key}", item=teller.quoted([teller.bank[item].name]), sides=sides)


def _one_way(teller: Teller, item: str) -> tuple[str, tuple[str, ...]] | None:
    """Which way all answers to it went, and whose; None where not all did, or fewer than two are shown."""
    shown = [side for side in teller.round.sides if item in teller.seen.levels(side.id, teller.form_of(side))]
    steps = [twice(teller, side).get(item, (0, 0)) for side in shown]
    if len(shown) < SIDES:
        return None
    for way, went in WENT.items():
        if all(went(now, then) for then, now in steps):
            return way, tuple(side.id for side in shown)
    return None


def _steps(teller: Teller, name: str, levels: Sequence[tuple[int, int]]) -> str:
    up, down = sum(now > then for then, now in levels), sum(now < then for then, now in levels)
    return teller.say("results.moved_side", side=name, up=up, down=down, n=len(levels))


def _gap(teller: Teller, side: RoundSide) -> Iterator[str]:
    own, view = twice(teller, teller.about), twice(teller, side)
    gaps = {item: tuple(abs(own[item][n] - view[item][n]) for n in (0, 1)) for item in own if item in view}
    if not gaps:
        return
    near, far = ([item for item, (then, now) in gaps.items() if so(then, now)] for so in (int.__gt__, int.__lt__))
    found = {"near": len(near), "nearer": teller.named_few(near), "far": len(far), "further": teller.named_few(far)}
    yield teller.say("results.gap_moved", a=teller.about.name, all=teller.about_all, b=side.name, n=len(gaps), **found)
