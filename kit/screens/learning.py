"""The onboarding path: a map with what is done, chapters below it, a sheet to take away. Nobody else is shown any of it."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date
from functools import partial
from typing import Any

from kit import kinds, languages, learning, reports, store
from kit.content import Library
from kit.errors import MoveRefused
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.harvest import harvest, reminded, to_go_on
from kit.screens.visit import Request, View, Visit
from kit.screens.way import way

FILES = {  # kind → type and name: the plan to show, and everything for oneself
    "plan": ("text/html", "partnership-plan.html"),
    "ics": ("text/calendar", "partnership-plan.ics"),
    "html": ("text/html", "everything-for-me.html"),
    "txt": ("text/plain", "everything-for-me.txt"),
}
LATER = (learning.REVIEW, learning.FOLLOW)


def learning_screen(visit: Visit, request: Request) -> View:
    """The map, or a chapter with the way back to it. Raises: KitError if what was asked is refused."""
    if request.do == "file":
        return _file(visit, request)
    answers = _answers(visit)
    wanted = _wanted(visit, request, answers)
    sitting = visit.sitting or learning.sitting_of(visit.library, answers)
    if not wanted:
        return View(_map(visit, answers, sitting))
    if request.do == "chapter":
        _note(visit, chapter=wanted)
    definition = learning.chapter_definition(
        visit.library, wanted, answers, sitting=sitting, drawer=_drawer(visit), host=visit.host
    )
    stored = _stored(visit, wanted)
    told = {"told": _told(visit, stored.answer, answers)}
    back = b.row(b.button("map", visit.say("learn.to_map"), style="quiet home"), _onward(visit, wanted, answers))
    here = {"chapter": wanted, "whose": store.mark_of(visit.database, store.seat_of(visit.database, visit.browser))}
    return View([back], here, exercise=definition, stored=asdict(stored), so_far=told)


def _told(visit: Visit, answer: Mapping[str, Any], answers: learning.Answers) -> dict[str, Any]:
    """What comes back after an answer, to somebody on that side."""
    return learning.feedback(visit.library, answer, learning.seat(answers))


def _onward(visit: Visit, chapter: str, answers: learning.Answers) -> Block | None:
    """The chapter to go on with; the end of a chapter presses it."""
    then = learning.next_chapter(visit.library, chapter, answers) if chapter in visit.library.chapters else ""
    if not then:
        return None
    title = visit.say("learn.next", title=learning.short_title(visit.library, then))
    return b.button("chapter", title, style="quiet onward", sends={"chapter": then})


def learning_answered(visit: Visit, page_state: Mapping[str, Any], answer: Any, rev: Any) -> dict[str, Any]:
    """Keep a chapter's answers; what is committed afterwards, and why, of what was answered. Raises: KitError."""
    chapter = str(page_state.get("chapter", ""))
    if chapter not in (*visit.library.chapters, *LATER):
        raise MoveRefused("learn.dropped")
    rules = learning.chapter_rules(visit.library, chapter)
    kept = kinds.fitting(rules, answer)
    seat = store.seat_to_write(visit.database, visit.browser, str(page_state.get("whose", "")), today=visit.today)
    stored = store.save(visit.database, seat.id, learning.record(chapter), kept, rev=kinds.checked_rev(rev))
    if chapter == "plan" and stored.answer.get("done"):
        _note(visit, planned=visit.today.isoformat())
    return {"stored": asdict(stored), "shown": {"told": _told(visit, stored.answer, _answers(visit))}}


def _wanted(visit: Visit, request: Request, answers: learning.Answers) -> str:
    """The chapter to show, if one is asked for that is offered; "" for the map."""
    if request.do == "map":
        return ""
    asked = request.text("chapter", 20) if request.do == "chapter" else request.at("chapter")
    if asked == learning.FOLLOW and not learning.plan(visit.library, answers):
        return ""
    return asked if asked in (*visit.library.chapters, *LATER) else ""


def _drawer(visit: Visit) -> str:
    """Whose unsaved words these are: another browser, or this one after everything was erased, has another drawer."""
    return store.lookup_of(visit.database, "drawer", visit.browser)[:12]


def next_sitting(visit: Visit) -> int:
    """The number of the sitting that begins when a page is opened."""
    return learning.sitting_of(visit.library, _answers(visit))


