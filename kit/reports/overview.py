"""Every question that was shown: a picture for each principle, what its marks are, and the same as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kit import charts, languages
from kit.charts import Table
from kit.content import Item
from kit.reports.teller import Teller

MOST_WORDED = 20  # questions beyond which a page has no room for the words at both ends of each line


@dataclass(frozen=True)
class Legend:
    """What the marks of the picture are, drawn and in one sentence, and how to read its lines."""

    words: str
    reading: str
    draw: charts.Drawing


def rows(teller: Teller, items: Sequence[Item]) -> list[charts.OverviewRow]:
    """What the picture shows of those questions; one of which no level is shown has no line."""
    found = (_row(teller, item, worded=len(teller.asked_ids()) <= MOST_WORDED) for item in items)
    return [row for row in found if row.marks]


def places(teller: Teller) -> list[int]:
    """The sides that have a lane: those of which something is shown."""
    shown = {row.side for row in teller.seen.rows}
    return [place for place, side in enumerate(teller.round.sides) if side.id in shown]


def drawing(teller: Teller, items: Sequence[Item]) -> charts.Drawing | None:
    """The picture of those questions; None where no level of them is shown."""
    found = rows(teller, items)
    return charts.draw_overview(found, places(teller)) if found else None


def _row(teller: Teller, item: Item, *, worded: bool) -> charts.OverviewRow:
    seen = teller.seen
    now, before = [], []
    for place, side in enumerate(teller.round.sides):
        form = teller.form_of(side)
        now += [(place, level) for level in [seen.levels(side.id, form).get(item.id)] if level is not None]
        before += [(place, level) for level in [seen.levels_before(side.id, form).get(item.id)] if level is not None]
    ends = (item.levels[0], item.levels[-1]) if worded else ("", "")
    guess = seen.levels(teller.round.about, "meta").get(item.id)
    new = {place for place, _ in now} - {place for place, _ in before} if seen.comparable else set[int]()
    return charts.OverviewRow(item.name, tuple(now), tuple(before), guess, ends, frozenset(new))


def legend(teller: Teller) -> Legend:
    """The sides in their order, the guess and the arrow where the picture holds one."""
    shown = rows(teller, teller.form)
    sides = [(place, who(teller, teller.round.sides[place].id, marked=False)) for place in places(teller)]
    guess = who(teller, teller.about.id, "meta", marked=False) if any(row.guess is not None for row in shown) else ""
    before = teller.seen.before
    moved = before is not None and any(dict(row.before).get(p, level) != level for row in shown for p, level in row.marks)
    arrow = teller.say("results.arrow", day=languages.day(before.day, teller.language)) if before and moved else ""
    strokes = [teller.say("results.stroke", guess=guess)] if guess else []
    new = teller.phrases["results.new"] if any(row.new for row in shown) else ""
    told = [*(name for _, name in sides), *strokes, *filter(None, (arrow, new))]
    words = teller.say("results.marks", marks=languages.parted(told, teller.language))
    return Legend(words, teller.phrases["results.reading"], charts.draw_legend(sides, guess=guess, arrow=arrow, new=new))


def who(teller: Teller, side: str, form: str = "", *, marked: bool = True) -> str:
    """Whose answer it is, about what: a side about itself, or as it sees the other; `marked`: that it means all its partners."""
    found = teller.round.side(side)
    form = form or teller.form_of(found)
    agreed = form == "view" and not found.anonymous
    every = (teller.from_all if form == "meta" else teller.about_all) if marked and found.id == teller.about.id else ""
    return teller.say("results.who_agreed" if agreed else f"results.who_{form}", side=found.name, all=every)


def table(teller: Teller) -> Table:
    """Question by question what each side answered, what it answered the round before where that differs, and the guess."""
    sides = [teller.round.sides[place] for place in places(teller)]
    columns = [(side.id, teller.form_of(side)) for side in sides]
    if any(question.startswith("meta.") for question in _questions(teller)):
        columns.append((teller.about.id, "meta"))
    heads = (teller.phrases["sheet.question"], *(who(teller, side, form) for side, form in columns))
    shown = teller.asked_ids()
    items = [item for item in teller.form if item.id in shown]
    return Table(heads, tuple((item.name, *(_cell(teller, item, *column) for column in columns)) for item in items))


def _questions(teller: Teller) -> Iterator[str]:
    return (row.question for row in teller.seen.rows)


def _cell(teller: Teller, item: Item, side: str, form: str) -> str:
    row = next((row for row in teller.seen.rows if (row.side, row.question) == (side, f"{form}.{item.id}")), None)
    if row is None:
        return "–"
    before = teller.seen.levels_before(side, form).get(item.id)
    then = [] if before in (None, row.level) else [teller.say("results.before", level=item.levels[before or 0])]
    return "\n".join([teller.answer(item, row), *then])
