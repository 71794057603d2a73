"""Walls of made-up workshops, drawn in one tab: their blocks go straight to the panel, no server, no database."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from time import time
from typing import TYPE_CHECKING, Any

import kit.server
from kit import asking, content, languages
from kit.kinds.entry import rules_of
from kit.kinds.shelf import kind_of
from kit.rounds import Scene, Seen
from kit.scoring import declare
from kit.screens import wall
from kit.store import ASSESSMENT, Note, Part, Pooling, Promise, Released, Round, RoundSide, Stage
from kit.widgets import front_end, styles
from tests.kinds.answers import at_random
from tests.screens.made import ACTION, LIBRARY, PROPOSAL, TODAY, Eyes, workshop

if TYPE_CHECKING:
    from playwright.sync_api import Page

SITE = Path(kit.server.__file__).parent / "static" / "site.css"
ADDRESS = "http://127.0.0.1:9/"
NAMES = (
    "Northlight", "Collectif Maji", "Fédération des organisations paysannes du Grand Nord", "Raíces", "شبكة النساء من أجل الأرض 🌱",
    "Association of Lawyers of Benin", "Association of Lawyers of Mali", "Tumaini Youth Network",
)  # fmt: skip
STAGES = (
    "lobby",
    "opening",
    "silent",
    "caucus",
    "reveal",
    "told",
    "overview",
    "talking",
    "again",
    "board",
    "actions",
    "pause",
    "end",
)
KINDS = ("assessment", "check-exit", "matrix", "log", "map", "shares", "timeline", "chairs", "cards", "story")
SIZES = ((1024, 768), (1920, 1080))
PAGE = """<!doctype html><html lang="fr"><meta charset="utf-8"><title>Wall</title><style>%(styles)s</style>
<body class="kit"><main class="page"><div id="page" class="projector"></div></main><script type="module">
import widget from "/panel.js";
const heard = {}, state = { words: %(words)s, shown: { n: 1, version: 1, where: {}, blocks: [] }, asked: {} };
const model = { get: (key) => state[key], set: (key, value) => { state[key] = value; }, off: () => {}, on: (event, f) => (heard[event] ??= []).push(f), save_changes: () => {} };
window.show = (blocks, own) => { state.shown = { n: state.shown.n + 1, version: 1, where: {}, blocks, own }; heard["change:shown"].forEach((f) => f()); };
widget.render({ model, el: document.getElementById("page") });
window.ready = true;
</script></body></html>"""


def sides(many: int) -> tuple[RoundSide, ...]:
    facts = {"people": 12, "mode": "anonymous", "seats": 9, "finished": 7}
    return tuple(RoundSide(id=f"side-{n + 1}", name=name, funds=n == 0, **facts) for n, name in enumerate(NAMES[:many]))


def asked_of(kind: str) -> str:
    """An exercise of that kind; the assessment."""
    return (
        kind
        if kind in (ASSESSMENT, "check-exit")
        else next(e.id for e in sorted(LIBRARY.shelf.values(), key=lambda e: e.id) if e.kind == kind)
    )


def released(round_: Round, part: Part) -> tuple[Released, ...]:
    """What all sides showed of it, each its own."""
    if part.what == ASSESSMENT:
        items = content.chosen(LIBRARY.items, content.SHORT)
        return tuple(
            Released("all", side.id, f"{form}.{item.id}", (n * 2 + place * 3 + (form == "meta")) % 5, "", None, part.number)
            for place, side in enumerate(round_.sides)
            for form in (("self", "meta") if place == 0 else ("view", "then"))
            for n, item in enumerate(items)
        )
    if part.what == "check-exit":
        return tuple(
            Released("all", "", f"self.{item.id}", 1 + n, "", None, part.number)
            for n, item in enumerate(asking.items_of(LIBRARY, round_, part))
        )
    exercise, found = LIBRARY.shelf[part.what], []
    for place, side in enumerate(round_.sides):
        choose = at_random(place)
        there = {f"side-{n}" for n in range(len(round_.sides) + 1, 13)}
        rules = {q: rule for q, rule in rules_of(exercise).items() if not there & set(q.split("."))}
        said = {q: choose(rule) for q, rule in rules.items()}
        if part.pools == Pooling.LEVELS:
            said = {
                q: v
                for q, v in said.items()
                if q.split(".")[0] in exercise.facts[exercise.kind]["subjects"][:3] and isinstance(v, int)
            }
            found += [Released("all", side.id, q, v, "", None, part.number) for q, v in said.items()]
        else:
            found += [Released("all", side.id, row.question, None, "", None, part.number, row.value) for row in declare(said)]
    return tuple(found)


def scene(kind: str, stage: str, many: int, *, second: str = "") -> Scene:
    """A workshop of so many sides that asks something of that kind, at that stage of the room."""
    what = asked_of(kind)
    at = {"silent": Stage.OPEN, "caucus": Stage.CAUCUS}.get(stage, Stage.REVEALED if has_pictures(kind) else Stage.CLOSED)
    slide = {"told": 1, "overview": 400}.get(stage, 0)
    live = {
        "second": second,
        "board": stage in ("board", "talking"),
        "line": 2,
        "slide": slide,
        "begun": time(),
        "topics": "Les délais de paiement\nQui signe quoi\n" * 4,
    }
    live |= {
        "lobby": {"line": -1},
        "pause": {"paused": True},
        "end": {"ended": True},
        "actions": {"line": 4},
        "opening": {"line": 0},
    }.get(stage, {})
    promise = Promise("La direction des programmes", NAMES[0], TODAY)
    round_ = replace(workshop(what, at, live=live), sides=sides(many), languages=("fr", "en"), promise=promise)
    if kind == "check-exit" and stage in ("caucus", "again", "talking"):
        stage = "reveal"
    if stage in ("lobby", "opening", "talking", "actions"):
        round_ = replace(round_, part=0)
    rows = released(round_, round_.parts[0]) if stage in ("reveal", "told", "overview", "talking", "again", "board") else ()
    if stage == "again":
        first = replace(round_.parts[0], pools=Pooling.LEVELS)
        second_look = Part(2, "again-1", Pooling.LEVELS, Stage.REVEALED)
        rows = (*rows, *(replace(row, part=2, level=(row.level + 1) % 5) for row in rows if row.level is not None))
        round_ = replace(round_, parts=(first, second_look), part=2)
    notes = tuple(
        Note(f"n{n}", "Chaque semaine les mêmes chiffres, dans un autre tableau. " * (1 + n % 3), 1, shown=True) for n in range(9)
    )
    proposals = tuple(replace(PROPOSAL, id=f"p{n}", what=PROPOSAL.what * 4, taken=n) for n in range(3))
    seen = Seen(round_, (), (ACTION, replace(ACTION, number=2))) if stage == "end" else None
    return Scene(
        round=round_,
        shown=rows,
        seen=seen,
        actions=seen.actions if seen else (),
        notes=notes if live["board"] else (),
        proposals=proposals if stage == "actions" else (),
    )


def has_pictures(kind: str) -> bool:
    """Whether anything of that kind is ever shown to all."""
    return kind in (ASSESSMENT, "check-exit") or kind_of(LIBRARY.shelf[asked_of(kind)]).pools != "own"


def opened(page: Page, language: str = "fr", screen: str = "projector") -> Page:
    """A tab with an empty wall."""
    words = {"language": language, "direction": languages.direction(language), "screen": screen, "stream": False}
    sheets = "\n".join((styles("panel"), SITE.read_text(encoding="utf-8")))
    text = PAGE % {"styles": sheets, "words": json.dumps(words)}
    page.route(ADDRESS, lambda route: route.fulfill(body=text, content_type="text/html"))
    page.route(f"{ADDRESS}panel.js", lambda route: route.fulfill(body=front_end("panel"), content_type="text/javascript"))
    page.route(f"{ADDRESS}favicon.ico", lambda route: route.fulfill(status=204))
    page.goto(ADDRESS)
    page.wait_for_function("window.ready")
    return page


def blocks(found: Scene) -> list[dict[str, Any]]:
    return wall.draw(Eyes(language="fr", address="http://192.168.178.21:8866"), found).blocks


def put_up(page: Page, found: Scene, size: tuple[int, int]) -> None:
    """That scene on a wall of that size."""
    if page.viewport_size != {"width": size[0], "height": size[1]}:
        page.set_viewport_size({"width": size[0], "height": size[1]})
    page.evaluate("([blocks, own]) => show(blocks, own)", [blocks(found), [side.name for side in found.round.sides]])
    page.evaluate("() => Promise.all([...document.images].map((img) => img.decode().catch(() => 0)))")
