"""What moved since the round before, in figures: each side's answers up and down, and the gap between two sides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kit import languages
from kit.reports.since import looking_back, twice
from kit.reports.teller import Teller
from kit.scoring import APART
from kit.store import RoundSide

READ = 8  # questions that a reader still takes in by name
SIDES = 2  # of whom one says that they went the same way
WENT = {"down": int.__lt__, "up": int.__gt__}  # now, then
Step = tuple[str, int, int]  # whose, level then, level now
Way = tuple[str, tuple[str, ...], str]  # which way, whose answers, by one level in each or ""


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
    """In words: where all answers shown, of two sides or more, went one way; then what else partners' answers did."""
    if teller.seen.before is None:
        return
    ways = {item.id: way for item in teller.form if (way := _one_way(teller, item.id))}
    yield from _everybody(teller, ways)
    yield from _partners(teller, ways)


def fell(teller: Teller) -> list[str]:
    """The questions that are lower in all answers shown."""
    before = teller.seen.before
    return [item.id for item in teller.form if before and (way := _one_way(teller, item.id)) and way[0] == "down"]


def compared(teller: Teller) -> str:
    """Since which day that is, as a heading; "" in a first round."""
    before = teller.seen.before
    return teller.say("results.since", day=languages.day(before.day, teller.language)) if before else ""


def _everybody(teller: Teller, ways: Mapping[str, Way]) -> Iterator[str]:
    """How many questions went one way in all answers that are shown, by how much, and who sees that day otherwise from today."""
    for way in sorted(set(ways.values())):
        went, sides, by = way
        same = [item for item, found in ways.items() if found == way]
        every = len(sides) == len(teller.round.sides)
        names = teller.listed([teller.name(side) for side in sides])
        whose = teller.phrases["results.everybody"] if every else teller.say("results.answers_of", sides=names)
        key, step = "one" if len(same) == 1 else "more", teller.phrases[f"results.{by}"] if by else ""
        items = teller.quoted([teller.bank[item].name for item in same])
        yield teller.say(f"results.all_{went}_{key}", n=len(same), whose=whose, by=step, items=items)
        yield from _seen_otherwise(teller, went, same)


def _seen_otherwise(teller: Teller, way: str, items: Sequence[str]) -> Iterator[str]:
    """Who, looking back from today, would not say that it went that way; by the question's name."""
    for item in items:
        for side, at in looking_back(teller, item).items():
            then, now = twice(teller, teller.round.side(side))[item]
            levels, name = teller.bank[item].levels, teller.quoted([teller.bank[item].name])
            if not WENT[way](now, at):
                said = {"then": levels[then], "now": levels[now], "back": levels[at]}
                yield teller.say("results.back_on", item=name, side=teller.name(side), **said)


def _partners(teller: Teller, ways: Mapping[str, Way]) -> Iterator[str]:
    """Partners' answers that moved by two levels or more, lower ones first; how many by one; what a fall may mean."""
    both = [(side.name, twice(teller, side)) for side in teller.round.others]
    steps = {item.id: [(name, *levels[item.id]) for name, levels in both if item.id in levels] for item in teller.form}
    for way in WENT:
        yield from _far(teller, steps, way)
    yield from _near(teller, ways)
    if any(now < then for each in steps.values() for _, then, now in each):
        yield teller.phrases["results.fall"]


def _far(teller: Teller, steps: Mapping[str, Sequence[Step]], way: str) -> Iterator[str]:
    """A sentence for those who moved as far on the same questions: the first question with both answers, the others by name."""
    groups: dict[tuple[int, tuple[str, ...]], list[tuple[str, int, int]]] = {}
    for item, each in steps.items():
        far = [step for step in each if WENT[way](step[2], step[1]) and abs(step[2] - step[1]) >= APART]
        for then, now in dict.fromkeys((then, now) for _, then, now in far):
            names = tuple(name for name, *step in far if step == [then, now])
            groups.setdefault((abs(now - then), names), []).append((item, then, now))
    for (n, names), found in sorted(groups.items(), key=lambda group: -group[0][0]):
        yield teller.say(f"results.partners_{way}", n=_levels(teller, n), sides=teller.listed([*names]), **_told(teller, found))


def _levels(teller: Teller, n: int) -> str:
    return teller.phrases[f"card.levels_{n}"].capitalize()


def _told(teller: Teller, found: Sequence[tuple[str, int, int]]) -> dict[str, str]:
    """The first question in the words of both answers, the others by name."""
    (first, then, now), *others = found
    names = [teller.bank[item].name for item, *_ in others]
    also = teller.say("results.partners_also", items=teller.quoted(names)) if names else ""
    item = teller.bank[first]
    return {"first": teller.quoted([item.name]), "then": item.levels[then], "now": item.levels[now], "also": also}


def _near(teller: Teller, ways: Mapping[str, Way]) -> Iterator[str]:
    """Whose answers moved by one level, each way, on which questions; those where all went one way are told above."""
    each = {side.name: twice(teller, side) for side in teller.round.sides}
    for way, by in (("down", -1), ("up", 1)):
        sides = {
            item.id: [name for name, found in each.items() if item.id in found and found[item.id][1] - found[item.id][0] == by]
            for item in teller.form
            if item.id not in ways
        }
        if any(sides.values()):
            yield teller.say(f"results.near_{way}", items=_by_name(teller, sides))


def _by_name(teller: Teller, sides: Mapping[str, Sequence[str]]) -> str:
    """Each question with whose answers moved so, where a reader still takes them in; else how many answers."""
    found = {teller.quoted([teller.bank[item].name]): teller.listed([*names]) for item, names in sides.items() if names}
    if len(found) > READ:
        return teller.say("results.near_many", n=sum(map(len, sides.values())))
    return teller.listed([teller.say("results.near_of", item=item, sides=names) for item, names in found.items()])


def _one_way(teller: Teller, item: str) -> Way | None:
    """Which way all answers to it went, whose, by how much; None where not all did, or fewer than two are shown."""
    shown = [side for side in teller.round.sides if item in teller.seen.levels(side.id, teller.form_of(side))]
    steps = [twice(teller, side).get(item, (0, 0)) for side in shown]
    if len(shown) < SIDES:
        return None
    for way, went in WENT.items():
        if all(went(now, then) for then, now in steps):
            one = all(abs(now - then) < APART for then, now in steps)
            chance = any(side.anonymous for side in shown)
            return way, tuple(side.id for side in shown), ("by_chance" if chance else "by_one") if one else ""
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
