"""What a report says first: who answered, on how many questions they differ, what to talk about, who does what by when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kit import languages
from kit.reports.became import confirmed
from kit.reports.scope import nothing_stands_out
from kit.reports.teller import Teller
from kit.scoring import APART, TwoViews


def lead(teller: Teller, begin: Sequence[TwoViews]) -> Iterator[str]:
    """The figures and the first question to talk about with its answers; then a sentence for each action that was decided."""
    if not teller.seen.rows:
        return
    yield f"{figures(teller)} {_finding(teller, begin) if begin else nothing_stands_out(teller)}"
    for action in teller.seen.actions:
        what, who, sign = (words.strip().rstrip(".") for words in (action.what, action.who, action.sign))
        day, known = languages.read_day(action.by, teller.language), confirmed(teller.round, action, teller.phrases)
        yield teller.say("report.lead_action", day=day, what=what, who=who, sign=sign, confirmed=known)


def _finding(teller: Teller, begin: Sequence[TwoViews]) -> str:
    """Every answer to the first of those questions, and the names of the others."""
    item, *others = [teller.bank[view.item] for view in begin]
    sides: dict[int, list[str]] = {}
    for view in teller.views:
        if view.item == item.id:
            sides.setdefault(view.view, []).append(teller.name(view.side))
    views = [teller.say("report.lead_view", b=teller.listed(names), view=item.levels[at]) for at, names in sides.items()]
    said = {"item": teller.quoted([item.name]), "own": item.levels[begin[0].own], "views": "".join(views)}
    first = teller.say("report.lead_talk", a=teller.about.name, all=teller.about_all, **said)
    then = teller.say("report.lead_then", items=teller.quoted([each.name for each in others]))
    return f"{first} {then}" if others else first


def figures(teller: Teller) -> str:
    """How many questions are two levels apart or more, and on how many both answers are low; "" where nothing is shown."""
    if not teller.seen.rows:
        return ""
    shown = [*teller.shows(anonymous=True), *teller.shows(anonymous=False)]
    sides = teller.listed([side.name for side in teller.round.sides if side in shown])
    return teller.say("report.lead", sides=sides, a=teller.about.name, all=teller.about_all, **_counted(teller))


def _counted(teller: Teller) -> dict[str, int]:
    """Questions with both answers; those two levels apart or more; those where both are low."""
    apart, low = {view.item for view in teller.views if view.apart >= APART}, {view.item for view in teller.views if view.low}
    return {"n": len({view.item for view in teller.views}), "m": len(apart), "k": len(low)}
