"""What a report says first: who answered, on what they differ, what became of the last actions, who does what by when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kit import languages
from kit.reports.became import became, confirmed, ended, silent
from kit.reports.moved import fell
from kit.reports.scope import nothing_stands_out
from kit.reports.teller import NAMED, Teller
from kit.scoring import APART, TwoViews, worth_talking
from kit.store import Action

WAYS = ("own", "view", "mixed")  # whose answer is the higher


def lead(teller: Teller, begin: Sequence[TwoViews]) -> Iterator[str]:
    """The figures and the first question to talk about with its answers; then a sentence for each action."""
    if not teller.seen.rows:
        return
    yield figures(teller)
    yield _finding(teller, begin) if begin else nothing_stands_out(teller)
    old = {_plain(action.what) for action in teller.seen.actions_before}
    for action in sorted(teller.seen.actions, key=lambda each: _plain(each.what) in old):
        key, known = "goes_on" if _plain(action.what) in old else "action", confirmed(teller.round, action, teller.phrases)
        yield teller.say(f"report.lead_{key}", who=_plain(action.who), confirmed=known, **_what(teller, action))


def last_time(teller: Teller) -> Iterator[str]:
    """What became of each action of the round before: its sign, a side's words; that it goes on stands among today's."""
    noted, phrases = teller.seen.noted_before, teller.phrases
    for action in teller.seen.actions_before:
        became_so = ended(became(teller.round, noted, action.number, phrases))
        stays = "" if again(teller, action) else goes_on(teller, action)
        said = (became_so, silent(teller.round, noted, action.number, phrases), stays)
        yield teller.say("report.lead_before", outcome=" ".join(filter(None, said)), **_what(teller, action))


def no_action(teller: Teller, begin: Sequence[TwoViews]) -> str:
    """What to talk about, is far apart or fell for all, and no action is about; nobody may have said what an action is about."""
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
    views = [teller.say("report.lead_answer", b=teller.listed(names), view=item.levels[at]) for at, names in sides.items()]
    said = {"item": teller.quoted([item.name]), "own": item.levels[begin[0].own], "views": "".join(views)}
    return teller.say("report.lead_talk", a=teller.about.name, **said)


def figures(teller: Teller) -> str:
    """On how many questions answers are far apart, which way, and where low ones meet; "" where nothing is shown."""
    if not teller.seen.rows:
        return ""
    shown = [*teller.shows(anonymous=True), *teller.shows(anonymous=False)]
    sides = teller.listed([side.name for side in teller.round.sides if side in shown])
    return teller.say("report.lead", sides=sides, a=teller.about.name, apart=_apart(teller), low=_low(teller)).strip()


def _apart(teller: Teller) -> str:
    """How many questions of how many are far apart, and whose answer is the higher on which."""
    gaps: dict[str, list[TwoViews]] = {}
    for view in teller.views:
        if view.apart >= APART:
            gaps.setdefault(view.item, []).append(view)
    n = len({view.item for view in teller.views})
    if not gaps:
        return teller.phrases["report.lead_no_gap"] if _low(teller) else ""
    found: dict[tuple[str, str], list[str]] = {}
    for item, views in gaps.items():
        found.setdefault(_higher(teller, views), []).append(item)
    in_order = sorted(found.items(), key=lambda each: WAYS.index(each[0][0]))
    said = [_gap_of(teller, *which, items, first=at == 0) for at, (which, items) in enumerate(in_order)]
    key = "lead_gap" if n > 1 else "lead_gap_only"
    return teller.say(f"report.{key}", m=len(gaps), n=n, ways=teller.phrases["card.since_next"].join(said))


def _higher(teller: Teller, views: Sequence[TwoViews]) -> tuple[str, str]:
    """Whether the higher answer is that of the side that it is about, of a partner, or once each; and of which partners."""
    higher = [teller.name(view.side) for view in views if view.view > view.own]
    return ("own" if not higher else "view" if len(higher) == len(views) else "mixed"), teller.listed(higher)


def _gap_of(teller: Teller, way: str, partners: str, items: Sequence[str], *, first: bool) -> str:
    key = "view_too" if way == "view" and not first else way
    return teller.say(f"report.lead_{key}", items=_which(teller, items), a=teller.about.name, b=partners)


def _low(teller: Teller) -> str:
    """Whose answers are among the two lowest, beside those of the side that it is about, on which questions."""
    sides: dict[str, list[str]] = {}
    for view in teller.views:
        if view.low:
            sides.setdefault(view.item, []).append(teller.name(view.side))
    groups: dict[tuple[str, ...], list[str]] = {}
    for item, names in sides.items():
        groups.setdefault(tuple(names), []).append(item)
    said = {teller.listed([teller.about.name, *names]): _which(teller, items) for names, items in groups.items()}
    return "".join(teller.say("report.lead_low", sides=names, items=items) for names, items in said.items())


def _which(teller: Teller, items: Sequence[str]) -> str:
    """Those with a card by name, in the order of the cards; the others too where they are few, else how many."""
    cards = [view.item for view in worth_talking(teller.views) if view.item in items]
    left = [item for item in items if item not in cards]
    few = len(left) <= NAMED
    names = [languages.quoted(teller.bank[item].name, teller.language) for item in (*cards, *(left if few else ()))]
    return teller.listed([*names, *([] if few else [teller.say("report.lead_others", n=len(left))])])