def _answers(visit: Visit) -> dict[str, dict[str, Any]]:
    seat = store.seat_of(visit.database, visit.browser)
    return store.load_all(visit.database, seat.id, learning.ROOM) if seat else {}


def _stored(visit: Visit, chapter: str) -> store.Stored:
    seat = store.seat_of(visit.database, visit.browser)
    return store.load(visit.database, seat.id, learning.record(chapter)) if seat else store.Stored()


def _note(visit: Visit, **found: str) -> None:
    """So that the map can say where one left off, and since when there is a plan; here and with the six words."""
    seat = store.make_seat(visit.database, visit.browser, today=visit.today)
    before = store.load(visit.database, seat.id, learning.record(learning.MAP))
    now = {**found, **before.answer} if "planned" in found else {**before.answer, **found}
    store.save(visit.database, seat.id, learning.record(learning.MAP), now, rev=before.rev + 1)


# ---- the map


def _map(visit: Visit, answers: learning.Answers, sitting: int) -> list[Block]:
    say, library = visit.say, visit.library
    whole = sum(facts.minutes for facts in library.chapters.values())
    last = str(answers.get(learning.record(learning.MAP), {}).get("chapter", ""))
    begun = (
        [
            b.text(say("learn.whole", n=whole, of=len(library.chapters)), "lead"),
            b.text(f"{say('learn.private')} {kinds.privacy(visit.phrases, visit.host)}", "notice"),
        ]
        if not answers
        else []
    )
    chapters = [_chapter_card(visit, answers, key) for key in library.chapters]
    going = not all(learning.is_done(answers, key) for key in library.chapters)
    seat = store.seat_of(visit.database, visit.browser)
    kept = say("mine.kept", date=visit.day(seat.keep_until)) if seat else say("mine.none")
    drawn, later = way(visit, answers, _wanted_next(visit, answers, last)), _later(visit, answers, sitting)
    rest = [
        *_dropped(visit, answers),
        *(_mine(visit, answers) if answers else []),
        *([] if going else [b.fold(say("learn.chapters_again"), *chapters)]),
        _game(visit),
    ]
    erased = b.card(b.text(kept), b.link(say("app.mine"), f"/mine?lang={visit.language}"))
    top, onward, remind = harvest(visit, answers), to_go_on(visit, answers), reminded(visit, answers)
    if going or not top:
        left = _left_off(visit, answers, last)
        return [*begun, *top, *left, *drawn, *(chapters if going else []), *onward, *remind, *later, *rest, erased]
    folded = [*(later if onward else []), *remind, *rest]
    return [*top, *(onward or later), b.fold(say("learn.rest"), *folded), erased]


def _game(visit: Visit) -> Block:
    """Beside the path, below all of it: the same agreement from two chairs."""
    game, say = visit.library.simulator, visit.say
    minutes = say("minutes.each", n=game.facts.minutes.alone)
    address = f"/simulator?lang={visit.language}"
    return b.card(
        b.text(say("play.beside", title=game.words.title), "say"),
        b.text(game.words.invitation, "soft"),
        b.text(minutes, "soft"),
        b.link(say("play.open"), address),
    )


def _left_off(visit: Visit, answers: learning.Answers, last: str) -> list[Block]:
    """Where one left off; where that is done, the next chapter that is not; at the very beginning, the first."""
    if not answers:
        return [
            b.row(b.button("chapter", visit.say("begin"), style="main", sends={"chapter": next(iter(visit.library.chapters))}))
        ]
    wanted = _wanted_next(visit, answers, last)
    if not wanted:
        return []
    title = visit.library.onboarding.chapters[wanted].title
    said = visit.say("learn.left_off" if wanted == last else "learn.next", title=title)
    return [b.card(b.text(said, "say"), b.button("chapter", visit.say("learn.go_on"), style="main", sends={"chapter": wanted}))]


def _wanted_next(visit: Visit, answers: learning.Answers, last: str) -> str:
    """The chapter that was left open, else the next that is not done; "" before the first and after the last."""
    order = [*visit.library.chapters]
    if last not in order:
        return ""
    place = order.index(last)
    return next((key for key in (last, *order[place + 1 :], *order[:place]) if not learning.is_done(answers, key)), "")


