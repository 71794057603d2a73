"""What is said of two answers to one question: both in their words, how far apart, which is higher, how low both are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kit.reports.teller import Teller
from kit.scoring import APART, TO_TALK, TwoViews, guessed


def card_line(teller: Teller, view: TwoViews) -> str:
    """Two answers in one sentence."""
    item = teller.bank[view.item]
    by_chance = view.card == "near" and not teller.chance(view)
    return teller.say(
        "card.near_agreed" if by_chance else f"card.{view.card}",
        a=teller.about.name,
        b=teller.name(view.side),
        own=item.levels[view.own],
        view=item.levels[view.view],
        n=view.apart,
    )


def ask_line(teller: Teller, views: Sequence[TwoViews]) -> str:
    """The one question to ask about an item worth talking about, and who speaks first, with every partner it holds for."""
    found = [view for view in views if view.card in TO_TALK]
    if not found:
        return ""
    top = min(found, key=lambda view: (TO_TALK.index(view.card) > 1, -view.apart))
    alike = [teller.name(view.side) for view in found if view.card == top.card or (view.low and top.low)]
    return teller.say(f"card.ask_{top.card}", a=teller.about.name, b=teller.listed(alike))


def guesses(teller: Teller) -> Iterator[str]:
    """What a side expected to hear beside what came: a line where they are two levels apart; else one sentence."""
    seen, about = teller.seen, teller.round.about
    meta = seen.levels(about, "meta")
    heard = [
        (item, side, view) for side in teller.round.others for item, view in seen.levels(side.id, "view").items() if item in meta
    ]
    off = [each for each in heard if abs(meta[each[0]] - each[2]) >= APART]
    for item, side, view in off:
        words, levels = teller.bank[item].name, teller.bank[item].levels
        key = f"results.{guessed(meta[item], view)}"
        said = {"item": words, "b": side.name, "meta": levels[meta[item]], "view": levels[view]}
        yield teller.say(key, a=teller.about.name, **said)
    if heard and not off:
        yield teller.say("results.as_guessed", a=teller.about.name)
