"""The report for paper and for the archive: a tagged PDF (PDF/UA-1) of two pages and an annex, set by typst.

typst is imported when a file is made. It reads one folder that holds the words as data and the pictures, and nothing else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from kit.content import Phrases
from kit.reports.account import Account
from kit.reports.annex import annex
from kit.reports.tables import cell
from kit.reports.took_place import ExerciseResult
from kit.store import ACTION_PARTS

HERE = Path(__file__).parent
FIXED = datetime(2026, 1, 1, tzinfo=UTC)  # no clock is in a file
NO_LETTER = "could not be displayed"  # PDF/UA wants a letter for every character
PICTURES = ("picture", "talk", "actions_before", "actions", "no_actions", "as_table", "exercises")
LONGEST_WHOLE = 40  # letters of a name that is never broken
Words = dict[str, Any]


def as_pdf(told: Account, phrases: Phrases, *, paper: str = "a4") -> bytes:
    """The report as PDF on "a4" or "us-letter". Where a name has letters that no font here holds it is not PDF/UA."""
    import typst

    with TemporaryDirectory() as folder:
        for name, svg in _drawn(told):
            Path(folder, name).write_text(svg, "utf-8")
        Path(folder, "told.json").write_text(json.dumps(_plain(_told(told, phrases, paper)), ensure_ascii=False), "utf-8")
        Path(folder, "report.typ").write_bytes((HERE / "report.typ").read_bytes())
        main = str(Path(folder, "report.typ"))
        set_in: Words = {"root": folder, "font_paths": _fonts(), "timestamp": FIXED}
        compiled = cast("Callable[..., bytes]", typst.compile)
        try:
            made = compiled(main, pdf_standards=["ua-1"], **set_in)
        except typst.TypstError as error:
            if NO_LETTER not in str(error):
                raise
            made = compiled(main, **set_in)  # tagged all the same; what no font here holds is a box
        return made


@cache
def _fonts() -> Any:
    """Those that come with matplotlib, and the machine's: looked through once."""
    import matplotlib as mpl
    import typst

    return typst.Fonts(font_paths=[str(Path(mpl.get_data_path(), "fonts", "ttf"))])


def _plain(value: Any) -> Any:
    """The same without characters that no file may hold."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return cell(value)


def _drawn(told: Account) -> Iterator[tuple[str, str]]:
    yield "legend.svg", told.legend.draw()
    for profile in told.profiles:
        if profile.draw:
            yield f"{profile.id}.svg", profile.draw()
    for n, done in enumerate(told.exercises):
        if done.draw:
            yield f"exercise-{n}.svg", done.draw()


def _told(told: Account, phrases: Phrases, paper: str) -> Words:
    say = {key: phrases[f"results.{key}"] for key in PICTURES}
    say |= {
        "ask": phrases["card.ask"],
        "method": phrases["report.method"],
        "what_it_is": phrases["report.what_it_is"],
        "days": phrases["days_ahead.title"],
        "annex": phrases["report.annex"],
        "summary": phrases["report.summary"],
    }
    return {
        "language": told.language,
        "paper": paper,
        "title": told.title,
        "about": told.about,
        "warning": told.warning,
        "names": "|".join(re.escape(name) for name in told.sides if len(name) <= LONGEST_WHOLE),
        "first": told.first,
        "stamps": stamps(told, phrases),
        "readers": list(filter(None, (told.accepted, told.waiting))),
        "reading": told.reading,
        "legend": told.legend.words,
        "pictures": [{"name": p.name, "file": f"{p.id}.svg", "words": p.sentence} for p in told.profiles if p.draw],
        "talk": [{"name": q.name, "beside": q.beside, "ask": q.ask} for q in told.talk],
        "no_talk": told.no_talk,
        "chance": told.chance,
        "without_card": told.without_card,
        "heads": heads(phrases),
        "before": action_rows(told.actions_before, "outcome", phrases),
        "actions": action_rows(told.actions, "confirmed", phrases),
        "promise": told.promise,
        "days": told.days,
        "further": told.further,
        "table": told.table.plain(),
        "assessed": told.assessed,
        "has_annex": told.has_annex,
        "exercises": [_exercise(n, done) for n, done in enumerate(told.exercises)],
        "annex": [{"title": title, "rows": rows} for title, rows in annex(replace(told, exercises=()), phrases)],
        "say": say,
    }


def _exercise(n: int, done: ExerciseResult) -> Words:
    """An exercise with its picture below its sentences; a picture without any is called as the exercise."""
    title, said = f"{done.title} · {done.side}", " ".join(done.sentences)
    return {"title": title, "lines": done.sentences, "file": f"exercise-{n}.svg" if done.draw else "", "words": said or title}


def stamps(told: Account, phrases: Phrases) -> list[str]:
    """What stands above everything as a warning: that it is made up, that it is a draft."""
    made_up = [phrases["results.synthetic"]] if told.synthetic else []
    draft = [phrases["report.draft"]] if told.draft else []
    return [*made_up, *draft]


def heads(phrases: Phrases) -> list[str]:
    """The columns of a table of actions."""
    what, who, means, when, sign = (phrases[f"action.{part}"] for part in ACTION_PARTS.values())
    return [what, means, f"{who}\n{when}", sign, phrases["sheet.state"]]


def action_rows(actions: tuple[dict[str, str], ...], state: str, phrases: Phrases) -> list[list[str]]:
    """Actions as rows: what about which question, with what means, who by when, how the partner will know, where it stands."""
    return [[_about(a, phrases), a["means"], f"{a['who']}\n{a['by']}", a["sign"], a[state]] for a in actions]


def _about(action: dict[str, str], phrases: Phrases) -> str:
    """What changes, and which question that is about."""
    return "\n".join(
        filter(None, (action["what"], phrases.say("action.about_one", item=action["about"]) if action["about"] else ""))
    )
