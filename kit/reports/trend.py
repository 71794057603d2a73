"""What moved from round to round, question by question, over all rounds that were asked in the same edition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kit import languages
from kit.content import Item
from kit.reports.overview import who
from kit.reports.since import seen_so
from kit.reports.teller import Teller
from kit.scoring import APART
from kit.store import RoundSide


@dataclass(frozen=True)
class Trend:
    """One side's answers to one question: a line for each round that shows it, the first one first, then a look back."""

    name: str
    who: str
    lines: tuple[str, ...]
    moved: int  # levels between the lowest and the highest of them, 0–4

    @property
    def far(self) -> bool:
        """Whether it moved further than chance easily does."""
        return self.moved >= APART

    @property
    def text(self) -> str:
        """All lines."""
        return "\n".join(self.lines)


def trends(teller: Teller) -> tuple[Trend, ...]:
    """What is shown in this round and in one before: what moved furthest first, what has not moved at the end."""
    found = [trend for item in teller.form for side in teller.round.sides for trend in _trend(teller, item, side)]
    return tuple(sorted(found, key=lambda trend: -trend.moved))


def _trend(teller: Teller, item: Item, side: RoundSide) -> Iterator[Trend]:
    form, seen = teller.form_of(side), teller.seen
    rounds = [(past.round.day, past.levels(side.id, form).get(item.id)) for past in reversed(seen.alike)]
    rounds.append((teller.round.day, seen.levels(side.id, form).get(item.id)))
    levels = [(day, level) for day, level in rounds if level is not None]
    if len(levels) < 2 or rounds[-1][1] is None:
        return
    then = seen.levels(side.id, "then").get(item.id)
    lines = [f"{languages.day(day, teller.language)} · {teller.quoted([item.levels[level]])}" for day, level in levels]
    told = [level for _, level in levels]
    if then is not None:
        lines.append(teller.say("results.then", level=item.levels[then], so=seen_so(teller, then, told[-1])))
    yield Trend(item.name, who(teller, side.id), tuple(lines), max(told) - min(told))


def trend_notes(teller: Teller) -> Iterator[str]:
    """What to bear in mind where rounds are set side by side."""
    seen = teller.seen
    if len(seen.alike) < len(seen.past):
        yield teller.phrases["results.other_edition"]
    if not seen.alike:
        return
    yield teller.phrases["results.fall"]
    changed = [now.name for now in teller.round.sides if any(_otherwise(now, past.round.sides) for past in seen.alike)]
    if changed:
        yield teller.say("results.other_mode", sides=teller.listed(changed))


def _otherwise(now: RoundSide, before: tuple[RoundSide, ...]) -> bool:
    """Whether a side answered in another way then."""
    then = next((side for side in before if side.id == now.id), None)
    return then is None or (then.anonymous, then.erased) != (now.anonymous, now.erased)


def unmoved(teller: Teller, found: tuple[Trend, ...]) -> str:
    """What to say where nothing moved by two levels; "" where something did, or there was no round before."""
    if not teller.seen.past or any(trend.far for trend in found):
        return ""
    return teller.phrases["results.no_changes" if found else "results.nothing_twice"] if teller.seen.alike else ""
