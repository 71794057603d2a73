"""Every picture on one page, for looking: `make gallery` writes `build/gallery.html`.

Each exercise with its made-up answer, with answers by lot, with the least and the most that can be answered, and once more
between six organisations whose names are as long, as short and as foreign as they come; in French and in English, in grey too.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

from kit import charts, content, kinds, settings
from kit.kinds.entry import accepted, rules_of
from kit.kinds.made_up import made_up
from tests.kinds import answers

PAGE = Path("build/gallery.html")
TWO = {"name.side-1": "Northlight", "name.side-2": "Collectif Maji", "funds": "side-1", "own": "side-2"}
SIX = {
    "name.side-1": "Northlight",
    "name.side-2": "Fédération nationale des organisations paysannes et pastorales du Grand Nord-Ouest",
    "name.side-3": "جمعية نساء الوادي للتنمية الريفية",
    "name.side-4": "🌱 Green",
    "name.side-5": "CM",
    "name.side-6": "Donaudampfschifffahrtsgesellschaftskapitänsverband",
    "funds": "side-1",
    "own": "side-2",
}
SORTS = {
    "by lot 1": answers.at_random(1),
    "by lot 2": answers.at_random(2),
    "the least": answers.lowest,
    "the most": answers.highest,
}
HEAD = """<!doctype html><meta charset="utf-8"><title>Pictures</title><style>
body { font-family: system-ui, sans-serif; margin: 1rem; background: #f1ece3 } section { border-top: 2px solid }
div { display: flex; gap: 1rem; align-items: start; overflow-x: auto } figure { margin: 0; width: 328px; flex: none }
img { width: 100%; background: #fff } .grey { filter: grayscale(1) } figcaption { font-size: .9rem }
</style>"""


def answered(library: content.Library, exercise: content.Exercise, sort: str) -> dict[str, Any]:
    """An answer of that sort."""
    found = {question: SORTS[sort](rule) for question, rule in rules_of(exercise).items() if question != "at"}
    return accepted(exercise, {question: value for question, value in found.items() if value is not None})


def sittings(library: content.Library, exercise: content.Exercise) -> Iterator[tuple[str, kinds.Sitting]]:
    """What it is → an answered exercise: made up, then every sort between two and between six."""
    if exercise.made_up:
        yield "made up", made_up(library, exercise)
    for people, sides in (("two", TWO), ("six", SIX)):
        for sort in SORTS:
            answer = answered(library, exercise, sort)
            partnership = kinds.partnership_of(sides)
            yield f"{people}, {sort}", kinds.Sitting(exercise, partnership, library.phrases, library.language, answer)


def figure(said: str, sitting: kinds.Sitting, look: str = "") -> str:
    """A picture above its first sentence."""
    found = kinds.own_picture(sitting)
    image = f'<img class="{look}" src="{charts.as_image(found.draw())}" alt="">' if found.draw else "<p>no picture</p>"
    return f"<figure>{image}<figcaption><b>{escape(said)}</b> {escape(sitting.finding(found.sentences))}</figcaption></figure>"


def row(source: content.Source, name: str) -> str:
    """One exercise: French, made up in English, and the first one in grey."""
    french, english = (content.library(source, language) for language in ("fr", "en"))
    here = list(sittings(french, french.shelf[name]))
    there = next(sittings(english, english.shelf[name]))[1]
    found = [figure("grey", here[0][1], "grey"), *(figure(said, sitting) for said, sitting in here), figure("English", there)]
    return f'<section id="{name}"><h2>{name} ({french.shelf[name].kind})</h2><div>{"".join(found)}</div></section>'


def page(source: content.Source, names: Mapping[str, Any]) -> str:
    """All of them, one kind after the other."""
    kind = {name: content.library(source, "fr").shelf[name].kind for name in names}
    return HEAD + "".join(row(source, name) for name in sorted(names, key=lambda name: (kind[name], name)))


if __name__ == "__main__":
    chosen = content.Source(settings.read({}).exercises)
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(chosen, dict.fromkeys(sys.argv[1:] or chosen.exercises)), "utf-8")
