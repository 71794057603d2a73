"""What a report says first: who answered, on what they differ, what became of the last actions, who does what by when."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kit import languages
from kit.reports.became import became, confirmed, ended
from kit.reports.scope import nothing_stands_out
from kit.reports.teller import NAMED, Teller
from kit.scoring import APART, TwoViews, worth_talking
from kit.store import Action


def lead(teller: Teller, begin: Sequence[TwoViews]) -> Iterator[str]:
    """The figures and the first question to talk about with its answers; then a sentence for each new action."""
    if not teller.seen.rows:
        return
    yield figures(teller)
    yield _finding(teller, begin) if begin else nothing_stands_out(teller)
    old = {_plain(action.what) for action in teller.seen.actions_before}
    for action in (each for each in teller.seen.actions if _plain(each.what) not in old):
        known = confirmed(teller.round, action, teller.phrases)
        yield teller.say("report.lead_action", who=_plain(action.who), confirmed=known, **_what(teller, action))


def last_time(teller: Teller) -> Iterator[str]:
    """What became of each action of the round before: its sign, a side's words, and whether it is written again today."""
    for action in teller.seen.actions_before:
        noted = ended(became(teller.round, teller.seen.noted_before, action.number, teller.phrases))
        yield f"{teller.say('report.lead_before', outcome=noted, **_what(teller, action))} {goes_on(teller, action)}".strip()


def no_action(teller: Teller, begin: Sequence[TwoViews]) -> str:
    """The questions to talk about that no action is about; of an action nobody may have said what it is about."""
    about = {action.item for action in teller.seen.actions}
    names = [teller.bank[view.item].name for view in begin if view.item not in about]
    key = "no_action_noted" if "" in about else "no_action"
    return teller.say(f"report.{key}", items=teller.quoted(names)) if names else ""


def goes_on(teller: Teller, action: Action) -> str:
    """Whether today's actions hold it again; "" where every line says that it is done."""
    lines = [line.became for line in teller.seen.noted_before if line.number == action.number]
    again = next((each for each in teller.seen.actions if _plain(each.what) == _plain(action.what)), None)
    if again:
        return teller.say("report.goes_on", day=languages.read_day(again.by, teller.language))
    return "" if lines and set(lines) == {"done"} else teller.phrases["report.not_again"]


def _what(teller: Teller, action: Action) -> dict[str, str]:
    day = languages.read_day(action.by, teller.language)
    return {"day": day, "what": _plain(action.what), "sign": _plain(action.sign)}


def _plain(words: str) -> str:
    return words.strip().rstrip(".")


def _finding(teller: Teller, begin: Sequence[TwoViews]) -> str:
    """Every answer to the first of those questions."""
    item = teller.bank[begin[0].item]
    sides: dict[int, list[str]] = {}
    for view in teller.views:
        if view.item == item.id:
            sides.setdefault(view.view, []).append(teller.name(view.side))
    views = [teller.say("report.lead_view", b=teller.listed(names), view=item.levels[at]) for at, names in sides.items()]
    said = {"item": teller.quoted([item.name]), "own": item.levels[begin[0].own], "views": "".join(views)}
    return teller.say("report.lead_talk", a=teller.about.name, **said)


def figures(teller: Teller) -> str:
    """How many questions are two levels apart or more, on how many both answers are low, and which; "" where nothing is shown."""
    if not teller.seen.rows:
        return ""
    shown = [*teller.shows(anonymous=True), *teller.shows(anonymous=False)]
    sides = teller.listed([side.name for side in teller.round.sides if side in shown])
    n = len({view.item for view in teller.views})
    apart, low = _counted(teller, lambda view: view.apart >= APART), _counted(teller, lambda view: view.low)
    counts = {"n": n, "m": len(apart), "apart": _which(teller, apart), "k": len(low), "low": _which(teller, low)}
    return teller.say("report.lead", sides=sides, a=teller.about.name, all=teller.about_all, **counts)


def _counted(teller: Teller, of: Callable[[TwoViews], bool]) -> list[str]:
    """The questions of which that is so of two answers."""
    return list(dict.fromkeys(view.item for view in teller.views if of(view)))


def _which(teller: Teller, items: Sequence[str]) -> str:
    """Those with a card by name, in the order of the cards; the others too where they are few, and that they have no card."""
    cards = [view.item for view in worth_talking(teller.views) if view.item in items]
    left = [item for item in items if item not in cards]
    rest = teller.quoted([teller.bank[item].name for item in left]) if len(left) <= NAMED else ""
    found = [teller.quoted([teller.bank[item].name for item in cards])] if cards else []
    if left:
        found.append(teller.say("report.lead_no_card", items=rest) if rest else teller.say("report.lead_others", n=len(left)))
    return teller.say("results.gap_names", items=teller.phrases["card.since_next"].join(found)) if found else ""
