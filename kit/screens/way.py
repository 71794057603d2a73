"""The map of the path drawn: a station for each chapter, where one is, and what is gathered; a line says the same."""

from __future__ import annotations

from kit import learning
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.visit import Visit


def way(visit: Visit, answers: learning.Answers, here: str) -> list[Block]:
    """The drawn way, and what it shows in words once there is something; `here`: the chapter to go on with, or ""."""
    drawn = b.way([_station(visit, answers, key, here=key == here) for key in visit.library.chapters])
    return [drawn, b.text(_in_words(visit, answers), "soft")] if answers else [drawn]


def _station(visit: Visit, answers: learning.Answers, key: str, *, here: bool) -> dict[str, object]:
    kept, facts = learning.gathered(answers, key), visit.library.chapters[key]
    slug = visit.library.framework.principle(facts.principle).slug if facts.principle else ""
    return {"state": learning.state(answers, key), "slug": slug, "here": here, "gathered": kept}


def _in_words(visit: Visit, answers: learning.Answers) -> str:
    chapters = visit.library.chapters
    done = sum(learning.is_done(answers, key) for key in chapters)
    planned = len(learning.plan(visit.library, answers))
    return visit.say(
        "learn.way", done=done, of=len(chapters), sentences=len(learning.journal(visit.library, answers)), actions=planned
    )
