"""What a report says first: who answered about whose practice, on how many questions they differ, who does what by when."""

from __future__ import annotations

from collections.abc import Iterator

from kit import languages
from kit.reports.teller import Teller
from kit.scoring import APART


def lead(teller: Teller) -> Iterator[str]:
    """One sentence with the figures, and one for each action that was decided."""
    if not teller.seen.rows:
        return
    shown = [*teller.shows(anonymous=True), *teller.shows(anonymous=False)]
    sides = [side.name for side in teller.round.sides if side in shown]
    yield teller.say("report.lead", sides=teller.listed(sides), a=teller.about.name, all=teller.about_all, **_figures(teller))
    partners = teller.listed([side.name for side in teller.round.others])
    for action in teller.seen.actions:
        what, who = (words.strip().rstrip(".") for words in (action.what, action.who))
        day = languages.read_day(action.by, teller.language)
        yield teller.say("report.lead_action", day=day, what=what, who=who, b=partners, sign=action.sign.strip())


def _figures(teller: Teller) -> dict[str, object]:
    """Questions with both answers; those two levels apart or more; those where both are low; by name where they are few."""
    apart, lows = {view.item for view in teller.views if view.apart >= APART}, {view.item for view in teller.views if view.low}
    far, low = ([item.id for item in teller.form if item.id in found] for found in (apart, lows))
    beside = len({view.item for view in teller.views})
    return {"n": beside, "m": len(far), "far": teller.named_few(far), "k": len(low), "low": teller.named_few(low)}
