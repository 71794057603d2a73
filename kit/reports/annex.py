"""What follows the first two pages of a report: every question, what was expected, what moved, exercises, own words."""

from __future__ import annotations

from collections.abc import Iterator

from kit.content import Phrases
from kit.reports.account import Account
from kit.reports.profiles import Question

Rows = list[tuple[str, str]]


def annex(told: Account, phrases: Phrases) -> Iterator[tuple[str, Rows]]:
    """(title, [(term, text)]) part by part; parts with nothing in them are left out."""
    parts: list[tuple[str, Rows]] = [
        (phrases["results.changes"], _moved(told)),
        *((profile.name, [row for q in profile.questions for row in _question(q)]) for profile in told.profiles if told.assessed),
        (phrases["results.guesses"], [("", text) for text in told.guesses]),
        (phrases["results.exercises"], [(f"{e.title} · {e.side}", "\n".join(e.sentences)) for e in told.exercises]),
        (phrases["report.paragraphs"], list(told.paragraphs)),
    ]
    yield from ((title, rows) for title, rows in parts if rows)


def _moved(told: Account) -> Rows:
    moved = [(f"{trend.name} · {trend.who}", trend.text) for trend in told.trends if trend.moved]
    return [*(("", words) for words in told.moved), *moved, *(("", note) for note in (told.unmoved, *told.trend_notes) if note)]


def _question(question: Question) -> Rows:
    said = [f"{a.who}: {a.text} {a.spread}".strip() for a in question.said if a.form != "then"]
    return [(f"{question.name} ({question.item})", "\n".join([question.stem, *said]))]
