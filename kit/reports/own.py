"""What somebody takes away from the onboarding path: one sheet as a page or as text, and the plan as a calendar file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from kit import learning
from kit.content import Library, Phrases
from kit.learning import Answers
from kit.reports.calendar import as_calendar, whole_day
from kit.reports.page import render

Lines = list[tuple[str, str]]


def own_sheet(library: Library, answers: Answers) -> list[tuple[str, Lines]]:
    """(title, [(term, text)]): plan, first week, journal, what is worth reading again; no section with nothing in it."""
    say = library.phrases
    colleagues, partners = learning.first_week(library, answers)
    found = [
        (say["learn.plan"], _plan(library, answers)),
        (say["learn.week_colleagues"], [(question, whom) for question, whom in colleagues]),
        (say["learn.week_partner"], [(question, "") for question in partners]),
        (say["learn.journal"], learning.journal(library, answers)),
        (say["learn.look_here"], learning.worth_rereading(library, answers)),
    ]
    return [(title, lines) for title, lines in found if lines]


def _plan(library: Library, answers: Answers) -> Lines:
    say, lines = library.phrases, []
    for n, action in learning.plan(library, answers).items():
        parts = [action["habit"], action["whom"], action["when"], action["notice"], action["outcome"], action["note"]]
        lines.append((f"{say.say('learn.action', n=n)}: {action['what']}", "\n".join(part for part in parts if part)))
    return lines


def sheet_html(library: Library, answers: Answers, _today: date) -> bytes:
    """The sheet as one page that loads nothing and prints on one sheet of paper."""
    words = {
        "title": library.phrases["learn.whole_sheet"],
        "note": library.phrases["learn.sheet_note"],
        "sections": own_sheet(library, answers),
    }
    mine = [action[part] for action in learning.plan(library, answers).values() for part in ("what", "whom", "notice", "note")]
    told = [text for _, text in (*learning.journal(library, answers), *learning.first_week(library, answers)[0])]
    written = [line for text in (*mine, *told) for line in text.splitlines()]
    return render("own.html", language=library.language, own=written, **words)


def plan_html(library: Library, answers: Answers, _today: date) -> bytes:
    """The plan alone, to show to somebody: no journal, no answer, nothing of how sure one was."""
    say, actions = library.phrases, learning.plan(library, answers)
    labels = {
        "habit": "learn.plan_habit",
        "whom": "learn.plan_whom",
        "when": "action.when",
        "notice": "learn.plan_notice",
        "outcome": "learn.what_happened",
    }
    found = [
        (action["what"], [(say[label], action[part]) for part, label in labels.items() if action[part]])
        for action in actions.values()
    ]
    own = [line for action in actions.values() for part in ("what", "whom", "notice") for line in action[part].splitlines()]
    words = {"title": say["learn.sheet"], "note": say["learn.plan_note"], "sections": found}
    return render("own.html", language=library.language, own=own, **words)


def sheet_text(library: Library, answers: Answers, _today: date) -> bytes:
    """The same as plain text."""
    parts = [library.phrases["learn.whole_sheet"], library.phrases["learn.sheet_note"]]
    for title, lines in own_sheet(library, answers):
        told = [f"- {term}" + "".join(f"\n  {line}" for line in text.splitlines()) for term, text in lines]
        parts.append("\n".join([title.upper(), *told]))
    return ("\n\n".join(parts) + "\n").encode("utf-8", "replace")


def action_ics(title: str, answer: Mapping[str, Any], phrases: Phrases, *, whose: str, change: int) -> bytes:
    """The day of an exercise's action as one event; `whose` and `change` as for the plan."""
    parts = [(phrases[f"action.{part}"], answer.get(f"action.{part}")) for part in ("who", "means", "sign")]
    told = "\n".join(f"{name}: {text}" for name, text in parts if text)
    day = date.fromisoformat(str(answer["action.when"]))
    what = str(answer.get("action.what", "")) or title
    return as_calendar([whole_day(whose, day, what, told, change=change)])


def plan_ics(library: Library, answers: Answers, today: date, *, whose: str, change: int, address: str) -> bytes:
    """An event on each action's day, and a look back thirty days after the plan was made, with the path's address.

    `whose` tells this plan from everybody else's, `change` is the revision of its words.
    """
    actions, say = learning.plan(library, answers), library.phrases
    events = [
        whole_day(
            f"{whose}-{n}",
            date.fromisoformat(action["day"]),
            action["what"],
            "\n".join((action["whom"], action["notice"])),
            change=change,
        )
        for n, action in actions.items()
        if action["day"]
    ]
    told = "\n".join((*(action["what"] for action in actions.values()), address))
    look_back = whole_day(f"{whose}-after", learning.look_back(answers, today), say["learn.follow"], told, change=change)
    return as_calendar([*events, *([look_back] if actions else [])])
