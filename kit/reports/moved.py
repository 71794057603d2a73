"""What moved since the round before: in words, question by question, what rose first; and in figures, side by side."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from kit import languages
from kit.reports.since import back_line, looking_back, twice
from kit.reports.teller import Teller
from kit.store import RoundSide

LINES = 6  # questions that are told each way; the picture shows the others
SIDES = 2  # of whom one says that they went the same way
WENT = {"up": 1, "down": -1}
Told = tuple[str, str]  # in bold, then the words, which may be several lines
Steps = dict[str, int]  # side → by how many levels its answer moved


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


def together(teller: Teller, cards: Collection[str]) -> Iterator[Told]:
    """In words: what rose, what fell, by whose answers; who sees that day otherwise from today; what a fall may mean."""
    steps = {item.id: _steps_of(teller, item.id) for item in teller.form}
    if not any(steps.values()):
        return
    each = {way: dict(_moved_so(steps, sign)) for way, sign in WENT.items()}
    if not any(each.values()):
        yield "", teller.phrases["results.nothing_moved"]
    for way, found in each.items():
        if found:
            yield teller.phrases[f"results.went_{way}"], "\n".join(_lines(teller, found, way, cards))
    if backs := [_seen_otherwise(teller, item, side) for item in steps for side in steps[item] if _otherwise(teller, item, side)]:
        yield teller.phrases["results.looking_back"], "\n".join(backs)
    partners = {side.id for side in teller.round.others}
    if any(partners & set(found) for found in each["down"].values()):
        yield "", teller.phrases["results.fall"]


def fell(teller: Teller) -> list[str]:
    """The questions that are lower in all answers shown, of two sides or more."""
    shown = {item.id: _shown(teller, item.id) for item in teller.form}
    lower = {item: {side for side, step in _steps_of(teller, item).items() if step < 0} for item in shown}
    return [item for item, sides in shown.items() if len(sides) >= SIDES and sides == lower[item]]


def compared(teller: Teller) -> str:
    """Since which day that is, as a heading; "" in a first round."""
    before = teller.seen.before
    return teller.say("results.since", day=languages.day(before.day, teller.language)) if before else ""


def _shown(teller: Teller, item: str) -> set[str]:
    return {side.id for side in teller.round.sides if item in teller.seen.levels(side.id, teller.form_of(side))}


def _steps_of(teller: Teller, item: str) -> Steps:
    """By how many levels each answer that is shown both times has moved, 0 included."""
    both = {side.id: twice(teller, side).get(item) for side in teller.round.sides}
    return {side: found[1] - found[0] for side, found in both.items() if found}


def _moved_so(steps: dict[str, Steps], sign: int) -> Iterator[tuple[str, Steps]]:
    """The questions whose answers moved that way, with those: the farthest first, then those of most sides."""
    so = {item: {side: abs(by) for side, by in each.items() if by * sign > 0} for item, each in steps.items()}
    yield from sorted(((item, each) for item, each in so.items() if each), key=lambda one: (-max(one[1].values()), -len(one[1])))


def _lines(teller: Teller, found: dict[str, Steps], way: str, cards: Collection[str]) -> Iterator[str]:
    """A line for each question, what is lower and has no card with today's answers; of many only how many more."""
    for item, each in [*found.items()][:LINES]:
        now = {side: _now(teller, item, side) if way == "down" and item not in cards else None for side in each}
        yield teller.say(
            "results.moved_one", item=teller.quoted([teller.bank[item].name]), who=_who(teller, item, each, now, way)
        )
    if len(found) > LINES:
        yield teller.say("results.more", n=len(found) - LINES)


def _who(teller: Teller, item: str, each: Steps, now: Mapping[str, int | None], way: str) -> str:
    """Whose answer moved by how many levels; who moved as far, and to the same answer where that is told, together."""
    sides: dict[tuple[int, int | None], list[str]] = {}
    for side, by in each.items():
        sides.setdefault((by, now[side]), []).append(teller.name(side))
    who = []
    for (by, at), names in sorted(sides.items(), key=lambda one: -one[0][0]):
        said = {"sides": teller.listed(names), "step": teller.phrases[f"card.step_{by}"]}
        level = {} if at is None else {"level": teller.bank[item].levels[at]}
        who.append(teller.say(f"results.by_{way}{'_now' if level else ''}", **said, **level))
    return teller.phrases["card.since_next"].join(who)


def _now(teller: Teller, item: str, side: str) -> int:
    return twice(teller, teller.round.side(side))[item][1]


def _otherwise(teller: Teller, item: str, side: str) -> bool:
    """Whether that side's answer has moved, and looking back from today it would not say that it went that way."""
    then, now = twice(teller, teller.round.side(side))[item]
    back = looking_back(teller, item).get(side)
    return then != now and back is not None and (now - back) * (now - then) <= 0


def _seen_otherwise(teller: Teller, item: str, side: str) -> str:
    """What a side answered that day, what it finds today that it should have, and which way it went, seen so."""
    back, now = looking_back(teller, item)[side], _now(teller, item, side)
    seen = teller.say(f"results.back_{'up' if now > back else 'down' if now < back else 'same'}", side=teller.name(side))
    return f"{back_line(teller, item, side, back, 'results.back_on')} {seen}"


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
