"""What a report says first: on what they differ, what became of the last actions, who does what by when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kit import languages
from kit.reports.became import became_before, confirmed
from kit.reports.cards import also_apart, answers_line, asked, left_out
from kit.reports.moved import Told, fell
from kit.reports.scope import nothing_stands_out
from kit.reports.teller import NAMED, Teller
from kit.scoring import APART, TwoViews
from kit.store import Action


def to_talk(teller: Teller, begin: Sequence[TwoViews]) -> Iterator[Told]:
    """How many questions are far apart; each to begin with, as partners were asked, with its answers; what else there is."""
    if not teller.seen.rows:
        return
    begins = teller.phrases["report.lead_begin"] if begin else ""
    yield "", " ".join(filter(None, (figures(teller) or nothing_stands_out(teller), begins)))
    for view in begin:
        yield f"{teller.bank[view.item].name}.", f"{asked(teller, view.item)}\n{answers_line(teller, view.item)}"
    apart = left_out(teller, begin)
    low = {view.item for view in teller.views if view.low} - {view.item for view in begin} - set(apart)
    if apart:
        yield "", also_apart(teller, apart)
    if items := [item.id for item in teller.form if item.id in low]:
        named = teller.quoted([teller.bank[item].name for item in items])
        many = len(items) > NAMED
        yield (
            "",
            teller.say(
                "report.low_also", items=teller.say("report.lead_many", n=len(items)) if many else named, a=teller.about.name
            ),
        )


def to_do(teller: Teller, begin: Sequence[TwoViews]) -> Iterator[Told]:
    """A sentence for each action, what goes on at the end; then what no action is about."""
    old = {_plain(action.what) for action in teller.seen.actions_before}
    for action in sorted(teller.seen.actions, key=lambda each: _plain(each.what) in old):
        known = confirmed(teller.round, action, teller.phrases)
        said = {"who": _plain(action.who), "sign": _plain(action.sign), "confirmed": known, **_what(teller, action)}
        yield teller.phrases["report.lead_on"] if _plain(action.what) in old else "", teller.say("report.lead_action", **said)
    confirmed_one = len(teller.round.others) > 1 and any(action.confirmed for action in teller.seen.actions)
    holds = teller.phrases["report.holds"] if confirmed_one else ""
    if rest := " ".join(filter(None, (holds, no_action(teller, begin)))):
        yield "", rest


def last_time(teller: Teller) -> Iterator[Told]:
    """What became of each action of the round before, in each side's words; that it goes on stands among today's."""
    for action in teller.seen.actions_before:
        stays = "" if again(teller, action) else goes_on(teller, action)
        said = (became_before(teller.seen, action.number, teller.phrases, teller.language), stays)
        yield "", teller.say("report.lead_before", outcome=" ".join(filter(None, said)), **_what(teller, action))


def no_action(teller: Teller, begin: Sequence[TwoViews]) -> str:
    """What to talk about, is far apart or fell for all, and no action is about; nobody may have said what an action is about."""
    if not teller.seen.rows:
        return ""
    about = {action.item for action in teller.seen.actions}
    apart = [view.item for view in teller.views if view.apart >= APART]
    named = dict.fromkeys((*(view.item for view in begin), *apart, *fell(teller)))
    names = [teller.bank[item].name for item in named if item not in about]
    key = "no_action_noted" if "" in about else "no_action"
    return teller.say(f"report.{key}", items=teller.quoted(names)) if names else ""


def goes_on(teller: Teller, action: Action) -> str:
    """Whether today's actions hold it again; "" where every line says that it is done."""
    lines = [line.became for line in teller.seen.noted_before if line.number == action.number]
    if found := again(teller, action):
        return teller.say("report.goes_on", day=languages.read_day(found.by, teller.language))
    return "" if lines and set(lines) == {"done"} else teller.phrases["report.not_again"]


def again(teller: Teller, action: Action) -> Action | None:
    """That action among today's."""
    return next((each for each in teller.seen.actions if _plain(each.what) == _plain(action.what)), None)


def _what(teller: Teller, action: Action) -> dict[str, str]:
    return {"day": languages.read_day(action.by, teller.language), "what": _plain(action.what)}


def _plain(words: str) -> str:
    return words.strip().rstrip(".")


def figures(teller: Teller) -> str:
    """On how many questions of how many two answers are far apart, on how many both are low; "" where neither is so."""
    items = [{view.item for view in teller.views if so(view)} for so in (_any, _far, _is_low)]
    n, far, low = map(len, items)
    if not (far or low):
        return ""
    if n == 1:
        return teller.say("report.lead_gap_only" if far else "report.lead_low_only", a=teller.about.name)
    both = teller.say("report.lead_low", k=low) if low else ""
    return teller.say("report.lead_gap" if far else "report.lead_no_gap", a=teller.about.name, m=far, n=n, low=both)


def _any(_view: TwoViews) -> bool:
    return True


def _far(view: TwoViews) -> bool:
    return view.apart >= APART


def _is_low(view: TwoViews) -> bool:
    return view.low
