"""What is said of two answers to one question: both in their words, how far apart, which is higher, how low both are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kit.content import sentence
from kit.reports.since import said_by, twice
from kit.reports.teller import NAMED, Teller
from kit.scoring import APART, TO_TALK, TwoViews, guessed

FEW = 2  # questions without a card whose answers are still told in words


def card_line(teller: Teller, view: TwoViews) -> str:
    """Two answers in one sentence."""
    item = teller.bank[view.item]
    return teller.say(
        f"card.{view.card}",
        a=teller.about.name,
        b=teller.name(view.side),
        own=item.levels[view.own],
        view=item.levels[view.view],
        n=teller.phrases[f"card.levels_{max(view.apart, APART)}"],
    )


def asked(teller: Teller, item: str) -> str:
    """The sentence that partners were asked to finish."""
    return sentence(teller.bank[item].stems["view"], teller.about.name)


def answers_line(teller: Teller, item: str) -> str:
    """Every answer to a question in one row: its own side's, and how far from it each partner's stands; which ones are low."""
    views = [view for view in teller.views if view.item == item]
    own = views[0].own
    levels = {teller.about.id: own, **{view.side: view.view for view in views}}
    said = said_by(teller, item, levels, {side: at - own for side, at in levels.items()}, "card.apart")
    low = [teller.name(view.side) for view in views if view.low]
    key, names = "card.low_all" if len(low) == len(views) else "card.low", teller.listed([teller.about.name, *low])
    return f"{said}." + (teller.say(key, sides=names) if low else "")


def beside_cards(teller: Teller, views: Sequence[TwoViews]) -> Iterator[str]:
    """Of one item: what its own side expected to hear; why it stands here if no answer is far from another."""
    guess = next((view.meta for view in views if view.meta is not None), None)
    if guess is not None:
        yield teller.say("card.expected", a=teller.about.name, meta=teller.bank[views[0].item].levels[guess])
    if any(view.low for view in views) and not any(view.apart >= APART for view in views):
        yield teller.phrases["card.why_low"]


def without_card(teller: Teller, shown: Sequence[TwoViews]) -> Iterator[str]:
    """What is two levels apart too, beside the questions that are shown: in words where few, else by name."""
    items = left_out(teller, shown)
    if len(items) > FEW:
        yield also_apart(teller, items)
    for item in items if len(items) <= FEW else ():
        said = {"stem": asked(teller, item), "answers": answers_line(teller, item)}
        yield teller.say("results.talk_also_one", item=teller.bank[item].name, **said)


def also_apart(teller: Teller, items: Sequence[str]) -> str:
    """Those questions by name, and whose answer is the higher; where they are many, how many."""
    if len(items) > NAMED:
        return teller.say("results.talk_also", items=teller.say("report.lead_many", n=len(items)))
    named = [
        teller.say(f"results.talk_also_{_way(teller, item)}", item=teller.quoted([teller.bank[item].name]), a=teller.about.name)
        for item in items
    ]
    return teller.say("results.talk_also", items=teller.listed(named))


def _way(teller: Teller, item: str) -> str:
    """Which way its own side's answer stands from those that are far from it."""
    higher = {view.own > view.view for view in teller.views if view.item == item and view.apart >= APART}
    return "both" if len(higher) > 1 else "up" if True in higher else "down"


def left_out(teller: Teller, shown: Sequence[TwoViews]) -> list[str]:
    """The questions with answers as far apart that are not among those."""
    taken = {view.item for view in shown}
    return list(dict.fromkeys(view.item for view in teller.views if view.apart >= APART and view.item not in taken))


def ask_line(teller: Teller, views: Sequence[TwoViews]) -> str:
    """What to ask about an item worth talking about: who speaks first, every partner that it holds for or that is lower."""
    found = [view for view in views if view.card in TO_TALK]
    if not found:
        return ""
    top = min(found, key=lambda view: (TO_TALK.index(view.card) > 1, -view.apart))
    alike = [teller.name(view.side) for view in views if _asked(teller, view, top)]
    return teller.say(f"card.ask_{top.card}", a=teller.about.name, b=teller.listed(alike))


def _asked(teller: Teller, view: TwoViews, top: TwoViews) -> bool:
    """Whether the question turns to that partner: its two answers stand alike, or its own is the lower or has fallen."""
    then, now = twice(teller, teller.round.side(view.side)).get(view.item, (0, 0))
    return view.card == top.card or (view.low and top.low) or view.view < view.own or now < then


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
        yield teller.say(key, a=teller.about.name, all=teller.from_all, **said)
    if heard and not off:
        yield teller.say("results.as_guessed", a=teller.about.name, all=teller.from_all)