def _chapter_card(visit: Visit, answers: learning.Answers, key: str) -> Block:
    say, facts, words = visit.say, visit.library.chapters[key], visit.library.onboarding.chapters[key]
    state, number = learning.state(answers, key), [*visit.library.chapters].index(key) + 1
    how_long = say("minutes.each", n=facts.minutes) if facts.minutes > 1 else say("learn.minute")
    slug = visit.library.framework.principle(facts.principle).slug if facts.principle else ""
    return b.card(
        b.heading(words.title),
        b.text(f"{number} · {how_long} · {say(f'learn.state_{state}')}", "soft"),
        b.button("chapter", say("learn.open" if state == "open" else "learn.reopen"), sends={"chapter": key}, of=words.title),
        slug=slug,
    )


def _later(visit: Visit, answers: learning.Answers, sitting: int) -> list[Block]:
    """What waits for another evening, and how long it takes; nobody has to."""
    say, (found, minutes) = visit.say, learning.waiting(visit.library, answers, sitting)
    parts = [say(f"learn.waits_{part}_{n}") for part, n in found.items() if n]
    if not parts:
        return []
    open_it = b.button("chapter", say("learn.review_open"), sends={"chapter": learning.REVIEW}, of=say("learn.review"))
    hint = say("learn.review_hint", what=languages.listed(parts, visit.language), n=max(1, minutes))
    later = [say("learn.later", title=title, text=text) for title, text in learning.later_chapters(visit.library, answers)]
    return [b.card(b.heading(say("learn.review")), b.text(hint, "soft"), *(b.text(line, "soft") for line in later), open_it)]


def _dropped(visit: Visit, answers: learning.Answers) -> list[Block]:
    """Chapters that are offered no more: what was written in them stays."""
    words, kept = visit.library.onboarding.chapters, {*visit.library.chapters, *visit.library.later}
    gone = [words[key].title for key in words if key not in kept and answers.get(learning.record(key))]
    return [b.text(visit.say("learn.gone", title=title), "notice") for title in gone]


def _mine(visit: Visit, answers: learning.Answers) -> list[Block]:
    """What one takes away: first week, journal, what is worth reading again; its files. The plan stands above."""
    say, library = visit.say, visit.library
    kinds_ = [kind for kind in FILES if kind != "ics" or not learning.plan(library, answers)]
    looks = {"txt": "quiet"}
    files = b.row(
        *(b.button("file", say(f"learn.file_{kind}"), style=looks.get(kind, ""), sends={"kind": kind}) for kind in kinds_)
    )
    return [
        b.heading(say("learn.whole_sheet")),
        *(_section(title, lines) for title, lines in reports.own_sheet(library, answers) if title != say("learn.plan")),
        files,
    ]


def _section(title: str, lines: list[tuple[str, str]]) -> Block:
    return b.fold(title, b.pairs(lines))


def _plan_ics(visit: Visit, library: Library, answers: learning.Answers, today: date) -> bytes:
    """A plan is told from others by a keyed hash of its seat: the same in every file, and nobody else can make it."""
    seat = store.make_seat(visit.database, visit.browser, today=today)
    whose = store.lookup_of(visit.database, "calendar", seat.id)[:20]
    address = f"{visit.address}/onboarding?lang={visit.language}"
    return reports.plan_ics(library, answers, today, whose=whose, change=_stored(visit, "plan").rev, address=address)


def _file(visit: Visit, request: Request) -> View:
    """One's own sheet as a file. Raises: MoveRefused for one of another kind."""
    kind, answers = request.text("kind", 4), _answers(visit)
    makers: dict[str, Callable[[Library, learning.Answers, date], bytes]] = {
        "plan": reports.plan_html,
        "html": reports.sheet_html,
        "ics": partial(_plan_ics, visit),
        "txt": reports.sheet_text,
    }
    make = makers.get(kind)
    if make is None:
        raise MoveRefused("round.not_now")
    data = make(visit.library, answers, visit.today)
    view = learning_screen(visit, Request(page_state=request.page_state))
    mime, name = FILES[kind]
    view.file = {"name": name, "mime": mime, "data": base64.b64encode(data).decode()}
    return view
